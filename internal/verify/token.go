package verify

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// kind is what a token is.
type kind uint8

const (
	word     kind = iota // letters, marks and digits
	mark                 // a punctuation mark that is compared
	ellipsis             // something was left out here
)

// token is a word or a punctuation mark, folded for comparing, with the place
// where it stands in the text that it was read from.
type token struct {
	kind       kind
	text       string // folded
	start, end int    // bytes
	space      bool   // white space stands before it
	capital    bool   // a word written with a capital letter first
}

// reader cuts a text into tokens.
type reader struct {
	source   string // the text without markup, same offsets
	brackets map[int]bool
	tokens   []token
	space    bool
}

// read cuts a text into tokens. What is folded away: letter case, quote marks
// and apostrophes, the kinds of dashes and of white space, markup, emoji and
// other symbols, characters without width, and compatibility forms of letters.
func read(s string) []token {
	r := &reader{source: unmarked(s), brackets: unbracketed(s)}
	for i := 0; i < len(r.source); {
		i = r.next(i)
	}
	return r.tokens
}

// next reads what begins at byte i and gives the byte behind it.
func (r *reader) next(i int) int {
	c, size := utf8.DecodeRuneInString(r.source[i:])
	switch {
	case unicode.IsSpace(c) || c < ' ':
		r.space = true
	case isWordRune(c):
		return r.word(i)
	case r.brackets[i] || ignored(c, size):
	default:
		if end := ellipsisEnd(r.source, i); end > i {
			r.add(token{kind: ellipsis, text: "…", start: i, end: end})
			return end
		}
		r.mark(i, i+size, c)
	}
	return i + size
}

func (r *reader) add(t token) {
	n := len(r.tokens)
	// What parts two words, "a"b", parts them as well as a space.
	t.space = r.space || t.kind == word && n > 0 && r.tokens[n-1].kind == word
	r.space = false
	r.tokens = append(r.tokens, t)
}

// word reads a word, over apostrophes between letters and over what has no
// width.
func (r *reader) word(start int) int {
	end := start
	var b strings.Builder
	for i := start; i < len(r.source); {
		c, size := utf8.DecodeRuneInString(r.source[i:])
		if isWordRune(c) {
			b.WriteRune(c)
			end = i + size
		} else if !r.brackets[i] && !invisible(c) && !joins(r.source, i, size, c) {
			break
		}
		i += size
	}
	first, _ := utf8.DecodeRuneInString(r.source[start:])
	r.add(token{kind: word, text: foldWord(b.String()), start: start, end: end, capital: unicode.IsUpper(first)})
	return end
}

// mark reads a punctuation mark; a row of dashes is one dash.
func (r *reader) mark(start, end int, c rune) {
	text := string(c)
	if isDash(c) {
		text = "-"
		if n := len(r.tokens); n > 0 && !r.space && r.tokens[n-1].text == "-" && r.tokens[n-1].end == start {
			r.tokens[n-1].end = end
			return
		}
	} else if c >= utf8.RuneSelf {
		text = norm.NFKC.String(text)
	}
	r.add(token{kind: mark, text: text, start: start, end: end})
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.In(r, unicode.Mn, unicode.Mc)
}

// foldWord folds a word without apostrophes.
func foldWord(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return strings.ToLower(norm.NFKC.String(s))
		}
	}
	return strings.ToLower(s)
}

// quoteMarks are all kinds of quote marks and apostrophes, straight and
// curly, and what is typed in their place.
const quoteMarks = "\"'`´‘’‚‛“”„‟‹›«»ʻʼʽˈ′″‵‶❛❜❝❞〝〞〟「」『』＂＇"

// apostrophes are those that may stand within a word.
const apostrophes = "'`´‘’‛ʻʼʽˈ′＇"

// joins tells whether the character at i is an apostrophe between letters.
func joins(s string, i, size int, c rune) bool {
	if !strings.ContainsRune(apostrophes, c) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+size:])
	return unicode.IsLetter(before) && unicode.IsLetter(after)
}

// ignored tells whether a character says nothing: quote marks, the marks of
// bold and the like, emoji, symbols, and what cannot be seen or decoded.
func ignored(c rune, size int) bool {
	return strings.ContainsRune(quoteMarks, c) || strings.ContainsRune("*_~|\\", c) ||
		c == utf8.RuneError && size == 1 || invisible(c) || unicode.In(c, unicode.So, unicode.Sk, unicode.Me)
}

func invisible(c rune) bool {
	return unicode.In(c, unicode.Cf, unicode.Co, unicode.Variation_Selector) || c >= 0x7f && c < 0xa0 && c != 0x85
}

func isDash(c rune) bool {
	return unicode.Is(unicode.Pd, c) || c == '−' || c == '‒' || c == '⁃'
}

// ellipsisEnd is the byte behind an ellipsis that begins at i, in brackets or
// not, of dots or one character; i where there is none.
func ellipsisEnd(s string, i int) int {
	end := i
	open := strings.IndexByte("[(", s[i])
	if open >= 0 {
		end = skipSpace(s, i+1)
	}
	dots := 0
	for at := end; at < len(s); {
		switch {
		case s[at] == '.':
			at++
			dots++
		case strings.HasPrefix(s[at:], "…"), strings.HasPrefix(s[at:], "⋯"):
			at += len("…")
			dots += 3
		default:
			at = len(s)
			continue
		}
		end = at
		at = skipSpace(s, at)
	}
	if dots < 3 {
		return i
	}
	if open >= 0 {
		end = skipSpace(s, end)
		if end == len(s) || s[end] != "])"[open] {
			return i
		}
		end++
	}
	return end
}

func skipSpace(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	return i
}
