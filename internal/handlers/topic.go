package handlers

import (
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/message"
	"bothsides/internal/search"
)

func topicOption() Option {
	return Option{Name: "topic", Required: true, Min: 1, Max: 100, Complete: completeTopic, DescribeAny: "option.topic.any"}
}

// topic is what was typed as the option topic; a topic's name in another
// language, as some clients send it for the value that it stands for, is put
// back into English.
func (h *House) topic(args Args) string {
	typed := args.Text("topic")
	if args.Language == message.English {
		return typed
	}
	for _, t := range h.Corpus.Topics {
		if strings.EqualFold(strings.TrimSpace(typed), t.Name(string(args.Language))) {
			return t.Name(string(message.English))
		}
	}
	return typed
}

// completeTopic offers topics under their names in the language l; their
// values are the English names, which are searched for.
func completeTopic(h *House, l message.Language, typed string) []Suggestion {
	typed = strings.TrimSpace(typed)
	var out []Suggestion
	if l != message.English {
		out = h.topicsWith(l, typed)
	}
	if typed == "" && len(out) > 0 {
		return out
	}
	for _, name := range h.Index.Complete(typed, maxSuggestions) {
		s := Suggestion{name, name}
		if len(out) < maxSuggestions && !slices.ContainsFunc(out, func(o Suggestion) bool { return o.Value == name }) {
			out = append(out, s)
		}
	}
	return out
}

// topicsWith lists reviewed topics with a word in their name that begins as
// typed; all where nothing is.
func (h *House) topicsWith(l message.Language, typed string) []Suggestion {
	var out []Suggestion
	for _, t := range h.Corpus.Topics {
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
func (h *House) suggested(l message.Language, names []string) []string {
	if l == message.English || len(h.Corpus.Topics) == 0 {
		return names
	}
	var out []string
	for _, name := range names {
		if t := h.reviewed(name); t != nil && !slices.Contains(out, t.Name(string(l))) {
			out = append(out, t.Name(string(l)))
		}
	}
	return out
}

// reviewed is the reviewed topic of a name of the index's, or else the one
// that has most of what is found by that name; nil: none.
func (h *House) reviewed(name string) *corpus.Topic {
	for _, t := range h.Corpus.Topics {
		if t.Name(string(message.English)) == name {
			return t
		}
	}
	result, err := h.Index.Search(search.Query{Text: name})
	if err != nil {
		return nil // offered is what can be; the search that was asked for tells of its own error
	}
	var found []*corpus.Passage
	for _, hits := range result.Hits {
		for _, hit := range hits {
			found = append(found, hit.Passage)
		}
	}
	return h.bestTopic(found)
}
