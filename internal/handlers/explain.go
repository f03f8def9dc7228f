package handlers

import (
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
