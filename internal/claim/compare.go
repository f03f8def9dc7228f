package claim

import (
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// Compare holds a text against passages as a paraphrase of them: whether what
// it claims is what they report, slot by slot, and what it adds. An attribution
// before the text should have been taken off. The language is an ISO code, or
// "" where it is to be found out.
func (r *Reader) Compare(s, lang string, passages ...*corpus.Passage) Comparison {
	d := comparer{r: r, stated: r.stated(passages), acted: map[int]bool{}}
	for _, span := range text.Sentences(s, lang) {
		d.offset = span.Start
		d.sentence(r.tagged(s[span.Start:span.End], lang))
	}
	slices.SortStableFunc(d.out.Contradictions, func(a, b Contradiction) int {
		return slices.Index(gravity(), a.Slot) - slices.Index(gravity(), b.Slot)
	})
	return d.out
}

// gravity is the order in which contradictions are told.
func gravity() []Slot { return []Slot{Number, When, Negation, Agent, Receiver, Act, Scope, Where} }

// stated is all that passages say.
type stated struct {
	facts      []fact
	tokens     []text.Token
	text       string
	lemmas     map[string]bool
	concepts   map[string]bool
	acts       acts // of their facts, and what may say the same
	parties    Parties
	quantities []text.Quantity
	dates      []text.Date
	sides      map[int]bool // of rows of opposites
}

func (r *Reader) stated(passages []*corpus.Passage) stated {
	out := stated{lemmas: map[string]bool{}, concepts: map[string]bool{}, sides: map[int]bool{}}
	for _, p := range passages {
		out.text += p.Text() + "\n"
		if own := r.partyOf(p.Statement()); own >= 0 {
			out.parties |= r.sets[own]
		}
	}
	out.tokens = text.Words(out.text, "en")
	for _, t := range out.tokens {
		out.lemmas[t.Lemma] = true
	}
	for _, a := range r.lexicon.Annotate(out.tokens) {
		out.concepts[a.Concept.Name] = true
	}
	for _, f := range r.facts {
		if !slices.Contains(passages, f.Passage) {
			continue
		}
		out.facts = append(out.facts, f)
		out.acts |= f.act.like
		out.parties |= f.agent | f.receiver
		for _, object := range f.Objects {
			out.concepts[object] = true
		}
	}
	out.quantities, out.dates = text.Quantities(out.tokens, "en"), text.Dates(out.tokens, "en")
	for _, m := range r.vocabulary.sides["en"].All(out.tokens) {
		for _, side := range m.Values {
			out.sides[side] = true
		}
	}
	return out
}

// partyOf is the place of the party that issued a statement, -1 for none.
func (r *Reader) partyOf(s *corpus.Statement) int {
	return slices.IndexFunc(r.corpus.Parties, func(p *corpus.Party) bool { return p.Statement == s })
}

// comparer holds the sentences of a text against what is stated.
type comparer struct {
	r      *Reader
	stated stated
	s      sentence
	offset int
	acted  map[int]bool // facts whose act the text has
	out    Comparison
}

func (d *comparer) sentence(s sentence) {
	d.s = s
	for _, c := range d.r.clauses(s) {
		d.claim(c)
	}
	d.numbers()
	d.opposites()
	d.novel()
}

func (d *comparer) agrees(slot Slot) {
	if !slices.Contains(d.out.Agrees, slot) {
		d.out.Agrees = append(d.out.Agrees, slot)
	}
}

func (d *comparer) contradicts(slot Slot, stated, alleged string) {
	c := Contradiction{slot, stated, alleged}
	if !slices.Contains(d.out.Contradictions, c) {
		d.out.Contradictions = append(d.out.Contradictions, c)
	}
}

// claim compares a claim with the fact that is closest to it.
func (d *comparer) claim(c Claim) {
	best, closeness := -1, 0.0
	for i, f := range d.stated.facts {
		if n := d.closeness(c, f); n > closeness {
			best, closeness = i, n
		}
	}
	if best < 0 {
		return
	}
	f := d.stated.facts[best]
	d.acted[best] = true
	alleged := d.s.text[c.Span.Start:c.Span.End]
	opposite := !c.acts.has(f.act.like)
	switch {
	case opposite && c.Denied != f.Denied:
	case opposite, !c.bare && c.Denied != f.Denied:
		d.contradicts(Negation, f.Words, alleged)
	default:
		d.agrees(Act)
	}
	d.roles(c, f)
}

// closeness is how near a fact is to a claim, 0 where it is about another act.
func (d *comparer) closeness(c Claim, f fact) float64 {
	n := 0.0
	switch {
	case c.acts.has(f.act.self):
		n = 4
	case c.acts.has(f.act.like):
		n = 2
	case c.acts.has(f.act.against) && !c.bare:
		n = 1
	default:
		return 0
	}
	for _, object := range c.Objects {
		if slices.Contains(f.Objects, object) {
			n += 0.2
		}
	}
	return n + agreement(c.Agent, f.agent)*0.1 + agreement(c.Receiver, f.receiver)*0.1
}

// saying are acts by which a text is introduced: who is said to say so is the
// matter of whose words they are.
func (d *comparer) saying(c Claim) bool { return c.acts.has(d.r.vocabulary.set("emphasize")) }

// roles compares who does it and to whom.
func (d *comparer) roles(c Claim, f fact) {
	if d.saying(c) {
		return
	}
	for _, role := range []struct {
		slot Slot
		who  Who
		in   Parties
	}{{Agent, c.Agent, f.agent}, {Receiver, c.Receiver, f.receiver}} {
		if !role.who.Known() || role.in == 0 {
			continue
		}
		if n := agreement(role.who, role.in); n == 0 || n == 0.6 && !role.who.Vague {
			d.contradicts(role.slot, d.r.named(role.in), role.who.Name)
			continue
		}
		d.agrees(role.slot)
	}
}

// named is the name of a set of parties, by the first name of the group or of
// each.
func (r *Reader) named(set Parties) string {
	var names []string
	for i, p := range r.corpus.Parties {
		if r.sets[i] == set {
			return p.Names["en"][0]
		}
		if len(p.Members) == 0 && r.sets[i]&set != 0 {
			names = append(names, p.Names["en"][0])
		}
	}
	return strings.Join(names, ", ")
}

// numbers compares quantities and dates.
func (d *comparer) numbers() {
	for _, date := range text.Dates(d.s.tokens, d.s.lang) {
		alleged := d.words(date.First, date.Last)
		if slices.ContainsFunc(d.stated.dates, func(o text.Date) bool { return o.Month == date.Month && o.Day == date.Day }) {
			d.agrees(When)
			continue
		}
		d.contradicts(When, d.date(), alleged)
	}
	for _, q := range text.Quantities(d.s.tokens, d.s.lang) {
		if !d.isCount(q) {
			continue
		}
		if slices.ContainsFunc(d.stated.quantities, func(o text.Quantity) bool { return o.Value == q.Value }) {
			d.agrees(Number)
			continue
		}
		d.contradicts(Number, d.quantity(q), d.words(q.First, q.Last))
	}
}

// isCount reports whether a number counts something: it is no part of a date or
// of a name, "the two leaders".
func (d *comparer) isCount(q text.Quantity) bool {
	inside := func(first, last int) bool { return first <= q.First && q.Last <= last }
	return !slices.ContainsFunc(text.Dates(d.s.tokens, d.s.lang), func(o text.Date) bool { return inside(o.First, o.Last) }) &&
		!slices.ContainsFunc(d.s.items, func(it item) bool { return inside(it.first, it.last) }) && (q.Value > 2 || q.Value == 0)
}

// quantity is the stated number that an alleged one is in place of: that of the
// same thing, or the only one.
func (d *comparer) quantity(q text.Quantity) string {
	for _, o := range d.stated.quantities {
		if o.Unit == q.Unit || len(d.stated.quantities) == 1 {
			return d.stated.text[d.stated.tokens[o.First].Start:d.stated.tokens[o.Last].End]
		}
	}
	return ""
}

func (d *comparer) date() string {
	for _, o := range d.stated.dates {
		return d.stated.text[d.stated.tokens[o.First].Start:d.stated.tokens[o.Last].End]
	}
	return ""
}

func (d *comparer) words(first, last int) string {
	span := d.s.span(first, last)
	return d.s.text[span.Start:span.End]
}

// opposites compares how far and how much: a text that has one side of a row of
// opposites where the passage has only the other contradicts it.
func (d *comparer) opposites() {
	for _, m := range d.r.vocabulary.sides[d.s.lang].All(d.s.tokens) {
		for _, side := range m.Values {
			if d.stated.sides[side^1] && !d.stated.sides[side] {
				d.contradicts(Scope, d.side(side^1), d.words(m.First, m.Last))
			}
		}
	}
}

// side is the passage's word of a side of a row of opposites.
func (d *comparer) side(side int) string {
	for _, m := range d.r.vocabulary.sides["en"].All(d.stated.tokens) {
		if slices.Contains(m.Values, side) {
			return d.stated.text[d.stated.tokens[m.First].Start:d.stated.tokens[m.Last].End]
		}
	}
	return ""
}

// novel finds the words that matter and that the passage does not cover.
func (d *comparer) novel() {
	covered := make([]bool, len(d.s.tokens))
	mark := func(first, last int) {
		for i := first; i <= last; i++ {
			covered[i] = true
		}
	}
	for i, t := range d.s.tokens {
		covered[i] = t.Kind == text.Number || t.Kind == text.Symbol || text.IsStop(t.Folded, d.s.lang) || d.stated.lemmas[t.Lemma]
		n, senses := d.r.lexicon.Match(d.s.tokens, i, d.s.lang)
		if slices.ContainsFunc(senses, d.isStated) {
			mark(i, i+n-1)
		}
		if n, concepts := d.r.lexicon.Also(d.s.tokens, i); slices.ContainsFunc(concepts, func(c *corpus.Concept) bool { return d.stated.concepts[c.Name] }) {
			mark(i, i+n-1)
		}
	}
	for _, it := range d.s.items {
		if d.isCovered(it) {
			mark(it.first, it.last)
		}
	}
	for i, is := range covered {
		if !is {
			span := d.s.tokens[i].Span
			d.out.New = append(d.out.New, text.Span{Start: span.Start + d.offset, End: span.End + d.offset})
		}
	}
}

// isStated reports whether a sense of words is in what is stated, or is nothing
// by itself.
func (d *comparer) isStated(s corpus.Sense) bool {
	return s.Kind == corpus.GenericSense || s.Kind == corpus.ConceptSense && d.stated.concepts[s.Concept.Name]
}

func (d *comparer) isCovered(it item) bool {
	switch it.kind {
	case party:
		return it.who.Parties&^d.stated.parties == 0 || it.who.Vague
	case verb, noun, halted:
		return it.acts.has(d.stated.acts | d.r.vocabulary.set("emphasize"))
	}
	return true
}
