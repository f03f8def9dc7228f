package handlers

import (
	"slices"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// steps are what to do next with the passages of an answer: read them in
// their place, compare what the sides say on their topic, cite them.
func steps(c *corpus.Corpus, l message.Language, passages []*corpus.Passage) []answer.Action {
	return stepsBeside(l, passages, bestTopic(c, passages))
}

// stepsBeside are steps with the topic to compare; nil: none.
func stepsBeside(l message.Language, passages []*corpus.Passage, topic *corpus.Topic) []answer.Action {
	if len(passages) == 0 {
		return nil
	}
	actions := append(make([]answer.Action, 0, 4), contextAction(l, passages))
	if topic != nil {
		actions = append(actions, compareAction(l, topic))
	}
	return append(append(actions, otherWording(l, passages)...), citeAction(l, passages))
}

// otherWording shows what says the same in other wordings of the statements, if
// there is any.
func otherWording(l message.Language, passages []*corpus.Passage) []answer.Action {
	var others []*corpus.Passage
	for _, p := range passages {
		for _, o := range p.Counterparts() {
			if !slices.Contains(others, o) {
				others = append(others, o)
			}
		}
	}
	if others == nil {
		return nil
	}
	return []answer.Action{{Label: l.Text("action.other-wording"), State: answer.State{Command: "context", Passages: others}}}
}

// contextAction shows the first of the passages in its place, and names it.
func contextAction(l message.Language, passages []*corpus.Passage) answer.Action {
	return answer.Action{Label: l.Text("action.context", passages[0].ID()), State: answer.State{Command: "context", Passages: passages}}
}

func compareAction(l message.Language, t *corpus.Topic) answer.Action {
	return answer.Action{Label: l.Text("action.compare", t.Name(string(l))), State: answer.State{Command: "compare", Choice: t.ID}}
}

func citeAction(l message.Language, passages []*corpus.Passage) answer.Action {
	return answer.Action{Label: l.Text("action.cite"), State: answer.State{Command: "cite", Passages: passages}}
}

// bestTopic is the topic that has most of the passages and few others; nil
// where none has any.
func bestTopic(c *corpus.Corpus, passages []*corpus.Passage) *corpus.Topic {
	var best *corpus.Topic
	most := 0.0
	for _, t := range c.Topics {
		shared := 0
		for _, p := range passages {
			if t.Has(p) {
				shared++
			}
		}
		// The measure of Dice: 1 where both sets are the same.
		if fit := 2 * float64(shared) / float64(len(passages)+len(t.Passages)); fit > most {
			best, most = t, fit
		}
	}
	return best
}

// topicMenu is a menu that opens a topic's passages of both sides.
func topicMenu(l message.Language, topics []*corpus.Topic) answer.Action {
	menu := answer.Action{Label: l.Text("action.topics"), State: answer.State{Command: "compare"}}
	for _, t := range topics {
		menu.Options = append(menu.Options, answer.ActionOption{Label: t.Name(string(l)), Value: t.ID})
	}
	return menu
}

// passagesOf lists what the sections quote, in their order.
func passagesOf(sections []answer.Section) []*corpus.Passage {
	var passages []*corpus.Passage
	for _, s := range sections {
		for _, q := range s.Quotes {
			passages = append(passages, q.Passage)
		}
	}
	return passages
}
