package verify

import (
	"slices"

	"bothsides/corpus"
)

// row is a row of the alleged tokens that stands in a statement.
type row struct {
	window
	from, to int // alleged tokens
	words    int
}

// Bounds of what is called stitched together.
const (
	leastRow      = 4    // words: fewer in a row are met by chance
	stitchedShare = 0.85 // of the alleged words that the rows make up
	mostWords     = 0.6  // of the words in rows, for a side to be the source
)

// stitched finds a text put together from rows of two statements, or of one
// in another order.
func (k *Checker) stitched(t *alleged) (Finding, bool) {
	rows := k.rows(t)
	all, words := countWords(t.tokens), 0
	count := map[*corpus.Statement]int{}
	for _, r := range rows {
		words += r.words
		count[r.side.statement] += r.words
	}
	if len(count) == 1 {
		words += k.loose(t, rows)
	}
	if len(rows) < 2 || float64(words) < stitchedShare*float64(all) || len(count) < 2 && inOrder(rows) {
		return Finding{}, false
	}
	f := Finding{Verdict: Altered, Stitched: true}
	for s, n := range count {
		if float64(n) >= mostWords*float64(words) {
			f.Source = s
		}
	}
	for _, r := range rows {
		for _, p := range r.passages() {
			if !slices.Contains(f.Passages, p) && (f.Source == nil || p.Statement() == f.Source || len(count) > 1) {
				f.Passages = append(f.Passages, p)
			}
		}
	}
	sourceFirst(&f)
	var windows []window
	for _, r := range rows {
		windows = append(windows, r.window)
	}
	markIn(&f, windows)
	if len(count) == 1 {
		if best := fitInto(rows[0].side, t.tokens, idsOf(t.tokens, k.ids)); len(best.pairs) > 0 {
			k.diff(t, best, &f)
		}
	}
	return f, true
}

// loose is how many words outside the rows stand in the rows' passages, two of
// them next to each other at least.
func (k *Checker) loose(t *alleged, rows []row) int {
	ids, taken, passages := idsOf(t.tokens, k.ids), map[int]bool{}, map[int]bool{}
	side := rows[0].side
	for _, r := range rows {
		for i := r.from; i < r.to; i++ {
			taken[i] = true
		}
		passages[side.passage[r.start]], passages[side.passage[r.end-1]] = true, true
	}
	words := map[int]bool{}
	for i := 1; i < len(ids); i++ {
		if taken[i-1] || taken[i] || ids[i] == unknown || ids[i-1] == unknown {
			continue
		}
		if slices.ContainsFunc(side.find(ids[i-1:i+1]), func(at int) bool { return passages[side.passage[at]] }) {
			words[i-1], words[i] = t.tokens[i-1].kind == word, t.tokens[i].kind == word
		}
	}
	n := 0
	for _, is := range words {
		if is {
			n++
		}
	}
	return n
}

// sourceFirst puts the source's passages before the others.
func sourceFirst(f *Finding) {
	rank := func(p *corpus.Passage) int {
		if p.Statement() == f.Source {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(f.Passages, func(a, b *corpus.Passage) int { return rank(a) - rank(b) })
}

func inOrder(rows []row) bool {
	for i := 1; i < len(rows); i++ {
		if rows[i].start < rows[i-1].end {
			return false
		}
	}
	return true
}

// rows covers the alleged tokens from left to right with the longest rows
// that stand in a statement.
func (k *Checker) rows(t *alleged) []row {
	ids := idsOf(t.tokens, k.ids)
	var out []row
	for i := 0; i < len(ids); {
		r := k.longest(ids[i:], out)
		r.from, r.to = i, i+r.end-r.start
		r.words = countWords(t.tokens[r.from:r.to])
		if r.words < leastRow {
			i++
			continue
		}
		out = append(out, r)
		i = r.to
	}
	return out
}

// longest is the longest row at the beginning of ids; of several the one that
// goes on where the last row ends.
func (k *Checker) longest(ids []int32, before []row) row {
	var best row
	for _, side := range k.sides {
		for _, at := range side.at[ids[0]] {
			n := 0
			for n < len(ids) && at+n < len(side.ids) && side.ids[at+n] == ids[n] {
				n++
			}
			r := row{window: window{side, at, at + n}}
			longer := n - (best.end - best.start)
			if longer > 0 || longer == 0 && r.after(before) && !best.after(before) {
				best = r
			}
		}
	}
	return best
}

// after tells whether the row goes on in the statement of the last of rows,
// behind it.
func (r row) after(rows []row) bool {
	if len(rows) == 0 {
		return false
	}
	last := rows[len(rows)-1]
	return r.side == last.side && r.start >= last.end
}
