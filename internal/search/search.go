// Package search finds the passages that answer a query and decides, for each
// statement, what can be said of it: passages that answer; that it says
// nothing about this, only where the query was understood; or that nothing was
// found. It is the one package that knows bleve.
//
// A query takes this way:
//
//	text -> tokens -> units -> postings from bleve -> candidates -> outcomes
//
// A unit is one thing that the query asks for: a concept of the thesaurus, a
// word of the statements, a phrase in quote marks, or a thing that they do not
// have. bleve retrieves the passages that have a unit's terms and scores them;
// a passage answers if it has enough of the units' weight. docs/answers.md
// tells the same with examples.
package search

import (
	"slices"

	"bothsides/corpus"
	"bothsides/internal/claim"
)

// Query is what somebody asked.
type Query struct {
	Text     string
	Source   string // id of the one statement to search; empty: all
	Question bool   // a question in whole words rather than a topic
}

// Hit is a passage that answers.
type Hit struct {
	Passage *corpus.Passage
	Score   float64       // comparable within one Result only
	Marks   []corpus.Span // matched words, byte spans in the passage's text, ordered and apart; of the first ten
	// Before is the passage that this one refers back to ("this proposal")
	// where a reader would not have read it just before; else nil.
	Before *corpus.Passage
	// Named is the proper name that the passage gives in answer to "who", where
	// a fact of it fits the question; else "".
	Named string
}

// Correction is a word taken for a misspelling of another.
type Correction struct {
	Typed, Meant string
}

// Outcome is what can be said of a statement after a search.
type Outcome uint8

// The outcomes. Silent is claimed only of a query that was understood.
const (
	Found    Outcome = iota // passages answer
	Silent                  // the query was understood, and no passage has it
	Unsure                  // nothing was found, and words that matter were not understood
	Excluded                // the query asked for another statement
)

// Unknown is a word or phrase of the query that no passage has.
type Unknown struct {
	Text       string // folded
	Understood bool   // no statement mentions it; else it was not understood
}

// Result is what the statements say about a query.
type Result struct {
	// Hits has a list for each statement, in the corpus's order, best first,
	// and Outcomes says what an empty one means.
	Hits     [][]Hit
	Outcomes []Outcome
	// Intent is what a question about the whole wants; then there are no hits.
	// With the intent Only, Only is the statement whose own points are wanted.
	Intent claim.Intent
	// Language is the code of the language in which the query was read.
	Language string
	// Unread is the language of the query where it is in none that is read, by
	// its ISO code; no statement is silent then.
	Unread string
	Only   *corpus.Statement
	// Unknown lists what no passage has, as far as it matters.
	Unknown []Unknown
	// Nearest are up to three passages to look at where a statement's outcome
	// is Unsure or all are silent; they are no answer.
	Nearest []*corpus.Passage
	// Exchanged are passages that say the other way round, agent for patient,
	// what the question asks whether it is so. They are no answer.
	Exchanged   []*corpus.Passage
	Asked       string // id of the statement that the question names, or ""
	Mention     bool   // a yes/no question about mention
	Whole       bool   // what is shown of a statement has all that is asked for
	Corrections []Correction
	Topics      []*corpus.Topic // nearest topics where nothing was found
}

// Search finds the passages that answer the query. Its errors are the
// library's; no text of any length or script is one.
func (ix *Index) Search(q Query) (Result, error) {
	r, _, err := ix.search(q)
	return r, err
}

// search also returns the reading that led to the result.
func (ix *Index) search(q Query) (Result, *reading, error) {
	r, err := ix.consider(q)
	if err != nil {
		return Result{}, r, err
	}
	return ix.conclude(q, r), r, nil
}

// conclude decides on what was considered.
func (ix *Index) conclude(q Query, r *reading) Result {
	result := Result{Corrections: r.corrections, Language: r.language, Unread: r.unread, Asked: r.addressee, Mention: r.mention}
	if result.Intent, result.Only = ix.intent(r); result.Intent != "" {
		n := len(ix.corpus.Statements)
		result.Hits, result.Outcomes = make([][]Hit, n), make([]Outcome, n)
		return result
	}
	ix.decide(q, r, &result)
	result.Unknown = r.unknowns(result.Outcomes)
	return result
}

// consider reads a query and gathers the passages that may answer it.
func (ix *Index) consider(q Query) (*reading, error) {
	r := ix.read(q.Text, q.Question)
	if err := r.retrieve(); err != nil {
		return r, err
	}
	if len(ix.corpus.Facts) > 0 && !q.Question && r.namesNothing() {
		r.asked = ix.claims.ReadQuestion(r.cut())
	}
	if r.learned = ix.learned; r.learned.model != nil {
		r.opinions = r.learned.model.Predict(r.vector())
	}
	r.appraise()
	return r, nil
}

// namesNothing reports whether a query asks for acts and those who act alone:
// "outcome", "next steps". Such a topic is a question for what was agreed or what
// comes next.
func (r *reading) namesNothing() bool {
	return !slices.ContainsFunc(r.units, func(u unit) bool { return !u.weak })
}

// namesSomething reports whether the query asks for more than acts and those who
// act.
func (r *reading) namesSomething() bool {
	return slices.ContainsFunc(r.units, func(u unit) bool { return u.known() && !u.weak })
}

// maxMarked is in how many hits of a statement words are marked. No more of them
// are ever shown at once.
const maxMarked = 5

// hits turns candidates into hits.
func (ix *Index) hits(r *reading, list []*candidate) []Hit {
	out := make([]Hit, 0, len(list))
	for i, c := range list {
		h := Hit{Passage: c.passage, Score: c.features.Share}
		if c.fact != nil {
			h.Named = ix.claims.Named(r.asked, c.fact)
		}
		if i < maxMarked {
			h.Marks = ix.marks(r.units, c)
			h.Before = ix.before(c.passage, out)
		}
		out = append(out, h)
	}
	return out
}

// before is the passage that another refers back to, nil if none or if it is
// shown already.
func (ix *Index) before(p *corpus.Passage, shown []Hit) *corpus.Passage {
	before := p.Previous()
	if slices.ContainsFunc(shown, func(h Hit) bool { return h.Passage == before }) || !ix.shown(p, false).leans {
		return nil
	}
	return before
}
