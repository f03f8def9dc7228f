package handlers

import (
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// whole answers a question about the statements as a whole by the reviewed map
// of topics, and one about the bot by what /help and /about say. Nothing is
// summarized.
func (svc *Service) whole(args Args, intent answer.Intent, only *corpus.Statement) (a answer.Answer, err error) {
	switch intent {
	case answer.Overview:
		a = overview(svc.Corpus, args.Language)
	case answer.Differences:
		a, err = runDifferences(svc, args)
	case answer.OnlyOne:
		a = alone(svc.Corpus, args.Language, only)
	case answer.About:
		a, err = runAbout(svc, args)
	default:
		a, err = runHelp(svc, args)
	}
	a.Intent, a.Only = intent, only
	return a, err
}

// overview lists the topics with the passages of each statement, or of a few
// statements that it has none.
func overview(c *corpus.Corpus, l message.Language) answer.Answer {
	if len(c.Topics) == 0 {
		return answer.Refused(l.Text("refusal.no-topics"))
	}
	list := answer.Block{Heading: l.Text("topics.heading"), List: true}
	page := answer.Page{Lead: l.Text("overview.lead")}
	for _, t := range c.Topics {
		list.Lines = append(list.Lines, topicLine(l, t, c.Statements, len(c.Statements) <= answer.FewStatements))
		page.Topics = append(page.Topics, topicOf(c, l, t))
	}
	page.Body = []answer.Block{list}
	return answer.Answer{Content: page, Actions: []answer.Action{topicMenu(l, c.Topics)}}
}

// alone quotes the passages of the topics of which one statement alone speaks.
func alone(c *corpus.Corpus, l message.Language, s *corpus.Statement) answer.Answer {
	var topics []*corpus.Topic
	var passages []*corpus.Passage
	for _, t := range c.Topics {
		if only(t) == s {
			topics = append(topics, t)
			passages = append(passages, t.Passages...)
		}
	}
	if len(topics) == 0 {
		return answer.Refused(l.Text("refusal.none-alone", answer.Subject(s, l)))
	}
	slices.SortFunc(passages, func(p, q *corpus.Passage) int { return p.Span().Start - q.Span().Start })
	state := answer.State{Command: "ask", Passages: slices.Compact(passages), Choice: aloneChoice}
	section := pageOf(s, state)
	a := answer.Answer{Content: answer.Passages{
		Lead:     l.Text("alone.lead", answer.Subject(s, l), strings.Join(topicNames(l, topics), ", ")),
		Sections: []answer.Section{section},
	}}
	a.Actions = append(pageActions(l, state, section.More > 0), topicMenu(l, topics))
	return a
}
