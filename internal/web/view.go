package web

import (
	"cmp"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"bothsides/internal/message"
)

// Texts and values of attributes are escaped by the library; g.Raw is for markup
// of the program's own.

// html is the whole page.
func (p page) html() g.Node {
	return g.Group{g.Raw("<!DOCTYPE html>\n"), h.HTML(h.Lang(string(p.language)), lines(
		h.Head(lines(
			h.Meta(h.Charset("utf-8")),
			h.Meta(h.Name("viewport"), h.Content("width=device-width, initial-scale=1")),
			h.TitleEl(g.Text(p.Title+" · "+siteName)),
			p.known(),
			h.Link(h.Rel("stylesheet"), h.Href(p.root+p.static.style)),
			h.Link(h.Rel("icon"), h.Href(p.root+p.static.icon), h.Type("image/svg+xml")),
		)),
		h.Body(lines(
			h.A(h.Class("skip"), h.Href("#content"), g.Text(p.text("web.skip"))),
			h.Header(lines(
				h.A(h.Class("brand"), h.Href(p.link("/")), g.Text(siteName)),
				p.menu(),
				h.Search(lines(p.search())),
			)),
			p.Content,
			h.Footer(lines(p.aboutSite(), h.Form(h.Class("languages"), lines(g.Map(p.Carried, hidden), p.languages())))),
		)),
	)), newline()}
}

// known says where the page is known elsewhere, and what it shows there; one that
// is made for a request alone is not to be.
func (p page) known() g.Node {
	if p.Canonical == "" {
		return h.Meta(h.Name("robots"), h.Content("noindex"))
	}
	return g.Group{
		g.If(p.Description != "", h.Meta(h.Name("description"), h.Content(p.Description))),
		h.Link(h.Rel("canonical"), h.Href(p.url())),
		g.Map(message.Languages(), func(l message.Language) g.Node {
			return h.Link(h.Rel("alternate"), g.Attr("hreflang", string(l)), h.Href(p.in(l)))
		}),
		h.Link(h.Rel("alternate"), g.Attr("hreflang", "x-default"), h.Href(p.in(""))),
		property("og:site_name", siteName),
		property("og:type", cmp.Or(p.Kind, "website")),
		property("og:title", p.Title),
		g.If(p.Description != "", property("og:description", p.Description)),
		property("og:url", p.url()),
		h.Meta(h.Name("twitter:card"), h.Content("summary")),
		g.If(p.Colour != "", h.Meta(h.Name("theme-color"), h.Content(p.Colour))),
	}
}

func property(name, value string) g.Node {
	return h.Meta(g.Attr("property", name), h.Content(value))
}

// menu leads to what every page leads to, with this page marked in it.
func (p page) menu() g.Node {
	to := func(path, key string) g.Node {
		return h.Li(h.A(h.Href(p.link(path)), g.If(p.Canonical == path, h.Aria("current", "page")), g.Text(p.text(key))))
	}
	return h.Nav(h.Aria("label", p.text("web.pages")), lines(h.Ul(lines(
		to("/", "web.statements.short"),
		to("/topics", "topics.heading"),
		to("/differences", "web.differences"),
		to("/check", "web.check"),
	))))
}

func (p page) search() g.Node {
	hint := p.text("web.search.what")
	return h.Form(h.Action(p.link("/ask")), lines(
		h.Input(h.Type("search"), h.Name("q"), h.Value(p.Search), h.MaxLength("2000"), h.Aria("label", hint), h.Placeholder(hint), h.Required()),
		g.If(p.chosen, hidden(parameter{languageParameter, string(p.language)})),
		h.Button(g.Text(p.text("web.search"))),
	))
}

// hidden is a parameter that a form carries on.
func hidden(p parameter) g.Node {
	return h.Input(h.Type("hidden"), h.Name(p.Name), h.Value(p.Value))
}

func (p page) aboutSite() g.Node {
	to := func(path, text string) g.Node { return h.Li(h.A(h.Href(p.link(path)), g.Text(text))) }
	return h.Nav(h.Aria("label", p.text("web.about")), lines(h.Ul(lines(
		to("/help", p.text("web.help")),
		to("/about", p.text("web.about")),
		to("/privacy", p.text("about.privacy")),
		to("/terms", p.text("web.terms")),
		to("/api/openapi.json", "API"),
	))))
}

// languages are this page in each language.
func (p page) languages() g.Node {
	return h.Ul(h.Aria("label", p.text("web.languages")), lines(g.Map(message.Languages(), func(l message.Language) g.Node {
		return h.Li(h.Button(h.Name(languageParameter), h.Value(string(l)), h.Lang(string(l)),
			g.If(l == p.language, h.Aria("current", "true")), g.Text(l.Text("web.language"))))
	})))
}

// content is what a page shows between its head and its foot.
func content(nodes ...g.Node) g.Node { return h.Main(h.ID("content"), lines(nodes...)) }

// titled is content below a heading.
func titled(title string, nodes ...g.Node) g.Node {
	return content(append(g.Group{h.H1(g.Text(title))}, nodes...)...)
}

func newline() g.Node { return g.Raw("\n") }

// lines puts each of the nodes on a line of its own, in groups too; those that
// are nil are left out.
func lines(nodes ...g.Node) g.Node {
	return append(g.Group{newline()}, appendLines(nil, nodes)...)
}

// appendLines appends nodes, each with the end of its line.
func appendLines(to g.Group, nodes []g.Node) g.Group {
	for _, n := range nodes {
		if group, is := n.(g.Group); is {
			to = appendLines(to, group)
		} else if n != nil {
			to = append(to, n, newline())
		}
	}
	return to
}

// paragraph is a paragraph of a class; nil for an empty one.
func paragraph(class, s string) g.Node {
	if s == "" {
		return nil
	}
	return h.P(h.Class(class), g.Text(s))
}

func paragraphs(class string, list []string) g.Node {
	return g.Map(list, func(s string) g.Node { return paragraph(class, s) })
}

// link is a way to a page.
type link struct {
	Href, Text string
	Current    bool
}

// references are links to passages, one after the other.
func references(list []link, between string) g.Node {
	var out g.Group
	for i, l := range list {
		if i > 0 {
			out = append(out, g.Text(between))
		}
		out = append(out, h.A(h.Class("ref"), h.Href(l.Href), g.Text(l.Text)))
	}
	return out
}

// chips are links to choose from.
func chips(list []link) g.Node {
	return h.Ul(h.Class("chips"), lines(g.Map(list, func(l link) g.Node {
		return h.Li(h.A(h.Href(l.Href), g.If(l.Current, h.Aria("current", "true")), g.Text(l.Text)))
	})))
}
