package handlers

import (
	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// Options that several commands share.

func privateOption() Option { return Option{Name: "private", Kind: Boolean} }

func statementOption(name string) Option {
	return Option{Name: name, Kind: Choice, Choices: statementChoices}
}

func statementChoices(c *corpus.Corpus, l message.Language) []Suggestion {
	var out []Suggestion
	for _, s := range c.Statements {
		out = append(out, Suggestion{answer.Name(s, l), s.ID})
	}
	return out
}

// maxSuggestions is the number of values that Discord takes for one
// autocompletion.
const maxSuggestions = 25
