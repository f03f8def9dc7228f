package search

import (
	"slices"
	"unicode/utf8"
)

// vocabulary is the words that a misspelling may have been meant for.
type vocabulary struct {
	known   map[string]bool
	byFirst map[rune][]string
}

// newVocabulary makes room for about so many words.
func newVocabulary(size int) vocabulary {
	return vocabulary{known: make(map[string]bool, size), byFirst: map[rune][]string{}}
}

func (v *vocabulary) learn(w string) {
	if v.known[w] || utf8.RuneCountInString(w) < shortestCorrected || w[0] >= utf8.RuneSelf {
		return
	}
	v.known[w] = true
	v.byFirst[rune(w[0])] = append(v.byFirst[rune(w[0])], w)
}

const (
	// shortestCorrected: with fewer letters most words are one slip away from
	// another.
	shortestCorrected = 4
	// twoSlips is from how many letters on two slips are forgiven.
	twoSlips = 7
)

// correct gives the words that w was likely meant for, all as near to it as
// the others; none where w may have been meant as it stands. The first letter
// must be right: people rarely miss it, and it keeps the search small. With two
// slips the last letter must be right too, or "starlink" would be "starting".
func (v *vocabulary) correct(w string) []string {
	n := len(w)
	if n < shortestCorrected || n > maxWordRunes || v.known[w] || isOrdinary(w) || isName(w) {
		return nil
	}
	least := 1
	if n >= twoSlips {
		least = 2
	}
	var best []string
	for _, c := range v.byFirst[rune(w[0])] {
		if len(c) < n-least || len(c) > n+least || n == shortestCorrected && len(c) == n && !swapped(w, c) {
			continue
		}
		d := distance(w, c, least+1)
		if d > least || d > 1 && w[n-1] != c[len(c)-1] {
			continue
		}
		if d < least {
			least, best = d, nil
		}
		best = append(best, c)
	}
	return best
}

// swapped tells whether two words of one length differ by neighbours changed.
func swapped(a, b string) bool {
	for i := range len(a) - 1 {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

// distance is the number of letters to insert, delete, replace or swap with
// their neighbour (optimal string alignment); limit or more is limit.
func distance(a, b string, limit int) int {
	var rows [3][maxWordRunes + 8]int
	if len(b) >= len(rows[0]) {
		return limit
	}
	for j := range len(b) + 1 {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		row, last, before := &rows[(i+1)%3], &rows[i%3], &rows[(i+2)%3]
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least >= limit {
			return limit
		}
	}
	return min(rows[(len(a)+1)%3][len(b)], limit)
}

// spell puts the words that were likely meant in the place of misspelled ones.
func (r *reader) spell() {
	if r.language != "en" {
		return
	}
	for i, w := range r.words {
		if w.acronym || w.symbol || r.ix.counts[w.stem] > 0 || r.ix.lexicon.english.exact[w.stem] != nil {
			continue
		}
		if meant := r.meant(i); meant != "" {
			r.words[i].text, r.words[i].stem = meant, stem(meant)
			if !functionWords[meant] {
				r.corrections = append(r.corrections, Correction{w.text, meant})
			}
		}
	}
}

// meant is the word that the i-th was likely meant for, "" for none. Of several
// it is the one that makes a phrase with the word before or behind: "blck sea";
// else the one that ends in its letter and begins most like it.
func (r *reader) meant(i int) string {
	candidates := r.ix.lexicon.correct(r.words[i].text)
	if len(candidates) == 0 {
		return ""
	}
	for _, c := range candidates {
		for _, j := range []int{i - 1, i + 1} {
			if j >= 0 && j < len(r.words) && r.ix.lexicon.english.exact[phraseKey([]string{stem(c), r.words[j].stem})] != nil {
				return c
			}
		}
	}
	return slices.MaxFunc(candidates, func(a, b string) int {
		return likeness(a, r.words[i].text) - likeness(b, r.words[i].text)
	})
}

// likeness is how many letters the words have in common from the first on,
// more than any such number if the last is the same.
func likeness(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	if a[len(a)-1] == b[len(b)-1] {
		n += maxWordRunes
	}
	return n
}
