package handlers

import (
	"math/rand/v2"
	"slices"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

func quiz() Command {
	return Command{
		Name:        "quiz",
		Example:     "/quiz",
		NeverPosted: true,
		Run: func(h *House, args Args) (answer.Answer, error) {
			l := args.Language
			if len(h.Corpus.Statements) == 1 {
				return answer.Answer{Refusal: l.Text("refusal.quiz")}, nil
			}
			return answer.Answer{
				Body: []answer.Block{{Heading: l.Text("quiz.title"),
					Lines: []string{l.Text("quiz.rules", quizRounds), l.Text("quiz.masked", mask)}}},
				Actions: []answer.Action{{Label: l.Text("action.play"), State: answer.State{Command: "quiz", Choice: playChoice}}},
			}, nil
		},
		Press: pressQuiz,
	}
}

// playChoice is the choice of a state that begins a game; any other choice is
// a game's as gameOf reads it.
const playChoice = "play"

func pressQuiz(h *House, l message.Language, state answer.State) (answer.Answer, error) {
	if state.Choice == playChoice {
		return h.question(l, game{seed: rand.Uint32()}), nil
	}
	g, ok := gameOf(state.Choice, len(h.Corpus.Statements))
	if !ok {
		return stale(l), nil
	}
	a := h.question(l, g)
	if g.answered {
		a = h.result(l, g)
	}
	a.Replaces = true
	return a, nil
}

// question shows a passage of the game with a button for each side.
func (h *House) question(l message.Language, g game) answer.Answer {
	p := h.passageOf(g)
	a := answer.Answer{Alone: true, Body: []answer.Block{{Heading: l.Text("quiz.round", g.round+1, quizRounds),
		Lines: []string{h.masked(p), l.Text("quiz.question")}}}}
	for i, s := range h.Corpus.Statements {
		a.Actions = append(a.Actions, answer.Action{Label: answer.Name(s, l),
			State: answer.State{Command: "quiz", Choice: g.answer(i).String()}})
	}
	return a
}

// result tells whether the answer was right and shows the passage as it
// stands.
func (h *House) result(l message.Language, g game) answer.Answer {
	p := h.passageOf(g)
	s := p.Statement()
	key := "quiz.wrong"
	if h.Corpus.Statements[g.guess] == s {
		key = "quiz.right"
		g.score++
	}
	g.round++
	a := answer.Answer{
		Alone:    true,
		Lead:     l.Text(key, answer.Name(s, l)) + " " + l.Text("quiz.score", g.score, g.round),
		Sections: []answer.Section{{Statement: s, Quotes: []answer.Quote{{Passage: p}}}},
		Body:     []answer.Block{{Lines: []string{chicago(p)}}},
	}
	next := answer.Action{Label: l.Text("action.next-round"), State: answer.State{Command: "quiz", Choice: g.next().String()}}
	if g.round == quizRounds {
		next = answer.Action{Label: l.Text("action.play-again"), State: answer.State{Command: "quiz", Choice: playChoice}}
	}
	a.Actions = []answer.Action{next, {Label: l.Text("action.context"),
		State: answer.State{Command: "context", Passages: []*corpus.Passage{p}}}}
	return a
}

// passageOf is the passage of the game's round. A side is drawn before its
// passage, so that the longer statement is no better guess, and no passage
// comes twice while there are others.
func (h *House) passageOf(g game) *corpus.Passage {
	random := rand.New(rand.NewPCG(uint64(g.seed), 0))
	var drawn []*corpus.Passage
	for range g.round + 1 {
		s := h.Corpus.Statements[random.IntN(len(h.Corpus.Statements))]
		left := slices.DeleteFunc(slices.Clone(s.Passages), func(p *corpus.Passage) bool { return slices.Contains(drawn, p) })
		if len(left) == 0 {
			left = s.Passages
		}
		drawn = append(drawn, left[random.IntN(len(left))])
	}
	return drawn[g.round]
}
