package handlers

import "bothsides/internal/answer"

func topics() Command {
	return Command{
		Name:    "topics",
		Options: []Option{privateOption()},
		Example: "/topics",
		Run: func(h *House, args Args) (answer.Answer, error) {
			l := args.Language
			return answer.Answer{Body: []answer.Block{
				{Heading: l.Text("topics.heading"), Lines: h.Index.Topics()},
				{Lines: []string{l.Text("topics.ask", whoSaid().Example)}},
			}}, nil
		},
	}
}
