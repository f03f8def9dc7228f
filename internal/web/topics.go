package web

import (
	"strings"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/handlers"
)

func topicPath(t *corpus.Topic) string { return "/topics/" + t.ID }

// topics lists the topics of the reviewed map.
func (v view) topics() reply {
	return v.cached("/topics", func() page {
		shown := paragraph("notice", v.text("refusal.no-topics"))
		if all := v.corpus().Topics; len(all) > 0 {
			var links []link
			for _, t := range all {
				links = append(links, link{Href: v.link(topicPath(t)), Text: t.Name(string(v.language))})
			}
			shown = chips(links)
		}
		title := v.text("topics.heading")
		return page{Title: title, Description: v.text("command.topics.description"), Canonical: "/topics", Content: titled(title, shown)}
	})
}

// topic is what each side says about a topic, side by side.
func (v view) topic() reply {
	t := v.corpus().Topic(v.PathValue("id"))
	if t == nil {
		return v.notFound()
	}
	return v.cached(topicPath(t), func() page {
		title := t.Name(string(v.language))
		a := v.run(handlers.Call{State: &answer.State{Command: "compare", Choice: t.ID}})
		within := link{Href: v.link("/?topic=" + t.ID), Text: v.text("web.topic.within")}
		return page{Title: title, Description: v.topicPreview(t), Canonical: topicPath(t), Kind: "article", Content: titled(title, v.shown(a, title, within))}
	})
}

// topicPreview is what a link unfolds to: a few words of each side, or that it
// says nothing.
func (v view) topicPreview(t *corpus.Topic) string {
	var sides []string
	for _, of := range v.corpus().Statements {
		name, words := answer.Name(of, v.language), t.Words(of)
		switch {
		case words != "":
			sides = append(sides, v.text("answer.labelled", name, v.text("answer.word", words))+".")
		case len(t.Of(of)) == 0:
			sides = append(sides, v.silent(of))
		}
	}
	return strings.Join(append(sides, handlers.Provenance(v.language, v.corpus().Statements)), " ")
}

// silent says that a statement says nothing about something.
func (v view) silent(s *corpus.Statement) string {
	return answer.Section{Statement: s, Outcome: answer.Silent}.Status(v.language)
}

// statements is the start page, both sides beside each other. A topic marks its
// passages of every side.
func (v view) statements() reply {
	id := v.query.Get("topic")
	topic := v.corpus().Topic(id)
	if id != "" && topic == nil {
		return v.notFound()
	}
	return v.cached("/?topic="+id, func() page {
		p := page{Title: v.statementsTitle(), Description: v.text("about.what.quotes"), Canonical: "/"}
		intro := paragraphs("intro", []string{v.text("about.what.quotes"), v.text("about.what.neutral")})
		if topic != nil {
			p.Title, p.Canonical, p.Carried = topic.Name(string(v.language)), topicPath(topic), []parameter{{"topic", id}}
			intro = nil
		}
		p.Content = titled(p.Title, intro, v.filter(topic),
			h.Div(h.Class("columns"), lines(g.Map(v.corpus().Statements, func(s *corpus.Statement) g.Node { return v.column(s, topic) }))),
			paragraph("provenance", handlers.Provenance(v.language, v.corpus().Statements)))
		return p
	})
}

// statementsTitle is what the start page is called.
func (v view) statementsTitle() string {
	if len(v.corpus().Statements) == 1 {
		return v.text("web.statements.short")
	}
	return v.text("web.statements")
}

// filter chooses a topic to mark, and leaves one that is marked.
func (v view) filter(marked *corpus.Topic) g.Node {
	var links []link
	for _, t := range v.corpus().Topics {
		links = append(links, link{Href: v.link("/?topic=" + t.ID), Text: t.Name(string(v.language)), Current: t == marked})
	}
	if links == nil {
		return nil
	}
	out := g.Group{h.Details(h.Class("filter"), lines(
		h.Summary(g.Text(v.text("web.topic.mark"))),
		h.Nav(h.Aria("label", v.text("topics.heading")), lines(chips(links))),
	))}
	if marked != nil {
		out = append(out, chips([]link{{Href: v.link(topicPath(marked)), Text: v.text("web.topic.alone")}, {Href: v.link("/"), Text: v.text("web.topic.none")}}))
	}
	return out
}

// column is one statement.
func (v view) column(s *corpus.Statement, topic *corpus.Topic) g.Node {
	status := ""
	if topic != nil && len(topic.Of(s)) == 0 {
		status = v.silent(s)
	}
	var paragraphs g.Group
	for i := range s.Paragraphs {
		paragraphs = append(paragraphs, h.P(h.ID(paragraphID(s, i+1)), v.passages(s, i+1, func(p *corpus.Passage) (bool, g.Node) {
			return topic != nil && topic.Has(p), h.ID(p.ID())
		})))
	}
	return h.Article(side(s), h.Aria("labelledby", s.ID), lines(
		h.H2(h.ID(s.ID), g.Text(answer.Name(s, v.language))),
		h.P(h.Class("small"), g.Text(s.Title)),
		paragraph("status", status),
		h.Div(h.Class("text"), in(s), lines(paragraphs)),
	))
}

// differences is a table of every topic, with its picture.
func (v view) differences() reply {
	return v.cached("/differences", func() page {
		a := v.run(handlers.Call{Command: "differences"})
		found, _ := a.Content.(answer.Page)
		title := v.text("web.differences")
		return page{Title: title, Description: v.text("command.differences.description"), Canonical: "/differences", Content: titled(title,
			paragraph("notice", a.Refusal()),
			v.picture(a.Image(), h.Class("chart")),
			g.Iff(len(found.Topics) > 0, func() g.Node { return g.Group{v.table(found.Topics), paragraph("provenance", a.Provenance)} }),
		)}
	})
}

func (v view) table(topics []answer.Topic) g.Node {
	statements := v.corpus().Statements
	return h.Table(lines(
		h.THead(lines(h.Tr(h.Th(h.Scope("col"), g.Text(v.text("web.topic"))), g.Map(statements, func(s *corpus.Statement) g.Node {
			return h.Th(h.Scope("col"), g.Text(answer.Name(s, v.language)))
		})))),
		h.TBody(lines(g.Map(topics, func(row answer.Topic) g.Node {
			t := v.corpus().Topic(row.ID)
			return h.Tr(lines(
				h.Th(h.Scope("row"), h.A(h.Href(v.link(topicPath(t))), g.Text(row.Name))),
				g.Map(statements, func(s *corpus.Statement) g.Node { return v.cell(t, s) }),
			))
		}))),
	))
}

// cell is where a side speaks about a topic, with a few of its words, or that
// it says nothing.
func (v view) cell(t *corpus.Topic, s *corpus.Statement) g.Node {
	passages, words := t.Of(s), t.Words(s)
	return h.Td(h.Class("side-"+s.ID), h.Data("side", s.ID),
		h.Span(h.Class("small narrow"), g.Text(v.text("answer.labelled", answer.Name(s, v.language), ""))),
		g.Iff(len(passages) == 0, func() g.Node { return h.Span(h.Class("status"), g.Text(v.silent(s))) }),
		g.If(words != "", g.Group{h.Q(in(s), g.Text(words)), g.Text(" ")}),
		g.Iff(len(passages) > 0, func() g.Node { return h.Span(h.Class("small"), references(v.passageLinks(passages), ", ")) }),
	)
}

// chart is the picture of the differences.
func (v view) chart() reply {
	i := v.run(handlers.Call{Command: "differences"}).Image()
	if i == nil {
		return v.notFound()
	}
	return v.tagged(reply{kind: "image/png", body: i.PNG, cache: cachePublic, varies: !v.chosen})
}
