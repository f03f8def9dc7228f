package handlers

import (
	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// Command is one entry of the table. Its words for people are in the message
// catalogues, under command.NAME.
type Command struct {
	Name    string
	Options []Option
	Example string // a line that a person would type over the built-in statements; see House.Example
	// Message tells that the command is offered on a message (right click,
	// Apps) in place of a slash command; its first option then is the
	// message's text.
	Message bool
	// AlwaysPrivate tells that only the asker ever sees the answer.
	AlwaysPrivate bool
	// NeverPosted tells that a private answer is not to be shown to others
	// later either: a game that is played alone.
	NeverPosted bool
	// Run answers. The Answer is always fit to show; the error beside it is
	// for the log alone.
	Run func(h *House, args Args) (answer.Answer, error)
	// Press answers an Action whose state names this command; nil: none does.
	// A state may be old or forged.
	Press func(h *House, l message.Language, state answer.State) (answer.Answer, error)
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

// Option describes one option of a command. Its words for people are in the
// message catalogues, under option.NAME.
type Option struct {
	Name     string
	Kind     Kind
	Required bool
	Min, Max int // runes of a Text, bounds of an Integer
	// Describe is the key of a description other than option.NAME.description.
	Describe string
	// DescribeAny is the same over statements other than the built-in ones, where
	// the usual description has an example from those.
	DescribeAny string
	// Choices are the values that a Choice takes.
	Choices func(c *corpus.Corpus, l message.Language) []Suggestion
	// Complete gives values to offer while somebody types; nil: none.
	Complete func(h *House, l message.Language, typed string) []Suggestion
}

// Over is the option as it is described over the statements of a corpus.
func (o Option) Over(c *corpus.Corpus) Option {
	if o.DescribeAny != "" && !c.Builtin {
		o.Describe = o.DescribeAny
	}
	return o
}

// Suggestion is a value offered to the user, with the name it is shown by.
type Suggestion struct {
	Name, Value string
}

// LocalName is what the command is called in a language: lower case and
// without spaces, but for a message command. In English it is the Name,
// which works in every language.
func (c Command) LocalName(l message.Language) string { return l.Text("command." + c.Name + ".name") }

// Description says in one line of at most 100 runes what the command does.
func (c Command) Description(l message.Language) string {
	return l.Text("command." + c.Name + ".description")
}

// LocalName is what the option is called in a language, as for a Command.
func (o Option) LocalName(l message.Language) string { return l.Text("option." + o.Name + ".name") }

// Description says in one line of at most 100 runes what the option takes.
func (o Option) Description(l message.Language) string {
	if o.Describe != "" {
		return l.Text(o.Describe)
	}
	return l.Text("option." + o.Name + ".description")
}
