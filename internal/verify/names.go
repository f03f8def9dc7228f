package verify

import (
	"slices"
	"strings"

	"bothsides/corpus"
)

// name is one by which people credit a side.
type name struct {
	statement *corpus.Statement
	words     []string // folded tokens, without "the"
	shout     bool     // "US", which in lower case is another word
	own       bool     // the side's own name and no mere alias
	foreign   bool     // in another language than English, where words have many endings
	voice     bool     // of those who speak for it, "Putin's office"
}

// credits finds out whom a text credits with its words.
type credits struct {
	vocabulary
	names []name
	known wordSet // words that the statements write with a capital letter
	// topical tells whether the statements speak of what a word names: at the
	// beginning of a sentence it is no name then.
	topical func(word string) bool
}

func newCredits(c *corpus.Corpus, sides []*stated, topical func(word string) bool) *credits {
	v := &credits{vocabulary: newVocabulary(), known: wordSet{}, topical: topical}
	for _, s := range c.Statements {
		v.addName(name{statement: s, own: true}, s.Name)
		for _, code := range []string{"ru", "uk", "es", "fr", "de"} {
			v.addName(name{statement: s, own: true, foreign: s.NameIn(code) != s.Name}, s.NameIn(code))
		}
		for _, alias := range s.Aliases {
			v.addName(name{statement: s}, alias)
		}
	}
	slices.SortStableFunc(v.names, func(a, b name) int { return len(b.words) - len(a.words) })
	for _, side := range sides {
		for i, t := range side.tokens {
			if t.capital && i > 0 && side.tokens[i-1].kind == word {
				v.known[t.text] = true
			}
		}
	}
	return v
}

func (v *credits) addName(n name, text string) {
	n.shout = strings.ToUpper(text) == text
	for _, t := range read(text) {
		if t.text != "the" {
			n.words = append(n.words, t.text)
		}
	}
	if len(n.words) == 0 {
		return
	}
	n.voice = len(n.words) > 1 && v.voices[n.words[len(n.words)-1]]
	v.names = append(v.names, n)
	if len(n.words) > 1 && n.own { // as in an address, "whitehouse.gov"
		n.words = []string{strings.Join(n.words, "")}
		v.names = append(v.names, n)
	}
}

// nameAt is the longest name that begins at token i, and its length in tokens;
// 0 where there is none.
func (v *credits) nameAt(t *alleged, i int) (name, int) {
	for _, n := range v.names {
		if i+len(n.words) > len(t.tokens) {
			continue
		}
		for j, w := range n.words {
			have := t.tokens[i+j]
			last := j == len(n.words)-1
			same := have.text == w || last && have.text == w+"s" || n.foreign && have.capital && sameRoot(have.text, w)
			if !same || n.shout && !t.shouted(have) {
				break
			}
			if last {
				return n, len(n.words)
			}
		}
	}
	return name{}, 0
}

// Lengths in runes of what words of one root have in common at least, and of
// what may differ at their ends: "Кремль", "Кремля".
const (
	leastRoot     = 3
	longestEnding = 3
)

// sameRoot tells whether two words differ in no more than an ending.
func sameRoot(a, b string) bool {
	x, y := []rune(a), []rune(b)
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n >= leastRoot && len(x)-n <= longestEnding && len(y)-n <= longestEnding
}
