package align

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bothsides/corpus"
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
	f := finding.Finding{Verdict: finding.Altered}
	var parts []run
	end := 0 // of the last part
	for i := 0; i < len(t.items); {
		part := a.longest(t, i)
		n := part.length()
		if count(t.items[i:i+n]) < least {
			i++
			continue
		}
		parts = append(parts, part)
		f.Rest = t.appendWords(f.Rest, run{end, i})
		i += n
		end = i
	}
	if len(parts) == 0 {
		return finding.Finding{}, false
	}
	f.Rest = t.appendWords(f.Rest, run{end, len(t.items)})
	f.Stitched = len(parts) > 1
	f.Source = a.onlySource(parts)
	f.Passages = a.passages(parts...)
	f.Marks = a.marks(f.Passages, parts...)
	return f, true
}

// longest is the longest run of a statement that the text has from item i on, as
// written.
func (a *Aligner) longest(t Text, i int) run {
	var best run
	for _, at := range a.places[t.items[i].id] {
		if n := a.common(&t, run{i, len(t.items)}, at); n > best.length() {
			best = run{at, at + n}
		}
	}
	return best
}

// onlySource is the statement that all parts are from, nil if there are several.
func (a *Aligner) onlySource(parts []run) *corpus.Statement {
	for _, p := range parts {
		if a.statement(p) != a.statement(parts[0]) {
			return nil
		}
	}
	return a.statement(parts[0])
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
