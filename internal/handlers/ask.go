package handlers

import (
	"bothsides/internal/answer"
	"bothsides/internal/search"
)

func ask() Command {
	return Command{
		Name: "ask",
		Options: []Option{
			{Name: "question", Required: true, Min: 1, Max: 200},
			privateOption(),
		},
		Example: "/ask whose idea was hockey?",
		Run: func(h *House, args Args) (answer.Answer, error) {
			question := args.Text("question")
			return h.find("ask", args.Language, question, search.Query{Text: question, Question: true})
		},
		Press: pressPage,
	}
}
