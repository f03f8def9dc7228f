package web

import (
	"fmt"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"bothsides/corpus"
	"bothsides/internal/answer"
)

// side are the attributes of what a statement's side says: by the class it has
// the side's colour.
func side(s *corpus.Statement) g.Node {
	return g.Group{h.Class("side side-" + s.ID), h.Data("side", s.ID)}
}

// section is what one side says about something.
func (v view) section(s answer.Section) g.Node {
	name := answer.Name(s.Statement, v.language)
	return h.Section(side(s.Statement), h.Aria("label", name), lines(h.H2(g.Text(name)), v.said(s.Statement, s.Quotes, s.Status(v.language))))
}

// said is what a side says: its quotes, and a sentence about it.
func (v view) said(s *corpus.Statement, quotes []answer.Quote, status string) g.Node {
	return g.Group{g.Map(quotes, func(q answer.Quote) g.Node { return v.quote(s, q) }), paragraph("status", status)}
}

func (v view) quote(s *corpus.Statement, q answer.Quote) g.Node {
	last, links := q.Passage, []link{v.passageLink(q.Passage)}
	if q.Last != nil && q.Last != q.Passage {
		last, links = q.Last, append(links, v.passageLink(q.Last))
	}
	var before g.Group
	if b := q.Before; b != nil {
		before = g.Group{
			h.BlockQuote(h.Class("before"), in(s), run(b, b), g.Text(b.Text())),
			paragraph("small", v.text("answer.before", b.ID())),
		}
	}
	return h.Figure(h.Class("quote"), lines(
		before,
		h.BlockQuote(in(s), run(q.Passage, last), marked(q.Text(), q.Marks)),
		h.FigCaption(references(links, " – "), v.otherWording(q)),
	))
}

// otherWording leads to what says the same in another wording of the statement.
func (v view) otherWording(q answer.Quote) g.Node {
	links := v.passageLinks(q.Others())
	if links == nil {
		return nil
	}
	return g.Group{g.Text("; " + v.text("answer.labelled", v.text("action.other-wording"), "")), references(links, ", ")}
}

// in says which language a statement's words are in.
func in(s *corpus.Statement) g.Node { return h.Lang(s.Language) }

// english says that a text is in English, whatever the page is in.
func english() g.Node { return h.Lang("en") }

// run are the ids of the first and the last passage of a text.
func run(first, last *corpus.Passage) g.Node {
	return g.Group{h.Data("first", first.ID()), h.Data("last", last.ID())}
}

// marked is a text with its marks, which are in order and do not overlap.
func marked(text string, marks []corpus.Span) g.Node {
	var out g.Group
	end := 0
	for _, m := range marks {
		out = append(out, g.Text(text[end:m.Start]), h.Mark(g.Text(text[m.Start:m.End])))
		end = m.End
	}
	return append(out, g.Text(text[end:]))
}

func passagePath(p *corpus.Passage) string { return "/p/" + p.ID() }

func (v view) passageLink(p *corpus.Passage) link {
	return link{Href: v.link(passagePath(p)), Text: p.ID()}
}

func (v view) passageLinks(passages []*corpus.Passage) []link {
	var out []link
	for _, p := range passages {
		out = append(out, v.passageLink(p))
	}
	return out
}

func paragraphID(s *corpus.Statement, number int) string { return fmt.Sprintf("%s-%d", s.Code, number) }

// passagesOf are the passages of a statement's paragraph.
func passagesOf(s *corpus.Statement, number int) []*corpus.Passage {
	var out []*corpus.Passage
	for _, p := range s.Passages {
		if p.Paragraph() == number {
			out = append(out, p)
		}
	}
	return out
}

// passages are those of a statement's paragraph, counted from 1, each with its id
// and the statement's own bytes between them. mark tells how to show a passage:
// marked or not, and with which attribute.
func (v view) passages(s *corpus.Statement, number int, mark func(*corpus.Passage) (marked bool, attribute g.Node)) g.Node {
	var out g.Group
	end := s.Paragraphs[number-1].Start
	for _, p := range passagesOf(s, number) {
		element := h.Span
		isMarked, attribute := mark(p)
		if isMarked {
			element = h.Mark
		}
		out = append(out, g.Text(s.Text[end:p.Span().Start]), element(attribute, run(p, p), g.Text(p.Text())),
			h.A(h.Class("id"), h.Href(v.link(passagePath(p))), g.Text(p.ID())))
		end = p.Span().End
	}
	return out
}
