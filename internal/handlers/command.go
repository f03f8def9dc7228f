package handlers

import (
	"strings"
	"sync"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
	"bothsides/internal/text"
)

// Command is one entry of the table. Its words for people are in the message
// catalogues, under command.NAME.
type Command struct {
	Name    string
	Options []Option
	Example string // a line that a person would type over the built-in statements; see ExampleOver
	// Message reports that the command is offered on a message (right click,
	// Apps) in place of a slash command; its first option then is the
	// message's text.
	Message bool
	// Visibility is the widest that an answer may have, whatever the asker and
	// the settings say.
	Visibility answer.Visibility
	// PrivateByDefault reports that the answer is of no interest to others: it is
	// private unless the asker says otherwise.
	PrivateByDefault bool
	// Run answers. The Answer is always fit to show; the error beside it is
	// for the log alone.
	Run func(svc *Service, args Args) (answer.Answer, error)
	// Press answers an Action whose state names this command; nil: none does.
	// A state may be old or forged.
	Press func(svc *Service, l message.Language, state answer.State) (answer.Answer, error)
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
	// Words is the key of a value in words, for examples over the built-in
	// statements; "" where the value of the command's Example is no words.
	Words string
	// Sample is a value that fits a corpus, for examples over statements other
	// than the built-in ones; nil where any corpus takes the value of the
	// command's Example.
	Sample func(*corpus.Corpus) string
	// Choices are the values that a Choice takes.
	Choices func(c *corpus.Corpus, l message.Language) []Suggestion
	// Resolve gives the value that is meant by what somebody typed for a Choice,
	// where that is none of the Choices; "" for none.
	Resolve func(c *corpus.Corpus, typed string) string
	// OutOfRange is the sentence for an Integer that is not from Min to Max; nil:
	// the usual one.
	OutOfRange func(c *corpus.Corpus, args Args) string
	// Complete gives values to offer while somebody types; nil: none.
	Complete func(svc *Service, l message.Language, typed string) []Suggestion
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

// typedName is what people who speak l type for the command; what a message
// command is called locally is a line of a menu.
func (c Command) typedName(l message.Language) string {
	if c.Message {
		return c.Name
	}
	return c.LocalName(l)
}

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

// Table lists the commands, in the order in which help shows them. A new
// command is a file of its own, one line here and its entries in the message
// catalogues.
func Table() []Command {
	return []Command{
		whoSaid(),
		ask(),
		verifyQuote(),
		checkMessage(),
		compare(),
		differences(),
		read(),
		context(),
		cite(),
		topics(),
		quiz(),
		about(),
		help(),
	}
}

// byName is the table for look-ups, which every call needs.
var byName = sync.OnceValue(func() map[string]Command {
	commands := map[string]Command{}
	for _, c := range Table() {
		commands[c.Name] = c
	}
	return commands
})

// Find returns the command of the given name.
func Find(name string) (Command, bool) {
	c, found := byName()[name]
	return c, found
}

// named is a command with the languages in which it has a name.
type named struct {
	Command
	languages []message.Language
}

// byAnyName has the commands by their names in every language, in lower case.
var byAnyName = sync.OnceValue(func() map[string]named {
	commands := map[string]named{}
	add := func(name string, c Command, l message.Language) {
		name = strings.ToLower(name)
		commands[name] = named{c, append(commands[name].languages, l)}
	}
	for _, c := range Table() {
		if c.Message {
			add(c.Name, c, message.English) // its local names are lines of a menu
		}
		for _, l := range message.Languages() {
			add(c.LocalName(l), c, l)
		}
	}
	return commands
})

// findByAnyName returns the command of a name in any language, whatever the
// letters' case, since telephones begin with a capital.
func findByAnyName(name string) (named, bool) {
	n, found := byAnyName()[strings.ToLower(name)]
	return n, found
}

// nearestName is the command name, in English or the given language, that was
// likely meant by one that no command has; "" where none is near.
func nearestName(l message.Language, typed string) string {
	var names []string
	for _, c := range Table() {
		names = append(names, c.Name, c.typedName(l))
	}
	return text.Nearest(strings.ToLower(typed), names)
}

// Options that several commands share.

func privateOption() Option { return Option{Name: "private", Kind: Boolean} }

// privateByDefault is the same of a command that is private by default.
func privateByDefault() Option {
	return Option{Name: "private", Kind: Boolean, Describe: "option.private.default"}
}

func statementOption(name string) Option {
	return Option{Name: name, Kind: Choice, Choices: statementChoices, Resolve: statementMeant, Sample: lastStatementID}
}

// statementMeant is the statement that somebody names by the code of its passages
// or by an alias, however they write that.
func statementMeant(c *corpus.Corpus, typed string) string { return meant(c.Statements, typed) }

func meant(texts []*corpus.Statement, typed string) string {
	letters := func(name string) string {
		var out strings.Builder
		for _, w := range text.Words(name, "") {
			if w.Folded != "the" {
				out.WriteString(w.Folded)
			}
		}
		return out.String()
	}
	wanted := letters(typed)
	for _, s := range texts {
		for _, name := range append([]string{s.ID, s.Code, s.Name}, s.Aliases...) {
			if wanted != "" && letters(name) == wanted {
				return s.ID
			}
		}
	}
	return ""
}

func statementChoices(c *corpus.Corpus, l message.Language) []Suggestion {
	var out []Suggestion
	for _, s := range c.Statements {
		out = append(out, Suggestion{answer.Name(s, l), s.ID})
	}
	return out
}

func lastStatementID(c *corpus.Corpus) string { return lastOf(c).ID }

// maxSuggestions is the number of values that Discord takes for one
// autocompletion.
const maxSuggestions = 25
