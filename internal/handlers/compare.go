package handlers

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
			a, err := svc.find("compare", args, args.Text("topic"), search.Query{Text: topic(svc.Corpus, args)})
			return compared(svc.Corpus, a), err
		},
		Press: pressCompare,
	}
}

// compared sets the passages of an answer against each other. It offers no
// comparison of its own topic: that it is.
func compared(c *corpus.Corpus, a answer.Answer) answer.Answer {
	found, ok := a.Content.(answer.Passages)
	if !ok || !a.Quotes() {
		return a
	}
	found.Pairs = pairs(c, found.Sections)
	a.Content = found
	a.Actions = slices.DeleteFunc(a.Actions, func(action answer.Action) bool {
		return action.State.Command == "compare" && len(action.State.Passages) == 0
	})
	return a
}

// pressCompare opens the topic that the state's choice names, or another page
// of what was found.
func pressCompare(svc *Service, l message.Language, state answer.State) (answer.Answer, error) {
	if len(state.Passages) > 0 {
		a, err := pressPage(svc, l, state)
		return compared(svc.Corpus, a), err
	}
	topic := svc.Corpus.Topic(state.Choice)
	if topic == nil {
		return stale(l), nil
	}
	return topicAnswer(svc.Corpus, l, topic), nil
}

// topicAnswer is what both sides say on a topic of the reviewed map.
func topicAnswer(c *corpus.Corpus, l message.Language, topic *corpus.Topic) answer.Answer {
	content := answer.Passages{Sections: topicSections(c, topic)}
	left := map[*corpus.Passage]bool{}
	for _, p := range topic.Passages {
		left[p] = true
	}
	content.Pairs = withOutcomes([]answer.Pair{pairOf(topic, content.Sections, left)}, content.Sections)
	var found [][]*corpus.Passage
	more := false
	for _, s := range content.Sections {
		found = append(found, topic.Of(s.Statement))
		more = more || s.More > 0
	}
	a := answer.Answer{Content: content}
	a.Actions = pageActions(l, answer.State{Command: "compare", Passages: interleaved(found)}, more)
	a.Actions = append(a.Actions, stepsBeside(l, passagesOf(content.Sections), nil)...)
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

// markWords marks the words where they first occur in the passage, unless that
// is within others: "relations" in "relationship".
func markWords(p *corpus.Passage, words string) []corpus.Span {
	at := strings.Index(p.Text(), words)
	if words == "" || at < 0 {
		return nil
	}
	before, _ := utf8.DecodeLastRuneInString(p.Text()[:at])
	after, _ := utf8.DecodeRuneInString(p.Text()[at+len(words):])
	if unicode.IsLetter(before) || unicode.IsLetter(after) {
		return nil
	}
	return []corpus.Span{{Start: at, End: at + len(words)}}
}
