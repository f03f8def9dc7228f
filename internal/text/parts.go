package text

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Parts cuts a text that is too long to be shown at once into parts of at most
// so many UTF-16 units, which together are the whole text. A part ends in its
// later half after a sentence; where none ends there after a clause, else after
// a word, else after any letter with its accents.
func Parts(s string, most int) []Span {
	var out []Span
	for start := 0; start < len(s); {
		end := start + partEnd(s[start:], most)
		out = append(out, Span{start, end})
		start = end
	}
	return out
}

// How well a part ends at a place, best first.
const (
	afterSentence = iota
	afterClause
	afterWord
	afterLetter
	withinLetter
	kindsOfEnds
)

// partEnd is where the first part of a text ends.
func partEnd(s string, most int) int {
	var ends [kindsOfEnds]int
	units := 0
	for i, r := range s {
		if units > most/2 {
			ends[endBefore(s, i, r)] = i
		}
		if units += utf16.RuneLen(r); units > most {
			break
		}
	}
	if units <= most {
		return len(s)
	}
	for _, end := range ends {
		if end > 0 {
			return end
		}
	}
	_, size := utf8.DecodeRuneInString(s) // of two units, and most is one
	return size
}

// endBefore is how well a part ends before the letter r at i.
func endBefore(s string, i int, r rune) int {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	spaced := unicode.IsSpace(before)
	mark, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(s[:i], unicode.IsSpace))
	switch {
	case unicode.IsSpace(r), unicode.IsPunct(r) && !spaced:
		return withinLetter
	case isTerminal(mark) && (spaced || !needsSpace(mark)):
		return afterSentence
	case strings.ContainsRune(",;:—", mark) && spaced, strings.ContainsRune("、，；：،؛", mark):
		return afterClause
	case spaced:
		return afterWord
	case unicode.Is(unicode.M, r), r == zeroWidthJoiner, before == zeroWidthJoiner:
		return withinLetter
	}
	return afterLetter
}

// zeroWidthJoiner joins two emoji into one.
const zeroWidthJoiner = '\u200d'
