package search

import (
	"unicode"
	"unicode/utf8"
)

// languageOf is the code of the language that most of the words belong to,
// English where that is not clear.
func (lx *lexicon) languageOf(words []word) string {
	best, most := "en", lx.englishWords(words)
	if most == len(words) {
		return best
	}
	for code, f := range lx.foreign() {
		n := 0
		for _, w := range words {
			if foreignFunctionWords[code][w.text] || f.hasWord(w.text) {
				n++
			}
		}
		if 2*n <= len(words) && !cyrillic(words) {
			continue // a word or two that happen to be there too
		}
		if n > most || n == most && n > 0 && best != "en" && code < best {
			best, most = code, n
		}
	}
	return best
}

// cyrillic tells whether most words are written in Cyrillic letters, which
// English is not.
func cyrillic(words []word) bool {
	n := 0
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w.text); unicode.Is(unicode.Cyrillic, r) {
			n++
		}
	}
	return 2*n > len(words)
}

func (lx *lexicon) englishWords(words []word) int {
	n := 0
	for _, w := range words {
		switch {
		case w.symbol:
		case functionWords[w.text], isOrdinary(w.text), lx.english.exact[w.stem] != nil:
			n++
		case len(w.text) > 0 && w.text[0] < 0x80 && unicode.IsDigit(rune(w.text[0])):
			n++
		}
	}
	return n
}

// hasWord tells whether any phrase of the language has the word.
func (f forms) hasWord(w string) bool { return f.words[w] || f.startsStarred(w) }

func (f forms) startsStarred(w string) bool {
	if len(w) < starKey {
		return false
	}
	for _, root := range f.roots[w[:starKey]] {
		if len(w) >= len(root) && w[:len(root)] == root {
			return true
		}
	}
	return false
}
