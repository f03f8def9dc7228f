package handlers

import (
	"strings"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
	"bothsides/internal/search"
)

func compare() Command {
	return Command{
		Name:    "compare",
		Options: []Option{topicOption(), privateOption()},
		Example: "/compare economy",
		Run: func(h *House, args Args) (answer.Answer, error) {
			a, err := h.find("compare", args.Language, args.Text("topic"), search.Query{Text: h.topic(args)})
			a.Columns = true
			return a, err
		},
		Press: pressCompare,
	}
}

// pressCompare opens the topic that the state's choice names, or another page
// of what was found.
func pressCompare(h *House, l message.Language, state answer.State) (answer.Answer, error) {
	if len(state.Passages) > 0 {
		return pressPage(h, l, state)
	}
	topic := h.Corpus.Topic(state.Choice)
	if topic == nil {
		return stale(l), nil
	}
	return h.topicAnswer(l, topic), nil
}

// topicAnswer is what both sides say on a topic of the reviewed map.
func (h *House) topicAnswer(l message.Language, topic *corpus.Topic) answer.Answer {
	a := answer.Answer{Lead: l.Text("compare.topic", topic.Name(string(l))), Columns: true}
	for _, s := range h.Corpus.Statements {
		section := answer.Section{Statement: s}
		for _, p := range topic.Of(s) {
			section.Quotes = append(section.Quotes, answer.Quote{Passage: p, Marks: markWords(p, topic.Words(s))})
		}
		a.Sections = append(a.Sections, section)
	}
	passages := passagesOf(a.Sections)
	a.Actions = []answer.Action{
		{Label: l.Text("action.context"), State: answer.State{Command: "context", Passages: passages}},
		citeAction(l, passages),
	}
	return a
}

// markWords marks the words where they stand in the passage, once.
func markWords(p *corpus.Passage, words string) []corpus.Span {
	at := strings.Index(p.Text(), words)
	if words == "" || at < 0 {
		return nil
	}
	return []corpus.Span{{Start: at, End: at + len(words)}}
}
