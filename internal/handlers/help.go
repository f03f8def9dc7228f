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
		Options:          []Option{privateByDefault()},
		Example:          "/help",
		PrivateByDefault: true,
		Run:              runHelp,
		Press:            pressHelp,
	}
}

// runHelp lists the commands, a line each, and offers to explain one.
func runHelp(_ *Service, args Args) (answer.Answer, error) {
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
	commands := Table()
	i := slices.IndexFunc(commands, func(c Command) bool { return c.Name == name })
	if i < 0 {
		return stale(l), nil
	}
	c := commands[i]
	return answer.Answer{
		Content:  answer.Page{Body: explanation(svc.Corpus, c, l, typed)},
		Actions:  []answer.Action{helpMenu(l, typed)},
		Replaces: true,
	}, nil
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
