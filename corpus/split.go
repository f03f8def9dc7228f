package corpus

import (
	"strings"

	"bothsides/internal/text"
)

// paragraphs cuts a text into paragraphs. Where the text has blank lines they
// part the paragraphs; where it has none, each line is a paragraph.
func paragraphs(s string) []Span {
	spans, blank := cutParagraphs(s, true)
	if !blank {
		spans, _ = cutParagraphs(s, false)
	}
	return spans
}

// cutParagraphs cuts a text at its blank lines, or at all ends of lines, and
// reports whether there is a blank line between others.
func cutParagraphs(s string, atBlanks bool) (spans []Span, blank bool) {
	start := 0
	end := func(i int) {
		if span := text.Trim(s, Span{Start: start, End: i}); span.Start < span.End {
			spans = append(spans, span)
		}
		start = i
	}
	for i := 0; i < len(s); {
		n := strings.IndexByte(s[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		next := strings.TrimLeft(s[i:min(len(s), i+maxBlank)], " \t")
		isBlank := strings.HasPrefix(next, "\n")
		blank = blank || isBlank
		if isBlank || !atBlanks {
			end(i)
		}
	}
	end(len(s))
	return spans, blank
}

// maxBlank is how much white space a line may have and be blank.
const maxBlank = 1 << 10
