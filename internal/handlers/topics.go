package handlers

import (
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
	"bothsides/internal/search"
)

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
func runTopics(svc *Service, args Args) (answer.Answer, error) {
	l := args.Language
	var a answer.Answer
	names := svc.Index.Topics()
	if len(svc.Corpus.Topics) > 0 {
		names = nil
		for _, t := range svc.Corpus.Topics {
			names = append(names, t.Name(string(l)))
		}
		a.Actions = []answer.Action{topicMenu(l, svc.Corpus.Topics)}
	}
	if len(names) == 0 {
		a.Body = []answer.Block{{Heading: l.Text("topics.heading"), Lines: []string{l.Text("refusal.no-topics")}}}
		return a, nil
	}
	a.Body = []answer.Block{
		{Heading: l.Text("topics.heading"), Lines: names, List: true},
		{Lines: []string{l.Text("topics.ask", whoSaid().ExampleOver(svc.Corpus))}},
	}
	return a, nil
}

func topicOption() Option {
	return Option{Name: "topic", Required: true, Min: 1, Max: 100, Sample: sampleTopic, Complete: completeTopic, DescribeAny: "option.topic.any"}
}

// topic is what was typed as the option topic; a topic's name in another
// language, as some clients send it for the value that it stands for, is put
// back into English.
func topic(c *corpus.Corpus, args Args) string {
	typed := args.Text("topic")
	if args.Language == message.English {
		return typed
	}
	for _, t := range c.Topics {
		if strings.EqualFold(strings.TrimSpace(typed), t.Name(string(args.Language))) {
			return t.Name(string(message.English))
		}
	}
	return typed
}

// completeTopic offers topics under their names in the language l; their
// values are the English names, which are searched for.
func completeTopic(svc *Service, l message.Language, typed string) []Suggestion {
	typed = strings.TrimSpace(typed)
	var out []Suggestion
	if l != message.English {
		out = topicsWith(svc.Corpus, l, typed)
	}
	if typed == "" && len(out) > 0 {
		return out
	}
	for _, name := range svc.Index.Complete(typed, maxSuggestions) {
		s := Suggestion{name, name}
		if len(out) < maxSuggestions && !slices.ContainsFunc(out, func(o Suggestion) bool { return o.Value == name }) {
			out = append(out, s)
		}
	}
	return out
}

// topicsWith lists reviewed topics with a word in their name that begins as
// typed; all where nothing is.
func topicsWith(c *corpus.Corpus, l message.Language, typed string) []Suggestion {
	var out []Suggestion
	for _, t := range c.Topics {
		name := t.Name(string(l))
		if len(out) < maxSuggestions && (typed == "" || hasWord(name, typed)) {
			out = append(out, Suggestion{name, t.Name(string(message.English))})
		}
	}
	return out
}

// suggested are the names under which to offer topics of the index: in
// English their own, in another language those of the reviewed topics that
// they belong to.
func (svc *Service) suggested(l message.Language, names []string) []string {
	if l == message.English || len(svc.Corpus.Topics) == 0 {
		return names
	}
	var out []string
	for _, name := range names {
		if t := svc.reviewed(name); t != nil && !slices.Contains(out, t.Name(string(l))) {
			out = append(out, t.Name(string(l)))
		}
	}
	return out
}

// reviewed is the reviewed topic of a name of the index's, or else the one
// that has most of what is found by that name; nil: none.
func (svc *Service) reviewed(name string) *corpus.Topic {
	for _, t := range svc.Corpus.Topics {
		if t.Name(string(message.English)) == name {
			return t
		}
	}
	result, err := svc.Index.Search(search.Query{Text: name})
	if err != nil {
		return nil // offered is what can be; the search that was asked for tells of its own error
	}
	var found []*corpus.Passage
	for _, hits := range result.Hits {
		for _, hit := range hits {
			found = append(found, hit.Passage)
		}
	}
	return bestTopic(svc.Corpus, found)
}
