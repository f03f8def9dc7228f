package handlers

import (
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// Options that several commands share.

func privateOption() Option { return Option{Name: "private", Kind: Boolean} }

func statementOption(name string) Option {
	return Option{Name: name, Kind: Choice, Choices: statementChoices}
}

func statementChoices(h *House, l message.Language) []Suggestion {
	var out []Suggestion
	for _, s := range h.Corpus.Statements {
		out = append(out, Suggestion{answer.Name(s, l), s.ID})
	}
	return out
}

// maxSuggestions is the number of values that Discord takes for one
// autocompletion.
const maxSuggestions = 25
