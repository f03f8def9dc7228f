package web

import (
	"errors"
	"net/http"
	"slices"

	"bothsides/internal/answer"
	"bothsides/internal/finding"
	"bothsides/internal/handlers"
)

// checkPage is the form, and after it what checking gave.
type checkPage struct {
	Text  string
	Sides []choice
	Most  int // characters of a text
	answerPage
}

// choice is an option of a form.
type choice struct {
	Value, Name string
	Chosen      bool
}

// findingPart is the result of checking one quote.
type findingPart struct {
	Number int // among several; 0: it is alone
	Says   []string
	Text   string // as it was typed, where it is not compared
	Pieces []finding.Op
	Legend string // of the signs of Pieces; empty: they explain themselves
	Names  []string
	Links  []link
}

func (s *Site) findings(r request, f answer.Findings) []findingPart {
	out := make([]findingPart, len(f.List))
	for i, one := range f.List {
		out[i] = findingPart{Says: one.Says(r.language), Names: one.Names(r.language)}
		if len(f.List) > 1 { // of a single one the sections have the links
			out[i].Number = i + 1
			out[i].Links = s.passageLinks(r, slices.Concat(one.Passages, one.Nearest))
		}
		if one.Compared() {
			out[i].Pieces = one.Pieces()
		} else {
			out[i].Text = answer.Plain(one.Text)
		}
		if one.NeedsLegend() {
			out[i].Legend = r.language.Text("check.legend")
		}
	}
	return out
}

const (
	// maxForm bounds a form in bytes: its longest text, each character of it
	// in the twelve bytes that a form may take for one.
	maxForm = maxChecked * 12
	// maxChecked is how many characters of a message are read.
	maxChecked = 4000
)

func (s *Site) checkForm(r request) reply {
	return s.keep(r, "/check", func() page {
		p := s.checkView(r, "", "", answerPage{})
		p.Canonical = "/check"
		return p
	})
}

// checkView is the form with what was typed, and what checking that gave.
func (s *Site) checkView(r request, text, saidBy string, gave answerPage) page {
	content := checkPage{Text: text, Most: maxChecked, answerPage: gave}
	for _, of := range s.corpus().Statements {
		content.Sides = append(content.Sides, choice{of.ID, answer.Name(of, r.language), of.ID == saidBy})
	}
	return page{Title: r.language.Text("web.check"), Description: r.language.Text("command.verify.description"), Content: content}
}

// check checks a text that comes in the body of a request, so that it is in no
// address: as one quote, or each quote in it by itself.
func (s *Site) check(r request) reply {
	if !s.allowed(r) {
		return s.tooMuch(r)
	}
	r.Body = http.MaxBytesReader(nil, r.Body, maxForm)
	var tooLarge *http.MaxBytesError
	if err := r.ParseForm(); errors.As(err, &tooLarge) {
		p := s.checkView(r, "", "", answerPage{Refusal: r.language.Text("refusal.line-too-long", maxForm)})
		p.status = http.StatusRequestEntityTooLarge
		return s.render(r, p)
	}
	text, saidBy := r.PostForm.Get("text"), r.PostForm.Get("said-by")
	call := handlers.Call{Command: "verify", Options: map[string]any{"quote": text, "said-by": saidBy}}
	if r.PostForm.Has("each") {
		call = handlers.Call{Command: "check-message", Options: map[string]any{"message": text}}
	}
	return s.render(r, s.checkView(r, text, saidBy, s.shown(r, s.run(r, call))))
}
