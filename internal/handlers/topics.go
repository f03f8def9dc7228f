package handlers

import (
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

func topics() Command {
	return Command{
		Name:             "topics",
		Options:          []Option{privateByDefault()},
		Example:          "/topics",
		PrivateByDefault: true,
		Run:              runTopics,
	}
}

// runTopics lists the topics of the reviewed map.
func runTopics(svc *Service, args Args) (answer.Answer, error) {
	l, topics := args.Language, svc.Corpus.Topics
	heading := l.Text("topics.heading")
	if len(topics) == 0 {
		none := answer.Block{Heading: heading, Lines: []string{l.Text("refusal.no-topics")}}
		return answer.Answer{Content: answer.Page{Body: []answer.Block{none}}}, nil
	}
	return answer.Answer{
		Content: answer.Page{Body: []answer.Block{
			{Heading: heading, Lines: topicNames(l, topics), List: true, Menu: true},
			{Lines: []string{l.Text("topics.ask", whoSaid().ExampleOver(svc.Corpus, l))}},
		}},
		Actions: []answer.Action{topicMenu(l, topics)},
	}, nil
}

func topicOption() Option {
	return Option{Name: "topic", Required: true, Min: 1, Max: 100, Words: "option.topic.example", Sample: sampleTopic, Complete: completeTopic, DescribeAny: "option.topic.any"}
}

// topic is what was typed as the option topic; a topic's name in another
// language, as some clients send it in place of the value, is put back
// into English.
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
	for _, t := range svc.Index.Complete(typed, maxSuggestions) {
		s := Suggestion{t.Name(string(l)), t.Name(string(message.English))}
		if len(out) < maxSuggestions && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// topicsWith lists reviewed topics with a word in their name that begins as
// typed; all where nothing is.
func topicsWith(c *corpus.Corpus, l message.Language, typed string) []Suggestion {
	var out []Suggestion
	words := typedWords(typed)
	for _, t := range c.Topics {
		name := t.Name(string(l))
		if len(out) < maxSuggestions && (typed == "" || words.begin(name)) {
			out = append(out, Suggestion{name, t.Name(string(message.English))})
		}
	}
	return out
}

// topicNames are what topics are called in a language.
func topicNames(l message.Language, topics []*corpus.Topic) []string {
	var out []string
	for _, t := range topics {
		out = append(out, t.Name(string(l)))
	}
	return out
}
