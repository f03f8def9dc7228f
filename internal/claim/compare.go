package claim

import (
	"math/bits"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// Compare holds a text against a passage as a paraphrase of it: whether what it
// claims is what the passage reports, slot by slot, and what it adds. An
// attribution before the text should have been taken off.
func (r *Reader) Compare(t Text, p *corpus.Passage) Comparison {
	d := comparer{r: r, stated: r.stateOf(p)}
	for _, d.s = range t.sentences {
		d.claims()
		for _, compare := range []func(*comparer){(*comparer).numbers, (*comparer).dates, (*comparer).frames, (*comparer).scope,
			(*comparer).owners, (*comparer).against, (*comparer).lacks, (*comparer).foreign, (*comparer).speakers, (*comparer).pairs, (*comparer).novel} {
			compare(&d)
		}
	}
	slices.SortStableFunc(d.out.Contradictions, func(a, b Contradiction) int {
		return slices.Index(gravity(), a.Slot) - slices.Index(gravity(), b.Slot)
	})
	return d.out
}

// gravity is the order in which contradictions are told.
func gravity() []Slot { return []Slot{Number, When, Negation, Agent, Receiver, Modality, Scope} }

// comparer holds the sentences of a text against what is stated.
type comparer struct {
	r      *Reader
	stated *stated
	s      reading // the sentence
	out    Comparison
}

func (d *comparer) contradicts(slot Slot, stated, alleged string) {
	c := Contradiction{slot, stated, alleged}
	if !slices.Contains(d.out.Contradictions, c) {
		d.out.Contradictions = append(d.out.Contradictions, c)
	}
}

// claims compares the claims of the sentence with the facts that are closest to
// them. A claim that only seems to deny what another one affirms, "stop hitting
// targets", contradicts nothing.
func (d *comparer) claims() {
	var affirmed acts
	facts := make([]fact, len(d.s.claims))
	for i, c := range d.s.claims {
		if facts[i] = d.closest(c); facts[i].Fact != nil && !c.bare && !differs(c, facts[i]) {
			affirmed |= c.acts
		}
	}
	for i, c := range d.s.claims {
		switch f := facts[i]; {
		case d.isUnsaid(c):
			d.contradicts(Negation, "", d.s.text[c.Span.Start:c.Span.End])
		case f.Fact == nil && c.negated:
			d.add(c.Span) // what is denied is nowhere
		case f.Fact == nil, differs(c, f) && !c.negated && !c.resumed && affirmed.has(c.acts):
		default:
			d.claim(c, f)
		}
	}
}

// isUnsaid reports whether a claim is that somebody did not say something: "did
// not say that …" confirms nothing of what follows.
func (d *comparer) isUnsaid(c Claim) bool {
	if !c.negated || c.acts == 0 || c.acts&^d.r.vocabulary.saying != 0 {
		return false
	}
	return d.s.denial(c) < c.Span.Start
}

// differs reports whether a claim says that what a fact reports is not so, or
// that what it denies is.
func differs(c Claim, f fact) bool {
	return !c.bare && c.acts.has(f.act.like) != (c.Denied == f.Denied)
}

// closest is the stated fact that is closest to a claim; the zero fact if none
// is about its act.
func (d *comparer) closest(c Claim) fact {
	var f fact
	closest := 0.0
	for _, candidate := range d.stated.facts {
		if n := closeness(c, candidate); n > closest {
			f, closest = candidate, n
		}
	}
	return f
}

// claim compares a claim with the fact that is closest to it.
func (d *comparer) claim(c Claim, f fact) {
	alleged := d.s.text[c.Span.Start:c.Span.End]
	switch {
	case differs(c, f):
		d.contradicts(Negation, f.Words, d.s.text[d.s.denial(c):c.Span.End])
	case d.isAtAnotherTime(c, f):
		d.contradicts(Modality, f.Words, alleged)
	default:
		if words := d.onlyTried(c); words != "" && isSure(f.Mode) {
			d.contradicts(Modality, f.Words, words+" "+alleged)
		}
	}
	d.roles(c, f)
}

// denial is where the words that deny a claim begin, "no agreement", or the claim's
// own where they are not near.
func (s sentence) denial(c Claim) int {
	i := slices.IndexFunc(s.items, func(it item) bool { return s.tokens[it.first].Start == c.Span.Start })
	if c.negated && i > 0 && s.items[i-1].kind == not && s.onlyFew(s.items[i-1].last+1, s.items[i].first) {
		return s.tokens[s.items[i-1].first].Start
	}
	return c.Span.Start
}

// isAtAnotherTime reports whether a claim is that something was done which is yet
// to be, or was only asked for, "groups have been set up", that something may be
// which will be or was, or that somebody will ask for what he asked for, "Putin
// will order".
func (d *comparer) isAtAnotherTime(c Claim, f fact) bool {
	switch {
	case !c.acts.has(f.act.self) || c.bare:
		return false
	case d.isPast(c):
		return slices.Contains([]corpus.Mode{corpus.Will, corpus.Asked, corpus.Condition}, f.Mode)
	case c.Mode == corpus.Would:
		return isSure(f.Mode) && !c.Denied && !f.process
	case c.Mode == corpus.Asked:
		return f.Mode == corpus.Did
	}
	return c.Mode == corpus.Will && c.direct && f.Mode == corpus.Did && c.acts.has(d.r.vocabulary.directs)
}

// isSure reports whether what is in a mode was done or will be.
func isSure(mode corpus.Mode) bool { return mode == corpus.Did || mode == corpus.Will }

// onlyTried are the words of a frame right before an act, "considered ordering";
// "" where there are none.
func (d *comparer) onlyTried(c Claim) string {
	for _, m := range d.s.frames {
		if d.r.vocabulary.frames[m.Values[0]].Place == actPlace && d.s.isRightBefore(m, c) {
			return d.s.words(m.First, m.Last)
		}
	}
	return ""
}

// isPast reports whether a claim is that something was done: in its own words, "took
// place", or in those right before, "have been".
func (d *comparer) isPast(c Claim) bool {
	return c.Mode == "" && slices.ContainsFunc(d.s.frames, func(m text.PhraseMatch[int]) bool {
		words := d.s.span(m.First, m.Last)
		isOf := words.Start < c.Span.End && c.Span.Start < words.End || d.s.isRightBefore(m, c)
		return d.r.vocabulary.frames[m.Values[0]].Place == pastPlace && isOf
	})
}

// isRightBefore reports whether words are right before those of a claim.
func (s sentence) isRightBefore(m text.PhraseMatch[int], c Claim) bool {
	return m.Last+1 < len(s.tokens) && s.tokens[m.Last+1].Start == c.Span.Start
}

// closeness is how near a fact is to a claim, 0 where it is about another act.
func closeness(c Claim, f fact) float64 {
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

// roles compares who does it and to whom. Who is said to say so is the matter
// of whose words they are.
func (d *comparer) roles(c Claim, f fact) {
	if c.acts&^d.r.vocabulary.saying == 0 {
		return
	}
	receiver := f.receiver
	if receiver == 0 && !c.Agent.Known() && c.Receiver.Span.Start > c.Span.Start && c.acts.has(d.r.vocabulary.process) {
		receiver = f.agent // "rearming Ukraine": whoever does it, it is Ukraine that is rearmed
	}
	for _, role := range []struct {
		slot Slot
		who  Who
		in   Parties // who is stated there
	}{{Agent, c.Agent, f.agent}, {Receiver, c.Receiver, receiver}} {
		if !role.who.Known() || role.in == 0 || d.r.isThing(role.who) != (role.in&^d.r.things == 0) {
			continue
		}
		switch n := agreement(role.who, role.in); {
		case n > 0 && (n > onlySome || role.who.Vague):
		case !d.misread(c, f, role.slot):
			d.contradicts(role.slot, d.r.named(role.in), role.who.Name)
		}
	}
}

// misread reports whether a role was likely misread: where the sentence names
// whom the fact has in the role as well, and does not say the reverse. Of
// sentences in other languages only the reverse is sure, and who is named right
// before an active verb.
func (d *comparer) misread(c Claim, f fact, slot Slot) bool {
	reversed := c.Agent.Parties&f.receiver != 0 && c.Receiver.Parties&f.agent != 0
	switch {
	case reversed:
		return false
	case d.s.lang != english && !(slot == Agent && c.direct):
		return true
	case slot == Receiver:
		return d.names(f.receiver, c.Agent)
	}
	return f.receiver != 0 && c.Agent.Parties == f.receiver && slices.ContainsFunc(d.s.claims, func(o Claim) bool {
		return o.Agent.Parties&f.agent != 0
	})
}

// names reports whether the sentence names a party elsewhere than a name.
func (d *comparer) names(parties Parties, elsewhere Who) bool {
	return slices.ContainsFunc(d.s.items, func(it item) bool {
		return it.kind == party && it.who.Parties&parties != 0 && it.who.Span != elsewhere.Span
	})
}

// named is the name of a set of parties: the first of the group's, or of each.
func (r *Reader) named(set Parties) string {
	var names []string
	for i, p := range r.corpus.Parties {
		if r.sets[i] == set {
			return p.Names[english][0]
		}
		if len(p.Members) == 0 && r.sets[i]&set != 0 {
			names = append(names, p.Names[english][0])
		}
	}
	return strings.Join(names, ", ")
}

// scope compares how far and how much: a text that has one side of a row of
// opposites where the passage has only the other contradicts it, and so does
// one that limits what the passage does not: "only".
func (d *comparer) scope() {
	for _, m := range d.s.sides {
		for _, side := range m.Values {
			other, has := d.stated.sides[side^1]
			if _, same := d.stated.sides[side]; has && !same {
				d.contradicts(Scope, other, d.s.words(m.First, m.Last))
			}
		}
	}
	for _, m := range d.s.limits {
		if !d.stated.limits[m.Values[0]] && !d.isConditional(m) && !d.isLeftAlone(m) {
			d.contradicts(Scope, "", d.s.words(m.First, m.Last))
		}
	}
}

// isConditional reports whether a word that limits brings in a condition, "only
// if": that is the condition which the passage has, or else something new.
func (d *comparer) isConditional(m text.PhraseMatch[int]) bool {
	return m.Last+1 < len(d.s.tokens) && slices.Contains([]string{"if", "when", "once", "after"}, d.s.tokens[m.Last+1].Folded)
}

// isLeftAlone reports whether "alone" limits nobody: "leave them alone", not "by
// Russia alone".
func (d *comparer) isLeftAlone(m text.PhraseMatch[int]) bool {
	return d.s.tokens[m.First].Folded == "alone" && !slices.ContainsFunc(d.s.items, func(it item) bool { return it.kind == party && it.last == m.First-1 })
}

// owners compares whose something is: "Russian soldiers".
func (d *comparer) owners() {
	for concept, own := range d.s.owned(d.s.mentions) {
		if stated := d.stated.owned[concept].Parties; stated != 0 && own.Parties&stated == 0 {
			d.contradicts(Receiver, d.stated.owned[concept].Name, own.Name)
		}
	}
}

// against finds somebody against whom the text says something is, "voted together
// against Ukraine", where the passage is against nobody of them.
func (d *comparer) against() {
	for _, who := range d.s.opposed() {
		if who.Parties&d.stated.opposed == 0 && who.Known() {
			d.contradicts(Receiver, "", who.Name)
		}
	}
}

// lacks finds what the text says there is none of, "without a lasting peace",
// where the passage speaks of it and denies nothing, or what it names another
// thing instead of, whatever the passage denies.
func (d *comparer) lacks() {
	for _, m := range d.s.frames {
		place := d.r.vocabulary.frames[m.Values[0]].Place
		if place != insteadPlace && (place != withoutPlace || d.stated.denies) {
			continue
		}
		for _, o := range d.s.senses {
			isIt := o.First > m.Last && d.s.onlyStops(m.Last+1, o.First)
			if isIt && slices.ContainsFunc(o.Values, func(s corpus.Sense) bool { return s.Concept != nil && d.stated.concepts[s.Concept.Name] }) {
				d.contradicts(Negation, "", d.s.words(m.First, o.Last))
			}
		}
	}
}

// foreign finds, in another language than English, of whose verbs fewer are known,
// what is denied where the passage denies nothing, "не состоится", and what was done
// where it says that something will be, "состоялся".
func (d *comparer) foreign() {
	if d.s.lang == english {
		return
	}
	has := func(is func(fact) bool) bool { return slices.ContainsFunc(d.stated.facts, is) }
	if !d.stated.denies && !has(func(f fact) bool { return f.Denied }) {
		for _, it := range d.s.items {
			if it.kind == not {
				d.contradicts(Negation, "", d.s.words(it.first, it.last))
			}
		}
	}
	for _, m := range d.s.frames {
		if d.r.vocabulary.frames[m.Values[0]].Place == pastPlace && has(func(f fact) bool { return f.Mode == corpus.Will }) {
			d.contradicts(Modality, "", d.s.words(m.First, m.Last))
		}
	}
}

// onlyStops reports whether all tokens from one to before another are stop words.
func (s sentence) onlyStops(from, to int) bool {
	return !slices.ContainsFunc(s.tokens[from:to], func(t text.Token) bool { return !text.IsStop(t.Folded, s.lang) })
}

// onlyFew reports whether at most two words are between two tokens: "general
// staff".
func (s sentence) onlyFew(from, to int) bool { return to-from <= 2 && !s.hasMark(from-1, to) }

// mostBefore is how many tokens come before the name of who says all that follows.
const mostBefore = 2

// speakers finds somebody who issued no statement and to whom the sentence gives
// what it says: "Zelensky said that …", "Ukraine's general staff said that …".
func (d *comparer) speakers() {
	i := slices.IndexFunc(d.s.items, func(it item) bool { return it.kind == party })
	if i < 0 || i+1 >= len(d.s.items) || d.s.items[i].first > mostBefore {
		return
	}
	it, next := d.s.items[i], d.s.items[i+1]
	says := next.kind == verb && next.acts&^d.r.vocabulary.saying == 0 && d.s.onlyFew(it.last+1, next.first)
	if says && it.who.Known() && it.who.Parties&(d.r.issuers|d.r.things) == 0 {
		d.contradicts(Agent, d.r.named(d.r.issuers), it.who.Name)
	}
}

// pairs finds two that are named together where the passage names one of them
// together with somebody else: "Russia and Ukraine", not "Russia and the U.S.".
func (d *comparer) pairs() {
	for _, it := range d.s.items {
		if it.kind != party || !it.who.isPair() || slices.Contains(d.stated.pairs, it.who.Parties) {
			continue
		}
		for _, stated := range d.stated.pairs {
			if bits.OnesCount32(uint32(stated&it.who.Parties)) == 1 {
				d.contradicts(Agent, d.r.named(stated), it.who.Name)
			}
		}
	}
}
