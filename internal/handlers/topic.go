package handlers

import (
	"slices"
	"strings"

	"bothsides/internal/message"
)

func topicOption() Option {
	return Option{Name: "topic", Required: true, Min: 1, Max: 100, Complete: completeTopic}
}

// topic is what was typed as the option topic; a topic's name in another
// language, as some clients send it for the value that it stands for, is put
// back into English.
func (h *House) topic(args Args) string {
	typed := args.Text("topic")
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
	var out []Suggestion
	if l != message.English {
		out = h.topicsWith(l, strings.TrimSpace(typed))
	}
	for _, name := range h.Index.Complete(typed, maxSuggestions) {
		s := Suggestion{h.topicName(l, name), name}
		if len(out) < maxSuggestions && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// topicsWith lists topics with a word in their name that begins as typed.
func (h *House) topicsWith(l message.Language, typed string) []Suggestion {
	var out []Suggestion
	for _, t := range h.Corpus.Topics {
		name := t.Name(string(l))
		if typed != "" && len(out) < maxSuggestions && hasWord(name, typed) {
			out = append(out, Suggestion{name, t.Name(string(message.English))})
		}
	}
	return out
}

// topicName is a topic of the index under its name in the language l.
func (h *House) topicName(l message.Language, english string) string {
	for _, t := range h.Corpus.Topics {
		if t.Name(string(message.English)) == english {
			return t.Name(string(l))
		}
	}
	return english
}
