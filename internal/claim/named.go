package claim

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bothsides/corpus"
)

// Named answers a question "who" or "whom" in the proper name by which a fact's
// own words call the one who is asked for, "Donald Trump"; it is "" where the
// question is another, or asks for both, where the fact reports another act or
// something that was not done, and where its words have no such name, "the
// leaders".
func (r *Reader) Named(q Question, f *corpus.Fact) string {
	slot, who := q.role(), f.Agent
	if slot == Receiver {
		who = f.Receiver
	}
	reported := f.Act == q.Act && !f.Denied && f.Mode == corpus.Did
	if slot == "" || !reported || who == nil || f.Agent == f.Receiver || slices.Contains(f.Implied, string(slot)) {
		return ""
	}
	s := r.tagged(r.Cut(f.Words, english))
	for _, it := range s.items {
		if name := s.words(it.first, it.last); it.kind == party && it.who.Parties == r.setOf(who) && isProperName(name) {
			return strings.TrimSuffix(strings.TrimSuffix(name, "’s"), "'s")
		}
	}
	return ""
}

// role is the one role that a question asks for; "" where it asks for none or
// for both, "who thanked who".
func (q Question) role() Slot {
	agent, receiver := q.Agent.Open, q.Receiver.Open
	for _, c := range q.Claims {
		agent, receiver = agent || c.Agent.Open, receiver || c.Receiver.Open
	}
	switch {
	case agent == receiver, q.Open != Agent && q.Open != Receiver:
		return ""
	case agent:
		return Agent
	}
	return Receiver
}

// isProperName reports whether a name has several words that all begin with a
// capital. A word alone may be an adjective, "Russian".
func isProperName(name string) bool {
	words := strings.Fields(name)
	for _, w := range words {
		if first, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(first) {
			return false
		}
	}
	return len(words) > 1
}
