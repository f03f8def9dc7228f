package verify

import "bothsides/corpus"

// Verdict is how an alleged quote stands to the statements.
type Verdict string

// The verdicts, as people and scripts read them.
const (
	Exact   Verdict = "exact"   // word for word
	Altered Verdict = "altered" // taken from a statement, with words changed, put in or left out
	Close   Verdict = "close"   // the same thing in other words
	Absent  Verdict = "absent"  // no statement says it
)

// Finding is what holding an alleged quote against the statements gave.
type Finding struct {
	Verdict Verdict
	Claimed *corpus.Statement // whose words the asker or the text says they are; nil: nobody's
	Other   bool              // the text credits somebody who issued no statement
	Source  *corpus.Statement // whose words they are; nil: nobody's, or those of two sides
	// Misattributed tells that the words are not those of the side that they
	// are credited to.
	Misattributed bool
	// Stitched tells that rows of words which do not stand together, or not
	// in this order, are joined without a sign.
	Stitched bool
	Words    int // words of the alleged text that were compared
	// Passages are where the words stand or, if close, what says the same;
	// the best or the source's own first.
	Passages []*corpus.Passage
	// Marks has, for each of Passages, the byte spans in its text of the words
	// that are the alleged text's, if it is exact or stitched from two
	// statements; if it is altered, of those that it lacks.
	Marks [][]corpus.Span
	// Diff compares the alleged text with the statement's window in the order
	// of the text; empty where there is no one window.
	Diff []Op
	// LeftOut are the words of the source that ellipses stand for.
	LeftOut []string
	// Changes are the differences of Diff, the weightiest first.
	Changes []Change
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
	Op   Operation
	Text string
}

// ChangeKind says what sort of words a change is in.
type ChangeKind string

// The kinds of changes, the weightiest first: numbers, names and negations
// are what doctored quotes change.
const (
	Number      ChangeKind = "number"
	Name        ChangeKind = "name"
	Negation    ChangeKind = "negation"
	Wording     ChangeKind = "wording"
	Punctuation ChangeKind = "punctuation"
)

// Change is one difference between an alleged text and the statement. One of
// the sides may be empty.
type Change struct {
	Kind            ChangeKind
	Stated, Alleged string
}
