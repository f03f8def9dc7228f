package web

import (
	"strconv"
	"strings"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"bothsides/internal/answer"
	"bothsides/internal/finding"
)

func (a answerPage) main(p page) g.Node {
	return h.Main(h.ID("content"), lines(h.H1(g.Text(p.Title)), text("intro", a.Help), a.nodes()))
}

// nodes are the answer, top to bottom.
func (a answerPage) nodes() g.Group {
	return g.Group{
		text("small", a.Asked),
		text("notice", a.Refusal),
		text("lead", a.Lead),
		g.Map(a.Findings, findingPart.node),
		g.Iff(len(a.Sections) > 0, func() g.Node {
			return h.Div(h.Class("columns"), lines(g.Map(a.Sections, section.node)))
		}),
		g.Map(a.Pairs, pair.node),
		texts("status", a.Left),
		g.Map(a.Blocks, block),
		g.Iff(a.Image != nil, func() g.Node { return a.Image.image(nil) }),
		texts("remark", a.Remarks),
		g.Iff(len(a.Topics.Links) > 0, func() g.Node {
			return g.Group{text("remark", a.Topics.Label), chips(a.Topics.Links)}
		}),
		g.Iff(len(a.Steps) > 0, func() g.Node { return chips(a.Steps) }),
		g.Map(a.Menus, func(c choices) g.Node {
			return h.Details(lines(h.Summary(g.Text(c.Label)), chips(c.Links)))
		}),
		text("provenance", a.Provenance),
	}
}

func (s section) node() g.Node {
	return h.Section(s.class(), s.mark(), h.Aria("label", s.Name), lines(h.H2(g.Text(s.Name)), s.said()))
}

// class is the class of what a side says, by which it has the side's colour.
func (s side) class() g.Node { return h.Class("side side-" + s.ID) }

func (s side) mark() g.Node { return h.Data("side", s.ID) }

// said is what a side says: its quotes, or a sentence about it.
func (s section) said() g.Node {
	return g.Group{g.Map(s.Quotes, quote.node), text("status", s.Status)}
}

func (q quote) node() g.Node {
	var leansOn g.Group
	if b := q.Before; b != nil {
		leansOn = g.Group{
			h.BlockQuote(h.Class("before"), english(), run(b.ID, b.ID), g.Text(b.Text)),
			text("small", b.Says),
		}
	}
	return h.Figure(h.Class("quote"), lines(
		leansOn,
		h.BlockQuote(english(), run(q.First, q.Last), g.Map(q.Pieces, piece.node)),
		h.FigCaption(links(q.Links, " – ")),
	))
}

// english says that what a statement says is in the language that it is in.
func english() g.Node { return h.Lang("en") }

// run are the ids of the first and the last passage of a text.
func run(first, last string) g.Node {
	return g.Group{h.Data("first", first), h.Data("last", last)}
}

func (p piece) node() g.Node {
	if p.Marked {
		return h.Mark(g.Text(p.Text))
	}
	return g.Text(p.Text)
}

func (p pair) node() g.Node {
	return h.Section(h.Class("pair"), lines(
		g.If(p.Topic != "", h.H2(g.Text(p.Topic))),
		text("small", p.Only),
		h.Div(h.Class("columns"), lines(g.Map(p.Sides, func(s section) g.Node {
			return h.Div(s.class(), s.mark(), lines(h.H3(g.Text(s.Name)), s.said(), s.Elsewhere.node()))
		}))),
	))
}

func (r *reference) node() g.Node {
	if r == nil {
		return nil
	}
	return h.P(h.Class("small"), g.Text(r.Before), links(r.Links, ", "), g.Text(r.After))
}

func (f findingPart) node() g.Node {
	var says g.Group
	for i, s := range f.Says {
		if i > 0 {
			says = append(says, h.P(g.Text(s)))
			continue
		}
		if f.Number > 0 {
			s = strconv.Itoa(f.Number) + ". " + s
		}
		says = append(says, text("verdict", s))
	}
	return h.Section(h.Class("finding"), lines(
		says,
		h.P(h.Class("compared"), h.Dir("auto"), g.Text(f.Text), g.Map(f.Pieces, compared)),
		g.If(len(f.Pieces) > 0, text("small", f.Legend)),
		g.Iff(len(f.Names) > 0, func() g.Node { return list(f.Names) }),
		g.Iff(len(f.Links) > 0, func() g.Node { return h.P(h.Class("small"), links(f.Links, ", ")) }),
	))
}

// compared is a part of an alleged quote beside the statement.
func compared(op finding.Op) g.Node {
	switch op.Op {
	case finding.Delete:
		return h.Del(g.Text(op.Text))
	case finding.Insert:
		return h.Ins(g.Text(op.Text))
	}
	return g.Text(op.Text)
}

func list(items []string) g.Node {
	return h.Ul(lines(g.Map(items, func(s string) g.Node { return h.Li(g.Text(s)) })))
}

func block(b answer.Block) g.Node {
	var body g.Node
	switch {
	case b.Code:
		body = h.Pre(h.TabIndex("0"), g.Text(strings.Join(b.Lines, "\n")))
	case b.List:
		body = list(b.Lines)
	default:
		body = g.Map(b.Lines, func(line string) g.Node { return h.P(g.Text(line)) })
	}
	return g.Group{g.If(b.Heading != "", h.H2(g.Text(b.Heading))), body}
}
