package handlers

import (
	"strings"

	"bothsides/internal/answer"
)

func help() Command {
	return Command{
		Name:    "help",
		Options: []Option{privateOption()},
		Example: "/help",
		Run: func(_ *House, args Args) (answer.Answer, error) {
			var blocks []answer.Block
			for _, c := range Table() {
				blocks = append(blocks, answer.Block{Heading: usage(c),
					Lines: []string{c.Description(args.Language) + ".", args.Language.Text("help.example", c.Example)}})
			}
			return answer.Answer{Body: blocks}, nil
		},
	}
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
