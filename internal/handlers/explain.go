package handlers

import (
	"fmt"

	"bothsides/internal/message"
	"bothsides/internal/search"
)

// Explain explains the line of a call: a search.Explanation or a
// verify.Explanation. It reports whether the call can be explained: one with an
// option topic, question or quote can.
func (svc *Service) Explain(call Call) (explanation fmt.Stringer, explains bool, err error) {
	command, found := Find(call.Command)
	if !found {
		return nil, false, nil
	}
	call.Language = message.English
	args, refusal := command.check(svc.Corpus, call)
	if refusal != "" {
		return nil, false, nil
	}
	switch question, quote := args.Text("question"), args.Text("quote"); {
	case args.Text("topic") != "":
		explanation, err = svc.Index.Explain(search.Query{Text: topic(svc.Corpus, args), Source: args.Text("source")})
	case question != "":
		explanation, err = svc.Index.Explain(search.Query{Text: question, Question: true})
	case quote != "":
		quotes, err := svc.quotes(quote)
		if err != nil {
			return nil, true, err
		}
		return quotes.Explain(quote, args.Text("said-by")), true, nil
	default:
		return nil, false, nil
	}
	return explanation, true, err
}
