package align

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bothsides/internal/finding"
)

// How many words in a row make a part that was taken from a statement: whatever
// surrounds it, and where the whole is no paraphrase either.
const (
	LongPart  = 12
	ShortPart = 8
)

// Parts finds verbatim parts, of so many words at least, of a text that was not
// taken from a statement as a whole.
func (a *Aligner) Parts(t Text, least int) (finding.Finding, bool) {
	var parts []segment
	var rest []string
	end := 0 // of the last part
	for i := 0; i < len(t.items); i++ {
		part := a.longest(t, i)
		if part.words < least {
			continue
		}
		parts = append(parts, part)
		rest = t.appendWords(rest, run{end, i})
		end = i + len(part.pairs)
		i = end - 1
	}
	if len(parts) == 0 {
		return finding.Finding{}, false
	}
	f := a.taken(t, parts)
	f.Rest = t.appendWords(rest, run{end, len(t.items)})
	return f, true
}

// longest is the longest run of a statement that the text has from item i on, as
// written.
func (a *Aligner) longest(t Text, i int) segment {
	best, at := 0, 0
	for _, place := range a.places[t.items[i].id] {
		if n := a.common(&t, run{i, len(t.items)}, place); n > best {
			best, at = n, place
		}
	}
	s := segment{words: count(t.items[i : i+best])}
	for n := range best {
		s.pairs = append(s.pairs, pair{i + n, at + n})
	}
	return s
}

// appendWords appends the text of some items if there is a word among them.
func (t Text) appendWords(texts []string, r run) []string {
	if count(t.items[r.start:r.end]) == 0 {
		return texts
	}
	return append(texts, visible(t.source[t.items[r.start].Start:t.items[r.end-1].End]))
}

// visible is a piece of the text without objects.
func visible(s string) string {
	return strings.TrimFunc(strings.Map(func(r rune) rune {
		if r == Object || r == utf8.RuneError {
			return -1
		}
		return r
	}, s), unicode.IsSpace)
}
