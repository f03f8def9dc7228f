package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// apostrophes are those that may be part of a word.
const apostrophes = "'’‘ʼ"

// Fold brings one word to the form in which words are compared: lower case,
// without accents, apostrophes and the possessive ending.
func Fold(s string) string {
	if isPlain(s) {
		return s
	}
	s = strings.ToLower(s)
	for _, possessive := range []string{"'s", "’s", "‘s", "ʼs"} {
		s = strings.TrimSuffix(s, possessive)
	}
	return strings.Map(func(r rune) rune {
		if r >= utf8.RuneSelf && unicode.In(r, unicode.Mn, unicode.Cf) || strings.ContainsRune(apostrophes+".,", r) {
			return -1
		}
		return r
	}, norm.NFKD.String(s))
}

// isPlain reports whether a word is folded already, as most are.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}
