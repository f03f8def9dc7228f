package align

import (
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
	if cut := a.cutWord(t, parts); cut != "" {
		t.items = slices.Clone(t.items)
		last := &t.items[len(t.items)-1]
		last.id, last.how = a.ids[cut], ""
		if f, found := a.exactly(t, split(t.items), cut); found {
			f.CutWord = cut
			return f, true
		}
	}
	return a.exactly(t, parts, "")
}

// exactly finds the parts. The last word may be cut.
func (a *Aligner) exactly(t Text, parts [][]item, cut string) (finding.Finding, bool) {
	places := make([][]window, len(parts))
	for i, part := range parts {
		places[i] = a.find(t.source, part, cut)
	}
	if len(parts) == 1 {
		return a.exactAt(t, places[0])
	}
	var best []window
	for _, first := range places[0] {
		chain := a.inOrder(first, places[1:])
		if chain == nil {
			continue
		}
		if best == nil || a.claims(t, chain[0]) && !a.claims(t, best[0]) ||
			a.claims(t, chain[0]) == a.claims(t, best[0]) && reach(chain) < reach(best) {
			best = chain
		}
	}
	if best == nil {
		return finding.Finding{}, false
	}
	whole := window{best[0].start, best[len(best)-1].end}
	f := a.found(finding.Exact, whole)
	f.Marks = a.marks(f.Passages, best...)
	for i := 1; i < len(best); i++ {
		between := window{best[i-1].end, best[i].start}
		if between.start < between.end {
			f.LeftOut = append(f.LeftOut, a.text(between))
		}
	}
	return f, true
}

func reach(chain []window) int { return chain[len(chain)-1].end - chain[0].start }

// claims reports whether a window is in the statement that the text is
// credited to.
func (a *Aligner) claims(t Text, w window) bool { return a.columns[w.start].statement() == t.Claimed }

// exactAt is the finding for a text that is in these places as it is.
func (a *Aligner) exactAt(t Text, places []window) (finding.Finding, bool) {
	if len(places) == 0 {
		return finding.Finding{}, false
	}
	slices.SortStableFunc(places, func(x, y window) int { return toInt(a.claims(t, y)) - toInt(a.claims(t, x)) })
	f := a.found(finding.Exact, places[0])
	f.Passages = a.passages(places...)
	f.Marks = a.marks(f.Passages, places...)
	return f, true
}

func toInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// found is a finding for a text that is in one window.
func (a *Aligner) found(verdict finding.Verdict, w window) finding.Finding {
	return finding.Finding{Verdict: verdict, Source: a.columns[w.start].statement(), Passages: a.passages(w),
		Diff: []finding.Op{{Op: finding.Equal, Text: a.text(w)}}}
}

// split cuts items at the ellipses, each part without marks at its ends.
func split(items []item) [][]item {
	var out [][]item
	for len(items) > 0 {
		end := slices.IndexFunc(items, func(t item) bool { return t.kind == gap })
		if end < 0 {
			end = len(items)
		}
		part := items[:end]
		for len(part) > 0 && part[0].kind == mark {
			part = part[1:]
		}
		for len(part) > 0 && part[len(part)-1].kind == mark {
			part = part[:len(part)-1]
		}
		if len(part) > 0 {
			out = append(out, part)
		}
		items = items[min(end+1, len(items)):]
	}
	return out
}

// scattered reports whether parts are so many and so short that anything could
// be put together from them.
func scattered(parts [][]item) bool {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	return len(parts) > 1 && n < 2*len(parts)
}

// find lists where a part is, word for word.
func (a *Aligner) find(source string, part []item, cut string) []window {
	if part[0].id == other {
		return nil
	}
	var out []window
	for _, at := range a.places[part[0].id] {
		if at+len(part) <= len(a.columns) && a.same(source, part, at, cut) {
			out = append(out, window{at, at + len(part)})
		}
	}
	return out
}

// same reports whether the items are the columns from one on, as written.
func (a *Aligner) same(source string, part []item, at int, cut string) bool {
	for i, t := range part {
		c := a.columns[at+i]
		isCut := cut != "" && i == len(part)-1 && t.id == a.ids[cut]
		if t.id != c.id || !isCut && a.deviation(source, t, c) != "" {
			return false
		}
	}
	return true
}

// sameWords reports whether two texts have the same words in the same forms.
func sameWords(a, b string) bool {
	return slices.EqualFunc(strings.Fields(a), strings.Fields(b), func(x, y string) bool { return written(x) == written(y) })
}

// deviation is in what an item is written otherwise than the column of its id.
func (a *Aligner) deviation(source string, t item, c column) finding.Kind {
	switch {
	case t.id != c.id:
		return finding.Number
	case t.how == finding.Form && c.how == finding.Form && sameWords(source[t.Start:t.End], c.statement().Text[c.Start:c.End]):
		return "" // a number in words, or a date with the day first, as the statement has it
	case t.how != "":
		return t.how
	case t.kind != word:
		return ""
	}
	form := written(source[t.Start:t.End])
	if !isWritten(form) { // symbols are read as the letters and digits that they look like: "23🅽"
		form = written(text.Fold(form))
	}
	if form == written(c.statement().Text[c.Start:c.End]) {
		return ""
	}
	if t.number {
		return finding.Form
	}
	return finding.Spelling
}

// inOrder places each part after the one before, as near as it goes; nil if
// one is nowhere after.
func (a *Aligner) inOrder(first window, rest [][]window) []window {
	chain := []window{first}
	for _, places := range rest {
		last := chain[len(chain)-1]
		i := slices.IndexFunc(places, func(w window) bool {
			return w.start >= last.end && a.columns[w.start].statement() == a.columns[last.start].statement()
		})
		if i < 0 {
			return nil
		}
		chain = append(chain, places[i])
	}
	return chain
}

// Of a text that breaks off within a word.
const (
	leastBefore = 4 // words before it
	leastLetter = 3 // letters of it
)

// cutWord is the word of the statements within which the text breaks off, ""
// if it does not. What is a word by itself is not cut.
func (a *Aligner) cutWord(t Text, parts [][]item) string {
	last := t.items[len(t.items)-1]
	stem := written(t.source[last.Start:last.End])
	if last.kind != word || last.id != other && last.how == "" || last.number || utf8.RuneCountInString(stem) < leastLetter ||
		t.Words() <= leastBefore || text.IsOrdinary(stem) {
		return ""
	}
	part := parts[len(parts)-1]
	if len(part) < 2 {
		return ""
	}
	for _, w := range a.find(t.source, part[:len(part)-1], "") {
		if w.end < len(a.columns) {
			c := a.columns[w.end]
			if c.kind != word || c.number {
				continue
			}
			if whole := written(c.statement().Text[c.Start:c.End]); len(whole) > len(stem) && strings.HasPrefix(whole, stem) {
				return whole
			}
		}
	}
	return ""
}
