// Package finding has the result of checking an alleged quote, as the checker
// gives it and as handlers and answers pass it on. It is data alone.
package finding

import (
	"bothsides/corpus"
	"slices"
)

// Verdict is how an alleged quote compares with the statements.
type Verdict string

// The verdicts, as people and scripts read them.
const (
	Exact   Verdict = "exact"   // word for word
	Altered Verdict = "altered" // taken from a statement, with words changed, put in or left out
	Close   Verdict = "close"   // the same thing in other words
	Absent  Verdict = "absent"  // no statement says it
)

// Finding is the result of comparing an alleged quote with the statements.
type Finding struct {
	Verdict Verdict
	Claimed *corpus.Statement // whose words the asker or the text says they are; nil: no side's
	// Credited is whom the text itself credits, where the asker names another.
	Credited *corpus.Statement
	// Speaker is whom the text credits, as typed, if that is no side; untrusted.
	Speaker string
	// SpeaksFor is the side for which Speaker speaks without being it, as a
	// president does, where the words are another's, the source's; else nil.
	SpeaksFor *corpus.Statement
	Source    *corpus.Statement // whose words they are; nil: nobody's, or those of several sides
	// Wording is the other wording of the source's statement that has the words;
	// nil: the first has them.
	Wording *corpus.Statement
	// Misattributed reports that the words are not those of the side that they
	// are credited to. It is never set with Close: other words prove nothing
	// about whose they are.
	Misattributed bool
	// Stitched reports that parts of the text are not together in the statement,
	// or not in this order, or that they are from several statements.
	Stitched bool

	Words int // of the alleged text, that were compared
	// Passages are where the words are from or, if Close, what says the same;
	// the best or the source's own first.
	Passages []*corpus.Passage
	// Marks has, for each of Passages, the byte spans in its text of the words
	// that are also the alleged text's, if it is exact, in parts or from several
	// statements; if it is altered otherwise, of those that it lacks.
	Marks [][]corpus.Span
	// Nearest are passages to compare with, if Absent, at most three.
	Nearest []*corpus.Passage
	// Contradicts is what the first of Nearest says otherwise, if that is one
	// thing alone.
	Contradicts *Contradiction

	// Diff compares the alleged text with the statement's in the order of the
	// text; empty where there is no one stretch of text to compare with.
	Diff []Op
	// Changes are the differences, the gravest first.
	Changes []Change
	// LeftOut are the words of the source that ellipses stand for.
	LeftOut []string
	// Rest is what surrounds verbatim parts of a text and is no part of them;
	// untrusted.
	Rest []string
	// CutWord is the whole word within which the text breaks off.
	CutWord string
	// Struck are words of the text that are shown crossed out; untrusted.
	Struck []string
	// Language is the ISO code of the language of a text that is in none of the
	// statements' words, "" for English or unknown.
	Language string
}

// Mild reports whether none of the changes touches what is said: words that an
// editor marks as his own, spelling, another form of the same number, letters of
// another alphabet, signs.
func (f Finding) Mild() bool {
	for _, c := range f.Changes {
		if !c.Kind.mild() {
			return false
		}
	}
	return len(f.Changes) > 0
}

// Operation is what happens to a piece of text in a diff.
type Operation string

// The operations. What is equal or inserted is the statement's own bytes in
// their order; what is equal or deleted is the alleged text after folding.
const (
	Equal  Operation = "equal"
	Delete Operation = "delete" // the alleged text has it, the statement has not
	Insert Operation = "insert" // the statement has it, the alleged text has not
)

// Op is a piece of a diff.
type Op struct {
	Op   Operation `json:"op"`
	Text string    `json:"text"`
}

// Kind is what sort of difference a change is.
type Kind string

// The kinds of changes.
const (
	Number   Kind = "number"
	Name     Kind = "name"
	Negation Kind = "negation" // "not", or a word for its opposite
	Role     Kind = "role"     // who does what to whom
	Scope    Kind = "scope"    // how much, how many, how surely
	Order    Kind = "order"    // parts of the text in another order
	Omission Kind = "left-out" // left out without a sign
	Wording  Kind = "wording"
	Edited   Kind = "edited" // words that an editor has put into brackets
	Spelling Kind = "spelling"
	Form     Kind = "form"    // the same number or date in another form
	Letters  Kind = "letters" // letters of another alphabet that look alike
	Signs    Kind = "signs"   // punctuation, symbols, editors' marks
)

// Kinds lists the kinds of changes, the gravest first.
func Kinds() []Kind {
	return []Kind{Number, Name, Negation, Role, Scope, Order, Omission, Wording, Edited, Spelling, Form, Letters, Signs}
}

// mild reports whether a change of the kind leaves what is said as it is.
func (k Kind) mild() bool {
	return slices.Contains([]Kind{Edited, Spelling, Form, Letters, Signs}, k)
}

// Change is one difference between an alleged text and the statement. One of
// the sides may be empty.
type Change struct {
	Kind    Kind   `json:"kind"`
	Stated  string `json:"stated"`
	Alleged string `json:"alleged"`
	// Detail says more: the passages left out, the alphabet of the letters.
	Detail string `json:"-"`
}

// Contradiction is the one thing in which a claim differs from what a passage
// says.
type Contradiction struct {
	Slot    string `json:"slot"`    // agent, act, receiver, polarity, modality, scope, quantity, date, place
	Stated  string `json:"stated"`  // in words of the passage; may be empty
	Alleged string `json:"alleged"` // in words of the text; may be empty
}
