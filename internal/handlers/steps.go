package handlers

import (
	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// steps are what to do next with the passages of an answer: read them in
// their place, compare what both sides say on their topic, cite them.
func steps(c *corpus.Corpus, l message.Language, passages []*corpus.Passage) []answer.Action {
	if len(passages) == 0 {
		return nil
	}
	actions := append(make([]answer.Action, 0, 3), contextAction(l, passages))
	if topic := bestTopic(c, passages); topic != nil {
		actions = append(actions, compareAction(l, topic))
	}
	return append(actions, citeAction(l, passages))
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
