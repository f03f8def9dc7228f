package search

import (
	"cmp"
	"math"
	"slices"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// whole is the part that is the whole query.
const whole = -1 << 31

// divide finds the parts of a query: the whole and, where it has several, those that ask
// for something that passages have, "NATO or hockey".
func (r *reading) divide() {
	r.parts = []int{whole}
	if n := len(r.units); n == 0 || r.units[0].segment == r.units[n-1].segment || r.ix.off&Parts != 0 {
		return
	}
	for _, u := range r.units {
		if u.known() && !u.weak && !slices.Contains(r.parts, u.segment) {
			r.parts = append(r.parts, u.segment)
		}
	}
}

// share is the most that the evidence has of the weight asked in one of the parts, and
// which part that is.
func (r *reading) share(evidence []float64) (best float64, part int) {
	best, part = -1, whole
	for _, p := range r.parts {
		if share := shareOf(r.units, evidence, p); share > best {
			best, part = share, p
		}
	}
	return best, part
}

// shareOf is the part of the weight asked in a part of the query that the evidence has,
// from 0 to 1; 0 where a strict unit has none, or where nothing but weak units has any
// beside an unknown one.
func shareOf(units []unit, evidence []float64, part int) float64 {
	var strong, weak, hadStrong, hadWeak, missing float64
	for i, u := range units {
		switch {
		case !u.isIn(part):
		case u.strict && evidence[i] == 0:
			return 0
		case !u.known():
			missing += u.weight
		case u.weak:
			weak, hadWeak = weak+u.weight, hadWeak+u.weight*evidence[i]
		default:
			strong, hadStrong = strong+u.weight, hadStrong+u.weight*evidence[i]
		}
	}
	if strong+missing > 0 { // weak units only colour the others
		weak, hadWeak = weak*weakCounts, hadWeak*weakCounts
	}
	if missing > 0 && hadStrong == 0 {
		return 0
	}
	return ratio(hadStrong+hadWeak, strong+missing+weak)
}

// decide fills in what can be said of each statement.
func (ix *Index) decide(q Query, r *reading, result *Result) {
	silent := true
	lists := ix.likely(r, r.learned)
	for i, list := range lists {
		if len(list) == 0 { // what a topic is called never denies what the map lists
			lists[i] = ix.mapped(q, ix.corpus.Statements[i])
		}
	}
	result.Whole = r.wholly(lists)
	for i, s := range ix.corpus.Statements {
		if q.Source != "" && q.Source != s.ID {
			result.Hits, result.Outcomes = append(result.Hits, nil), append(result.Outcomes, Excluded)
			continue
		}
		result.Exchanged = append(result.Exchanged, r.exchanged(s)...)
		hits := ix.hits(r, lists[i])
		result.Hits = append(result.Hits, hits)
		result.Outcomes = append(result.Outcomes, ix.outcome(r, s, len(hits)))
		silent = silent && len(hits) == 0
	}
	if r.unread != "" {
		return // nothing is near words that are not read
	}
	if silent || slices.Contains(result.Outcomes, Unsure) {
		result.Nearest = ix.nearest(r)
	}
	if silent {
		result.Topics = ix.nearestTopics(r, result.Nearest)
	}
}

// wholly reports whether, of each statement of which passages answer, one has
// all that is asked for. "Does the Kremlin mention 200 prisoners" is answered by a
// passage on 175.
func (r *reading) wholly(lists [][]*candidate) bool {
	for _, list := range lists {
		if len(list) > 0 && !slices.ContainsFunc(list, r.hasAll) {
			return false
		}
	}
	return true
}

// hasAll reports whether a passage speaks of every unit itself, or is listed
// for the topic that is asked for by its name.
func (r *reading) hasAll(c *candidate) bool {
	return !slices.ContainsFunc(c.evidence, func(evidence float64) bool { return evidence < 1 })
}

// likely are the passages that answer, for each statement, the likeliest first,
// without those that are much less likely than the first. None says the other way
// round what was asked. About as likely ones stay in the order of the text, in which
// one refers back to the other.
func (ix *Index) likely(r *reading, l *Learned) [][]*candidate {
	out := make([][]*candidate, len(ix.corpus.Statements))
	for _, c := range r.appraised() {
		c.probability = Probability(&c.features, &l.Passage)
		if c.features.Literal >= enoughLiteral {
			c.probability = max(c.probability, l.Show)
		}
		if c.probability >= l.Show && !c.exchanged {
			out[c.statement] = append(out[c.statement], c)
		}
	}
	for i, list := range out {
		slices.SortFunc(list, func(a, b *candidate) int {
			return cmp.Or(cmp.Compare(b.likelihood(), a.likelihood()), cmp.Compare(a.ordinal, b.ordinal))
		})
		out[i] = slices.DeleteFunc(list, func(c *candidate) bool { return c.probability < list[0].probability*l.Beside })
	}
	return out
}

// likelihood is the probability in steps.
func (c *candidate) likelihood() float64 { return math.Floor(c.probability * 20) }

// outcome is what can be said of a statement of which n passages are shown. It
// is silent only if the query was understood.
func (ix *Index) outcome(r *reading, s *corpus.Statement, n int) Outcome {
	switch {
	case n > 0:
		return Found
	case r.unread != "":
		return Unsure
	case r.exchanged(s) != nil:
		return Silent
	case r.learned.model == nil:
		if ix.lacksAll(r, s) {
			return Silent
		}
	case r.understood() && ix.surelySilent(r, s):
		return Silent
	}
	return Unsure
}

// surelySilent reports whether what was learned has it certain that a statement
// says nothing about the query.
func (ix *Index) surelySilent(r *reading, s *corpus.Statement) bool {
	features := ix.silence(r, s)
	return Probability(&features, &r.learned.Silence) >= r.learned.Certain
}

// understood reports whether, with what was learned, the query was understood:
// something of it is known, and each unknown word is one that English has, or is
// written as a name. Of words of other languages too few are listed to tell.
func (r *reading) understood() bool {
	strange := func(u unit) bool { return u.kind == unknown && !u.plain }
	if r.language == english && slices.ContainsFunc(r.units, strange) {
		return false
	}
	return r.language == r.readable() && slices.ContainsFunc(r.units, func(u unit) bool { return !strange(u) })
}

// exchanged are the statement's passages that say the other way round what the
// question asks.
func (r *reading) exchanged(s *corpus.Statement) []*corpus.Passage {
	var out []*corpus.Passage
	for _, c := range r.candidates {
		if c.exchanged && c.passage.Statement() == s {
			out = append(out, c.passage)
		}
	}
	return out
}

// lacksAll reports whether a statement can be said to have nothing of the query,
// where nothing was learned: it has none of the words and concepts that were
// asked for, in any form, and each that no statement has is a name, a number or
// known to be missing. Other words may be said in other words.
func (ix *Index) lacksAll(r *reading, s *corpus.Statement) bool {
	if len(r.units) == 0 || r.language != s.Language || r.touched[r.ix.statementIndex(s)] {
		return false
	}
	return !slices.ContainsFunc(r.units, func(u unit) bool { return u.kind == unknown && !u.certain || u.other })
}

// maxNearest is how many passages are offered that are no answer.
const maxNearest = 3

// leastNear is the probability from which a passage without any of the query's
// terms is near it.
const leastNear = 0.4

// likelier orders candidates, the likeliest first.
func likelier(a, b *candidate) int {
	return cmp.Or(cmp.Compare(b.probability, a.probability), cmp.Compare(b.bm25, a.bm25), cmp.Compare(a.ordinal, b.ordinal))
}

// nearest are the passages that have most of the query, or that are likeliest.
func (ix *Index) nearest(r *reading) []*corpus.Passage {
	all := slices.DeleteFunc(slices.Clone(r.candidates), func(c *candidate) bool { return c.bm25 == 0 && c.probability < leastNear })
	slices.SortFunc(all, likelier)
	var out []*corpus.Passage
	for _, c := range all[:min(len(all), maxNearest)] {
		out = append(out, c.passage)
	}
	return out
}

// hasDetail reports whether a passage has what a question for a detail asks for: a
// phrase that the thesaurus lists, or else a number, or a time.
func (ix *Index) hasDetail(d detail, p *corpus.Passage) bool {
	language := p.Statement().Language
	tokens := text.Words(p.Text(), language)
	if _, listed := ix.corpus.Thesaurus.Details[d]; listed || d == where {
		return !listed || ix.lexicon.Answers(d, tokens, language)
	}
	return len(text.Quantities(tokens, language)) > 0 || d == when && slices.ContainsFunc(tokens, func(t text.Token) bool {
		return text.Month(t.Folded, language) > 0 || ix.tags[t.Folded]&timeWord != 0
	})
}

func (ix *Index) statementIndex(s *corpus.Statement) int {
	return slices.Index(ix.corpus.Statements, s)
}
