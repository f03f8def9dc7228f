// Package text is the one place that knows how language is written: what a
// word is, where a sentence ends, which forms of a word are compared.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// Span is a range of bytes.
type Span struct{ Start, End int }

// Kind is what a token is.
type Kind uint8

// The kinds of tokens.
const (
	Word   Kind = iota // letters
	Number             // digits, with what is written to them: "1,750", "30th"
	Symbol             // an emoji, a pictograph, a flag
	Mark               // punctuation and all other signs; only Scan returns these
)

// Token is a word, number, symbol or mark of a text.
type Token struct {
	Span
	Folded  string // form in which words are compared, see Fold
	Lemma   string // form that the inflections of a word share, see Lemma; "" for a mark
	Kind    Kind
	Capital bool // begins with a capital
	Acronym bool // two to five letters, all capitals
	Styled  bool // written in symbols that are read as letters or digits
}

// Scan cuts a text into tokens, in order; every byte that is no white space is
// part of one.
func Scan(s, lang string) []Token {
	var out []Token
	for it := words.FromString(s); it.Next(); {
		out = appendToken(out, s, it.Start(), it.End(), lang)
	}
	return out
}

// Words cuts a text into words, numbers and symbols: what Scan returns without
// the marks.
func Words(s, lang string) []Token {
	all := Scan(s, lang)
	out := all[:0]
	for _, t := range all {
		if t.Kind != Mark {
			out = append(out, t)
		}
	}
	return out
}

func appendToken(out []Token, s string, start, end int, lang string) []Token {
	for start < end {
		r, size := utf8.DecodeRuneInString(s[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		start += size
	}
	if start == end {
		return out
	}
	t := Token{Span: Span{start, end}, Folded: Fold(s[start:end])}
	r, _ := utf8.DecodeRuneInString(s[start:])
	switch {
	case unicode.IsLetter(r):
		t.Kind, t.Capital = Word, unicode.IsUpper(r)
		t.Acronym = isAcronym(s[start:end])
	case unicode.IsDigit(r):
		t.Kind = Number
	case unicode.Is(unicode.So, r):
		t.Kind = Symbol
	default:
		t.Kind = Mark
	}
	if t.Kind != Mark {
		t.Lemma = Lemma(t.Folded, lang)
	}
	return append(out, t)
}

// isAcronym leaves out longer words: those are shouted.
func isAcronym(s string) bool {
	const longest = 5
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n >= 2 && n <= longest
}

func isSpace(s string) bool { return strings.TrimSpace(s) == "" }
