package web

import (
	"slices"
	"strings"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/handlers"
)

// passage answers for the id of a passage or of a paragraph, in any letter
// case.
func (v view) passage() reply {
	id := v.PathValue("id")
	if p := v.corpus().Passage(id); p != nil {
		return v.canonically(passagePath(p), func() page { return v.passagePage(p) })
	}
	if of, number := v.paragraphOf(id); of != nil {
		return v.canonically("/p/"+paragraphID(of, number), func() page { return v.paragraphPage(of, number) })
	}
	return v.missing("web.no-passage", v.passageLinks(nearest(v.corpus(), id)))
}

// canonically keeps a page under its one path and leads to it from others.
func (v view) canonically(path string, make func() page) reply {
	if v.URL.Path != v.Prefix+path {
		return v.redirect(path)
	}
	return v.cached(path, make)
}

// passagePage shows a passage in its paragraph, with its topics and citations.
func (v view) passagePage(p *corpus.Passage) page {
	number, topics := p.Paragraph(), v.corpus().TopicsOf(p)
	whole := link{Href: v.link("/p/" + paragraphID(p.Statement(), number)), Text: v.text("action.context.paragraph")}
	ways := g.Group{v.neighbour(p, -1), v.neighbour(p, 1), h.Li(h.A(h.Href(whole.Href), g.Text(whole.Text)))}
	for _, other := range v.passageLinks(p.Counterparts()) {
		ways = append(ways, h.Li(h.A(h.Href(other.Href), g.Text(v.text("answer.labelled", v.text("action.other-wording"), other.Text)))))
	}
	out := v.placed(p.Statement(), number, p.ID(), p.Text())
	out.Content = content(
		v.placedText(out, p.Statement(), number, p.ID(), p, ways),
		v.others(p.Statement(), topics),
		h.Section(h.Aria("labelledby", "cite"), lines(h.H2(h.ID("cite"), g.Text(v.text("action.cite"))), citations(v.Service.Citations(p)))),
		paragraph("provenance", v.provenance(p.Statement(), topics)),
	)
	return out
}

// paragraphPage shows a paragraph, with the topics of all its passages.
func (v view) paragraphPage(s *corpus.Statement, number int) page {
	id := paragraphID(s, number)
	var topics []*corpus.Topic
	for _, p := range passagesOf(s, number) {
		for _, t := range v.corpus().TopicsOf(p) {
			if !slices.Contains(topics, t) {
				topics = append(topics, t)
			}
		}
	}
	span := s.Paragraphs[number-1]
	out := v.placed(s, number, id, s.Text[span.Start:span.End])
	out.Content = content(
		v.placedText(out, s, number, id, nil, nil),
		v.others(s, topics),
		paragraph("provenance", v.provenance(s, topics)),
	)
	return out
}

// provenance is where the words of a statement are from, and those of others about
// its topics.
func (v view) provenance(s *corpus.Statement, topics []*corpus.Topic) string {
	quoted := []*corpus.Statement{s}
	for _, other := range v.corpus().Statements {
		if slices.ContainsFunc(topics, func(t *corpus.Topic) bool { return other != s.First() && len(t.Of(other)) > 0 }) {
			quoted = append(quoted, other)
		}
	}
	return handlers.Provenance(v.language, quoted)
}

// placed is the page of an id, without its content. A link to it unfolds to the
// words, and where they are from.
func (v view) placed(s *corpus.Statement, number int, id, words string) page {
	return page{Title: answer.Name(s, v.language) + ", " + id, Canonical: "/p/" + id, Colour: colour(s), Kind: "article",
		Description: v.text("answer.word", words) + " " + v.provenance(s, nil)}
}

// placedText is a paragraph with at most one passage marked, in the words of
// schema.org, and ways to what is around it.
func (v view) placedText(p page, s *corpus.Statement, number int, id string, asked *corpus.Passage, ways g.Group) g.Node {
	name := answer.Name(s, v.language)
	return h.Article(side(s), item("Quotation"), lines(
		h.H1(
			h.Span(prop("creator"), item("Organization"), h.Span(prop("name"), g.Text(name))), g.Text(", "),
			h.Span(prop("identifier"), g.Text(id)),
		),
		h.Link(prop("url"), h.Href(string(v.Address)+p.Canonical)),
		h.P(h.Class("small"), g.Text(v.text("context.place", id, name, number, len(s.Paragraphs))+" "),
			h.Cite(prop("isPartOf"), item("CreativeWork"), h.Span(prop("name"), in(s), g.Text(s.Title)))),
		h.Figure(h.Class("quote"), lines(h.BlockQuote(in(s), h.P(v.passages(s, number, func(p *corpus.Passage) (bool, g.Node) {
			return p == asked, g.If(p == asked, prop("text"))
		}))))),
		h.Ul(h.Class("chips"), lines(ways, h.Li(h.A(h.Href(v.whole(s, number, id)), g.Text(v.text("action.whole")))))),
	))
}

// whole is where an id of a statement is within all of its text: on the start page,
// which has no other wordings.
func (v view) whole(s *corpus.Statement, number int, id string) string {
	if s.IsOther() {
		return v.stepHref(answer.State{Command: "read", Passages: passagesOf(s, number)[:1]})
	}
	return v.link("/") + "#" + id
}

func prop(name string) g.Node { return g.Attr("itemprop", name) }

func item(kind string) g.Node {
	return g.Group{g.Attr("itemscope"), g.Attr("itemtype", "https://schema.org/"+kind)}
}

// neighbour leads to the passage before or after one, if there is any.
func (v view) neighbour(p *corpus.Passage, by int) g.Node {
	all, at := p.Statement().Passages, p.Index()+by
	if at < 0 || at >= len(all) {
		return nil
	}
	to := v.passageLink(all[at])
	if by < 0 {
		return h.Li(h.A(h.Rel("prev"), h.Href(to.Href), g.Text("← "+to.Text)))
	}
	return h.Li(h.A(h.Rel("next"), h.Href(to.Href), g.Text(to.Text+" →")))
}

// others is what the other sides say about topics; nil without any.
func (v view) others(but *corpus.Statement, topics []*corpus.Topic) g.Node {
	statements, heading := v.corpus().Statements, "web.others"
	if len(topics) == 0 || len(statements) == 1 {
		return nil
	}
	if len(statements) > 2 {
		heading = "web.others.several"
	}
	return h.Section(h.Class("others"), h.Aria("labelledby", "others"), lines(
		h.H2(h.ID("others"), g.Text(v.text(heading))),
		g.Map(topics, func(t *corpus.Topic) g.Node {
			out := g.Group{h.H3(h.A(h.Href(v.link(topicPath(t))), g.Text(t.Name(string(v.language)))))}
			for _, s := range statements {
				if s != but.First() {
					out = append(out, v.onTopic(t, s))
				}
			}
			return out
		}),
	))
}

// onTopic is what a statement says about a topic, or that it says nothing.
func (v view) onTopic(t *corpus.Topic, s *corpus.Statement) g.Node {
	section := answer.Section{Statement: s}
	for _, p := range t.Of(s) {
		section.Quotes = append(section.Quotes, answer.Quote{Passage: p})
	}
	if len(section.Quotes) == 0 {
		section.Outcome = answer.Silent
	}
	return h.Div(side(s), lines(h.H4(g.Text(answer.Name(s, v.language))), v.said(s, section.Quotes, section.Status(v.language))))
}

// citations are folded but for the first.
func citations(list []handlers.Citation) g.Node {
	var out g.Group
	for i, c := range list {
		out = append(out, h.Details(g.If(i == 0, g.Attr("open")), lines(
			h.Summary(g.Text(c.Style)),
			h.Pre(h.Class("copy"), english(), h.TabIndex("0"), g.Text(c.Text)),
		)))
	}
	return out
}

// paragraphOf finds the paragraph of an id such as KR-6; nil: there is none.
func (v view) paragraphOf(id string) (*corpus.Statement, int) {
	id = strings.ToUpper(id)
	for _, of := range v.corpus().Texts() {
		for i := range of.Paragraphs {
			if paragraphID(of, i+1) == id {
				return of, i + 1
			}
		}
	}
	return nil, 0
}
