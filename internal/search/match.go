package search

import (
	"strings"

	"bothsides/corpus"
)

// How much a term in each field of a passage counts as saying what was asked.
const (
	saidHere   = 1.0
	saidAside  = 0.9 // "a key condition" before "must address the causes"
	saidBefore = 0.7 // "this proposal" is about what the sentence before says
	saidNear   = 0.5
)

// field is one of the fields of a document, with how much a term in it counts
// and whether it stands there to be marked.
type field struct {
	name   string
	counts float64
	marked bool
}

func fields() [4]field {
	return [...]field{{fieldSaid, saidHere, true}, {fieldHeld, saidAside, true}, {fieldBefore, saidBefore, false}, {fieldNear, saidNear, false}}
}

// What counts how much, and from where on a passage answers. Over the labelled
// queries for tuning a change of any of these by 0.1 moves under one query in a
// hundred, but for two that depend on each other: enough must stay above
// saidNear, or passages that only touch a topic answer it (silence kept falls
// from 98 to 94 in a hundred), and at 0.65 three in a hundred more are missed.
const (
	unknownWord    = 0.9  // of the weight of the rarest term
	unknownManner  = 0.3  // one that tells how, in a question
	knownManner    = 0.75 // of the weight of a verb or adjective that stands for something, in a question
	unknownApart   = 0.3  // of that, where it stands apart in a question
	unknownForeign = 0.3  // word lists of other languages are short here
	weakUnit       = 0.35 // beside units that are not weak
	actorUnit      = 0.4  // of its weight, before it counts as weak
	weakTogether   = 0.6  // of the others' weight, however many weak ones there are
	enough         = 0.55 // of the asked weight that a passage must have
	besideBest     = 0.65 // of the best passage's share, to be shown beside it
)

// candidate is a passage with what it has of the query.
type candidate struct {
	number   int       // in Index.passages
	evidence []float64 // for each unit how surely the passage speaks of it, from 0 to 1
	share    float64
	score    float64 // BM25, to part equals
	marks    []corpus.Span
	part     bool // it answers a part of the query
}

// candidates finds every passage that has any of the units' terms.
func (ix *Index) candidates(units []unit) ([]candidate, error) {
	c := collector{ix: ix, units: units, at: make([]int, len(ix.passages)), actors: onlyActors(units)}
	for i, u := range units {
		for _, t := range u.all() {
			for _, f := range fields() {
				if err := c.collect(i, t, f); err != nil {
					return nil, err
				}
			}
		}
	}
	return c.found, nil
}

// all is the terms to look for; a quoted phrase is looked for by its words.
func (u unit) all() []string {
	if u.quoted == "" {
		return u.terms
	}
	return stems(u.quoted)
}

// collector gathers what passages have of a query.
type collector struct {
	ix     *Index
	units  []unit
	found  []candidate
	at     []int // for each passage its place in found, from 1
	actors bool  // the query is about nothing but actors
}

// collect takes in the passages that have the term in the field.
func (c *collector) collect(i int, term string, f field) error {
	postings, err := c.ix.postings(f.name, term)
	if err != nil {
		return err
	}
	u := c.units[i]
	for _, p := range postings {
		if u.quoted != "" && !strings.Contains(c.ix.folded[p.passage], u.quoted) {
			continue
		}
		to := c.candidate(p.passage)
		to.evidence[i] = max(to.evidence[i], f.counts)
		to.score += p.score * u.weight * f.counts
		if f.marked && (c.actors || !u.actor) {
			// "Does the White House mention hockey" is not about the United States.
			to.marks = append(to.marks, p.marks...)
		}
	}
	return nil
}

func (c *collector) candidate(passage int) *candidate {
	if c.at[passage] == 0 {
		c.found = append(c.found, candidate{number: passage, evidence: make([]float64, len(c.units))})
		c.at[passage] = len(c.found)
	}
	return &c.found[c.at[passage]-1]
}
