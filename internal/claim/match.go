package claim

import (
	"slices"

	"bothsides/corpus"
)

// Match finds the facts that have to do with a question, the best first: those
// that fit it in every slot that it fills, then those that deny what it
// supposes, those with the roles the other way round, and those in which
// somebody else does it. A question about something that no fact is about has
// none.
func (r *Reader) Match(q Question) []Answer {
	objects := slices.DeleteFunc(slices.Clone(q.Objects), func(name string) bool { return !r.concepts[name] })
	if len(objects) == 0 && (len(q.Unknown) > 0 || len(q.Objects) > 0 || q.acts == 0 && !q.Next && !q.Agent.Known()) {
		return nil
	}
	var answers []Answer
	for _, f := range r.facts {
		if a, is := r.match(q, objects, f); is {
			answers = append(answers, a)
		}
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

func (r *Reader) match(q Question, objects []string, f fact) (Answer, bool) {
	a := Answer{Fact: f.Fact}
	shared := 0
	for _, object := range objects {
		if slices.Contains(f.Objects, object) {
			shared++
		}
	}
	if len(objects) > 0 && shared == 0 {
		return a, false
	}
	if q.Next && len(objects) == 0 {
		a.Score = nextScore(f)
		return a, a.Score > 0
	}
	act, opposite := r.relate(q, f)
	if act == 0 && !opposite {
		return a, false
	}
	agent, receiver := agreement(q.Agent, f.agent), agreement(q.Receiver, f.receiver)
	swapped := agreement(q.Agent, f.receiver) > 0 && agreement(q.Receiver, f.agent) > 0 && q.Agent.Known() && f.receiver != 0
	switch {
	case agent > 0 && receiver > 0 && !opposite:
		a.Kind = Fits
	case agent > 0 && receiver > 0:
		a.Kind = Contrary
	case swapped && q.Either:
		a.Kind = Fits
	case swapped:
		a.Kind = Exchanged
	default:
		a.Kind = Other
	}
	a.Score = act + agent + float64(f.Weight)
	if len(objects) > 0 {
		a.Score += float64(shared) / float64(len(objects))
	}
	return a, true
}

// nextScore is how much a fact says about what comes next.
func nextScore(f fact) float64 {
	switch {
	case f.Mode == corpus.Will:
		return 1 + float64(f.Weight)
	case f.Weight == 2 && (f.act.name == "agree" || f.act.name == "negotiate"):
		return 3
	}
	return 0
}

// relate is how well a fact's act is the one that is asked about, from 0 to 1,
// and whether it says the opposite.
func (r *Reader) relate(q Question, f fact) (same float64, opposite bool) {
	if q.acts == 0 {
		if q.Mode == corpus.Should && f.Mode != corpus.Should && f.Mode != corpus.Condition {
			return 0, false // "what must they stop": only what is called right, or is a condition
		}
		return 0.5, q.Denied && !f.Denied
	}
	for i := range r.vocabulary.acts {
		a := &r.vocabulary.acts[i]
		if !q.acts.has(a.self) {
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
		return same, !q.bare && q.Denied != f.Denied
	}
	return 0, opposite && !q.Denied
}

// agreement is how well those whom a question names are those of a fact: 1 the
// same, less where one are among the others, 0 where they are not.
func agreement(asked Who, in Parties) float64 {
	switch {
	case !asked.Known() || asked.Parties == in:
		return 1
	case asked.Parties&in == 0:
		return 0
	case asked.Vague || asked.Parties&in == in:
		return 0.6
	case asked.Parties&in == asked.Parties:
		return 0.8
	}
	return 0.3
}
