package align

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"bothsides/corpus"
	"bothsides/internal/finding"
	"bothsides/internal/text"
)

// widest is how many words at an end of a text that do not match are compared
// with the statement's words there.
const widest = 3

// differ compares a text with what it is aligned with.
type differ struct {
	*Aligner
	text     Text
	segments []segment
	ops      []finding.Op
	regions  []region
}

// region is a difference: items of the text and what the statement has in
// their place.
type region struct {
	alleged, stated   []item
	deleted, inserted string
	span              corpus.Span  // of what is inserted, in the statement
	how               finding.Kind // if the items match and are only written otherwise
	detail            string
	asks              bool // at the end of a text that ends with a question mark
	// afterNumber and beforeNumber report that a number of the text is beside it.
	afterNumber, beforeNumber bool
}

// diff fills in the differences. Parts that are not together have no common
// stretch of the statement to show operations on.
func (d *differ) diff(f *finding.Finding) {
	for i := range d.segments {
		d.segment(i)
	}
	f.Changes = d.changes()
	if f.Stitched {
		return
	}
	f.Diff = d.ops
	f.Marks = make([][]corpus.Span, len(f.Passages))
	for i, p := range f.Passages {
		for _, r := range d.regions {
			f.Marks[i] = addMark(f.Marks[i], r.span, p)
		}
	}
}

// segment compares the i-th segment, with the items around it that belong to
// none.
func (d *differ) segment(i int) {
	s, pairs := d.segments[i], d.comparable(d.segments[i].pairs)
	columns := s.run()
	first, last := -1, len(d.text.items)
	if i > 0 {
		first = d.segments[i-1].last().item
	} else {
		columns.start = min(columns.start, d.widened(pairs[0].column, -1, d.text.items[:pairs[0].item]))
	}
	if end := pairs[len(pairs)-1]; i+1 < len(d.segments) {
		last = s.last().item + 1 // the next one has what is between
	} else {
		columns.end = max(columns.end, d.widened(end.column, +1, d.text.items[end.item+1:])+1)
	}
	before := pair{first, columns.start - 1}
	for _, p := range pairs {
		d.gap(before, p, columns)
		d.pair(p)
		before = p
	}
	d.gap(before, pair{last, columns.end}, columns)
}

// widened is the column at an end of a segment, moved on within its passage by
// as many words as the text has there that do not match, if those are few.
func (d *differ) widened(at, step int, unmatched []item) int {
	n := count(unmatched)
	if n > widest {
		return at
	}
	passage := d.columns[at].passage
	for next := at + step; n > 0 && next < len(d.columns) && d.columns[next].passage == passage; next += step {
		if at = next; d.columns[at].kind.isWord() {
			n--
		}
	}
	return at
}

// comparable leaves out the pairs of which one word is only in the place of the
// other, those of an editor's words, and those of dates in another order, which are
// compared as a whole.
func (d *differ) comparable(pairs []pair) []pair {
	dates := datesIn(d.text.items, d.columns[pairs[0].column].statement().Language)
	for i := range dates {
		for _, p := range pairs {
			dates[i].words -= toInt(dates[i].has(d.text.items[p.item]))
		}
	}
	same := slices.DeleteFunc(slices.Clone(pairs), func(p pair) bool {
		t := d.text.items[p.item]
		return t.id != d.columns[p.column].id || t.isEdited
	})
	if len(same) == 0 {
		return pairs
	}
	whole := slices.DeleteFunc(slices.Clone(same), func(p pair) bool {
		return slices.ContainsFunc(dates, func(date date) bool { return date.words > 0 && date.has(d.text.items[p.item]) })
	})
	if len(whole) == 0 {
		return same
	}
	return whole
}

// pair adds an item that matches a column.
func (d *differ) pair(p pair) {
	t, c := d.text.items[p.item], d.columns[p.column]
	stated, how := c.statement().Text[c.Start:c.End], deviation(t, c)
	if how == "" {
		d.add(finding.Equal, stated)
		return
	}
	alleged := visible(d.text.source[t.Start:t.End])
	d.add(finding.Delete, alleged)
	d.add(finding.Insert, stated)
	d.regions = append(d.regions, region{alleged: []item{t}, stated: []item{c}, deleted: alleged, inserted: stated,
		span: corpus.Span(c.Span), how: how, detail: t.detail})
}

// gap adds what is between two pairs: first what the text has, then what the
// statement has; white space that both have is equal.
func (d *differ) gap(last, next pair, columns run) {
	r := region{alleged: d.text.items[last.item+1 : next.item], stated: d.columns[last.column+1 : next.column]}
	deleted := d.alleged(last.item+1, next.item)
	stated := d.span(columns)
	if last.column >= columns.start {
		stated.Start = d.columns[last.column].End
	}
	if next.column < columns.end {
		stated.End = d.columns[next.column].Start
	}
	inserted := d.statement(columns).Text[stated.Start:stated.End]
	d.replace(deleted, inserted)
	isSeam := last.item >= 0 && last.column < columns.start // of two parts, whose marks at the ends make no difference
	if isSeam && onlyMarks(r.alleged) && onlyMarks(r.stated) || len(r.alleged)+len(r.stated) == 0 || count(r.alleged) == 0 && d.isMoved(run{last.column + 1, next.column}) {
		return
	}
	r.deleted, r.inserted = cmp.Or(visible(deleted), strings.TrimSpace(deleted)), strings.TrimSpace(inserted)
	r.span = corpus.Span(text.Trim(d.statement(columns).Text, text.Span(stated)))
	r.detail = wholePassages(r.stated, stated)
	r.afterNumber, r.beforeNumber = d.isNumber(last.item), d.isNumber(next.item)
	r.asks = next.item == len(d.text.items) && strings.HasSuffix(strings.TrimRight(d.text.source, " \n\"”’»)"), "?")
	d.regions = append(d.regions, r)
}

// onlyMarks reports whether there are no items but punctuation.
func onlyMarks(items []item) bool {
	return !slices.ContainsFunc(items, func(t item) bool { return t.kind != mark })
}

// isNumber reports whether an item of the text is a number, or the hyphen after
// one: "30-day".
func (d *differ) isNumber(i int) bool {
	if i > 0 && i < len(d.text.items) && d.text.items[i].form == "-" {
		i--
	}
	return i >= 0 && i < len(d.text.items) && d.text.items[i].kind == number
}

// replace adds a piece of the text and what the statement has in its place.
func (d *differ) replace(deleted, inserted string) {
	head, tail := "", ""
	if rest := strings.TrimLeftFunc(inserted, unicode.IsSpace); rest != inserted && strings.HasPrefix(deleted, " ") {
		head, deleted, inserted = inserted[:len(inserted)-len(rest)], deleted[1:], rest
	}
	if rest := strings.TrimRightFunc(inserted, unicode.IsSpace); rest != inserted && strings.HasSuffix(deleted, " ") {
		tail, deleted, inserted = inserted[len(rest):], deleted[:len(deleted)-1], rest
	}
	d.add(finding.Equal, head)
	d.add(finding.Delete, deleted)
	d.add(finding.Insert, inserted)
	d.add(finding.Equal, tail)
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

// alleged is the items from one on as typed, with the space before them, if they
// do not begin the text, and before the item at end.
func (d *differ) alleged(i, end int) string {
	var b strings.Builder
	inner := i > 0
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

// isMoved reports whether what the text has in another place begins among some
// columns.
func (d *differ) isMoved(columns run) bool {
	return slices.ContainsFunc(d.segments, func(s segment) bool {
		return columns.start <= s.first().column && s.first().column < columns.end
	})
}

// wholePassages lists the ids of the passages of columns that are in a span of
// the statement from their first word to their last.
func wholePassages(columns []item, s corpus.Span) string {
	var ids []string
	for i, c := range columns {
		own := c.passage.Span()
		isFirst := i == 0 || columns[i-1].passage != c.passage
		if isFirst && own.Start >= s.Start && own.End <= s.End+len(".") {
			ids = append(ids, c.passage.ID())
		}
	}
	return strings.Join(ids, ", ")
}

// changes lists the differences, the gravest first.
func (d *differ) changes() []finding.Change {
	var out []finding.Change
	for i, kind := range d.kindsOfRegions() {
		r := d.regions[i]
		if kind != "" {
			out = append(out, finding.Change{Kind: kind, Stated: r.inserted, Alleged: r.deleted, Detail: r.detail})
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
	whole := d.segments[0].run()
	var parts []string
	for _, s := range d.segments {
		r := s.run()
		if d.statement(r) != d.statement(whole) {
			return finding.Change{}, false
		}
		whole = run{min(whole.start, r.start), max(whole.end, r.end)}
		parts = d.text.appendWords(parts, run{s.first().item, s.last().item + 1})
	}
	return finding.Change{Kind: finding.Order, Stated: d.Aligner.text(whole), Alleged: strings.Join(parts, " … ")}, len(parts) > 1
}
