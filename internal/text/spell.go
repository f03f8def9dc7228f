package text

import (
	"iter"
	"slices"
)

// Speller proposes corrections of misspelled words. It has the words that may
// have been meant by their first letter, in order.
type Speller map[byte][]string

const (
	// shortestCorrected: with fewer letters most words are one slip away from
	// another.
	shortestCorrected = 4
	// twoSlips is from how many letters on two slips are forgiven.
	twoSlips = 7
	// maxWordBytes is the longest word that is corrected.
	maxWordBytes = 32
)

// NewSpeller makes a speller of the folded words that may have been meant;
// words that are not ASCII are left out.
func NewSpeller(words iter.Seq[string]) Speller {
	s := Speller{}
	for w := range words {
		if len(w) >= shortestCorrected && isPlain(w) {
			s[w[0]] = append(s[w[0]], w)
		}
	}
	for first, list := range s {
		slices.Sort(list)
		s[first] = slices.Compact(list)
	}
	return s
}

// Correct gives the words that a folded word was likely meant for, all as near
// to it as the others; none where it may have been meant as it is. The first
// letter must be right: people rarely miss it, and it keeps the search small.
// With two slips the last letter must be right too, or "starlink" would be
// "starting".
func (s Speller) Correct(folded string) []string {
	n := len(folded)
	if n < shortestCorrected || n > maxWordBytes {
		return nil
	}
	all := s[folded[0]]
	if _, known := slices.BinarySearch(all, folded); known || IsOrdinary(folded) {
		return nil
	}
	least := 1
	if n >= twoSlips {
		least = 2
	}
	var best []string
	typed := []rune(folded)
	for _, c := range all {
		longer := len(c) - n
		if longer < -least || longer > least {
			continue
		}
		if n == shortestCorrected && longer == 0 && !swapped(folded, c) {
			continue
		}
		d := distance(typed, []rune(c), least+1)
		if d > least || d > 1 && folded[n-1] != c[len(c)-1] {
			continue
		}
		if d < least {
			least, best = d, nil
		}
		best = append(best, c)
	}
	return best
}

// swapped reports whether two words of one length differ by neighbours changed.
func swapped(a, b string) bool {
	for i := range len(a) - 1 {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

// Nearest is the one of the names, in any script, that is the fewest slips away
// from what was typed, and no more than one for every three letters of it; ""
// where none is that near. Of equally near ones it is the first.
func Nearest(typed string, names []string) string {
	word := []rune(typed)
	nearest, least := "", len(word)/3+1
	if len(word) > maxWordBytes {
		return ""
	}
	for _, name := range names {
		if d := distance(word, []rune(name), least); d < least {
			nearest, least = name, d
		}
	}
	return nearest
}

// distance is the number of letters to insert, delete, replace or swap with
// their neighbour (optimal string alignment); limit or more is limit.
func distance(a, b []rune, limit int) int {
	var rows [3][maxWordBytes + 8]int
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

// IsSlip reports whether two folded words differ by at most one letter
// inserted, deleted, replaced or swapped with its neighbour.
func IsSlip(a, b string) bool {
	return len(a) >= shortestCorrected && len(a) <= maxWordBytes && distance([]rune(a), []rune(b), 2) <= 1
}
