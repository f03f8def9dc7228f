package handlers

import (
	"bothsides/internal/answer"
	"bothsides/internal/search"
)

func ask() Command {
	return Command{
		Name:        "ask",
		Description: "Ask a question and read what each statement says on it",
		Options: []Option{
			{Name: "question", Description: "Your question, in your own words", Required: true, Min: 1, Max: 200},
			privateOption(),
		},
		Example: "/ask whose idea was hockey?",
		Run: func(h *House, args Args) (answer.Answer, error) {
			return h.find(search.Query{Text: args.Text("question"), Question: true})
		},
	}
}
