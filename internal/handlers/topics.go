package handlers

import "bothsides/internal/answer"

func topics() Command {
	return Command{
		Name:        "topics",
		Description: "List topics that the statements cover",
		Options:     []Option{privateOption()},
		Example:     "/topics",
		Run: func(h *House, _ Args) (answer.Answer, error) {
			return answer.Answer{Body: []answer.Block{
				{Heading: "Topics", Lines: h.Index.Topics()},
				{Lines: []string{"Ask for one, such as: " + whoSaid().Example}},
			}}, nil
		},
	}
}
