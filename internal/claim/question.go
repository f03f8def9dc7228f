package claim

import (
	"slices"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// ReadQuestion reads what is asked. The language is an ISO code, or "" where it
// is to be found out.
func (r *Reader) ReadQuestion(question, lang string) Question {
	var q Question
	for _, span := range text.Sentences(question, lang) {
		s := r.tagged(question[span.Start:span.End], lang)
		q.add(r, s, span.Start)
	}
	return q
}

// slots are what words of asking ask for.
func slotOf(k kind) Slot {
	return map[kind]Slot{what: Object, when: When, where: Where, number: Number, why: Why}[k]
}

// add adds what one sentence asks. The last sentence that asks something counts.
func (q *Question) add(r *Reader, s sentence, offset int) {
	claims := r.clauses(s)
	var open Slot
	asked := -1 // the item that asks
	for i, it := range s.items {
		switch it.kind {
		case either:
			q.Either = true
		case next:
			q.Next = true
		case who, whose:
			if asked < 0 {
				open, asked = Agent, i
			}
		case what, when, where, number, why:
			if asked < 0 {
				open, asked = slotOf(it.kind), i
			}
		}
	}
	if open == "" && q.Open != "" && len(claims) == 0 {
		return
	}
	q.Open = open
	for i := range claims {
		claims[i].shift(offset)
	}
	q.Claims = claims
	q.Objects = appendNew(q.Objects, r.objects(s, claims)...)
	for _, span := range r.strange(s) {
		q.Unknown = append(q.Unknown, text.Span{Start: span.Start + offset, End: span.End + offset})
	}
	q.main(r, s, asked)
}

// main chooses the claim that is asked about: the first after the word that
// asks, unless that only says who is speaking and another follows.
func (q *Question) main(r *Reader, s sentence, asked int) {
	q.Claim = Claim{}
	from := 0
	if asked >= 0 {
		from = s.tokens[s.items[asked].first].Start
	}
	speaking := r.vocabulary.set("emphasize", "discuss", "announce")
	best := -1
	for i, c := range q.Claims {
		if c.Span.Start < from {
			continue
		}
		if best < 0 || q.Claims[best].acts&^speaking == 0 && c.acts&^speaking != 0 {
			best = i
		}
	}
	if best < 0 {
		best = len(q.Claims) - 1
	}
	if best < 0 {
		return
	}
	q.Claim = q.Claims[best]
	if q.Open == Agent && !q.Agent.Open && q.Agent.Known() && !q.Receiver.Known() {
		q.Open = Receiver
	}
}

// objects are the concepts that a sentence names, without those that are only
// its acts and the parties that act in it.
func (r *Reader) objects(s sentence, claims []Claim) []string {
	var out []string
	for _, m := range s.mentions {
		covered := func(it item) bool { return it.first <= m.first && m.last <= it.last }
		i := slices.IndexFunc(s.items, covered)
		switch {
		case i < 0:
		case s.items[i].kind == party && takesPart(claims, s.items[i].who):
			continue
		case s.items[i].kind != party && s.items[i].kind != noun && s.items[i].kind != halted:
			continue
		}
		out = appendNew(out, m.concept.Name)
	}
	return out
}

// takesPart reports whether somebody is agent or receiver of a claim.
func takesPart(claims []Claim, who Who) bool {
	return slices.ContainsFunc(claims, func(c Claim) bool {
		return c.Agent.Known() && c.Agent.Name == who.Name || c.Receiver.Known() && c.Receiver.Name == who.Name
	})
}

// strange are the words of a sentence that nobody knows: of no table, no
// concept, no grammar.
func (r *Reader) strange(s sentence) []text.Span {
	known := make([]bool, len(s.tokens))
	mark := func(first, last int) {
		for i := first; i <= last; i++ {
			known[i] = true
		}
	}
	for _, it := range s.items {
		mark(it.first, it.last)
	}
	for i := range s.tokens {
		if n, senses := r.lexicon.Match(s.tokens, i, s.lang); n > 0 && !slices.ContainsFunc(senses, func(sense corpus.Sense) bool { return sense.Kind == corpus.AbsentSense }) {
			mark(i, i+n-1)
		}
		if n, _ := r.intents.words[s.lang].Match(s.tokens, i); n > 0 {
			mark(i, i+n-1)
		}
		known[i] = known[i] || text.IsStop(s.tokens[i].Folded, s.lang) || s.tokens[i].Kind == text.Symbol
	}
	var out []text.Span
	for i, is := range known {
		if !is {
			out = append(out, s.tokens[i].Span)
		}
	}
	return out
}

func appendNew(list []string, names ...string) []string {
	for _, name := range names {
		if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}
