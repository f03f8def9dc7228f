package handlers

import (
	"strings"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

func cite() Command {
	return Command{
		Name: "cite",
		Options: []Option{passageOption(),
			{Name: "style", Kind: Choice, Choices: func(*corpus.Corpus, message.Language) []Suggestion { return styleChoices() }},
			privateOption()},
		Example: "/cite WH-2.2 style: bibtex",
		Run: func(h *House, args Args) (answer.Answer, error) {
			p, refusal := h.passage(args)
			if p == nil {
				return answer.Answer{Refusal: refusal}, nil
			}
			style := styles()[0]
			if asked := args.Text("style"); asked != "" {
				style, _ = styleOf(asked)
			}
			return h.citeAnswer(args.Language, []*corpus.Passage{p}, style), nil
		},
		Press: pressCite,
	}
}

// pressCite cites the first of the state's passages. The choice names a style,
// or a style and another of the passages; it is empty where the state comes
// from an answer of another command.
func pressCite(h *House, l message.Language, state answer.State) (answer.Answer, error) {
	if len(state.Passages) == 0 {
		return stale(l), nil
	}
	if state.Choice == "" {
		return h.citeAnswer(l, state.Passages, styles()[0]), nil
	}
	id, passage, another := strings.Cut(state.Choice, " ")
	style, known := styleOf(id)
	if another {
		p := h.Corpus.Passage(passage)
		known = known && p != nil
		state.Passages = toFront(p, state.Passages)
	}
	if !known {
		return stale(l), nil
	}
	a := h.citeAnswer(l, state.Passages, style)
	a.Replaces = true
	return a, nil
}

// citeAnswer is the citation of the first passage, to copy, with what it
// cites. It is one at a time, so that it always fits on one reply and is whole.
func (h *House) citeAnswer(l message.Language, passages []*corpus.Passage, style citationStyle) answer.Answer {
	p := passages[0]
	return answer.Answer{
		Sections: []answer.Section{{Statement: p.Statement(), Quotes: []answer.Quote{{Passage: p}}}},
		Body:     []answer.Block{{Heading: style.name, Code: true, Lines: strings.Split(style.cite(p), "\n")}},
		Actions:  citeActions(l, passages, style),
	}
}

func citeActions(l message.Language, passages []*corpus.Passage, style citationStyle) []answer.Action {
	state := answer.State{Command: "cite", Passages: passages}
	menu := answer.Action{Label: l.Text("action.style"), State: state}
	for _, s := range styles() {
		if s.id != style.id {
			menu.Options = append(menu.Options, answer.ActionOption{Label: s.name, Value: s.id})
		}
	}
	actions := []answer.Action{
		{Label: l.Text("action.context"), State: answer.State{Command: "context", Passages: passages[:1]}},
		menu,
	}
	if len(passages) > 1 {
		actions = append(actions, passageMenu(l, state, style.id+" "))
	}
	return actions
}

// citationStyle writes citations in one style.
type citationStyle struct {
	id, name string
	// cite gives the citation of a passage, ready to paste.
	cite func(*corpus.Passage) string
}

// styles lists the styles, the default first. Their names are the same in
// every language.
func styles() []citationStyle {
	return []citationStyle{
		{"apa", "APA 7", apa},
		{"mla", "MLA 9", mla},
		{"chicago", "Chicago 17", chicago},
		{"bibtex", "BibTeX", bibtex},
		{"csl-json", "CSL-JSON", cslJSON},
		{"wikipedia", "Wikipedia", wikipedia},
		{"markdown", "Markdown", markdown},
		{"plain", "Plain text", plain},
	}
}

func styleOf(id string) (citationStyle, bool) {
	for _, s := range styles() {
		if s.id == id {
			return s, true
		}
	}
	return citationStyle{}, false
}

func styleChoices() []Suggestion {
	var out []Suggestion
	for _, s := range styles() {
		out = append(out, Suggestion{s.name, s.id})
	}
	return out
}
