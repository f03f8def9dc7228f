package align

import (
	"slices"
	"strings"
	"unicode"

	"bothsides/corpus"
	"bothsides/internal/finding"
)

// widest is how many words at an end of a text that do not match are compared
// with the statement's words there.
const widest = 3

// differ compares a text with what it is aligned with.
type differ struct {
	aligner  *Aligner
	text     Text
	segments []segment
	ops      []finding.Op
	regions  []region
}

// region is a difference: items of the text and what the statement has in
// their place.
type region struct {
	alleged           []item
	stated            []column
	deleted, inserted string
	span              corpus.Span  // of what is inserted, in the statement
	how               finding.Kind // if the items match and are only written otherwise
	detail            string
	first             bool // at the beginning of the text
	asks              bool // at its end, which is a question mark
}

// diff fills in the differences. Parts that are not together have no common
// stretch of the statement to show operations on.
func (d *differ) diff(f *finding.Finding) {
	for i := range d.segments {
		d.segment(i)
	}
	f.Changes = d.changes(f.Source)
	if len(d.segments) > 1 {
		return
	}
	f.Diff = d.ops
	f.Marks = make([][]corpus.Span, len(f.Passages))
	for i, p := range f.Passages {
		for _, r := range d.regions {
			f.Marks[i] = joinSpans(f.Marks[i], clip(r.span, p))
		}
	}
}

// segment compares the i-th segment, with the items around it that belong to
// none.
func (d *differ) segment(i int) {
	s := d.segments[i]
	w := s.window()
	first, last := -1, len(d.text.items)
	if i > 0 {
		first = d.segments[i-1].last().item
	} else {
		w.start = d.widened(w.start, -1, d.text.items[:s.first().item])
	}
	if i+1 < len(d.segments) {
		last = s.last().item + 1 // the next one has what is between
	} else {
		w.end = d.widened(w.end-1, +1, d.text.items[s.last().item+1:]) + 1
	}
	before := pair{first, w.start - 1}
	for _, p := range s.pairs {
		d.gap(before, p, w)
		d.pair(p)
		before = p
	}
	d.gap(before, pair{last, w.end}, w)
}

// widened is the column at an end of a window, moved on within its passage by
// as many words as the text has there that do not match, if those are few.
func (d *differ) widened(at, step int, unmatched []item) int {
	n := words(unmatched)
	if n > widest {
		return at
	}
	passage := d.aligner.columns[at].passage
	for next := at + step; n > 0 && next < len(d.aligner.columns) && d.aligner.columns[next].passage == passage; next += step {
		if at = next; d.aligner.columns[at].kind == word {
			n--
		}
	}
	return at
}

// pair adds an item that matches a column.
func (d *differ) pair(p pair) {
	t, c := d.text.items[p.item], d.aligner.columns[p.column]
	stated := c.statement().Text[c.Start:c.End]
	how := d.aligner.deviation(d.text.source, t, c)
	alleged := visible(d.text.source[t.Start:t.End])
	if p.column > 0 && d.aligner.columns[p.column-1].Span == c.Span {
		d.secondOfDate(t, how, alleged)
		return
	}
	if how == "" {
		d.add(finding.Equal, stated)
		return
	}
	if n := len(d.regions); n > 0 && p.item > 0 && d.text.items[p.item-1].Span == t.Span {
		d.add(finding.Insert, stated)
		r := &d.regions[n-1] // the second word of a date in another order
		r.graver(how)
		r.inserted, r.span.End = c.statement().Text[r.span.Start:c.End], c.End
		return
	}
	d.add(finding.Delete, alleged)
	d.add(finding.Insert, stated)
	d.regions = append(d.regions, region{alleged: []item{t}, stated: []column{c}, deleted: alleged, inserted: stated,
		span: corpus.Span(c.Span), how: how, detail: t.detail, first: p.item == 0})
}

// secondOfDate adds the second word of a date that the statement has with the day
// first: the statement's words are those of the first.
func (d *differ) secondOfDate(t item, how finding.Kind, alleged string) {
	n := len(d.regions)
	if how == "" || n == 0 || len(d.regions[n-1].alleged) == 0 {
		return
	}
	r := &d.regions[n-1]
	r.graver(how)
	if r.alleged[0].Span != t.Span {
		d.add(finding.Delete, alleged)
		r.deleted += " " + alleged
	}
}

// graver makes a region one of another number, which another form of it is not.
func (r *region) graver(how finding.Kind) {
	if how == finding.Number {
		r.how = how
	}
}

// gap adds what is between two pairs: first what the text has, then what the
// statement has; white space that both have is equal.
func (d *differ) gap(last, next pair, w window) {
	deleted := d.alleged(last.item+1, next.item, last.item >= 0)
	inserted, at := d.stated(last.column, next.column, w)
	r := region{alleged: d.text.items[last.item+1 : next.item], first: last.item < 0, detail: d.aligner.whole(last.column+1, next.column, w)}
	if n := len(d.text.items); next.item == n && n > 0 {
		r.asks = strings.Contains(d.text.source[d.text.items[n-1].End:], "?")
	}
	from, to := max(last.column+1, w.start), min(next.column, w.end)
	if from < to {
		r.stated = d.aligner.columns[from:to]
	}
	if head := leadingSpace(inserted); head != "" && strings.HasPrefix(deleted, " ") {
		d.add(finding.Equal, head)
		deleted, inserted, at = deleted[1:], inserted[len(head):], at+len(head)
	}
	tail := trailingSpace(inserted)
	if tail != "" && strings.HasSuffix(deleted, " ") {
		deleted, inserted = deleted[:len(deleted)-1], inserted[:len(inserted)-len(tail)]
	} else {
		tail = ""
	}
	d.add(finding.Delete, deleted)
	d.add(finding.Insert, inserted)
	d.add(finding.Equal, tail)
	if moved := words(r.alleged) == 0 && d.isMoved(from, to); !moved && strings.TrimSpace(deleted+inserted) != "" {
		r.deleted, r.inserted = strings.TrimSpace(deleted), strings.TrimSpace(inserted)
		r.span = corpus.Span{Start: at, End: at + len(strings.TrimRightFunc(inserted, unicode.IsSpace))}
		d.regions = append(d.regions, r)
	}
}

func leadingSpace(s string) string {
	return s[:len(s)-len(strings.TrimLeftFunc(s, unicode.IsSpace))]
}

func trailingSpace(s string) string {
	return s[len(strings.TrimRightFunc(s, unicode.IsSpace)):]
}

// add appends a piece, joined to the last one where it is of the same kind.
func (d *differ) add(op finding.Operation, s string) {
	if s == "" {
		return
	}
	if n := len(d.ops); n > 0 && d.ops[n-1].Op == op {
		d.ops[n-1].Text += s
		return
	}
	d.ops = append(d.ops, finding.Op{Op: op, Text: s})
}

// alleged is the items from one on as typed, with the space before the item at
// end; inner reports that an item is before them.
func (d *differ) alleged(i, end int, inner bool) string {
	var b strings.Builder
	for ; i <= end && i < len(d.text.items); i++ {
		t := d.text.items[i]
		if t.space && (inner || b.Len() > 0) {
			b.WriteByte(' ')
		}
		if i < end {
			b.WriteString(d.text.source[t.Start:t.End])
		}
	}
	return b.String()
}

// stated is the statement's bytes between two columns of the window, and where
// they begin.
func (d *differ) stated(last, next int, w window) (string, int) {
	columns := d.aligner.columns
	from, to := columns[w.start].Start, columns[w.end-1].End
	if last >= w.start {
		from = columns[last].End
	}
	if next < w.end {
		to = columns[next].Start
	}
	return columns[w.start].statement().Text[from:max(from, to)], from
}

// whole lists the ids of the passages that are between two columns from their
// first word to their last.
func (a *Aligner) whole(from, to int, w window) string {
	var ids []string
	for i := max(from, w.start); i < min(to, w.end); i++ {
		p := a.columns[i].passage
		first := i == 0 || a.columns[i-1].passage != p
		end := i
		for end < len(a.columns) && a.columns[end].passage == p {
			end++
		}
		// The mark at a passage's end makes no difference.
		if first && end-1 <= to {
			ids = append(ids, p.ID())
		}
		i = end - 1
	}
	return strings.Join(ids, ", ")
}

// changes lists the differences, the gravest first.
func (d *differ) changes(source *corpus.Statement) []finding.Change {
	kinds := d.aligner.kinds.of(d)
	var out []finding.Change
	for i, r := range d.regions {
		if kinds[i] != "" && r.inserted+r.deleted != "" {
			out = append(out, finding.Change{Kind: kinds[i], Stated: r.inserted, Alleged: r.deleted, Detail: r.detail})
		}
	}
	if c, changed := d.order(); changed {
		out = append(out, c)
	}
	gravity := finding.Kinds()
	slices.SortStableFunc(out, func(x, y finding.Change) int {
		return slices.Index(gravity, x.Kind) - slices.Index(gravity, y.Kind)
	})
	return out
}

// order is the change of parts of one statement in another order.
func (d *differ) order() (finding.Change, bool) {
	whole := d.segments[0].window()
	var parts []string
	for _, s := range d.segments {
		w := s.window()
		if d.aligner.columns[w.start].statement() != d.aligner.columns[whole.start].statement() {
			return finding.Change{}, false
		}
		whole = window{min(whole.start, w.start), max(whole.end, w.end)}
		parts = append(parts, d.text.between(s.first().item, s.last().item+1))
	}
	return finding.Change{Kind: finding.Order, Stated: d.aligner.text(whole), Alleged: strings.Join(parts, " … ")}, len(parts) > 1
}

// isMoved reports whether the text has most of the words of some columns in
// another place.
func (d *differ) isMoved(from, to int) bool {
	all, moved := 0, 0
	for i := from; i < to; i++ {
		if d.aligner.columns[i].kind == word {
			all++
			moved += toInt(slices.ContainsFunc(d.segments, func(s segment) bool {
				return slices.ContainsFunc(s.pairs, func(p pair) bool { return p.column == i })
			}))
		}
	}
	return all > 0 && 3*moved >= 2*all
}
