package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences cuts a text into sentences, without the white space around them. A
// sentence ends after a mark that Unicode calls a sentence terminal, or "…", and
// the quotes and brackets closed there, but for these rules:
//
//   - It goes on after an abbreviation, "Mr.", "U.S.", "Art. 5", "19. März".
//   - It goes on before a small letter: "“Why?” he asked."
//   - ".", "!", "?" and "…" end it only before white space, "3.5". Marks of other
//     scripts, "。", "؟", "।", need none.
//   - A blank line ends it, a line does not.
//   - Marks without a word belong to the sentence before: "End. 😊"
//
// Where the language has no list of abbreviations all lists are used together.
//
// Annex 29 is not asked here: it joins "… in 2025. 23 soldiers were …", and takes
// quadratic time over a run of quotes. Most languages need the table of
// terminals alone.
func Sentences(s, lang string) []Span {
	c := sentenceCutter{s: s}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		at := i
		i += size
		switch {
		case r == '\n' && blankLine(s[i:]):
			c.cut(i)
			c.paragraph = len(c.out)
		case isTerminal(r):
			i += runLength(s[i:], func(next rune) bool { return isTerminal(next) || isCloser(next, r) })
			if endsSentence(s, at, i, r, lang) {
				c.cut(i)
			}
		}
	}
	c.cut(len(s))
	return c.out
}

// sentenceCutter collects the sentences of a text.
type sentenceCutter struct {
	s         string
	out       []Span
	start     int // of the sentence that is read
	paragraph int // index of the first sentence of the paragraph
}

// cut ends a sentence at byte end.
func (c *sentenceCutter) cut(end int) {
	span := Trim(c.s, Span{c.start, end})
	c.start = end
	switch {
	case span.Start == span.End:
	case len(c.out) > c.paragraph && !strings.ContainsFunc(c.s[span.Start:span.End], isWordRune):
		c.out[len(c.out)-1].End = span.End
	default:
		c.out = append(c.out, span)
	}
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// blankLine reports whether a line begins with white space alone.
func blankLine(s string) bool {
	rest := strings.TrimLeft(s, " \t\r")
	return strings.HasPrefix(rest, "\n")
}

func isTerminal(r rune) bool {
	return needsSpace(r) || r >= utf8.RuneSelf && unicode.Is(unicode.Sentence_Terminal, r)
}

// needsSpace reports whether a terminal ends a sentence only before white space.
func needsSpace(r rune) bool { return strings.ContainsRune(".!?…", r) }

// isCloser reports whether a character closes what ends with a terminal. What
// opens a quote in some languages closes it in others; only space tells.
func isCloser(r, terminal rune) bool {
	if needsSpace(terminal) && unicode.Is(unicode.Pi, r) {
		return true
	}
	return strings.ContainsRune("\"'", r) || unicode.In(r, unicode.Pe, unicode.Pf)
}

// endsSentence reports whether the terminal r at byte at, with what belongs to
// it up to end, ends a sentence.
func endsSentence(s string, at, end int, r rune, lang string) bool {
	next := s[end:]
	first, size := utf8.DecodeRuneInString(next)
	for unicode.IsSpace(first) {
		next = next[size:]
		first, size = utf8.DecodeRuneInString(next)
	}
	switch {
	case next == "":
		return true
	case unicode.IsLower(first), needsSpace(r) && len(next) == len(s)-end:
		return false
	case r != '.' || end > at+1:
		return true
	}
	return !abbreviated(s[:at], first, lang) && !dayOfMonth(s[:at], next, lang)
}

// dayOfMonth reports whether the full stop between s and next makes an ordinal,
// as in "19. März".
func dayOfMonth(s, next, lang string) bool {
	if s == "" || !isDigit(s[len(s)-1]) || !numbers()[lang].endings["."] {
		return false
	}
	return Month(Fold(next[:runLength(next, unicode.IsLetter)]), lang) > 0
}

// abbreviated reports whether the full stop after s belongs to an abbreviation,
// when the next word begins with next.
func abbreviated(s string, next rune, lang string) bool {
	last, size := utf8.DecodeLastRuneInString(s)
	if before, _ := utf8.DecodeLastRuneInString(s[:len(s)-size]); unicode.IsLetter(last) && !isWordRune(before) {
		return true // an initial
	}
	const longest = 24 // bytes
	tail := s[max(0, len(s)-longest):]
	word := tail[strings.LastIndexFunc(tail, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
	lists := data().abbreviations
	list, known := lists[lang]
	if !known {
		list = lists[""]
	}
	return list[word] == anywhere || list[word] == beforeDigit && unicode.IsDigit(next)
}

// Trim narrows a span to leave out white space at its ends.
func Trim(s string, span Span) Span {
	part := s[span.Start:span.End]
	left := strings.TrimLeftFunc(part, unicode.IsSpace)
	span.Start += len(part) - len(left)
	span.End = span.Start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return span
}
