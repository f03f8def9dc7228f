package claim

import (
	"slices"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// ReadQuestion reads what is asked.
func (r *Reader) ReadQuestion(question Cut) Question {
	var q Question
	spans := text.Sentences(question.Text, question.Language)
	for _, span := range spans {
		sentence := question.within(span)
		if len(spans) > 1 && r.isGreeting(sentence) {
			continue
		}
		q.add(r, r.tagged(sentence))
	}
	return q
}

// AsksForMention reports whether a question can be whether something is mentioned:
// no act, or first one of speaking, by those who issued a statement if by anybody.
func (r *Reader) AsksForMention(q Question) bool {
	for _, c := range q.Claims {
		if !c.bare {
			return c.acts&^r.vocabulary.speaking == 0 && (!c.Agent.Known() || c.Agent.Parties&r.issuers != 0)
		}
	}
	return len(q.Claims) == 0
}

// slots are what words of asking ask for.
func slotOf(k kind) Slot {
	return map[kind]Slot{who: Agent, whom: Receiver, whose: Agent, what: Object, when: When, where: Where, number: Number, why: Why, how: How}[k]
}

// isGreeting reports whether a sentence asks nothing, "thanks".
func (r *Reader) isGreeting(sentence Cut) bool {
	intent, _ := r.Intent(sentence)
	return intent == Help
}

// add adds what one sentence asks. The last sentence that asks something counts.
func (q *Question) add(r *Reader, s sentence) {
	claims := r.clauses(s)
	open, asked := q.asks(r, s)
	objects := r.objects(s, claims)
	if len(claims)+len(objects) == 0 && len(q.Claims)+len(q.Objects) > 0 {
		return // "for what?"
	}
	q.Open = open
	q.Claims = claims
	q.Objects = appendNew(q.Objects, objects...)
	for _, n := range text.Quantities(s.tokens, s.lang) {
		if n.Value > small {
			q.Numbers = append(q.Numbers, n.Value)
		}
	}
	for _, t := range r.strange(s) {
		if word := "=" + t.Lemma; r.concepts[word] {
			q.Objects = appendNew(q.Objects, word)
			continue
		}
		q.Unknown = append(q.Unknown, t.Span)
	}
	q.main(r, s, asked)
}

// asks finds the word that asks: an auxiliary that opens the sentence or a part
// of it, "should Ukraine …", or a word such as "who" that is not inside of such
// a question, "did he thank anyone who …", unless it depends on speaking, "did
// he say who …".
func (q *Question) asks(r *Reader, s sentence) (open Slot, asked int) {
	asked = -1
	for i, it := range s.items {
		speaking := i > 0 && s.items[i-1].kind == verb && s.items[i-1].acts&^r.vocabulary.speaking == 0
		switch it.kind {
		case either:
			q.Either = true
		case or:
			q.Either = q.Either || r.namesAllIssuers(s)
		case next:
			q.Next = true
		case do, be, must, will, may:
			if asked < 0 && (i == 0 || it.comma) && !slices.Contains(nonfinite(), s.tokens[it.first].Folded) {
				asked = i
			}
		case who, whom, whose, what, when, where, number, why, how:
			if asked < 0 || speaking && open == "" {
				open, asked = slotOf(it.kind), i
			}
		}
	}
	return open, asked
}

// namesAllIssuers reports whether a sentence names each of those who issued a statement:
// "was it Putin or Trump who …".
func (r *Reader) namesAllIssuers(s sentence) bool {
	var named Parties
	for _, it := range s.items {
		if it.kind == party && !it.who.Vague {
			named |= it.who.Parties
		}
	}
	return r.issuers&^named == 0
}

// mirrors reports whether another claim is the same with the roles exchanged.
func (c Claim) mirrors(o Claim) bool {
	return c.acts.has(o.acts) && c.Agent.Known() && c.Receiver.Known() && c.Agent.Parties == o.Receiver.Parties && c.Receiver.Parties == o.Agent.Parties
}

// nonfinite are forms of auxiliaries that open no question.
func nonfinite() []string {
	return []string{"be", "been", "being", "having", "get", "got", "gets", "getting"}
}

// main chooses the claim that is asked about: the first after the word that
// asks, unless that only says who is speaking and another follows.
func (q *Question) main(r *Reader, s sentence, asked int) {
	q.Claim = Claim{}
	from := 0
	if asked >= 0 {
		from = s.tokens[s.items[asked].first].Start
	}
	speaking := r.vocabulary.speaking
	best := -1
	for i, c := range q.Claims {
		if c.Span.Start < from {
			continue
		}
		if best < 0 || q.Claims[best].acts&^speaking == 0 && c.acts&^speaking != 0 && !c.bare {
			best = i
		}
	}
	for i, c := range q.Claims {
		q.Either = q.Either || slices.ContainsFunc(q.Claims[:i], c.mirrors) // "was it he who thanked her or she him"
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
// its grammar, its acts and the parties that act in it.
func (r *Reader) objects(s sentence, claims []Claim) []string {
	const joint = 1 // part of a phrase that names something, but nothing alone: "end the war"
	used := make([]int, len(s.tokens))
	for _, it := range s.items {
		use := 2
		switch {
		case it.kind == party && (it.thing || !takesPart(claims, it.who)), isAct(it.kind) && it.acts&^r.vocabulary.attitude != 0:
			use = 0
		case it.kind == stop, it.kind == resume:
			use = joint
		}
		for i := it.first; i <= it.last; i++ {
			used[i] = use
		}
	}
	var out []string
	for _, m := range s.mentions {
		least := slices.Min(used[m.first : m.last+1])
		if least == 0 || least == joint && m.last > m.first {
			out = appendNew(out, m.concept.Name)
		}
	}
	return out
}

// takesPart reports whether somebody is agent or receiver of a claim.
func takesPart(claims []Claim, who Who) bool {
	return slices.ContainsFunc(claims, func(c Claim) bool {
		return c.Agent.Known() && c.Agent.Name == who.Name || c.Receiver.Known() && c.Receiver.Name == who.Name
	})
}

// strange are the words of a sentence that are in no table and name no concept.
func (r *Reader) strange(s sentence) []text.Token {
	known := make([]bool, len(s.tokens))
	mark := func(first, last int) {
		for i := first; i <= last; i++ {
			known[i] = true
		}
	}
	for _, it := range s.items {
		mark(it.first, it.last)
	}
	var absent []int
	for i, t := range s.tokens {
		n, senses := r.lexicon.Match(s.tokens, i, s.lang)
		if slices.ContainsFunc(senses, func(sense corpus.Sense) bool { return sense.Kind == corpus.AbsentSense }) {
			absent = append(absent, i)
		} else if n > 0 {
			mark(i, i+n-1)
		}
		if n, tags := r.intents.words[s.lang].Match(s.tokens, i); slices.Contains(tags, neutral) {
			mark(i, i+n-1)
		}
		known[i] = known[i] || text.IsStop(t.Folded, s.lang) || t.Kind != text.Word
	}
	for _, i := range absent {
		known[i] = slices.ContainsFunc(s.items, func(it item) bool { return it.kind == party && it.first <= i && i <= it.last })
	}
	var out []text.Token
	for i, is := range known {
		if !is {
			out = append(out, s.tokens[i])
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
