// Package claim reads what sentences and questions say: who does what to whom,
// whether it is denied, how much, when and where. It answers questions from
// the corpus's facts, and compares an alleged claim with what a passage says.
//
// A sentence is tagged from tables (data/*.yaml: acts, words of grammar, and the
// parties of the corpus), cut into clauses, and each act in a clause becomes a
// Claim. The grammar is small on purpose: who is named before a verb acts, who
// is named after it receives, "by" and a possessive turn that round.
package claim

import (
	"math/bits"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// Parties is a set of parties; the corpus's groups are sets of their members.
// The zero value says nothing about who it is.
type Parties uint32

// Who is a party as a text names it.
type Who struct {
	Parties Parties
	Vague   bool      // any two of them may be meant: "both sides"
	Open    bool      // it is asked for: "who"
	Name    string    // as written
	Span    text.Span // of the name in the text
}

// Known reports whether a party is named.
func (w Who) Known() bool { return w.Parties != 0 }

// isPair reports whether two are named together: "Russia and the U.S.".
func (w Who) isPair() bool { return !w.Vague && bits.OnesCount32(uint32(w.Parties)) == 2 }

// Claim is one thing that a clause says.
type Claim struct {
	Agent    Who
	Act      string // name of an act in data/acts.yaml; "" where none was read
	Receiver Who
	Denied   bool        // "did not agree", "stop the strikes": the act is denied, or is to end
	Mode     corpus.Mode // "" where the clause says no more than that it is so
	Objects  []string    // names of concepts of the clause, in their order
	Span     text.Span   // of the words for the act

	acts acts // all that the words for the act can mean
	// bare: the act is only named, "the strikes", not said to be done or not.
	bare    bool
	negated bool // it is denied by a word such as "not"
	stopped bool // it is denied because it is to end
	resumed bool // it is said to go on
	direct  bool // its agent is named right before it, and it is active
}

// Slot is a part of a claim.
type Slot string

// The slots. Who and whom are the roles; negation, number and scope have the
// names that a finding on an alleged quote gives to kinds of change.
const (
	Agent    Slot = "agent"
	Act      Slot = "act"
	Receiver Slot = "receiver"
	Object   Slot = "object"
	Negation Slot = "negation"
	Modality Slot = "modality" // whether it is said to be so
	Scope    Slot = "scope"    // how far: complete or partial, tremendous or slight
	Number   Slot = "number"
	When     Slot = "when"
	Where    Slot = "where"
	Why      Slot = "why"
	How      Slot = "how"
)

// Question is what is asked, as a claim with an open slot.
type Question struct {
	// Claim is what is asked about: of several the one after the word that asks.
	Claim
	Claims []Claim // all that the question says
	// Open is the slot that is asked for: Agent ("who"), Receiver, Object ("what"),
	// When, Where, Number, Why, How; "" where the question can be answered by yes or no.
	Open   Slot
	Either bool // the roles are asked for as well: "or the other way round"
	Next   bool // what comes next is asked for, whoever does it
	// Objects are the concepts that the whole question names, and words of the
	// statements that name no concept ("=energy"), beside its act and its parties.
	// Numbers are what it counts. Unknown are words of it that nothing knows: a question with
	// such words and no objects is about something that no fact is about.
	Objects []string
	Numbers []float64
	Unknown []text.Span
}

// Answer is a passage that has to do with a question.
type Answer struct {
	Passage *corpus.Passage
	Fact    *corpus.Fact // the one of its facts that is closest to what is asked
	Kind    Kind
	Score   float64 // orders answers of one kind, from about 2 to 8
}

// Kind is how a passage answers.
type Kind uint8

// The kinds, best first.
const (
	Fits      Kind = iota // it agrees in every slot that the question fills
	Contrary              // what the question supposes is denied, or the opposite: it sets the asker right
	Exchanged             // agent and receiver, or the two sides, are the other way round
	Other                 // somebody else does it
)

// Contradiction is a slot in which an alleged claim differs from a passage.
type Contradiction struct {
	Slot    Slot
	Stated  string // the passage's words for it; "" where it says nothing of the kind
	Alleged string // the claim's words
}

// Comparison is an alleged text held against a passage.
type Comparison struct {
	// Contradictions are the slots in which they differ, gravest first.
	Contradictions []Contradiction
	// New are words of the text that matter and for which neither the passage
	// nor a concept of the passage has a word.
	New []text.Span
}

// Same reports whether the text says nothing that the passage does not.
func (c Comparison) Same() bool { return len(c.Contradictions) == 0 && len(c.New) == 0 }
