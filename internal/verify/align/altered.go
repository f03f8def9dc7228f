package align

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/finding"
)

// Bounds of what was taken from a statement, fitted to the labelled quotes.
const (
	takenScore = 0.45 // of the best score that the text could have, at least
	chance     = 0.75 // what a text has by chance, however short it is
	leastTaken = 3    // words that match: fewer say nothing about where they are from
	mostWords  = 0.6  // of the words, for one of several statements to be the source
)

// segment is a stretch of a text that is aligned with one of a statement, in
// order.
type segment struct {
	pairs []pair
	words int
}

func (s segment) first() pair { return s.pairs[0] }

func (s segment) last() pair { return s.pairs[len(s.pairs)-1] }

func (s segment) window() window { return window{s.first().column, s.last().column + 1} }

// altered finds what the text was taken from, if it was.
func (a *Aligner) altered(t Text) (finding.Finding, bool) {
	score, segments := a.score(t)
	matched := 0
	for _, s := range segments {
		matched += s.words
	}
	if matched < leastTaken || score < takenScore || scattered(split(t.items)) {
		return finding.Finding{}, false
	}
	f := finding.Finding{Verdict: finding.Altered}
	d := differ{aligner: a, text: t, segments: segments}
	if len(segments) > 1 {
		a.stitched(&f, segments, matched)
	} else {
		f.Source = a.columns[segments[0].first().column].statement()
		f.Passages = a.passagesOf(segments[0].pairs)
	}
	d.diff(&f)
	return f, true
}

// ButForSigns finds a text that differs from a statement in marks, signs and
// spelling alone.
func (a *Aligner) ButForSigns(t Text) (finding.Finding, bool) {
	if len(t.items) == 0 || slices.ContainsFunc(t.items, func(i item) bool { return i.kind == word && i.id == other }) {
		return finding.Finding{}, false
	}
	f, found := a.altered(t)
	isMore := func(c finding.Change) bool { return c.Kind != finding.Signs && c.Kind != finding.Spelling }
	return f, found && !f.Stitched && len(f.Changes) > 0 && !slices.ContainsFunc(f.Changes, isMore)
}

// score aligns the text and gives the score of the alignment, 1 for a text that
// has only the statement's words, in order, with the segments that it is in. A
// text that cannot have the least score is not aligned.
func (a *Aligner) score(t Text) (float32, []segment) {
	total := a.total(t.items)
	if a.reachable(t.items)-chance < takenScore*total || len(t.items) == 0 {
		return 0, nil
	}
	start, end := a.near(t)
	pairs, score := a.align(t.items, start, end)
	return (score - chance) / total, a.segments(t, pairs)
}

// segments cuts an alignment where it goes on in another statement or further
// up in the same one.
func (a *Aligner) segments(t Text, pairs []pair) []segment {
	var out []segment
	for i, p := range pairs {
		if i == 0 || p.column <= pairs[i-1].column || a.columns[p.column].statement() != a.columns[pairs[i-1].column].statement() {
			out = append(out, segment{})
		}
		s := &out[len(out)-1]
		s.pairs = append(s.pairs, p)
		if i := t.items[p.item]; i.kind == word && i.id == a.columns[p.column].id {
			s.words++
		}
	}
	for i := range out {
		out[i].pairs = trimmedPairs(out[i].pairs, t)
	}
	return slices.DeleteFunc(out, func(s segment) bool { return s.words == 0 })
}

// trimmedPairs leaves out marks at the ends of a segment.
func trimmedPairs(pairs []pair, t Text) []pair {
	isWord := func(p pair) bool { return t.items[p.item].kind == word }
	first := slices.IndexFunc(pairs, isWord)
	if first < 0 {
		return nil
	}
	last := len(pairs)
	for !isWord(pairs[last-1]) {
		last--
	}
	return pairs[first:last]
}

// stitched tells what a text is put together from: parts of several statements,
// or of one in another order.
func (a *Aligner) stitched(f *finding.Finding, segments []segment, matched int) {
	f.Stitched = true
	count := map[*corpus.Statement]int{}
	var windows []window
	for _, s := range segments {
		count[a.columns[s.first().column].statement()] += s.words
		windows = append(windows, s.window())
		for _, p := range a.passagesOf(s.pairs) {
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
	f.Marks = a.marks(f.Passages, windows...)
}

// passagesOf lists the passages that have a good part of the words that match,
// in their order.
func (a *Aligner) passagesOf(pairs []pair) []*corpus.Passage {
	weights := map[*corpus.Passage]float32{}
	var most float32
	for _, p := range pairs {
		c := a.columns[p.column]
		weights[c.passage] += a.weight[c.id]
		most = max(most, weights[c.passage])
	}
	var out []*corpus.Passage
	for p, w := range weights {
		if w >= most/4 {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(p, q *corpus.Passage) int { return p.Index() - q.Index() })
	return out
}

// maxColumns is how much of long statements a text is aligned with: the part
// that has most of its words.
const maxColumns = 2000

// near is that part, from one column to another.
func (a *Aligner) near(t Text) (start, end int) {
	if len(a.columns) <= maxColumns {
		return 0, len(a.columns)
	}
	asked := map[int32]bool{}
	for _, i := range t.items {
		asked[i.id] = i.id != other
	}
	var sum, best float32
	for i, c := range a.columns {
		if c.kind != border && asked[c.id] {
			sum += a.weight[c.id]
		}
		if out := i - maxColumns; out >= 0 && a.columns[out].kind != border && asked[a.columns[out].id] {
			sum -= a.weight[a.columns[out].id]
		}
		if sum > best {
			best, start = sum, max(0, i-maxColumns+1)
		}
	}
	return start, min(start+maxColumns, len(a.columns))
}

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
	var windows []window
	count := map[*corpus.Statement]int{}
	end := 0 // of the last part
	rest := func(until int) {
		if s := t.between(end, until); s != "" {
			f.Rest = append(f.Rest, s)
		}
	}
	for i := 0; i < len(t.items); {
		w := a.longest(t, i)
		n := w.end - w.start
		if words(t.items[i:i+n]) < least {
			i++
			continue
		}
		rest(i)
		windows = append(windows, w)
		count[a.columns[w.start].statement()] += n
		i += n
		end = i
	}
	if len(windows) == 0 {
		return f, false
	}
	rest(len(t.items))
	if len(count) == 1 {
		f.Source = a.columns[windows[0].start].statement()
	}
	f.Stitched = len(windows) > 1
	f.Passages = a.passages(windows...)
	f.Marks = a.marks(f.Passages, windows...)
	return f, true
}

// longest is the longest stretch of a statement that the text has from item i
// on, as written.
func (a *Aligner) longest(t Text, i int) window {
	var best window
	if t.items[i].id == other {
		return best
	}
	for _, at := range a.places[t.items[i].id] {
		n := 0
		for i+n < len(t.items) && at+n < len(a.columns) && t.items[i+n].id == a.columns[at+n].id && t.items[i+n].id != other &&
			a.deviation(t.source, t.items[i+n], a.columns[at+n]) == "" {
			n++
		}
		if n > best.end-best.start {
			best = window{at, at + n}
		}
	}
	return best
}

// between is the text from one item to another without the space around it;
// "" if there is no word in it.
func (t Text) between(from, to int) string {
	if words(t.items[from:to]) == 0 {
		return ""
	}
	return strings.TrimSpace(visible(t.source[t.items[from].Start:t.items[to-1].End]))
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
