package align

import (
	"slices"

	"bothsides/internal/finding"
)

// mostJoined is in how many places of a text names that are joined are tried in the
// other order.
const mostJoined = 3

// swapped finds a text that is word for word but for two names that "and" joins in
// the other order: "Putin and Trump". That changes nothing of who does what.
func (a *Aligner) swapped(t Text) (finding.Finding, bool) {
	joins := 0
	for and := 1; and+1 < len(t.items); and++ {
		if !tells("joins", t.items[and].lemma) || t.items[and-1].kind != name {
			continue
		}
		if joins++; joins > mostJoined {
			break
		}
		for first := and - 1; first >= 0 && isOfName(t.items[first]); first-- {
			for end := and + 1; end < len(t.items) && isOfName(t.items[end]); end++ {
				if f, found := a.swappedAt(t, run{first, end + 1}, and); found {
					return f, true
				}
			}
		}
	}
	return finding.Finding{}, false
}

// isOfName reports whether an item is a name or an article before one.
func isOfName(t item) bool { return t.kind == name || t.kind == word && !isNoArticle(t) }

// swappedAt finds the text with the names of a run in the other order.
func (a *Aligner) swappedAt(t Text, names run, and int) (finding.Finding, bool) {
	other := t
	other.items = slices.Concat(t.items[:names.start], t.items[and+1:names.end], t.items[and:and+1], t.items[names.start:and], t.items[names.end:])
	places := a.find(other, run{0, len(other.items)})
	if len(places) == 0 {
		return finding.Finding{}, false
	}
	isClaimed := func(r run) bool { return a.statement(r) == t.Claimed }
	at := places[max(0, slices.IndexFunc(places, isClaimed))]
	stated := run{at.start + names.start, at.start + names.end}
	whole, part, source := a.span(at), a.span(stated), a.statement(at)
	alleged := visible(t.source[t.items[names.start].Start:t.items[names.end-1].End])
	f := finding.Finding{Verdict: finding.Altered, Source: source, Passages: a.passages(at),
		Changes: []finding.Change{{Kind: finding.Order, Stated: a.text(stated), Alleged: alleged}}}
	f.Marks = a.marks(f.Passages, stated)
	f.Diff = slices.DeleteFunc([]finding.Op{
		{Op: finding.Equal, Text: source.Text[whole.Start:part.Start]},
		{Op: finding.Delete, Text: alleged},
		{Op: finding.Insert, Text: a.text(stated)},
		{Op: finding.Equal, Text: source.Text[part.End:whole.End]},
	}, func(op finding.Op) bool { return op.Text == "" })
	return f, true
}
