package align

import (
	"strconv"
	"strings"

	"bothsides/internal/finding"
	"bothsides/internal/text"
)

// date is a day of a month among items.
type date struct {
	text.Date
	text.Span
	words int
}

// has reports whether an item is part of the date.
func (d date) has(t item) bool { return d.Start <= t.Start && t.End <= d.End }

// datesIn lists the dates of items, in order.
func datesIn(items []item, lang string) []date {
	words := wordsOf(items)
	var out []date
	for _, d := range text.Dates(tokensOf(words), lang) {
		span := text.Span{Start: words[d.First].Start, End: words[d.Last].End}
		out = append(out, date{d, span, d.Last - d.First + 1})
	}
	return out
}

// tokensOf are the tokens of words.
func tokensOf(words []item) []text.Token {
	tokens := make([]text.Token, len(words))
	for i, t := range words {
		tokens[i] = text.Token{Span: t.Span, Folded: t.folded, Lemma: t.lemma, Capital: t.capital}
		if t.kind == number {
			tokens[i].Kind = text.Number
		}
	}
	return tokens
}

// datesDiffer is the kind of difference between two pieces that are a date each,
// "" if they are not. Without a year a date is in that of the statement.
func datesDiffer(alleged []item, stated []item) finding.Kind {
	if len(stated) == 0 {
		return ""
	}
	s := stated[0].statement()
	a, b := datesIn(alleged, s.Language), datesIn(stated, s.Language)
	year := func(d date) string {
		if d.Year == 0 {
			year, _, _ := strings.Cut(s.Date, "-")
			return year
		}
		return strconv.Itoa(d.Year)
	}
	switch {
	case len(a) != 1 || len(b) != 1:
		return ""
	case a[0].Day != b[0].Day || year(a[0]) != year(b[0]):
		return finding.Number
	case a[0].Month != b[0].Month:
		return finding.Name
	}
	return finding.Form
}
