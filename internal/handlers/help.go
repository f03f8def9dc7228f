package handlers

import (
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

func help() Command {
	return Command{
		Name:             "help",
		Options:          []Option{{Name: "command", Kind: Choice, Choices: commandChoices, Resolve: commandMeant}, privateByDefault()},
		Example:          "/help",
		PrivateByDefault: true,
		Run:              runHelp,
		Press:            pressHelp,
	}
}

// commandChoices are the commands as people pick them.
func commandChoices(_ *corpus.Corpus, l message.Language) []Suggestion {
	var out []Suggestion
	for _, c := range Table() {
		out = append(out, Suggestion{c.givenAs(l, false), c.Name})
	}
	return out
}

// commandMeant is the name of a command by one in any language.
func commandMeant(_ *corpus.Corpus, typed string) string {
	c, _ := inTable(strings.TrimPrefix(typed, slash))
	return c.Name
}

// inTable finds a command by its name in any language. The table for look-ups
// holds the functions that ask here, so that it cannot be asked.
func inTable(name string) (Command, bool) {
	for _, c := range Table() {
		isName := func(l message.Language) bool { return strings.EqualFold(c.LocalName(l), name) }
		if c.Name == strings.ToLower(name) || slices.ContainsFunc(message.Languages(), isName) {
			return c, true
		}
	}
	return Command{}, false
}

// runHelp explains a command, or lists all, a line each, and offers to explain
// one.
func runHelp(svc *Service, args Args) (answer.Answer, error) {
	if c, found := inTable(args.Text("command")); found {
		return explain(svc.Corpus, c, args.Language, args.Typed), nil
	}
	list := answer.Block{Heading: args.Language.Text("help.heading"), List: true, Menu: true}
	for _, c := range Table() {
		list.Lines = append(list.Lines, args.Language.Text("answer.labelled", c.givenAs(args.Language, args.Typed), c.explained(args.Language, args.Typed)))
	}
	return answer.Answer{
		Content: answer.Page{Body: []answer.Block{list}},
		Actions: []answer.Action{helpMenu(args.Language, args.Typed)},
	}, nil
}

// helpMenu explains a command. Its values are what people give: a name with a
// slash where everything is typed, so that the explanation says how.
func helpMenu(l message.Language, typed bool) answer.Action {
	menu := answer.Action{Label: l.Text("help.explain"), State: answer.State{Command: "help"}}
	for _, c := range Table() {
		value := c.Name
		if typed {
			value = slash + c.Name
		}
		menu.Options = append(menu.Options, answer.ActionOption{Label: c.givenAs(l, typed), Value: value, Description: c.explained(l, typed)})
	}
	return menu
}

const slash = "/"

// pressHelp explains the command that the choice names.
func pressHelp(svc *Service, l message.Language, state answer.State) (answer.Answer, error) {
	name, typed := strings.CutPrefix(state.Choice, slash)
	c, found := inTable(name)
	if !found {
		return stale(l), nil
	}
	a := explain(svc.Corpus, c, l, typed)
	a.Replaces = true
	return a, nil
}

func explain(over *corpus.Corpus, c Command, l message.Language, typed bool) answer.Answer {
	return answer.Answer{
		Content: answer.Page{Body: explanation(over, c, l, typed)},
		Actions: []answer.Action{helpMenu(l, typed)},
	}
}

// explanation is what a command does, what it takes and how it is given.
func explanation(over *corpus.Corpus, c Command, l message.Language, typed bool) []answer.Block {
	given := c.givenAs(l, typed)
	blocks := []answer.Block{{Heading: given, Lines: []string{c.explained(l, typed) + "."}}}
	if c.Message && !typed {
		return blocks // from the menu of a message, with nothing to type
	}
	options := answer.Block{List: true}
	for _, o := range c.Options {
		o = o.Over(over)
		if typed && (o.Kind == Boolean || c.Message) {
			continue // a terminal shows everything to one person; a message has no options
		}
		key := "help.optional"
		if o.Required {
			key = "answer.labelled"
		}
		options.Lines = append(options.Lines, l.Text(key, o.LocalName(l), o.Description(l)))
	}
	if len(options.Lines) > 0 {
		blocks = append(blocks, options)
	}
	if example := c.ExampleOver(over, l); example != given {
		blocks = append(blocks, answer.Block{Lines: []string{l.Text("help.example", example)}})
	}
	return blocks
}

// givenAs is how people give the command: they type it, or pick it from the menu
// of a message.
func (c Command) givenAs(l message.Language, typed bool) string {
	if c.Message && !typed {
		return c.LocalName(l)
	}
	return slash + c.typedName(l)
}

// explained is what the command does, and where it is found if people do not
// type it.
func (c Command) explained(l message.Language, typed bool) string {
	if c.Message && !typed {
		return l.Text("help.picked", c.Description(l))
	}
	return c.Description(l)
}
