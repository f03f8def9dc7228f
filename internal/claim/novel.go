package claim

import (
	"slices"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// novel finds the words that matter and that the passage does not cover.
func (d *comparer) novel() {
	for i, is := range d.covered() {
		if !is {
			d.add(d.s.tokens[i].Span)
		}
	}
	slices.SortFunc(d.out.New, func(a, b text.Span) int { return a.Start - b.Start })
}

// add adds words of the sentence that are new.
func (d *comparer) add(span text.Span) {
	span = text.Span{Start: span.Start + d.s.offset, End: span.End + d.s.offset}
	if !slices.Contains(d.out.New, span) {
		d.out.New = append(d.out.New, span)
	}
}

// covered says of each token whether the passage has it, in its own words or in
// others, or it carries no content. A word that is nothing by itself still
// counts where it is an act, "criticised".
func (d *comparer) covered() []bool {
	out := make([]bool, len(d.s.tokens))
	mark := func(first, last int, covered bool) {
		for i := first; i <= last; i++ {
			out[i] = covered
		}
	}
	isStated := func(c *corpus.Concept) bool { return d.stated.concepts[c.Name] }
	for _, m := range d.s.senses {
		if slices.ContainsFunc(m.Values, func(s corpus.Sense) bool { return s.Kind == corpus.GenericSense }) {
			mark(m.First, m.Last, true)
		}
	}
	for k, it := range d.s.items {
		mark(it.first, it.last, it.kind != verb && out[it.first] || d.isCovered(it) || d.isTold(k))
	}
	for i, t := range d.s.tokens {
		if slices.Contains(firstPerson(), t.Folded) && d.s.lang == english {
			continue
		}
		out[i] = out[i] || t.Kind == text.Number || t.Kind == text.Symbol || text.IsStop(t.Folded, d.s.lang) || d.stated.lemmas[t.Lemma]
	}
	for _, m := range d.s.senses {
		if slices.ContainsFunc(m.Values, func(s corpus.Sense) bool { return s.Concept != nil && isStated(s.Concept) }) {
			mark(m.First, m.Last, true)
		}
	}
	for _, m := range d.s.also {
		if slices.ContainsFunc(m.Values, isStated) {
			mark(m.First, m.Last, true)
		}
	}
	return out
}

// isTold reports whether the i-th item is the other side that is told what
// follows, "Putin told Trump that": a passage does not have to say so.
func (d *comparer) isTold(i int) bool {
	it := d.s.items[i]
	return it.who.Parties&^d.r.issuers == 0 && i > 0 && d.s.items[i-1].kind == verb && d.s.items[i-1].last == it.first-1 &&
		d.s.items[i-1].acts&^d.r.vocabulary.speaking == 0
}

// firstPerson are words for somebody who speaks of himself, as no statement does.
func firstPerson() []string { return []string{"i", "me", "my", "mine", "im", "ive"} }

func (d *comparer) isCovered(it item) bool {
	switch it.kind {
	case party:
		return it.who.Parties&^d.stated.parties == 0 || it.who.Vague
	case verb, noun, halted:
		return it.acts.has(d.stated.acts | d.r.vocabulary.speaking)
	}
	return true
}
