package handlers

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
	"bothsides/internal/text"
)

func quiz() Command {
	return Command{
		Name:    "quiz",
		Example: "/quiz",
		Run: func(svc *Service, args Args) (answer.Answer, error) {
			l := args.Language
			if len(svc.Corpus.Statements) == 1 {
				return answer.Refused(l.Text("refusal.quiz")), nil
			}
			return answer.Answer{
				Content: answer.Page{Body: []answer.Block{{Heading: l.Text("quiz.title"),
					Lines: []string{l.Text("quiz.rules", quizRounds), l.Text("quiz.masked", mask)}}}},
				Actions: []answer.Action{{Label: l.Text("action.play"), State: answer.State{Command: "quiz", Choice: playChoice}}},
			}, nil
		},
		Press: pressQuiz,
	}
}

// playChoice is the choice of a state that begins a game; any other choice is
// a game's as gameOf reads it.
const playChoice = "play"

func pressQuiz(svc *Service, l message.Language, state answer.State) (answer.Answer, error) {
	if state.Choice == playChoice {
		return question(svc, l, game{seed: rand.Uint32()}), nil
	}
	g, ok := gameOf(state.Choice, len(svc.Corpus.Statements))
	if !ok {
		return stale(l), nil
	}
	a := question(svc, l, g)
	if g.answered {
		a = result(svc.Corpus, l, g)
	}
	a.Replaces = true
	return a, nil
}

// question shows a passage of the game with a button for each side.
func question(svc *Service, l message.Language, g game) answer.Answer {
	p := passageOf(svc.Corpus, g)
	a := answer.Answer{Visibility: answer.Personal, Content: answer.Page{Body: []answer.Block{{
		Heading: l.Text("quiz.round", g.round+1, quizRounds), Lines: []string{maskedText(svc, p), l.Text("quiz.question")}}}}}
	for _, i := range choices(svc.Corpus, g) {
		a.Actions = append(a.Actions, answer.Action{Label: answer.Name(svc.Corpus.Statements[i], l),
			State: answer.State{Command: "quiz", Choice: g.answer(i).String()}})
	}
	return a
}

// mostChoices is how many sides are offered for a passage.
const mostChoices = 5

// choices are the numbers of the statements that are offered, in their order: all
// of a few, else the right one and others by chance.
func choices(c *corpus.Corpus, g game) []int {
	random := rand.New(rand.NewPCG(uint64(g.seed), uint64(g.round+1)))
	right := slices.Index(c.Statements, passageOf(c, g).Statement())
	out := []int{right}
	for _, i := range random.Perm(len(c.Statements)) {
		if i != right && len(out) < mostChoices {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}

// result says whether the answer was right and shows the whole passage.
func result(c *corpus.Corpus, l message.Language, g game) answer.Answer {
	p := passageOf(c, g)
	s := p.Statement()
	key := "quiz.wrong"
	if c.Statements[g.guess] == s {
		key = "quiz.right"
		g.score++
	}
	g.round++
	a := answer.Answer{
		Visibility: answer.Personal,
		Content: answer.Page{
			Lead:     l.Text(key, answer.Name(s, l)) + " " + l.Text("quiz.score", g.score, g.round),
			Sections: []answer.Section{{Statement: s, Quotes: []answer.Quote{{Passage: p}}}},
		},
	}
	next := answer.Action{Label: l.Text("action.next-round"), State: answer.State{Command: "quiz", Choice: g.next().String()}}
	if g.round == quizRounds {
		next = answer.Action{Label: l.Text("action.play-again"), State: answer.State{Command: "quiz", Choice: playChoice}}
	}
	shown := []*corpus.Passage{p}
	a.Actions = []answer.Action{next, contextAction(l, shown), citeAction(l, shown)}
	return a
}

// passageOf is the passage of the game's round. A side is drawn before its
// passage, so that the longer statement is no better guess, and no passage
// comes twice while there are others.
func passageOf(c *corpus.Corpus, g game) *corpus.Passage {
	random := rand.New(rand.NewPCG(uint64(g.seed), 0))
	var drawn []*corpus.Passage
	for range g.round + 1 {
		s := c.Statements[random.IntN(len(c.Statements))]
		left := slices.DeleteFunc(slices.Clone(s.Passages), func(p *corpus.Passage) bool { return slices.Contains(drawn, p) })
		if len(left) == 0 {
			left = s.Passages
		}
		drawn = append(drawn, left[random.IntN(len(left))])
	}
	return drawn[g.round]
}

// quizRounds is how many passages a game has.
const quizRounds = 5

// game is all of a quiz that is going on. It travels in the state of its
// buttons, so that nothing is kept here and it can be gone on with at any
// time; its seed determines its passages.
type game struct {
	seed         uint32
	round, score int // from 0; how many answers were right
	answered     bool
	guess        int // number of a statement, where answered
}

// String writes the game as the choice of a state: SEED.ROUND.SCORE, and
// .GUESS where one is made.
func (g game) String() string {
	s := fmt.Sprintf("%s.%d.%d", strconv.FormatUint(uint64(g.seed), 36), g.round, g.score)
	if g.answered {
		s += "." + strconv.Itoa(g.guess)
	}
	return s
}

func (g game) answer(guess int) game {
	g.answered, g.guess = true, guess
	return g
}

func (g game) next() game {
	g.answered, g.guess = false, 0
	return g
}

// gameOf reads what String wrote, for so many statements. A forged one is
// refused unless it could have been written.
func gameOf(choice string, statements int) (game, bool) {
	parts := strings.Split(choice, ".")
	if len(parts) != 3 && len(parts) != 4 {
		return game{}, false
	}
	seed, err := strconv.ParseUint(parts[0], 36, 32)
	if err != nil {
		return game{}, false
	}
	numbers := [3]int{}
	for i, part := range parts[1:] {
		n, err := strconv.ParseUint(part, 10, 8)
		if err != nil {
			return game{}, false
		}
		numbers[i] = int(n)
	}
	g := game{seed: uint32(seed), round: numbers[0], score: numbers[1], answered: len(parts) == 4, guess: numbers[2]}
	return g, g.round < quizRounds && g.score <= g.round && g.guess < statements
}

// mask replaces what is hidden in a quiz.
const mask = "[…]"

// maskedText is a passage's text without the words that would tell whose it is
// before what it says does, and of a very long one without the rest. It is no
// quote.
func maskedText(svc *Service, p *corpus.Passage) string {
	svc.giveaways.once.Do(func() { svc.giveaways.made = giveawaysOf(svc.Corpus) })
	whole := firstLine(masked(p.Text(), svc.giveaways.made))
	if parts := text.Parts(whole, mostMasked); len(parts) > 1 {
		return whole[:parts[0].End] + mask
	}
	return whole
}

// mostMasked is how much of a passage is shown to guess from, in UTF-16 units.
const mostMasked = 1500

// giveaways are compiled when they are first needed.
type giveaways struct {
	once sync.Once
	made *text.Names[bool]
}

// giveawaysOf are the words that the corpus lists and the sides' own names.
func giveawaysOf(c *corpus.Corpus) *text.Names[bool] {
	all := append([]string{}, c.Giveaways...)
	for _, s := range c.Statements {
		all = append(append(all, s.Name), s.Aliases...)
	}
	names := text.NewNames[bool]()
	for _, name := range all {
		_ = names.Add(name, true) // a name without a word is in no text
	}
	return names
}

// masked has the mask in the place of each giveaway.
func masked(s string, giveaways *text.Names[bool]) string {
	var b strings.Builder
	words, done := text.Words(s, ""), 0
	for i := 0; i < len(words); i++ {
		n, _ := giveaways.Match(words, i)
		if n == 0 {
			continue
		}
		last := words[i+n-1]
		b.WriteString(s[done:words[i].Start] + mask)
		done = last.End
		if strings.Contains(s[last.Start:last.End], ".") && strings.HasPrefix(s[done:], ".") {
			done++ // of "U.S."
		}
		i += n - 1
	}
	return b.String() + s[done:]
}
