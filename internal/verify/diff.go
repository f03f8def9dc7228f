package verify

import (
	"strings"
	"unicode"

	"bothsides/corpus"
)

// wider is how many words at an end that do not match are set against the
// statement's words there.
const wider = 3

// diff compares the alleged text with the window that it fits into.
func (k *Checker) diff(t *alleged, f fit, into *Finding) {
	d := &differ{source: t.source, fit: f}
	start, end := d.widened()
	last := pair{-1, start - 1}
	for i := 0; i <= len(f.pairs); i++ {
		next := pair{len(f.alleged), end}
		if i < len(f.pairs) {
			next = f.pairs[i]
		}
		d.region(last, next, start, end)
		if i < len(f.pairs) {
			d.add(Equal, d.statedText(next.stated, next.stated+1))
		}
		last = next
	}
	into.Diff, into.Changes, into.Marks = d.ops, k.changes(d.regions), nil
	for _, p := range into.Passages {
		var marks []corpus.Span
		for _, r := range d.regions {
			marks = append(marks, clip(r.span, p)...)
		}
		into.Marks = append(into.Marks, marks)
	}
}

type differ struct {
	source  string
	fit     fit
	ops     []Op
	regions []region
}

// region is a row of tokens of either text between two that are the same.
type region struct {
	alleged, stated []token
	deleted         string
	inserted        string
	span            corpus.Span // of what is inserted, in the statement
	first           bool        // at the beginning of the alleged text
}

// widened is the window of the statement, with as many words more at each end
// as the alleged text has there that do not match, if those are few.
func (d *differ) widened() (start, end int) {
	first, last := d.fit.pairs[0], d.fit.pairs[len(d.fit.pairs)-1]
	start, end = first.stated, last.stated+1
	side := d.fit.side
	if n := countWords(d.fit.alleged[:first.alleged]); n <= wider {
		for ; n > 0 && start > 0 && side.passage[start-1] == side.passage[first.stated]; start-- {
			if side.tokens[start-1].kind == word {
				n--
			}
		}
	}
	if n := countWords(d.fit.alleged[last.alleged+1:]); n <= wider {
		for ; n > 0 && end < len(side.tokens) && side.passage[end] == side.passage[last.stated]; end++ {
			if side.tokens[end].kind == word {
				n--
			}
		}
	}
	return start, end
}

// region adds what stands between two pairs: first what the alleged text has,
// then what the statement has; white space that both have belongs to what is
// equal.
func (d *differ) region(last, next pair, start, end int) {
	deleted := d.allegedText(last.alleged+1, next.alleged, last.alleged >= 0)
	inserted, at := d.between(last.stated, next.stated, start, end)
	if head := leadingSpace(inserted); head != "" && strings.HasPrefix(deleted, " ") {
		d.add(Equal, head)
		deleted, inserted, at = deleted[1:], inserted[len(head):], at+len(head)
	}
	tail := trailingSpace(inserted)
	if tail != "" && strings.HasSuffix(deleted, " ") {
		deleted, inserted = deleted[:len(deleted)-1], inserted[:len(inserted)-len(tail)]
	} else {
		tail = ""
	}
	d.add(Delete, deleted)
	d.add(Insert, inserted)
	d.add(Equal, tail)
	if deleted+inserted != "" {
		r := region{alleged: d.fit.alleged[last.alleged+1 : next.alleged], deleted: deleted, inserted: inserted, first: last.alleged < 0}
		r.span = corpus.Span{Start: at, End: at + len(strings.TrimRightFunc(inserted, unicode.IsSpace))}
		r.stated = d.fit.side.tokens[max(last.stated+1, start):max(next.stated, last.stated+1)]
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
func (d *differ) add(op Operation, text string) {
	if text == "" {
		return
	}
	if n := len(d.ops); n > 0 && d.ops[n-1].Op == op {
		d.ops[n-1].Text += text
		return
	}
	d.ops = append(d.ops, Op{Op: op, Text: text})
}

// allegedText is the alleged tokens from i to end as typed, without markup,
// and the space before the token at end; inner tells that a token stands
// before them.
func (d *differ) allegedText(i, end int, inner bool) string {
	var b strings.Builder
	for ; i <= end && i < len(d.fit.alleged); i++ {
		t := d.fit.alleged[i]
		if t.space && (inner || b.Len() > 0) {
			b.WriteByte(' ')
		}
		if i < end {
			b.WriteString(visible(d.source[t.start:t.end]))
		}
	}
	return b.String()
}

// visible is a token's text without what cannot be seen.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

func (d *differ) statedText(i, end int) string {
	tokens := d.fit.side.tokens
	return d.fit.side.statement.Text[tokens[i].start:tokens[end-1].end]
}

// between is the statement's bytes from the end of token last to the start of
// token next, within the window, and where they begin.
func (d *differ) between(last, next, start, end int) (string, int) {
	tokens, text := d.fit.side.tokens, d.fit.side.statement.Text
	from, to := tokens[start].start, tokens[end-1].end
	if last >= start {
		from = tokens[last].end
	}
	if next < end {
		to = tokens[next].start
	}
	return text[from:to], from
}
