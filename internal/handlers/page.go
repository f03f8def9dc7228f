package handlers

import (
	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// What was found is shown a page at a time: up to answer.MaxQuotes passages
// of each statement. The state of a page lists all that was found, the best
// of each statement first, in turns, and as its choice the one statement that
// was asked, if not all were.

// aloneChoice is the choice of a state whose passages are those that one
// statement has alone. No statement's id has a sign like it.
const aloneChoice = "~alone"

// interleaved lists the best passage of each statement, then the second ones, so
// that a list that is cut at its end is cut alike for all.
func interleaved(found [][]*corpus.Passage) []*corpus.Passage {
	var all []*corpus.Passage
	for rank, left := 0, true; left; rank++ {
		left = false
		for _, passages := range found {
			if rank < len(passages) {
				all, left = append(all, passages[rank]), true
			}
		}
	}
	return all
}

// pageActions are the ways to the page before and the one after.
func pageActions(l message.Language, state answer.State, more bool) []answer.Action {
	var actions []answer.Action
	if state.Page > 0 {
		actions = append(actions, answer.Action{Label: l.Text("action.previous"), State: atPage(state, -1)})
	}
	if more {
		actions = append(actions, answer.Action{Label: l.Text("action.more"), State: atPage(state, 1)})
	}
	return actions
}

func atPage(state answer.State, by int) answer.State {
	state.Page += by
	return state
}

// pressPage answers More and Previous, and shows passages that are no answer.
func pressPage(svc *Service, l message.Language, state answer.State) (answer.Answer, error) {
	if lead := otherLead(l, state.Choice); lead != "" && len(state.Passages) > 0 {
		return pressOther(svc.Corpus, l, lead, state.Passages), nil
	}
	var found answer.Passages
	more, quotes := false, 0
	for _, s := range svc.Corpus.Statements {
		section := pageOf(s, state)
		if state.Choice == aloneChoice && len(section.Quotes)+section.Earlier == 0 {
			continue // nothing was asked of it
		}
		found.Sections = append(found.Sections, section)
		more = more || section.More > 0
		quotes += len(section.Quotes)
	}
	if quotes == 0 {
		return stale(l), nil
	}
	actions := append(pageActions(l, state, more), steps(svc.Corpus, l, passagesOf(found.Sections))...)
	return answer.Answer{Content: found, Actions: actions, Replaces: true}, nil
}

// pageOf is a statement's part of a page.
func pageOf(s *corpus.Statement, state answer.State) answer.Section {
	section := answer.Section{Statement: s}
	if state.Choice != "" && state.Choice != aloneChoice && state.Choice != s.ID {
		section.Outcome = answer.Excluded
		return section
	}
	for _, p := range state.Passages {
		switch {
		case p.Statement() != s:
		case section.Earlier < state.Page*answer.MaxQuotes:
			section.Earlier++
		case len(section.Quotes) < answer.MaxQuotes:
			section.Quotes = append(section.Quotes, answer.Quote{Passage: p})
		default:
			section.More++
		}
	}
	if len(section.Quotes)+section.Earlier == 0 {
		section.Outcome = answer.Unsure // a state does not hold why nothing was found
	}
	return section
}
