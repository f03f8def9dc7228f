package claim

import (
	"slices"

	"bothsides/internal/text"
)

// small are numbers that are as often words of grammar.
const small = 2

// numbers compares what is counted. Small numbers are as often words of
// grammar: "the two", "one of them".
func (d *comparer) numbers() {
	for _, q := range d.s.quantities {
		i := slices.IndexFunc(d.stated.quantities, func(o count) bool { return o.value == q.Value })
		bound, words := d.r.bound(d.s.sentence, d.s.frames, Number, q.First, q.Last)
		switch {
		case q.Value > 0 && q.Value <= small || d.isNamed(q.First, q.Last):
		case i < 0:
			d.contradicts(Number, d.stated.number(q), d.s.words(q.First, q.Last))
		case bound != 0 && bound != d.stated.quantities[i].bound:
			d.contradicts(Number, d.stated.quantities[i].words, words)
		}
	}
}

// isNamed reports whether tokens are part of a date or of a phrase with a
// meaning of its own, "the two leaders".
func (d *comparer) isNamed(first, last int) bool {
	inside := func(from, to int) bool { return from <= first && last <= to }
	return slices.ContainsFunc(d.s.items, func(it item) bool { return inside(it.first, it.last) }) ||
		slices.ContainsFunc(d.s.dates, func(o text.Date) bool { return inside(o.First, o.Last) })
}

// number is the stated number that another is in place of: that of the same
// thing, or the only one; "" where there is none.
func (s *stated) number(q text.Quantity) string {
	for _, o := range s.quantities {
		if o.unit == q.Unit || len(s.quantities) == 1 {
			return o.words
		}
	}
	return ""
}

func (d *comparer) dates() {
	for _, date := range d.s.dates {
		same := func(o day) bool {
			return o.day == date.Day && (o.month == date.Month || date.Month == 0) && (o.year == date.Year || date.Year == 0)
		}
		bound, words := d.r.bound(d.s.sentence, d.s.frames, When, date.First, date.Last)
		i := slices.IndexFunc(d.stated.dates, same)
		switch {
		case i >= 0 && bound != 0 && bound != d.stated.dates[i].bound:
			d.contradicts(When, d.stated.dates[i].words, words)
		case i >= 0:
		case len(d.stated.dates) > 0:
			d.contradicts(When, d.stated.dates[0].words, d.s.words(date.First, date.Last))
		default:
			d.contradicts(When, "", d.s.words(date.First, date.Last))
		}
	}
}
