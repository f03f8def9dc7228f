package handlers

import (
	"bothsides/internal/answer"
	"bothsides/internal/search"
)

func whoSaid() Command {
	return Command{
		Name:    "who-said",
		Options: []Option{topicOption(), statementOption("source"), privateOption()},
		Example: "/who-said energy ceasefire",
		Run: func(h *House, args Args) (answer.Answer, error) {
			return h.find("who-said", args.Language, args.Text("topic"), search.Query{Text: h.topic(args), Source: args.Text("source")})
		},
		Press: pressPage,
	}
}
