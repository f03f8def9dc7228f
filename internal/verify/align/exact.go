package align

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"bothsides/internal/finding"
	"bothsides/internal/text"
)

// Exact finds the text word for word: in one stretch, wherever it is, or in
// several of one statement, in their order, joined by ellipses.
func (a *Aligner) Exact(t Text) (finding.Finding, bool) {
	parts := split(t.items)
	if len(parts) == 0 || scattered(parts) {
		return finding.Finding{}, false
	}
	chains := a.chains(t, parts)
	if len(chains) == 0 {
		return finding.Finding{}, false
	}
	best := chains[0]
	whole := run{best[0].start, best[len(best)-1].end}
	if isShort(parts) && len(a.passages(whole)) > 1 {
		return finding.Finding{}, false
	}
	f := finding.Finding{Verdict: finding.Exact, Source: a.statement(whole),
		Diff: []finding.Op{{Op: finding.Equal, Text: a.text(whole)}}}
	if last := a.columns[whole.end-1]; last.form != t.items[len(t.items)-1].form {
		f.CutWord = last.form
	}
	for i := 1; i < len(best); i++ {
		if between := (run{best[i-1].end, best[i].start}); between.length() > 0 {
			f.LeftOut = append(f.LeftOut, a.text(between))
		}
	}
	f.Passages = a.passages(whole)
	if len(parts) == 1 {
		best = slices.Concat(chains...)
		f.Passages = a.passages(best...)
	}
	f.Marks = a.marks(f.Passages, best...)
	return f, true
}

// split lists the parts of a text between ellipses, without marks at their ends.
func split(items []item) []run {
	var parts []run
	for i := 0; i < len(items); i++ {
		part := run{i, i}
		for ; i < len(items) && items[i].kind != gap; i++ {
			switch {
			case items[i].kind != mark:
				part.end = i + 1
			case part.length() == 0:
				part = run{i + 1, i + 1}
			}
		}
		if part.length() > 0 {
			parts = append(parts, part)
		}
	}
	return parts
}

// scattered reports whether parts are so many and so short that anything could
// be put together from them.
func scattered(parts []run) bool {
	return isShort(parts) && (len(parts) > 2 || length(parts) == len(parts))
}

// isShort reports whether parts have less than two words each, as "Putin … to
// comply" has. One passage must have them all.
func isShort(parts []run) bool { return len(parts) > 1 && length(parts) < 2*len(parts) }

// length is how many items parts have.
func length(parts []run) int {
	n := 0
	for _, p := range parts {
		n += p.length()
	}
	return n
}

// chains lists how the parts may follow each other in a statement, the claimed
// one's first, the closest together first.
func (a *Aligner) chains(t Text, parts []run) [][]run {
	places := make([][]run, len(parts))
	for i, part := range parts {
		places[i] = a.find(t, part)
	}
	var out [][]run
	for _, first := range places[0] {
		if chain := a.inOrder(first, places[1:]); chain != nil {
			out = append(out, chain)
		}
	}
	slices.SortStableFunc(out, func(x, y []run) int {
		claimed := toInt(a.statement(y[0]) == t.Claimed) - toInt(a.statement(x[0]) == t.Claimed)
		return cmp.Or(claimed, reach(x)-reach(y))
	})
	return out
}

func toInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func reach(chain []run) int { return chain[len(chain)-1].end - chain[0].start }

// inOrder places each part after the one before, as near as it goes; nil if
// one is nowhere after.
func (a *Aligner) inOrder(first run, rest [][]run) []run {
	chain := []run{first}
	for _, places := range rest {
		last := chain[len(chain)-1]
		i := slices.IndexFunc(places, func(r run) bool {
			return r.start >= last.end && a.statement(r) == a.statement(last)
		})
		if i < 0 {
			return nil
		}
		chain = append(chain, places[i])
	}
	return chain
}

// find lists where a part of the text is, word for word.
func (a *Aligner) find(t Text, part run) []run {
	var out []run
	for _, at := range a.places[t.items[part.start].id] {
		if a.common(&t, part, at) == part.length() {
			out = append(out, run{at, at + part.length()})
		}
	}
	return out
}

// common is how many items of a part of the text, from its first on, are the
// columns from one on, as written.
func (a *Aligner) common(t *Text, part run, at int) int {
	n := 0
	for n < min(part.length(), len(a.columns)-at) && t.isWritten(part.start+n, &a.columns[at+n]) {
		n++
	}
	return n
}

// isWritten reports whether an item of the text is a column as it is written, or
// the beginning of it where the text breaks off.
func (t *Text) isWritten(i int, c *item) bool {
	item := &t.items[i]
	if item.isEdited != c.isEdited {
		return false
	}
	if i == len(t.items)-1 && t.breaksOff && c.kind < number {
		return strings.HasPrefix(c.form, item.form)
	}
	return item.id == c.id && item.form == c.form
}

// deviation is in what an item is written otherwise than a column of its id.
func deviation(t, c item) finding.Kind {
	switch {
	case t.isEdited != c.isEdited:
		return finding.Edited
	case t.form == c.form:
		return ""
	case t.kind == number:
		return finding.Form
	}
	return t.how
}

// Of a text that breaks off within a word.
const (
	leastBefore = 4 // words before it
	leastLetter = 3 // letters of it
)

// breaksOff reports whether a text may end within a word. What is a word by
// itself is not cut.
func breaksOff(items []item) bool {
	if count(items) <= leastBefore {
		return false
	}
	last := items[len(items)-1]
	isWhole := last.kind >= number || last.id != other && last.how == "" || text.IsOrdinary(last.form)
	return !isWhole && utf8.RuneCountInString(last.form) >= leastLetter
}
