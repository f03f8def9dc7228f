package text

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// Sentences cuts a text into sentences, without the white space around them.
func Sentences(s, lang string) []Span {
	var out []Span
	for it := sentences.FromString(s); it.Next(); {
		if span := trim(s, Span{it.Start(), it.End()}); span.Start < span.End {
			out = append(out, span)
		}
	}
	return out
}

// trim narrows a span to leave out white space at its ends.
func trim(s string, span Span) Span {
	part := s[span.Start:span.End]
	left := strings.TrimLeftFunc(part, unicode.IsSpace)
	span.Start += len(part) - len(left)
	span.End = span.Start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return span
}
