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
			passages, refusal := passagesMeant(svc.Corpus, args)
			if refusal != "" {
				return answer.Refused(refusal), nil
			}
			style := styles()[0]
			if asked := args.Text("style"); asked != "" {
				style, _ = styleOf(asked)
			}
			a := svc.citeAnswer(args.Language, passages, style, len(passages) <= mostTogether)
			if len(passages) > mostTogether {
				a.Notes = []string{args.Language.Text("cite.first", len(passages), mostTogether)}
			}
			return a, nil
		},
		Press: pressCite,
	}
}

// mostTogether is how many passages are cited together: so many that they
// always fit on one reply and are whole.
const mostTogether = 4

// together is, after a style, the choice of a state whose passages are cited
// together.
const together = "*"

// pressCite cites the first of the state's passages. The choice names a style,
// or a style and another of the passages, or all together; it is empty where
// the state comes from an answer of another command.
func pressCite(svc *Service, l message.Language, state answer.State) (answer.Answer, error) {
	if len(state.Passages) == 0 {
		return stale(l), nil
	}
	if state.Choice == "" {
		return svc.citeAnswer(l, state.Passages, styles()[0], false), nil
	}
	id, passage, another := strings.Cut(state.Choice, " ")
	style, known := styleOf(id)
	if another && passage != together {
		p := svc.Corpus.Passage(passage)
		known = known && p != nil
		state.Passages = toFront(p, state.Passages)
	}
	if !known {
		return stale(l), nil
	}
	a := svc.citeAnswer(l, state.Passages, style, passage == together && len(state.Passages) <= mostTogether)
	a.Replaces = true
	return a, nil
}

// citeAnswer is the citation of the first passage, or of all together, to copy,
// with what it cites.
func (svc *Service) citeAnswer(l message.Language, passages []*corpus.Passage, style citationStyle, all bool) answer.Answer {
	cited := passages[:1]
	if all {
		cited = passages
	}
	var citations []string
	for _, p := range cited {
		citations = append(citations, style.cite(svc.source(p)))
	}
	page := answer.Page{Sections: sectionsOf(svc.Corpus, cited),
		Body: []answer.Block{{Heading: style.name, Code: true, Lines: strings.Split(style.joined(citations), "\n")}}}
	return answer.Answer{Content: page, Actions: citeActions(l, passages, style, len(cited) > 1)}
}

func citeActions(l message.Language, passages []*corpus.Passage, style citationStyle, all bool) []answer.Action {
	state := answer.State{Command: "cite", Passages: passages}
	menu := answer.Action{Label: l.Text("action.style"), State: state}
	for _, s := range styles() {
		value := s.id
		if all {
			value += " " + together
		}
		if s.id != style.id {
			menu.Options = append(menu.Options, answer.ActionOption{Label: s.name, Value: value})
		}
	}
	actions := []answer.Action{
		contextAction(l, passages[:1]),
		menu,
	}
	if len(passages) > 1 && !all {
		actions = append(actions, passageMenu(l, state, style.id+" "))
	}
	return actions
}
