package handlers

import (
	"fmt"

	"bothsides/internal/message"
	"bothsides/internal/search"
)

// Query is the search that a call asks for, and whether it asks for one: a
// call with an option topic or question does.
func (svc *Service) Query(call Call) (search.Query, bool) {
	command, found := Find(call.Command)
	if !found {
		return search.Query{}, false
	}
	call.Language = message.English
	args, refusal := command.check(svc.Corpus, call)
	switch {
	case refusal != "":
		return search.Query{}, false
	case args.Text("topic") != "":
		return search.Query{Text: topic(svc.Corpus, args), Source: args.Text("source")}, true
	}
	return search.Query{Text: args.Text("question"), Question: true}, args.Text("question") != ""
}

// Explain explains the line of a call: a search.Explanation or a
// verify.Explanation. It reports whether the call can be explained.
func (svc *Service) Explain(call Call) (explanation fmt.Stringer, explains bool, err error) {
	if q, searches := svc.Query(call); searches {
		explanation, err = svc.Index.Explain(q)
		return explanation, true, err
	}
	command, found := Find(call.Command)
	if !found {
		return nil, false, nil
	}
	call.Language = message.English
	args, refusal := command.check(svc.Corpus, call)
	if refusal != "" || args.Text("quote") == "" {
		return nil, false, nil
	}
	quotes, err := svc.quotes(args.Text("quote"))
	if err != nil {
		return nil, true, err
	}
	return quotes.Explain(args.Text("quote"), args.Text("said-by")), true, nil
}
