package handlers

import (
	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

func context() Command {
	return Command{
		Name:    "context",
		Options: []Option{passageOption(), privateOption()},
		Example: "/context WH-2.3",
		Run: func(svc *Service, args Args) (answer.Answer, error) {
			passages, refusal := passagesMeant(svc.Corpus, args)
			if refusal != "" {
				return answer.Refused(refusal), nil
			}
			return contextAnswer(svc.Corpus, args.Language, passages, paragraphAround), nil
		},
		Press: pressContext,
	}
}

// How much is shown around a passage, as the choice of a state.
const (
	sentenceAlone    = "sentence"
	neighboursAround = "neighbours"
	paragraphAround  = "paragraph"
)

// pressContext opens the first passage of the state; its choice is how much
// around it, or the id of another of its passages, or empty where the state
// comes from an answer of another command. The passages may also be the ends of
// a quote that is too long for a message.
func pressContext(svc *Service, l message.Language, state answer.State) (answer.Answer, error) {
	if len(state.Passages) == 0 {
		return stale(l), nil
	}
	width := paragraphAround
	switch state.Choice {
	case "":
	case answer.OpenPart, answer.TurnPart:
		return partAnswer(svc.Corpus, l, state), nil
	case sentenceAlone, neighboursAround, paragraphAround:
		width = state.Choice
	default:
		p := svc.Corpus.Passage(state.Choice)
		if p == nil {
			return stale(l), nil
		}
		state.Passages = toFront(p, state.Passages)
	}
	a := contextAnswer(svc.Corpus, l, state.Passages, width)
	a.Replaces = state.Choice != ""
	return a, nil
}

// partAnswer shows a quote from a part on.
func partAnswer(c *corpus.Corpus, l message.Language, state answer.State) answer.Answer {
	p, last := state.Passages[0], state.Passages[len(state.Passages)-1]
	if last.Statement() != p.Statement() || last.Paragraph() != p.Paragraph() || last.Index() < p.Index() {
		return stale(l)
	}
	quote := answer.Quote{Passage: p, Part: max(state.Page, 1)}
	if last != p {
		quote.Last = last
	}
	return answer.Answer{
		Content:  answer.Page{Lead: contextPlace(l, p), Sections: []answer.Section{{Statement: p.Statement(), Quotes: []answer.Quote{quote}}}},
		Actions:  []answer.Action{readAction(l, p), citeAction(l, state.Passages[:1])},
		Replaces: state.Choice == answer.TurnPart,
	}
}

func contextPlace(l message.Language, p *corpus.Passage) string {
	s := p.Statement()
	return l.Text("context.place", p.ID(), answer.Name(s, l), p.Paragraph(), len(s.Paragraphs))
}

func toFront(p *corpus.Passage, passages []*corpus.Passage) []*corpus.Passage {
	front := []*corpus.Passage{p}
	for _, other := range passages {
		if other != p {
			front = append(front, other)
		}
	}
	return front
}

// contextAnswer shows the first passage with what is around it; the
// others can be turned to.
func contextAnswer(c *corpus.Corpus, l message.Language, passages []*corpus.Passage, width string) answer.Answer {
	p := passages[0]
	s := p.Statement()
	first, last := onOnePage(p, width)
	return answer.Answer{
		Content: answer.Page{
			Lead:     contextPlace(l, p),
			Sections: []answer.Section{{Statement: s, Quotes: runs(s.Passages[first:last+1], p)}},
		},
		Actions: contextActions(c, l, passages, width),
	}
}

// around is the first and the last passage, by index, of what is shown.
func around(p *corpus.Passage, width string) (first, last int) {
	all := p.Statement().Passages
	first, last = p.Index(), p.Index()
	switch width {
	case neighboursAround:
		return max(first-1, 0), min(last+1, len(all)-1)
	case paragraphAround:
		for first > 0 && all[first-1].Paragraph() == p.Paragraph() {
			first--
		}
		for last < len(all)-1 && all[last+1].Paragraph() == p.Paragraph() {
			last++
		}
	}
	return first, last
}

// onOnePage is what is around a passage, up to a page of it: a paragraph may
// have more.
func onOnePage(p *corpus.Passage, width string) (first, last int) {
	all := p.Statement().Passages
	from, to := around(p, width)
	first, last = p.Index(), p.Index()
	room := pageRoom - runeCount(p)
	for {
		switch {
		case first > from && runeCount(all[first-1]) <= room:
			first--
			room -= runeCount(all[first])
		case last < to && runeCount(all[last+1]) <= room:
			last++
			room -= runeCount(all[last])
		default:
			return first, last
		}
	}
}

// runs quotes neighbouring passages as they are, a quote for each paragraph
// of them, with one passage marked; nil marks none.
func runs(passages []*corpus.Passage, marked *corpus.Passage) []answer.Quote {
	var quotes []answer.Quote
	for _, p := range passages {
		if n := len(quotes); n > 0 && quotes[n-1].Passage.Paragraph() == p.Paragraph() {
			quotes[n-1].Last = p
		} else {
			quotes = append(quotes, answer.Quote{Passage: p})
		}
		if p == marked {
			q := &quotes[len(quotes)-1]
			start := q.Passage.Span().Start
			q.Marks = []corpus.Span{{Start: p.Span().Start - start, End: p.Span().End - start}}
			q.Asked = len(passages) > 1
		}
	}
	return quotes
}

// contextActions are the other widths that would show something else, the
// whole statement, and what can be done with the passage.
func contextActions(c *corpus.Corpus, l message.Language, passages []*corpus.Passage, width string) []answer.Action {
	p := passages[0]
	var actions []answer.Action
	first, last := onOnePage(p, width)
	shown := map[[2]int]bool{{first, last}: true}
	for _, other := range []string{sentenceAlone, neighboursAround, paragraphAround} {
		first, last := onOnePage(p, other)
		if !shown[[2]int{first, last}] {
			actions = append(actions, answer.Action{Label: l.Text("action.context." + other),
				State: answer.State{Command: "context", Passages: passages, Choice: other}})
		}
		shown[[2]int{first, last}] = true
	}
	actions = append(actions, readAction(l, p))
	actions = append(actions, otherWording(l, passages[:1])...)
	topics := c.TopicsOf(p)
	if len(topics) == 1 {
		actions = append(actions, compareAction(l, topics[0]))
	} else if len(topics) > 1 {
		actions = append(actions, topicMenu(l, topics))
	}
	actions = append(actions, citeAction(l, passages[:1]))
	if len(passages) > 1 {
		actions = append(actions, passageMenu(l, answer.State{Command: "context", Passages: passages}, ""))
	}
	return actions
}

// passageMenu turns to another of the state's passages: the choice is its id,
// after a prefix.
func passageMenu(l message.Language, state answer.State, prefix string) answer.Action {
	menu := answer.Action{Label: l.Text("action.passages"), State: state}
	for _, p := range state.Passages[1:] {
		menu.Options = append(menu.Options, answer.ActionOption{Label: p.ID(), Value: prefix + p.ID(), Description: firstLine(p.Text())})
	}
	return menu
}
