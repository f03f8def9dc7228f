package claim

import (
	"math/bits"
	"slices"

	"bothsides/corpus"
)

// Match finds the passages that have to do with a question, the best first:
// those with facts that fit it in every slot that it fills, then those that deny
// what it supposes, those with the roles the other way round, and those in
// which somebody else does it. A question about something that no fact is about
// has none.
func (r *Reader) Match(q Question) []Answer {
	objects := slices.DeleteFunc(slices.Clone(q.Objects), func(name string) bool { return !r.concepts[name] })
	nothing := q.acts&^r.vocabulary.speaking == 0 && !q.Next && (q.acts != 0 || !q.Agent.Known())
	if len(objects) == 0 && (nothing || len(q.Unknown) > 0 || len(q.Objects) > 0) {
		return nil
	}
	if q.Next && !slices.ContainsFunc(r.facts, func(f fact) bool { return f.coming() > 0 && r.speaksOf(f.Passage, objects) }) {
		objects = nil
	}
	var answers []Answer
	for first := 0; first < len(r.facts); {
		last := first
		for last < len(r.facts) && r.facts[last].Passage == r.facts[first].Passage {
			last++
		}
		if a, is := r.matchPassage(q, objects, r.facts[first:last]); is {
			answers = append(answers, a)
		}
		first = last
	}
	slices.SortStableFunc(answers, func(a, b Answer) int {
		switch {
		case a.Kind != b.Kind:
			return int(a.Kind) - int(b.Kind)
		case a.Score > b.Score:
			return -1
		case a.Score < b.Score:
			return 1
		}
		return 0
	})
	return answers
}

// matchPassage matches a question with the facts of one passage. Its own claim
// must be met by one of them; claims that depend on it, "promise to stop", must
// not be contradicted.
func (r *Reader) matchPassage(q Question, objects []string, facts []fact) (Answer, bool) {
	a := Answer{Passage: facts[0].Passage, Kind: Other}
	shared := 0
	for _, object := range objects {
		if r.spoken[a.Passage][object] {
			shared++
		}
	}
	if len(objects) > 0 && shared == 0 {
		return a, false
	}
	if q.Next {
		return a.next(facts)
	}
	if r.stateOf(a.Passage).counts(q.Numbers) < 0 {
		return a, false // "23 soldiers", where others are counted
	}
	main, found := r.best(q, q.Claim, objects, facts)
	if found {
		a.Fact, a.Kind, a.Score = main.Fact, main.Kind, main.Score
	} else if q.acts&^r.vocabulary.attitude != 0 {
		return a, false
	}
	depends, met := false, shared > 0
	for _, c := range q.Claims {
		if c.Span == q.Span || c.acts&^r.vocabulary.speaking == 0 || c.bare && !c.Agent.Known() {
			continue
		}
		depends = depends || !c.bare
		dependent, related := r.best(q, c, objects, facts)
		met = met || related
		switch {
		case !related:
		case found && a.Kind < Exchanged:
			a.Kind = max(a.Kind, dependent.Kind)
		case found:
		case a.Fact == nil || a.Score < dependent.Score:
			a.Fact, a.Score = dependent.Fact, dependent.Score
		}
	}
	a.Score += float64(r.stateOf(a.Passage).counts(q.Numbers))
	if len(objects) > 0 {
		a.Score += float64(shared) / float64(len(objects))
	}
	return a, a.Fact != nil && (met || !depends)
}

// speaksOf reports whether a passage speaks of one of the concepts.
func (r *Reader) speaksOf(p *corpus.Passage, objects []string) bool {
	return slices.ContainsFunc(objects, func(name string) bool { return r.spoken[p][name] })
}

// next answers what comes next: what will be, and what was settled.
func (a Answer) next(facts []fact) (Answer, bool) {
	a.Kind = Fits
	for _, f := range facts {
		if score := f.coming(); score > a.Score {
			a.Fact, a.Score = f.Fact, score
		}
	}
	return a, a.Fact != nil
}

// coming is how much a fact says about what comes next.
func (f fact) coming() float64 {
	switch {
	case f.Mode == corpus.Will && !f.process:
		return 1 + float64(f.Weight)
	case f.Weight == 2 && f.settles:
		return 3
	}
	return 0
}

// best is the fact of a passage that is closest to a claim of a question.
func (r *Reader) best(q Question, c Claim, objects []string, facts []fact) (Answer, bool) {
	var best Answer
	found := false
	for _, f := range facts {
		a, is := r.match(q, c, objects, f)
		if is && (!found || a.Kind < best.Kind || a.Kind == best.Kind && a.Score > best.Score) {
			best, found = a, true
		}
	}
	return best, found
}

func (r *Reader) match(q Question, c Claim, objects []string, f fact) (Answer, bool) {
	a := Answer{Fact: f.Fact}
	act, opposite := r.relate(q, c, f)
	if act == 0 && !opposite {
		return a, false
	}
	agent, receiver := agreement(c.Agent, f.agent), agreement(c.Receiver, f.receiver)
	if f.agent&^r.things == 0 && !r.isThing(c.Agent) {
		agent = unsaid // who ends a war is not said where it ends
	}
	if c.acts != 0 && c.acts&^r.vocabulary.speaking == 0 && c.Agent.Parties&^r.issuers == 0 {
		agent = unsaid // whose statement says so
	}
	if c.Receiver.Known() && f.receiver == 0 {
		receiver = unsaid
		if f.act.self.has(r.vocabulary.speaking) {
			return a, false // "mention Biden" is about him
		}
	}
	swapped := c.Agent.Known() && f.receiver != 0 && agreement(c.Agent, f.receiver) > 0 && agreement(c.Receiver, f.agent) > 0
	others := act == 1 && c.Span == q.Span && r.isOtherSides(c, objects, f)
	switch {
	case agent > 0 && receiver > 0 && !opposite:
		a.Kind = Fits
	case agent > 0 && receiver > 0:
		a.Kind = Contrary
	case (swapped || others) && q.Either:
		a.Kind = Fits
	case swapped && c.Receiver.Known(), others && q.Open == "":
		a.Kind = Exchanged
	default:
		a.Kind = Other
	}
	a.Score = 2*act + agent + receiver + float64(f.Weight)/2
	for _, object := range objects {
		if slices.Contains(f.Objects, object) {
			a.Score += 1 / float64(len(objects))
		}
	}
	if f.details(q.Open) {
		a.Score++
	}
	return a, true
}

// isOtherSides reports whether what a claim says of one side, about one of the objects,
// is a fact of another: "did Putin propose …", where Trump did; "must Russia stop …",
// where Ukraine must; "is Moscow accused …", where it accuses.
func (r *Reader) isOtherSides(c Claim, objects []string, f fact) bool {
	if !slices.ContainsFunc(objects, func(name string) bool { return slices.Contains(f.Objects, name) }) {
		return false
	}
	if !c.Agent.Known() {
		return bits.OnesCount32(uint32(c.Receiver.Parties)) == 1 && f.receiver != 0 && agreement(c.Receiver, f.receiver) == 0 && agreement(c.Receiver, f.agent) > 0
	}
	among := r.issuers
	if f.receiver == 0 {
		among = r.sides
	}
	return bits.OnesCount32(uint32(c.Agent.Parties)) == 1 && f.agent != 0 && (c.Agent.Parties|f.agent)&^among == 0 && c.Agent.Parties&f.agent == 0
}

// details reports whether a fact has the detail that is asked for.
func (f fact) details(open Slot) bool {
	return map[Slot]bool{When: f.When != "", Where: f.Where != "", Number: len(f.Quantities) > 0}[open]
}

// relate is how well a fact's act is that of a claim, from 0 to 1, and whether
// it says the opposite.
func (r *Reader) relate(q Question, c Claim, f fact) (same float64, opposite bool) {
	if c.acts != 0 && c.acts&^r.vocabulary.speaking == 0 && len(q.Objects) > 0 {
		return 0.5, false // "did they talk about hockey"
	}
	if c.acts == 0 {
		if c.Mode == corpus.Should && f.Mode != corpus.Should && f.Mode != corpus.Condition {
			return 0, false // "what must they stop": only what is called right, or is a condition
		}
		return 0.5, c.Denied && !f.Denied
	}
	for i := range r.vocabulary.acts {
		a := &r.vocabulary.acts[i]
		if !c.acts.has(a.self) {
			continue
		}
		switch {
		case a.self == f.act.self:
			same = 1
		case a.like.has(f.act.self):
			same = max(same, 0.6)
		case (q.Open == Object || len(q.Objects) > 0) && a.answers.has(f.act.self):
			same = max(same, 0.5)
		case a.against.has(f.act.self):
			opposite = true
		}
	}
	if same > 0 {
		return same, !c.bare && c.Denied != f.Denied
	}
	return 0, opposite && !c.Denied && len(q.Objects) > 0
}

const (
	unsaid   = 0.7 // the agreement with a role that a fact leaves open
	onlySome = 0.6 // the agreement of several with a fact about some of them
)

// agreement is how well those whom a question names are those of a fact: 1 the
// same, less where one are among the others, 0 where they are not.
func agreement(asked Who, in Parties) float64 {
	switch {
	case !asked.Known() || asked.Parties == in:
		return 1
	case asked.Parties&in == 0:
		return 0
	case asked.Vague || asked.Parties&in == in:
		return onlySome
	case asked.Parties&in == asked.Parties:
		return 0.8
	}
	return 0.3
}
