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
			{Name: "style", Kind: Choice, Choices: func(*House, message.Language) []Suggestion { return styleChoices() }},
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

// pressCite cites the state's passages in the style that its choice names;
// none: where the state comes from an answer of another command.
func pressCite(h *House, l message.Language, state answer.State) (answer.Answer, error) {
	style, known := styleOf(state.Choice)
	if len(state.Passages) == 0 || !known && state.Choice != "" {
		return stale(l), nil
	}
	if !known {
		style = styles()[0]
	}
	a := h.citeAnswer(l, state.Passages, style)
	a.Replaces = known
	return a, nil
}

// citeAnswer is the citation to copy, with the passages that it cites.
func (h *House) citeAnswer(l message.Language, passages []*corpus.Passage, style citationStyle) answer.Answer {
	a := answer.Answer{Body: []answer.Block{{Heading: style.name, Code: true,
		Lines: strings.Split(style.cite(passages), "\n")}}}
	for _, s := range h.Corpus.Statements {
		section := answer.Section{Statement: s}
		for _, p := range passages {
			if p.Statement() == s {
				section.Quotes = append(section.Quotes, answer.Quote{Passage: p})
			}
		}
		if len(section.Quotes) > 0 {
			a.Sections = append(a.Sections, section)
		}
	}
	menu := answer.Action{Label: l.Text("action.style"), State: answer.State{Command: "cite", Passages: passages}}
	for _, s := range styles() {
		if s.id != style.id {
			menu.Options = append(menu.Options, answer.ActionOption{Label: s.name, Value: s.id})
		}
	}
	a.Actions = []answer.Action{
		{Label: l.Text("action.context"), State: answer.State{Command: "context", Passages: passages}},
		menu,
	}
	return a
}

// citationStyle writes citations in one style.
type citationStyle struct {
	id, name string
	// cite gives the citations of some passages, ready to paste.
	cite func([]*corpus.Passage) string
}

// styles lists the styles, the default first. Their names are the same in
// every language.
func styles() []citationStyle {
	return []citationStyle{
		{"apa", "APA 7", each(apa)},
		{"mla", "MLA 9", each(mla)},
		{"chicago", "Chicago 17", each(chicago)},
		{"bibtex", "BibTeX", each(bibtex)},
		{"csl-json", "CSL-JSON", cslJSON},
		{"wikipedia", "Wikipedia", each(wikipedia)},
		{"markdown", "Markdown", each(markdown)},
		{"plain", "Plain text", each(plain)},
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

// each puts the citations of single passages one under the other.
func each(cite func(*corpus.Passage) string) func([]*corpus.Passage) string {
	return func(passages []*corpus.Passage) string {
		all := make([]string, len(passages))
		for i, p := range passages {
			all[i] = cite(p)
		}
		return strings.Join(all, "\n\n")
	}
}
