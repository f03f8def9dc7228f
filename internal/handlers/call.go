// Package handlers turns a Call into an Answer. The table of commands is the
// one place that names them: registration, help, the console's parsing and
// the checks of what people type all read it.
package handlers

import (
	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
	"bothsides/internal/search"
)

// Call is a command as somebody gave it, from whichever surface.
type Call struct {
	Command string
	// Options holds what was typed, by option name: a string, a bool, an
	// int64, or any other decoded JSON value, which no option accepts. A
	// string is taken for any kind that it can be read as.
	Options map[string]any
	// State is set, in place of Options, where an answer's Action was taken.
	State *answer.State
	// Language is the asker's; empty: English.
	Language message.Language
}

// Kind is the type of an option's value.
type Kind int

// The kinds of option values.
const (
	Text Kind = iota
	Choice
	Integer
	Boolean
)

// Option describes one option of a command.
type Option struct {
	Name, Description string
	Kind              Kind
	Required          bool
	Min, Max          int // runes of a Text, bounds of an Integer
	// Choices are the values that a Choice takes.
	Choices func(*House) []Suggestion
	// Complete gives values to offer while somebody types; nil: none.
	Complete func(h *House, typed string) []Suggestion
}

// Suggestion is a value offered to the user, with the name it is shown by.
type Suggestion struct {
	Name, Value string
}

// Args are a call's checked options.
type Args struct {
	// Language is what to answer in.
	Language message.Language

	text    map[string]string
	integer map[string]int
	boolean map[string]bool
}

// Text is the value of a Text or Choice option, "" if not given.
func (a Args) Text(name string) string { return a.text[name] }

// Integer is the value of an Integer option, 0 if not given.
func (a Args) Integer(name string) int { return a.integer[name] }

// Boolean is the value of a Boolean option and whether it was given.
func (a Args) Boolean(name string) (value, given bool) {
	value, given = a.boolean[name]
	return value, given
}

// Command is one entry of the table.
type Command struct {
	Name, Description string
	Options           []Option
	Example           string // a line that a person would type
	// Message is the name under which the command is offered on a message
	// (right click, Apps) in place of a slash command; its first option then
	// is the message's text. Empty: a slash command.
	Message string
	// AlwaysPrivate tells that only the asker ever sees the answer.
	AlwaysPrivate bool
	// Run answers. The Answer is always fit to show; the error beside it is
	// for the log alone.
	Run func(h *House, args Args) (answer.Answer, error)
	// Press answers an Action whose state names this command; nil: none does.
	Press func(h *House, language message.Language, state answer.State) (answer.Answer, error)
}

// House is what commands answer from. It is read-only once built and safe
// for use by many goroutines.
type House struct {
	Corpus  *corpus.Corpus
	Index   *search.Index
	Version string
	// PrivateReplies is whether answers are private where the asker does not
	// say.
	PrivateReplies bool
}
