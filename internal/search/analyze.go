package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"golang.org/x/text/unicode/norm"
)

// word is one word of a text or a query.
type word struct {
	text       string // folded: lower case, no accents, no apostrophes
	stem       string // "" before analyze
	start, end int    // bytes in the text it was cut from
	symbol     bool   // a picture
	acronym    bool   // written in capitals, "OSCE"
}

// tokenize cuts a text into words: runs of letters, marks and digits. An
// apostrophe or a full stop between letters is part of the word, so that
// "Trump’s" and "U.S." are one word each.
func tokenize(text string) []word {
	var words []word
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if isSymbol(r) {
			end := i + size
			if next, n := utf8.DecodeRuneInString(text[end:]); isFlag(r) && isFlag(next) {
				end += n
			}
			words = append(words, word{text: text[i:end], start: i, end: end, symbol: true})
			i = end
			continue
		}
		if !isWordRune(r) {
			i += size
			continue
		}
		end := wordEnd(text, i)
		if w := newWord(text, i, end); w.text != "" {
			words = appendWord(words, w)
		}
		i = end
	}
	return words
}

// appendWord joins a word to a "non" before it: "non-proliferation" is one
// word, and no other order of the two means the same.
func appendWord(words []word, w word) []word {
	if n := len(words) - 1; n >= 0 && words[n].text == "non" {
		words[n].text, words[n].end = "non"+w.text, w.end
		return words
	}
	return append(words, w)
}

// isSymbol tells whether a character is a picture, which people type for a
// word: "🏒". A flag is a pair of them.
func isSymbol(r rune) bool { return r > 0x2000 && (unicode.Is(unicode.So, r) || isFlag(r)) }

func isFlag(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// longestElision is how many letters before an apostrophe are a word of their
// own: "l'ONU", "qu'ont-ils", "I'm".
const longestElision = 2

func wordEnd(text string, start int) int {
	i := start
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isWordRune(r) {
			next, _ := utf8.DecodeRuneInString(text[i+size:])
			if !strings.ContainsRune("'’‘ʼ.", r) || !unicode.IsLetter(next) || r == '.' && !initial(text, i) ||
				r != '.' && i-start <= longestElision {
				return i
			}
		}
		i += size
	}
	return i
}

// initial tells whether the full stop at i follows a single letter and is
// followed by one, as in "U.S".
func initial(text string, i int) bool {
	last, size := utf8.DecodeLastRuneInString(text[:i])
	before, _ := utf8.DecodeLastRuneInString(text[:i-size])
	next, n := utf8.DecodeRuneInString(text[i+1:])
	after, _ := utf8.DecodeRuneInString(text[i+1+n:])
	return unicode.IsLetter(last) && !unicode.IsLetter(before) && unicode.IsLetter(next) && !unicode.IsLetter(after)
}

// maxWordRunes is where a word stops being looked at: no word of any language
// here is longer, and a novel without spaces must not cost time.
const maxWordRunes = 32

func newWord(text string, start, end int) word {
	w := word{start: start, end: end}
	if end-start > maxWordRunes*utf8.UTFMax {
		end = start + maxWordRunes*utf8.UTFMax
	}
	raw := strings.ToValidUTF8(text[start:end], "")
	w.text, w.acronym = fold(raw), isAcronym(raw)
	return w
}

// analyze cuts a text into words with their stems.
func analyze(text string) []word {
	words := tokenize(text)
	for i := range words {
		words[i].stem = stem(words[i].text)
	}
	return words
}

// isAcronym leaves out long words: those are shouted.
func isAcronym(s string) bool {
	const longest = 5
	return len(s) <= longest && !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLower(r) })
}

// fold brings a word to the form in which words are compared.
func fold(s string) string {
	if isPlain(s) {
		return s
	}
	s = strings.ToLower(s)
	for _, possessive := range []string{"'s", "’s", "ʼs"} {
		s = strings.TrimSuffix(s, possessive)
	}
	if strings.ContainsAny(s, "'’‘ʼ.") {
		s = strings.Map(func(r rune) rune {
			if strings.ContainsRune("'’‘ʼ.", r) {
				return -1
			}
			return r
		}, s)
	}
	if isASCII(s) {
		return s
	}
	return unaccent(s)
}

// isPlain tells whether a word is folded already, as most are.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func unaccent(s string) string {
	if norm.NFD.IsNormalString(s) && !strings.ContainsFunc(s, isAccent) {
		return s // nothing to take off, as in most words of any script
	}
	return strings.Map(func(r rune) rune {
		if isAccent(r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

func isAccent(r rune) bool { return unicode.Is(unicode.Mn, r) }

// american brings British spelling to American, by endings alone: the result
// need not be a word, since both sides of a comparison go through it.
func american(s string) string {
	for _, e := range [...][2]string{
		{"isation", "ization"}, {"isations", "izations"}, {"ise", "ize"}, {"ised", "ized"}, {"ises", "izes"}, {"ising", "izing"},
		{"yse", "yze"}, {"ence", "ense"}, {"ences", "enses"}, {"our", "or"}, {"ours", "ors"}, {"oured", "ored"}, {"tre", "ter"},
	} {
		if root, ok := strings.CutSuffix(s, e[0]); ok && len(root) >= 3 {
			return root + e[1]
		}
	}
	return s
}

// stem is the word's English stem, by the Snowball stemmer.
func stem(folded string) string {
	if !isASCII(folded) {
		return folded
	}
	one := analysis.Token{Term: []byte(american(folded))}
	en.NewEnglishStemmerFilter().Filter(analysis.TokenStream{&one})
	return string(one.Term)
}
