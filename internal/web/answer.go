package web

import (
	"cmp"

	"bothsides/internal/answer"
	"bothsides/internal/handlers"
)

// answerPage shows an answer of any command.
type answerPage struct {
	Asked      string
	Refusal    string
	Lead       string
	Findings   []findingPart
	Sections   []section
	Pairs      []pair   // several topics, in place of the sections
	Left       []string // what there is more of than the pairs show
	Blocks     []answer.Block
	Image      *picture
	Remarks    []string
	Topics     choices // near what was asked
	Steps      []link
	Menus      []choices
	Provenance string
	Help       string // a sentence above everything
}

// pair is what the sides say about one of several topics.
type pair struct {
	Topic string
	Only  string // that one side alone speaks of it
	Sides []section
}

// picture is an image of the site.
type picture struct{ Href, Alt string }

// choices are links to choose from.
type choices struct {
	Label string
	Links []link
}

// run answers a call; what fails is in the log.
func (s *Site) run(r request, call handlers.Call) answer.Answer {
	call.Language, call.Typed = r.language, true
	a, err := s.Service.Answer(call)
	if err != nil {
		s.Log.Error("answering failed", "command", a.Command, "error", err)
	}
	return a
}

// shown is an answer as a page shows it.
func (s *Site) shown(r request, a answer.Answer) answerPage {
	sections, left := a.Arranged()
	out := answerPage{Refusal: a.Refusal(), Lead: a.Lead(), Sections: s.sections(r, sections), Left: left}
	switch c := a.Content.(type) {
	case answer.Passages:
		s.setAgainst(r, c, &out)
	case answer.Findings:
		out.Findings = s.findings(r, c)
	case answer.Page:
		out.Blocks = c.Body
	}
	if i := a.Image(); i != nil {
		out.Image = &picture{s.link(r, "/"+i.Name), i.Alt}
	}
	out.Remarks = a.Remarks()
	out.Topics.Label = r.language.Text("answer.nearest-topics")
	out.Topics.Links, out.Steps, out.Menus = s.steps(r, a.Actions)
	if a.Quotes() {
		out.Provenance = a.Provenance
	}
	return out
}

// setAgainst shows the sides against each other. The sections of a single topic
// do so by themselves, under its name.
func (s *Site) setAgainst(r request, found answer.Passages, out *answerPage) {
	switch len(found.Pairs) {
	case 0:
	case 1:
		out.Lead = cmp.Or(out.Lead, found.Pairs[0].Heading(r.language))
	default:
		out.Sections, out.Left = nil, found.Left(r.language)
		for _, p := range found.Pairs {
			out.Pairs = append(out.Pairs, pair{p.Heading(r.language), found.OnlyOne(p, r.language), s.sides(r, p.Sides)})
		}
	}
}

// ask answers what was typed into the search field: a question, or a line as
// the terminal takes it.
func (s *Site) ask(r request) reply {
	line := r.query.Get("q")
	p := page{Title: r.language.Text("web.ask"), Search: line}
	if line == "" {
		return s.keep(r, "/ask", func() page {
			p.Content = answerPage{Help: r.language.Text("web.search.use")}
			return p
		})
	}
	if !s.allowed(r) {
		return s.tooMuch(r)
	}
	a := s.run(r, handlers.ParseLine(line))
	content := s.shown(r, a)
	if asked := answer.Asked(a.Query); asked != "" && content.Refusal == "" {
		content.Asked = r.language.Text("answer.asked", asked)
	}
	p.Content, p.Carried = content, []parameter{{"q", line}}
	return s.render(r, p)
}

// command is the page of a command without options, which is kept.
func (s *Site) command(r request, name, title string) reply {
	return s.keep(r, "/"+name, func() page {
		content := s.shown(r, s.run(r, handlers.Call{Command: name}))
		return page{Title: r.language.Text(title), Description: r.language.Text("command." + name + ".description"),
			Canonical: "/" + name, Content: content}
	})
}

func (s *Site) about(r request) reply { return s.command(r, "about", "web.about") }

func (s *Site) help(r request) reply {
	return s.keep(r, "/help", func() page {
		content := s.shown(r, s.run(r, handlers.Call{Command: "help"}))
		content.Help = r.language.Text("web.search.use")
		return page{Title: r.language.Text("web.help"), Description: r.language.Text("command.help.description"),
			Canonical: "/help", Content: content}
	})
}
