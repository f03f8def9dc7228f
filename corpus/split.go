package corpus

import (
	"regexp"
	"strings"

	"bothsides/internal/text"
)

var blankLine = regexp.MustCompile(`\n[ \t]*\n`)

// paragraphs cuts a text into paragraphs. Where the text has blank lines they
// part the paragraphs; where it has none, each line is a paragraph.
func paragraphs(s string) []Span {
	separator := "\n"
	if blankLine.MatchString(s) {
		separator = "\n\n"
		s = blankLine.ReplaceAllStringFunc(s, func(m string) string {
			return "\n" + strings.Repeat("\n", len(m)-1) // same length, so that spans hold
		})
	}
	var spans []Span
	for start := 0; start < len(s); {
		end := len(s)
		if i := strings.Index(s[start:], separator); i >= 0 {
			end = start + i
		}
		if span := text.Trim(s, Span{Start: start, End: end}); span.Start < span.End {
			spans = append(spans, span)
		}
		start = end + len(separator)
	}
	return spans
}
