package search

import "strings"

// How much what is asked for weighs. What is learned from labelled queries decides on
// what these numbers give.
const (
	// heldCounts is how much a term in fieldHeld counts as saying what was asked; in
	// fieldSaid it counts 1.
	heldCounts = 0.9
	// weakCounts is how much a weak unit weighs beside others, actorCounts how much an
	// actor weighs, mannerCounts a word that tells how in a question, as parts of
	// their weight.
	weakCounts   = 0.35
	actorCounts  = 0.4
	mannerCounts = 0.5
	// How much words that no passage has weigh, as a part of the rarest term's weight:
	// any, those that are in no dictionary, those that tell how in a question, and those
	// of another language than the statements'.
	unknownCounts        = 0.65
	unknownNameCounts    = 0.8
	unknownMannerCounts  = 0.3
	unknownForeignCounts = 0.3
	// enoughLiteral is the share of what is asked for from which on a passage that has it
	// in the query's own words is shown, whatever was learned: who asks for words that a
	// statement has wants to see them.
	enoughLiteral = 0.8
)

// field is one of the fields of a document, with how much a term in it counts.
type field struct {
	name   string
	counts float64
}

// fields are those in which documents have a term of the unit.
func (u unit) fields(term string) []field {
	if strings.HasPrefix(term, conceptMark) {
		return []field{{fieldSaid, 1}, {fieldHeld, heldCounts}}
	}
	if counts, is := u.synonyms[term]; is {
		return []field{{fieldAlike, counts}}
	}
	return []field{{fieldSaid, 1}}
}

// Mechanism is a set of the parts of a search that can be switched off, to see
// what each is worth.
type Mechanism uint32

// The mechanisms.
const (
	Spelling  Mechanism = 1 << iota // misspelled words are corrected
	Parts                           // parts of a query are answered by themselves
	Quoted                          // phrases in quote marks must occur word for word
	Details                         // a question for when, where or how many wants a passage that has it
	WeakUnits                       // acts and actors only colour what else is asked
	Facts                           // who does what is matched with the facts
	Opinion                         // labelled queries with the same words count
)

// Mechanisms are the names of the mechanisms.
func Mechanisms() map[Mechanism]string {
	return map[Mechanism]string{Spelling: "spelling", Parts: "parts of a query", Quoted: "quoted phrases", Details: "details (when, where, how many)",
		WeakUnits: "weak units and actors", Facts: "facts", Opinion: "learned from labelled queries"}
}
