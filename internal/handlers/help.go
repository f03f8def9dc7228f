package handlers

import (
	"strings"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

func help() Command {
	return Command{
		Name:    "help",
		Options: []Option{privateOption()},
		Example: "/help",
		Run:     runHelp,
	}
}

func runHelp(svc *Service, args Args) (answer.Answer, error) {
	var blocks []answer.Block
	for _, c := range Table() {
		blocks = append(blocks, answer.Block{Heading: c.heading(args.Language),
			Lines: []string{c.Description(args.Language) + ".", howTo(svc.Corpus, c, args.Language)}})
	}
	return answer.Answer{Content: answer.Page{Body: blocks}}, nil
}

// heading is how the command is given: typed, or picked from a message's menu.
func (c Command) heading(l message.Language) string {
	if c.Message {
		return c.LocalName(l)
	}
	return usage(c)
}

// howTo is an example of what to type; a command on messages is typed on the
// terminal alone.
func howTo(over *corpus.Corpus, c Command, l message.Language) string {
	if c.Message {
		return l.Text("help.terminal", c.ExampleOver(over, l))
	}
	return l.Text("help.example", c.ExampleOver(over, l))
}

// usage is a command's name with its options, those that may be left out in
// brackets.
func usage(c Command) string {
	words := []string{"/" + c.Name}
	for _, o := range c.Options {
		if o.Required {
			words = append(words, o.Name)
		} else {
			words = append(words, "["+o.Name+"]")
		}
	}
	return strings.Join(words, " ")
}
