package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/finding"
	"bothsides/internal/handlers"
)

const (
	// maxForm bounds a form in bytes: its longest text, each character of it
	// in the twelve bytes that a form may take for one.
	maxForm = maxChecked * 12
	// maxChecked is how many characters of a message are read.
	maxChecked = 4000
)

func (v view) checkForm() reply {
	return v.cached("/check", func() page {
		p := v.checkPage("", "", nil)
		p.Canonical = "/check"
		return p
	})
}

// checkPage is the form with what was typed, and what checking that gave.
func (v view) checkPage(text, saidBy string, gave g.Node) page {
	title := v.text("web.check")
	return page{Title: title, Description: v.text("command.verify.description"), Content: titled(title,
		h.Form(h.Class("check"), h.Action(v.link("/check")), h.Method("post"), lines(
			h.Label(h.For("text"), g.Text(v.text("web.check.text"))),
			h.Textarea(h.ID("text"), h.Name("text"), h.Rows("5"), h.MaxLength(strconv.Itoa(maxChecked)), h.Required(), g.Text(text)),
			h.Label(h.For("said-by"), g.Text(v.text("option.said-by.description"))),
			h.Select(h.ID("said-by"), h.Name("said-by"), lines(
				h.Option(h.Value(""), g.Text(v.text("web.check.nobody"))),
				g.Map(v.corpus().Statements, func(s *corpus.Statement) g.Node {
					return h.Option(h.Value(s.ID), g.If(s.ID == saidBy, h.Selected()), g.Text(answer.Name(s, v.language)))
				}),
			)),
			h.P(h.Button(g.Text(v.text("web.check.one"))), g.Text(" "), h.Button(h.Name("each"), h.Value("1"), g.Text(v.text("web.check.each")))),
			paragraph("small", v.text("web.check.privacy")),
		)),
		gave,
	)}
}

// check checks a text that comes in the body of a request, so that it is in no
// address: as one quote, or each quote in it by itself.
func (v view) check() reply {
	if !v.allowed() {
		return v.tooMuch()
	}
	v.Body = http.MaxBytesReader(nil, v.Body, maxForm)
	var tooLarge *http.MaxBytesError
	if err := v.ParseForm(); errors.As(err, &tooLarge) {
		p := v.checkPage("", "", paragraph("notice", v.text("refusal.line-too-long", maxForm)))
		p.status = http.StatusRequestEntityTooLarge
		return v.render(p)
	}
	text, saidBy := v.PostForm.Get("text"), v.PostForm.Get("said-by")
	call := handlers.Call{Command: "verify", Options: map[string]any{"quote": text, "said-by": saidBy}}
	if v.PostForm.Has("each") {
		call = handlers.Call{Command: "check-message", Options: map[string]any{"message": text}}
	}
	return v.render(v.checkPage(text, saidBy, v.shown(v.run(call), "")))
}

// findings are the results of checking quotes. Several are numbered, and have
// links: of a single one the sections have those.
func (v view) findings(list []answer.Finding) g.Node {
	var out g.Group
	for i, f := range list {
		says := f.Says(v.language)
		var passages []*corpus.Passage
		if len(list) > 1 {
			says[0] = strconv.Itoa(i+1) + ". " + says[0]
			passages = slices.Concat(f.Passages, f.Nearest)
		}
		out = append(out, v.finding(f, says, passages))
	}
	return out
}

func (v view) finding(f answer.Finding, says []string, passages []*corpus.Passage) g.Node {
	names := f.Names(v.language)
	return h.Section(h.Class("finding"), lines(
		paragraph("verdict", says[0]),
		g.Map(says[1:], func(s string) g.Node { return h.P(g.Text(s)) }),
		h.P(h.Class("compared"), h.Dir("auto"), compared(f)),
		g.Iff(f.NeedsLegend(), func() g.Node { return paragraph("small", v.text("check.legend")) }),
		g.Iff(len(names) > 0, func() g.Node { return list(names) }),
		g.Iff(len(passages) > 0, func() g.Node { return h.P(h.Class("small"), references(v.passageLinks(passages), ", ")) }),
	))
}

// compared is an alleged quote beside the statement, or alone where there is
// nothing to compare it with.
func compared(f answer.Finding) g.Node {
	if !f.Compared() {
		return g.Text(answer.Plain(f.Text))
	}
	return g.Map(f.Pieces(), func(op finding.Op) g.Node {
		switch op.Op {
		case finding.Delete:
			return h.Del(g.Text(op.Text))
		case finding.Insert:
			return h.Ins(g.Text(op.Text))
		}
		return g.Text(op.Text)
	})
}
