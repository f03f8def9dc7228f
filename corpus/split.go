package corpus

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var blankLine = regexp.MustCompile(`\n[ \t]*\n`)

// paragraphs cuts a text into paragraphs. Where the text has blank lines they
// part the paragraphs; where it has none, each line is a paragraph.
func paragraphs(text string) []Span {
	separator := "\n"
	if blankLine.MatchString(text) {
		separator = "\n\n"
		text = blankLine.ReplaceAllStringFunc(text, func(m string) string {
			return "\n" + strings.Repeat("\n", len(m)-1) // same length, so that spans hold
		})
	}
	var spans []Span
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.Index(text[start:], separator); i >= 0 {
			end = start + i
		}
		if s := trim(text, Span{Start: start, End: end}); s.Start < s.End {
			spans = append(spans, s)
		}
		start = end + len(separator)
	}
	return spans
}

// trim narrows a span to leave out white space at its ends.
func trim(text string, s Span) Span {
	part := text[s.Start:s.End]
	left := strings.TrimLeftFunc(part, unicode.IsSpace)
	s.Start += len(part) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return s
}

// A sentence may end at these marks, with closing quotes or brackets behind.
const (
	enders  = ".!?…"
	closers = "\"'”’»)]"
)

// initials is an abbreviation of single letters, such as U.S. or U.N.: it
// ends no sentence, since "the U.S. President" would be cut in two.
var initials = regexp.MustCompile(`(^|[^\pL\pN])(\pL\.)+$`)

var abbreviations = map[string]bool{"mr.": true, "mrs.": true, "ms.": true, "dr.": true, "st.": true,
	"gen.": true, "col.": true, "lt.": true, "sen.": true, "rep.": true, "gov.": true, "prof.": true,
	"no.": true, "vs.": true, "etc.": true, "e.g.": true, "i.e.": true, "jr.": true, "sr.": true}

// sentences cuts a paragraph into sentences.
func sentences(text string) []Span {
	var spans []Span
	start := 0
	for i, r := range text {
		if !strings.ContainsRune(enders, r) || i < start {
			continue
		}
		end := i + utf8.RuneLen(r)
		if r == '.' && abbreviated(text[start:end]) {
			continue
		}
		end += len(text[end:]) - len(strings.TrimLeft(text[end:], enders+closers))
		if end == len(text) || startsSentence(text[end:]) {
			spans = append(spans, trim(text, Span{Start: start, End: end}))
			start = end
		}
	}
	if last := trim(text, Span{Start: start, End: len(text)}); last.Start < last.End {
		spans = append(spans, last)
	}
	return spans
}

func abbreviated(text string) bool {
	if initials.MatchString(text) {
		return true
	}
	word := text[strings.LastIndexFunc(text, unicode.IsSpace)+1:]
	return abbreviations[strings.ToLower(word)]
}

// startsSentence tells whether white space and then something other than a
// lower-case letter follows.
func startsSentence(rest string) bool {
	next := strings.TrimLeftFunc(rest, unicode.IsSpace)
	if len(next) == len(rest) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next)
	return !unicode.IsLower(r)
}
