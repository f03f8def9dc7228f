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
		Run: func(svc *Service, args Args) (answer.Answer, error) {
			p, refusal := passage(svc.Corpus, args)
			if p == nil {
				return answer.Refused(refusal), nil
			}
			style := styles()[0]
			if asked := args.Text("style"); asked != "" {
				style, _ = styleOf(asked)
			}
			return svc.citeAnswer(args.Language, []*corpus.Passage{p}, style), nil
		},
		Press: pressCite,
	}
}

// pressCite cites the first of the state's passages. The choice names a style,
// or a style and another of the passages; it is empty where the state comes
// from an answer of another command.
func pressCite(svc *Service, l message.Language, state answer.State) (answer.Answer, error) {
	if len(state.Passages) == 0 {
		return stale(l), nil
	}
	if state.Choice == "" {
		return svc.citeAnswer(l, state.Passages, styles()[0]), nil
	}
	id, passage, another := strings.Cut(state.Choice, " ")
	style, known := styleOf(id)
	if another {
		p := svc.Corpus.Passage(passage)
		known = known && p != nil
		state.Passages = toFront(p, state.Passages)
	}
	if !known {
		return stale(l), nil
	}
	a := svc.citeAnswer(l, state.Passages, style)
	a.Replaces = true
	return a, nil
}

// citeAnswer is the citation of the first passage, to copy, with what it
// cites. It is one at a time, so that it always fits on one reply and is whole.
func (svc *Service) citeAnswer(l message.Language, passages []*corpus.Passage, style citationStyle) answer.Answer {
	p := passages[0]
	return answer.Answer{
		Content: answer.Page{
			Sections: []answer.Section{{Statement: p.Statement(), Quotes: []answer.Quote{{Passage: p}}}},
			Body:     []answer.Block{{Heading: style.name, Code: true, Lines: strings.Split(style.cite(svc.source(p)), "\n")}},
		},
		Actions: citeActions(l, passages, style),
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
		contextAction(l, passages[:1]),
		menu,
	}
	if len(passages) > 1 {
		actions = append(actions, passageMenu(l, state, style.id+" "))
	}
	return actions
}
