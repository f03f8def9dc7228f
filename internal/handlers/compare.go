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
		Example: "/compare energy ceasefire",
		Run: func(svc *Service, args Args) (answer.Answer, error) {
			a, err := svc.find("compare", args.Language, args.Text("topic"), search.Query{Text: topic(svc.Corpus, args)})
			if found, ok := a.Content.(answer.Passages); ok {
				found.Columns = true
				a.Content = found
			}
			return a, err
		},
		Press: pressCompare,
	}
}

// pressCompare opens the topic that the state's choice names, or another page
// of what was found.
func pressCompare(svc *Service, l message.Language, state answer.State) (answer.Answer, error) {
	if len(state.Passages) > 0 {
		return pressPage(svc, l, state)
	}
	topic := svc.Corpus.Topic(state.Choice)
	if topic == nil {
		return stale(l), nil
	}
	return topicAnswer(svc.Corpus, l, topic), nil
}

// topicAnswer is what both sides say on a topic of the reviewed map.
func topicAnswer(c *corpus.Corpus, l message.Language, topic *corpus.Topic) answer.Answer {
	content := answer.Passages{Lead: l.Text("compare.topic", topic.Name(string(l))), Columns: true, Sections: topicSections(c, topic)}
	var found [][]*corpus.Passage
	more := false
	for _, s := range content.Sections {
		found = append(found, topic.Of(s.Statement))
		more = more || s.More > 0
	}
	a := answer.Answer{Content: content}
	a.Actions = pageActions(l, answer.State{Command: "compare", Passages: inTurns(found)}, more)
	passages := passagesOf(content.Sections)
	a.Actions = append(a.Actions,
		answer.Action{Label: l.Text("action.context"), State: answer.State{Command: "context", Passages: passages}},
		citeAction(l, passages))
	return a
}

// topicSections gives each statement its first passages on a topic.
func topicSections(c *corpus.Corpus, topic *corpus.Topic) []answer.Section {
	var sections []answer.Section
	for _, s := range c.Statements {
		own := topic.Of(s)
		shown := min(len(own), answer.MaxQuotes)
		section := answer.Section{Statement: s, More: len(own) - shown}
		if len(own) == 0 {
			section.Outcome = answer.Silent // as somebody reviewed
		}
		for _, p := range own[:shown] {
			section.Quotes = append(section.Quotes, answer.Quote{Passage: p, Marks: markWords(p, topic.Words(s))})
		}
		sections = append(sections, section)
	}
	return sections
}

// markWords marks the words where they occur in the passage, once.
func markWords(p *corpus.Passage, words string) []corpus.Span {
	at := strings.Index(p.Text(), words)
	if words == "" || at < 0 {
		return nil
	}
	return []corpus.Span{{Start: at, End: at + len(words)}}
}
