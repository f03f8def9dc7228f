package claim

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// stated is all that a passage says.
type stated struct {
	facts      []fact
	lemmas     map[string]bool
	concepts   map[string]bool
	acts       acts // of the facts, and what may say the same
	parties    Parties
	named      Parties        // in the text itself
	pairs      []Parties      // of two that it names together
	owned      map[string]Who // whose concepts are: "Ukrainian soldiers"
	opposed    Parties        // against whom something is
	denies     bool           // it says of something that it is not so, or is to end
	quantities []count
	dates      []day
	sides      map[int]string // the words for sides of rows of opposites
	limits     map[int]bool   // rows of limits that it has words of
	frames     map[int]bool   // likewise of frames
}

// count is a number with its words.
type count struct {
	value       float64
	unit, words string
	bound       int // see Reader.bound
}

// day is a day of a month with its words. It is in the year of the statement
// unless the passage names another; 0 is none.
type day struct {
	month, day, year int
	words            string
	bound            int
}

// state reads what a passage says.
func (r *Reader) state(p *corpus.Passage) *stated {
	s := r.tagged(r.Cut(p.Text(), english))
	out := &stated{lemmas: map[string]bool{}, concepts: map[string]bool{}, sides: map[int]string{}, limits: map[int]bool{}, frames: map[int]bool{}}
	for _, t := range s.tokens {
		out.lemmas[t.Lemma] = true
	}
	var spoken []mention
	for _, a := range r.lexicon.Annotate(s.tokens, english) {
		out.concepts[a.Concept.Name] = true
		spoken = append(spoken, mention{a.Concept, a.First, a.Last})
	}
	out.owned = s.owned(spoken)
	for _, who := range s.opposed() {
		out.opposed |= who.Parties
	}
	for i, party := range r.corpus.Parties {
		if party.Statement == p.Statement() {
			out.parties |= r.sets[i]
		}
	}
	for _, it := range s.items {
		if it.kind == party && !it.who.Vague {
			out.named |= it.who.Parties
			if it.who.isPair() {
				out.pairs = append(out.pairs, it.who.Parties)
			}
		}
		out.denies = out.denies || it.kind == not || it.kind == stop || it.kind == halted
	}
	frames := r.framesOf(s)
	for _, m := range frames {
		out.frames[m.Values[0]] = true
	}
	for _, q := range text.Quantities(s.tokens, english) {
		bound, _ := r.bound(s, frames, Number, q.First, q.Last)
		out.quantities = append(out.quantities, count{q.Value, q.Unit, s.words(q.First, q.Last), bound})
	}
	year, _ := strconv.Atoi(p.Statement().Year()) // of a date that was checked; 0 for none
	for _, d := range text.Dates(s.tokens, english) {
		bound, _ := r.bound(s, frames, When, d.First, d.Last)
		out.dates = append(out.dates, day{d.Month, d.Day, cmp.Or(d.Year, year), s.words(d.First, d.Last), bound})
	}
	for _, m := range r.sidesOf(s) {
		for _, side := range m.Values {
			out.sides[side] = s.words(m.First, m.Last)
		}
	}
	for _, m := range r.vocabulary.limits[english].All(s.tokens) {
		out.limits[m.Values[0]] = true
	}
	out.report(r, p, s)
	if before := p.Previous(); before != nil && r.lexicon.Anaphor(s.tokens) != "" {
		out.recall(r.state(before))
	}
	return out
}

// recall adds what a passage refers back to, "this proposal": that is not new, if
// the passage does not say it again.
func (s *stated) recall(before *stated) {
	maps.Copy(s.lemmas, before.lemmas)
	maps.Copy(s.concepts, before.concepts)
	s.parties |= before.named
	s.quantities, s.dates = append(s.quantities, before.quantities...), append(s.dates, before.dates...)
}

// report adds the facts of a passage. Of one without reviewed facts, as in a
// corpus that lists none, they are what its own clauses claim.
func (out *stated) report(r *Reader, p *corpus.Passage, s sentence) {
	for _, f := range r.facts {
		if f.Passage == p {
			out.facts = append(out.facts, f)
		}
	}
	if out.facts == nil {
		for _, c := range r.clauses(s) {
			if c.acts != 0 && !c.bare {
				a := &r.vocabulary.acts[r.vocabulary.byName[c.Act]]
				out.facts = append(out.facts, fact{Fact: &corpus.Fact{Passage: p, Words: p.Text(), Act: c.Act, Denied: c.Denied, Mode: corpus.Did}, act: a})
			}
		}
	}
	for _, f := range out.facts {
		out.acts |= f.act.like | r.vocabulary.modes[f.Mode]
		if f.Mode == corpus.Will && f.agent&r.issuers == r.issuers {
			out.acts |= r.vocabulary.settles // what all sides will do they have agreed on
		}
		out.parties |= f.agent | f.receiver
		if f.act.self.has(r.vocabulary.process) {
			out.opposed |= f.receiver // attacks on, and against, a side
		}
		for _, object := range f.Objects {
			out.concepts[object] = true
		}
	}
}

// counts is 1 if all numbers are in the passage, 0 if it has none, or none are
// asked for, and -1 if it has others.
func (s *stated) counts(numbers []float64) int {
	for _, n := range numbers {
		has := slices.ContainsFunc(s.quantities, func(o count) bool { return o.value == n }) ||
			slices.ContainsFunc(s.dates, func(o day) bool { return o.day == int(n) })
		switch {
		case has:
		case len(s.quantities) == 0:
			return 0
		default:
			return -1
		}
	}
	return min(len(numbers), 1)
}
