package web

import (
	"cmp"
	"strings"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"bothsides/internal/answer"
	"bothsides/internal/handlers"
)

// run answers a call; what fails is in the log.
func (v view) run(call handlers.Call) answer.Answer {
	call.Language, call.Typed = v.language, true
	a, err := v.Service.Answer(call)
	if err != nil {
		v.Log.Error("answering failed", "command", a.Command, "error", err)
	}
	return a
}

// ask answers what was typed into the search field: a question, or a line as
// the terminal takes it.
func (v view) ask() reply {
	line := v.query.Get("q")
	p := page{Title: v.text("web.ask"), Search: line}
	if line == "" {
		return v.cached("/ask", func() page {
			p.Content = titled(p.Title, paragraph("intro", v.text("web.search.use")))
			return p
		})
	}
	if !v.allowed() {
		return v.tooMuch()
	}
	a := v.run(handlers.ParseLine(line))
	var small g.Node
	if asked := answer.Asked(a.Query); asked != "" && a.Refusal() == "" {
		small = paragraph("small", v.text("answer.asked", asked))
	}
	p.Content, p.Carried = titled(p.Title, small, v.shown(a, "")), []parameter{{"q", line}}
	return v.render(p)
}

func (v view) about() reply {
	return v.cached("/about", func() page {
		title := v.text("web.about")
		return page{Title: title, Description: v.text("command.about.description"), Canonical: "/about",
			Content: titled(title, v.shown(v.run(handlers.Call{Command: "about"}), ""))}
	})
}

func (v view) help() reply {
	return v.cached("/help", func() page {
		title := v.text("web.help")
		return page{Title: title, Description: v.text("command.help.description"), Canonical: "/help",
			Content: titled(title, paragraph("intro", v.text("web.search.use")), v.shown(v.run(handlers.Call{Command: "help"}), ""))}
	})
}

// shown is an answer, top to bottom. A heading above it that says the same as its
// lead takes the lead's place; own are steps of the page besides the answer's.
func (v view) shown(a answer.Answer, heading string, own ...link) g.Group {
	lead := a.Lead()
	sections, left := a.Arranged()
	found, _ := a.Content.(answer.Passages)
	var pairs []answer.Pair
	switch len(found.Pairs) {
	case 0:
	case 1: // its sections show the sides against each other by themselves
		lead = cmp.Or(lead, found.Pairs[0].Heading(v.language))
	default:
		pairs, sections, left = found.Pairs, nil, found.Left(v.language)
	}
	if lead == heading {
		lead = ""
	}
	checked, _ := a.Content.(answer.Findings)
	read, _ := a.Content.(answer.Page)
	topics, steps, menus := v.steps(a.Actions)
	steps = append(steps, own...)
	return g.Group{
		paragraph("notice", a.Refusal()),
		paragraph("lead", lead),
		v.findings(checked.List),
		g.Iff(len(sections) > 0, func() g.Node { return h.Div(h.Class("columns"), lines(g.Map(sections, v.section))) }),
		g.Map(pairs, func(p answer.Pair) g.Node { return v.pair(p, found) }),
		paragraphs("status", left),
		g.Map(read.Body, block),
		v.picture(a.Image(), nil),
		paragraphs("remark", a.Remarks()),
		g.Iff(len(topics) > 0, func() g.Node {
			return g.Group{paragraph("remark", v.text("answer.nearest-topics")), chips(topics)}
		}),
		g.Iff(len(steps) > 0, func() g.Node { return chips(steps) }),
		menus,
		g.Iff(a.Quotes(), func() g.Node { return paragraph("provenance", a.Provenance) }),
	}
}

// pair is what the sides say about one of several topics.
func (v view) pair(p answer.Pair, found answer.Passages) g.Node {
	heading := p.Heading(v.language)
	return h.Section(h.Class("pair"), lines(
		g.If(heading != "", h.H2(g.Text(heading))),
		paragraph("small", found.OnlyOne(p, v.language)),
		h.Div(h.Class("columns"), lines(g.Map(p.Sides, func(s answer.Side) g.Node {
			return h.Div(side(s.Statement), lines(h.H3(g.Text(answer.Name(s.Statement, v.language))),
				v.said(s.Statement, s.Quotes, s.Status(v.language)), v.elsewhere(s)))
		}))),
	))
}

// elsewhere leads to the passages of a side that another pair shows.
func (v view) elsewhere(s answer.Side) g.Node {
	if len(s.Elsewhere) == 0 {
		return nil
	}
	const object = "\ufffc" // in no text: it takes the place of what is no text
	before, after, _ := strings.Cut(v.text(s.ElsewhereKey(), object), object)
	return h.P(h.Class("small"), g.Text(before), references(v.passageLinks(s.Elsewhere), ", "), g.Text(after))
}

// picture is an image of the site; nil: none.
func (v view) picture(i *answer.Image, class g.Node) g.Node {
	if i == nil {
		return nil
	}
	return h.P(h.Img(class, h.Src(v.link("/"+i.Name)), h.Alt(i.Alt)))
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

func list(items []string) g.Node {
	return h.Ul(lines(g.Map(items, func(s string) g.Node { return h.Li(g.Text(s)) })))
}
