package handlers

import (
	"bothsides/internal/answer"
	"bothsides/internal/search"
)

func whoSaid() Command {
	return Command{
		Name:        "who-said",
		Description: "Quote what each statement says on a topic",
		Options: []Option{
			topicOption(),
			statementOption("source", "Search one statement only"),
			privateOption(),
		},
		Example: "/who-said energy ceasefire",
		Run: func(h *House, args Args) (answer.Answer, error) {
			return h.find(search.Query{Text: args.Text("topic"), Source: args.Text("source")})
		},
	}
}
