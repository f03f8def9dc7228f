package handlers

import (
	"bothsides/internal/answer"
	"bothsides/internal/search"
)

func ask() Command {
	return Command{
		Name: "ask",
		Options: []Option{
			{Name: "question", Required: true, Min: 1, Max: 200, Words: "option.question.example", Sample: sampleQuestion},
			privateOption(),
		},
		Example: "/ask whose idea was hockey?",
		Run: func(svc *Service, args Args) (answer.Answer, error) {
			question := args.Text("question")
			return svc.find("ask", args, question, search.Query{Text: question, Question: true})
		},
		Press: pressPage,
	}
}
