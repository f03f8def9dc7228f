package web

import (
	"bothsides/corpus"
	"bothsides/internal/answer"
)

// statementsPage has the statements side by side.
type statementsPage struct {
	Intro      []string
	Topics     []link
	Topic      *link // the one whose passages are marked
	Columns    []column
	Provenance string
}

// column is one statement.
type column struct {
	side
	Status     string // that it is silent about the topic
	Paragraphs []paragraph
}

// statements is the start page. A topic marks its passages of every side.
func (s *Site) statements(r request) reply {
	id := r.query.Get("topic")
	topic := s.corpus().Topic(id)
	if id != "" && topic == nil {
		return s.notFound(r)
	}
	return s.keep(r, "/?topic="+id, func() page {
		p := page{Title: r.language.Text("web.statements"), Description: r.language.Text("about.what.quotes"),
			Canonical: "/", Content: s.sideBySide(r, topic)}
		if topic != nil {
			p.Title = topic.Name(string(r.language))
			p.Canonical, p.Carried = topicPath(topic), []parameter{{"topic", id}}
		}
		return p
	})
}

func (s *Site) sideBySide(r request, topic *corpus.Topic) statementsPage {
	out := statementsPage{Provenance: s.Service.Provenance(r.language)}
	for _, t := range s.corpus().Topics {
		out.Topics = append(out.Topics, link{Href: s.link(r, "/?topic="+t.ID), Text: t.Name(string(r.language)), Current: t == topic})
	}
	if topic == nil {
		out.Intro = []string{r.language.Text("about.what.quotes"), r.language.Text("about.what.neutral")}
	} else {
		own := s.topicLink(r, topic)
		out.Topic = &own
	}
	for _, of := range s.corpus().Statements {
		out.Columns = append(out.Columns, s.column(r, of, topic))
	}
	return out
}

func (s *Site) column(r request, of *corpus.Statement, topic *corpus.Topic) column {
	out := column{side: sideOf(of, r.language)}
	if topic != nil && len(topic.Of(of)) == 0 {
		out.Status = silent(of, r)
	}
	for number := range of.Paragraphs {
		out.Paragraphs = append(out.Paragraphs, s.paragraph(r, of, number+1, func(p *corpus.Passage) bool { return topic != nil && topic.Has(p) }))
	}
	return out
}

// silent says that a statement says nothing about something.
func silent(s *corpus.Statement, r request) string {
	return answer.Section{Statement: s, Outcome: answer.Silent}.Status(r.language)
}
