package handlers

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"bothsides/corpus"
)

// quizRounds is how many passages a game has.
const quizRounds = 5

// game is all of a quiz that is going on. It travels in the state of its
// buttons, so that nothing is kept here and it can be gone on with at any
// time; its seed tells which passages it is about.
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

// mask stands for what is hidden in a quiz.
const mask = "[…]"

// masked is a passage's text without the words that would tell whose it is
// before what it says does. It is no quote.
func (h *House) masked(p *corpus.Passage) string {
	text, giveaways := p.Text(), h.giveaways()
	var b strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if n := giveawayAt(text, i, giveaways); n > 0 {
			b.WriteString(mask)
			i += n
			continue
		}
		b.WriteRune(r)
		i += size
	}
	return firstLine(b.String())
}

// giveaways are the words that the corpus lists and the sides' own names.
func (h *House) giveaways() []string {
	all := append([]string{}, h.Corpus.Giveaways...)
	for _, s := range h.Corpus.Statements {
		all = append(append(all, s.Name), s.Aliases...)
	}
	return all
}

// giveawayAt is the length of the longest giveaway that is a whole word, or
// words, at a place in the text, its possessive ending included; 0: none.
func giveawayAt(text string, at int, giveaways []string) int {
	if before, _ := utf8.DecodeLastRuneInString(text[:at]); isWordRune(before) {
		return 0
	}
	longest := 0
	for _, word := range giveaways {
		if len(word) <= longest || !strings.HasPrefix(text[at:], word) {
			continue
		}
		if after, _ := utf8.DecodeRuneInString(text[at+len(word):]); !isWordRune(after) || strings.HasSuffix(word, ".") {
			longest = len(word)
		}
	}
	if longest > 0 {
		for _, ending := range []string{"’s", "'s"} {
			if strings.HasPrefix(text[at+longest:], ending) {
				return longest + len(ending)
			}
		}
	}
	return longest
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
