package web

import (
	"strconv"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"bothsides/internal/handlers"
	"bothsides/internal/message"
)

func (c checkPage) main(p page) g.Node {
	return h.Main(h.ID("content"), lines(
		h.H1(g.Text(p.Title)),
		h.Form(h.Class("check"), h.Action(p.link("/check")), h.Method("post"), lines(
			h.Label(h.For("text"), g.Text(p.text("web.check.text"))),
			h.Textarea(h.ID("text"), h.Name("text"), h.Rows("5"), h.MaxLength(strconv.Itoa(c.Most)), h.Required(), g.Text(c.Text)),
			h.Label(h.For("said-by"), g.Text(p.text("option.said-by.description"))),
			h.Select(h.ID("said-by"), h.Name("said-by"), lines(
				h.Option(h.Value(""), g.Text(p.text("web.check.nobody"))),
				g.Map(c.Sides, func(c choice) g.Node {
					return h.Option(h.Value(c.Value), g.If(c.Chosen, h.Selected()), g.Text(c.Name))
				}),
			)),
			h.P(h.Button(g.Text(p.text("web.check.one"))), g.Text(" "),
				h.Button(h.Name("each"), h.Value("1"), g.Text(p.text("web.check.each")))),
			text("small", p.text("web.check.privacy")),
		)),
		c.nodes(),
	))
}

func (d differencesPage) main(p page) g.Node {
	return h.Main(h.ID("content"), lines(
		h.H1(g.Text(p.Title)),
		text("notice", d.Refusal),
		g.Iff(d.Image != nil, func() g.Node { return d.Image.image(h.Class("chart")) }),
		g.Iff(len(d.Topics) > 0, func() g.Node { return g.Group{d.table(p), text("provenance", d.Provenance)} }),
	))
}

func (d differencesPage) table(p page) g.Node {
	return h.Table(lines(
		h.THead(lines(h.Tr(h.Th(h.Scope("col"), g.Text(p.text("web.topic"))), g.Map(d.Sides, func(s side) g.Node {
			return h.Th(h.Scope("col"), g.Text(s.Name))
		})))),
		h.TBody(lines(g.Map(d.Topics, func(row topicRow) g.Node {
			return h.Tr(lines(
				h.Th(h.Scope("row"), h.A(h.Href(row.Topic.Href), g.Text(row.Topic.Text))),
				g.Map(row.Sides, func(c cell) g.Node { return c.node(p) }),
			))
		}))),
	))
}

func (c cell) node(p page) g.Node {
	return h.Td(h.Class("side-"+c.ID), c.mark(),
		h.Span(h.Class("small narrow"), g.Text(p.text("answer.labelled", c.Name, ""))),
		g.If(c.Status != "", h.Span(h.Class("status"), g.Text(c.Status))),
		g.If(c.Words != "", g.Group{h.Q(english(), g.Text(c.Words)), g.Text(" ")}),
		g.Iff(len(c.Links) > 0, func() g.Node { return h.Span(h.Class("small"), links(c.Links, ", ")) }),
	)
}

// documentPage is a document of the project's, as HTML.
type documentPage string

func (d documentPage) main(p page) g.Node {
	return h.Main(h.ID("content"), h.Class("document"), english(), lines(
		g.Iff(p.language != message.English, func() g.Node {
			return h.P(h.Class("small"), h.Lang(string(p.language)), g.Text(p.text("web.english")))
		}),
		g.Raw(string(d)),
	))
}

// missingPage is what comes nearest to what there is not.
type missingPage []link

func (m missingPage) main(p page) g.Node {
	return h.Main(h.ID("content"), lines(
		h.H1(g.Text(p.Title)),
		g.Iff(len(m) > 0, func() g.Node {
			return h.P(h.Class("lead"), g.Text(p.text("action.nearest")+": "), links(m, ", "))
		}),
		h.P(h.A(h.Href(p.link("/")), g.Text(p.text("web.statements")))),
	))
}

// topicsPage is the topics of the reviewed map.
type topicsPage []link

func (t topicsPage) main(p page) g.Node {
	list := text("notice", p.text("refusal.no-topics"))
	if len(t) > 0 {
		list = chips(t)
	}
	return h.Main(h.ID("content"), lines(h.H1(g.Text(p.Title)), list))
}

func (s passagePage) main(p page) g.Node {
	return h.Main(h.ID("content"), lines(
		s.passage(p),
		g.Iff(len(s.Topics) > 0, func() g.Node {
			return h.Section(h.Class("others"), h.Aria("labelledby", "others"), lines(
				h.H2(h.ID("others"), g.Text(p.text("web.others"))),
				g.Map(s.Topics, topicPart.node),
			))
		}),
		g.Iff(len(s.Citations) > 0, func() g.Node {
			return h.Section(h.Aria("labelledby", "cite"), lines(
				h.H2(h.ID("cite"), g.Text(p.text("action.cite"))),
				citations(s.Citations),
			))
		}),
		text("provenance", s.Provenance),
	))
}

// passage is the passage in its paragraph, in the words of schema.org.
func (s passagePage) passage(p page) g.Node {
	step := func(to *link, rel g.Node, before, after string) g.Node {
		if to == nil {
			return nil
		}
		return h.Li(h.A(rel, h.Href(to.Href), g.Text(before+to.Text+after)))
	}
	return h.Article(s.Side.class(), s.Side.mark(), item("Quotation"), lines(
		h.H1(
			h.Span(prop("creator"), item("Organization"), h.Span(prop("name"), g.Text(s.Side.Name))), g.Text(", "),
			h.Span(prop("identifier"), g.Text(s.ID)),
		),
		h.Link(prop("url"), h.Href(p.defaultURL())),
		h.P(h.Class("small"), g.Text(s.Place+" "),
			h.Cite(prop("isPartOf"), item("CreativeWork"), h.Span(prop("name"), english(), g.Text(s.Side.Title)))),
		h.Figure(h.Class("quote"), lines(h.BlockQuote(english(), h.P(s.Paragraph.nodes(prop("text"), false))))),
		h.Ul(h.Class("chips"), lines(
			step(s.Previous, h.Rel("prev"), "← ", ""),
			step(s.Next, h.Rel("next"), "", " →"),
			step(s.Whole, nil, "", ""),
			h.Li(h.A(h.Href(p.link("/")+"#"+s.ID), g.Text(p.text("action.whole")))),
		)),
	))
}

func prop(name string) g.Node { return g.Attr("itemprop", name) }

func item(kind string) g.Node {
	return g.Group{g.Attr("itemscope"), g.Attr("itemtype", "https://schema.org/"+kind)}
}

func (t topicPart) node() g.Node {
	return g.Group{
		h.H3(h.A(h.Href(t.Topic.Href), g.Text(t.Topic.Text))),
		g.Map(t.Others, func(s section) g.Node {
			return h.Div(s.class(), s.mark(), lines(h.H4(g.Text(s.Name)), s.said()))
		}),
	}
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

// nodes are the passages of a paragraph, each with its id; as says more of a marked
// one, and anchors makes of each a place that an address can lead to.
func (p paragraph) nodes(as g.Node, anchors bool) g.Node {
	var out g.Group
	for _, s := range p.Sentences {
		var anchor g.Node
		if anchors {
			anchor = h.ID(s.ID)
		}
		out = append(out, g.Text(s.Gap))
		if s.Marked {
			out = append(out, h.Mark(anchor, as, run(s.ID, s.ID), g.Text(s.Text)))
		} else {
			out = append(out, h.Span(anchor, run(s.ID, s.ID), g.Text(s.Text)))
		}
		out = append(out, h.A(h.Class("id"), h.Href(s.Href), g.Text(s.ID)))
	}
	return out
}

func (s statementsPage) main(p page) g.Node {
	return h.Main(h.ID("content"), lines(
		h.H1(g.Text(p.Title)),
		texts("intro", s.Intro),
		g.Iff(len(s.Topics) > 0, func() g.Node {
			return h.Details(h.Class("filter"), lines(
				h.Summary(g.Text(p.text("web.topic.mark"))),
				h.Nav(h.Aria("label", p.text("topics.heading")), lines(chips(s.Topics))),
			))
		}),
		g.Iff(s.Topic != nil, func() g.Node {
			return chips([]link{{Href: s.Topic.Href, Text: p.text("web.topic.alone")}, {Href: p.link("/"), Text: p.text("web.topic.none")}})
		}),
		h.Div(h.Class("columns"), lines(g.Map(s.Columns, column.node))),
		text("provenance", s.Provenance),
	))
}

func (c column) node() g.Node {
	return h.Article(c.class(), c.mark(), h.Aria("labelledby", c.ID), lines(
		h.H2(h.ID(c.ID), g.Text(c.Name)),
		h.P(h.Class("small"), g.Text(c.Title)),
		text("status", c.Status),
		h.Div(h.Class("text"), english(), lines(g.Map(c.Paragraphs, func(p paragraph) g.Node {
			return h.P(h.ID(p.ID), p.nodes(nil, true))
		}))),
	))
}
