package align

import (
	"slices"

	"bothsides/corpus"
	"bothsides/internal/finding"
)

// Bounds of what was taken from a statement, fitted to the labelled quotes.
const (
	takenScore = 0.45 // of the best score that the text could have, at least
	chance     = 0.75 // what a text has by chance, however short it is
	mostWords  = 0.6  // of the words, for one of several statements to be the source
)

// segment is a stretch of a text that is aligned with one of a statement, in
// order.
type segment struct {
	pairs []pair
	words int // that match
}

func (s segment) first() pair { return s.pairs[0] }

func (s segment) last() pair { return s.pairs[len(s.pairs)-1] }

// run is the columns of the segment.
func (s segment) run() run { return run{s.first().column, s.last().column + 1} }

// altered finds what the text was taken from, if it was.
func (a *Aligner) altered(t Text) (finding.Finding, bool) {
	score, segments := a.score(t)
	if score < takenScore || isShort(split(t.items)) {
		return finding.Finding{}, false
	}
	f := a.taken(t, segments)
	(&differ{Aligner: a, text: t, segments: segments}).diff(&f)
	return f, true
}

// taken is the finding for a text that was taken from statements, in segments.
func (a *Aligner) taken(t Text, segments []segment) finding.Finding {
	f := finding.Finding{Verdict: finding.Altered, Stitched: len(segments) > 1}
	count, matched := map[*corpus.Statement]int{}, 0
	var runs []run
	for _, s := range segments {
		runs = append(runs, s.run())
		count[a.statement(s.run())] += s.words
		matched += s.words
		for _, p := range a.mainPassages(t, s) {
			if !slices.Contains(f.Passages, p) {
				f.Passages = append(f.Passages, p)
			}
		}
	}
	for s, n := range count {
		if float64(n) >= mostWords*float64(matched) {
			f.Source = s
		}
	}
	slices.SortStableFunc(f.Passages, func(p, q *corpus.Passage) int {
		return toInt(q.Statement() == f.Source) - toInt(p.Statement() == f.Source)
	})
	f.Marks = a.marks(f.Passages, runs...)
	return f
}

// mainPassages are those that have a good part of the words of a segment.
func (a *Aligner) mainPassages(t Text, s segment) []*corpus.Passage {
	weights := map[*corpus.Passage]float32{}
	var most float32
	for _, p := range s.pairs {
		passage := a.columns[p.column].passage
		weights[passage] += t.items[p.item].weight
		most = max(most, weights[passage])
	}
	return slices.DeleteFunc(a.passages(s.run()), func(p *corpus.Passage) bool { return weights[p] < most/4 })
}

// score aligns the text and gives the score of the alignment, 1 for a text that
// has only the statement's words, in order, with the segments that it is in. A
// text that cannot have the least score is not aligned.
func (a *Aligner) score(t Text) (float32, []segment) {
	total, reachable := a.bounds(t.items)
	if reachable-chance < takenScore*total || len(t.items) == 0 {
		return 0, nil
	}
	pairs, score := a.align(t.items, a.near(t))
	return (score - chance) / total, a.segments(t, pairs)
}

// nearby is up to how many words of a statement may be between two that a text has
// for them to be together there.
const nearby = 20

// Matching is how many words of a text, of those that mean something by
// themselves, are together in a statement, as the text is best aligned with it.
func (a *Aligner) Matching(t Text) int {
	if len(t.items) == 0 {
		return 0
	}
	pairs, _ := a.align(t.items, a.near(t))
	most, n, last := 0, 0, 0
	for _, p := range pairs {
		if p.column < last || p.column > last+nearby {
			n = 0
		}
		n += toInt(t.items[p.item].id == a.columns[p.column].id && hasContent(t.items[p.item]))
		most, last = max(most, n), p.column
	}
	return most
}

// bounds are the score of a text that has only the statement's words, and the
// best that this one could have: all words that a statement has match, as often
// as it has them, and all others are extra. What repeats them more often is no
// quote.
func (a *Aligner) bounds(items []item) (total, reachable float32) {
	met := map[int32]int{}
	for _, t := range items {
		total += t.weight
		switch met[t.id]++; {
		case t.id != other && met[t.id] <= len(a.places[t.id]):
			reachable += t.weight
		case !t.kind.mayReplace():
			reachable -= t.extra()
		}
	}
	return total, reachable
}

// maxColumns is how much of long statements a text is aligned with: the part
// that has most of its words.
const maxColumns = 2000

// near is that part.
func (a *Aligner) near(t Text) run {
	if len(a.columns) <= maxColumns {
		return run{0, len(a.columns)}
	}
	weights := map[int32]float32{}
	for _, i := range t.items {
		weights[i.id] = i.weight
	}
	var sum, best float32
	end := maxColumns
	for i, c := range a.cells {
		sum += weights[c.id]
		if i >= maxColumns {
			sum -= weights[a.cells[i-maxColumns].id]
		}
		if sum > best {
			best, end = sum, max(maxColumns, i+1)
		}
	}
	return run{end - maxColumns, end}
}

// segments cuts an alignment where it goes on in another statement or further
// up in the same one, and leaves out marks at the ends of each segment.
func (a *Aligner) segments(t Text, pairs []pair) []segment {
	var out []segment
	last := item{}
	for i, p := range pairs {
		c := a.columns[p.column]
		if i == 0 || p.column <= pairs[i-1].column || c.statement() != last.statement() {
			out = append(out, segment{})
		}
		last = c
		s := &out[len(out)-1]
		isWord := t.items[p.item].kind.isWord()
		if isWord || len(s.pairs) > 0 {
			s.pairs = append(s.pairs, p)
		}
		if isWord && t.items[p.item].id == c.id {
			s.words++
		}
	}
	out = slices.DeleteFunc(out, func(s segment) bool { return s.words == 0 })
	for i, s := range out {
		for !t.items[s.last().item].kind.isWord() {
			s.pairs = s.pairs[:len(s.pairs)-1]
		}
		out[i].pairs = a.withoutStrays(s.pairs)
	}
	return out
}

// withoutStrays leaves out the words at either end of a segment that only happen to be
// in the statement farther on: words of grammar, or a few in another passage, with
// more words between them and the others.
func (a *Aligner) withoutStrays(pairs []pair) []pair {
	isGap := func(i int) bool { return pairs[i].column > pairs[i-1].column+1 }
	first, last := 1, len(pairs)-1
	for first < len(pairs) && !isGap(first) {
		first++
	}
	for last > 0 && !isGap(last) {
		last--
	}
	if last > 0 && a.isStray(pairs[last:], run{pairs[last-1].column, pairs[last].column}) {
		pairs = pairs[:last]
	}
	if first < len(pairs) && a.isStray(pairs[:first], run{pairs[first-1].column, pairs[first].column}) {
		pairs = pairs[first:]
	}
	return pairs
}

// isStray reports whether pairs at an end, with the columns between them and the
// others, are strays.
func (a *Aligner) isStray(end []pair, between run) bool {
	hasContent := slices.ContainsFunc(end, func(p pair) bool { return hasContent(a.columns[p.column]) })
	isElsewhere := a.columns[between.start].passage != a.columns[between.end].passage
	return between.length() > len(end) && (!hasContent || isElsewhere && len(end) <= widest)
}
