package handlers

import "bothsides/internal/answer"

func topics() Command {
	return Command{
		Name:    "topics",
		Options: []Option{privateOption()},
		Example: "/topics",
		Run:     runTopics,
	}
}

// runTopics lists the topics of the reviewed map, or where there is none
// those that can be searched for.
func runTopics(h *House, args Args) (answer.Answer, error) {
	l := args.Language
	var a answer.Answer
	names := h.Index.Topics()
	if len(h.Corpus.Topics) > 0 {
		names = nil
		for _, t := range h.Corpus.Topics {
			names = append(names, t.Name(string(l)))
		}
		a.Actions = []answer.Action{topicMenu(l, h.Corpus.Topics)}
	}
	if len(names) == 0 {
		a.Body = []answer.Block{{Heading: l.Text("topics.heading"), Lines: []string{l.Text("refusal.no-topics")}}}
		return a, nil
	}
	a.Body = []answer.Block{
		{Heading: l.Text("topics.heading"), Lines: names, List: true},
		{Lines: []string{l.Text("topics.ask", h.Example(whoSaid()))}},
	}
	return a, nil
}
