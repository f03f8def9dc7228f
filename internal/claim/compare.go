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
			(*comparer).owners, (*comparer).lacks, (*comparer).denials, (*comparer).speakers, (*comparer).pairs, (*comparer).novel} {
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
	i := slices.IndexFunc(d.s.items, func(it item) bool { return d.s.tokens[it.first].Start == c.Span.Start })
	return i > 0 && d.s.items[i-1].kind == not && d.s.onlyFew(d.s.items[i-1].last+1, d.s.items[i].first)
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
		d.contradicts(Negation, f.Words, alleged)
	case d.isAtAnotherTime(c, f):
		d.contradicts(Modality, f.Words, alleged)
	default:
		if words := d.onlyTried(c); words != "" && isSure(f.Mode) {
			d.contradicts(Modality, f.Words, words+" "+alleged)
		}
	}
	d.roles(c, f)
}

// isAtAnotherTime reports whether a claim is that something was done which is yet
// to be, or was only asked for, "groups have been set up", that something may be
// which will be or was, or that somebody will ask for what he asked for, "Putin
// will order".
func (d *comparer) isAtAnotherTime(c Claim, f fact) bool {
	switch {
	case !c.acts.has(f.act.self) || c.bare:
		return false
	case c.done:
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
		near := m.Last+1 < len(d.s.tokens) && d.s.tokens[m.Last+1].Start == c.Span.Start
		if f := d.r.vocabulary.frames[m.Values[0]]; near && f.Place == actPlace {
			return d.s.words(m.First, m.Last)
		}
	}
	return ""
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

// lacks finds what the text says there is none of, "without a lasting peace",
// where the passage speaks of it and denies nothing, or what it names another
// thing instead of, whatever the passage denies.
func (d *comparer) lacks() {
	for _, it := range d.s.items {
		word := d.s.words(it.first, it.last)
		replaced := word == "instead of" || word == "rather than"
		none := (word == "no" || word == "without") && !d.stated.denies && !d.r.isCondition(d.s.sentence)
		if it.kind != not || !replaced && !none {
			continue
		}
		for _, m := range d.s.mentions {
			if d.stated.concepts[m.concept.Name] && m.first > it.last && d.s.onlyStops(it.last+1, m.first) {
				d.contradicts(Negation, "", d.s.words(it.first, m.last))
			}
		}
	}
}

// denials finds what is denied in another language than English, of whose verbs
// fewer are known, where the passage denies nothing: "состоится" is no act, but
// what is said not to is another claim.
func (d *comparer) denials() {
	if d.s.lang == english || d.stated.denies || slices.ContainsFunc(d.stated.facts, func(f fact) bool { return f.Denied }) {
		return
	}
	for _, it := range d.s.items {
		if it.kind == not {
			d.contradicts(Negation, "", d.s.words(it.first, it.last))
		}
	}
}

// onlyStops reports whether all tokens from one to before another are stop words.
func (s sentence) onlyStops(from, to int) bool {
	return !slices.ContainsFunc(s.tokens[from:to], func(t text.Token) bool { return !text.IsStop(t.Folded, s.lang) })
}

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

// onlyFew reports whether at most two words are between two tokens: "general
// staff".
func (s sentence) onlyFew(from, to int) bool { return to-from <= 2 && !s.hasMark(from-1, to) }

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
