package search

import (
	"fmt"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

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
	unknownManner  = 0.5  // one that tells how, in a question
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
	number   int // in Index.passages
	evidence []float64
	share    float64
	score    float64 // the library's, to part equals
	marks    []corpus.Span
	part     bool // it answers a part of the query
}

// candidates asks the library for every passage that has any of the terms.
func (ix *Index) candidates(units []unit) ([]candidate, error) {
	any, most := ix.query(units)
	if most == 0 {
		return nil, nil
	}
	// The library makes room for all that it may return: no more than there are.
	request := bleve.NewSearchRequestOptions(any, min(most, len(ix.passages)), 0, false)
	request.IncludeLocations = true
	found, err := ix.bleve.Search(request)
	if err != nil {
		return nil, fmt.Errorf("searching index: %w", err)
	}
	out := make([]candidate, 0, len(found.Hits))
	for _, hit := range found.Hits {
		out = append(out, ix.judge(ix.byID[hit.ID], hit, units))
	}
	return out, nil
}

// query asks for passages that have any of the units' terms; most is how many
// that can be.
func (ix *Index) query(units []unit) (q query.Query, most int) {
	var terms []query.Query
	for _, u := range units {
		for _, t := range u.all() {
			for _, f := range fields() {
				n := ix.has[f.name][t]
				if n == 0 {
					continue
				}
				term := query.NewTermQuery(t)
				term.SetField(f.name)
				term.SetBoost(f.counts)
				terms = append(terms, term)
				most += n
			}
		}
	}
	return query.NewDisjunctionQuery(terms), most
}

// all is the terms to look for; a quoted phrase is looked for by its words.
func (u unit) all() []string {
	if u.quoted == "" {
		return u.terms
	}
	return stems(u.quoted)
}

// judge measures how much of the query a passage has.
func (ix *Index) judge(number int, hit *search.DocumentMatch, units []unit) candidate {
	c := candidate{number: number, score: hit.Score, evidence: make([]float64, len(units))}
	actors := onlyActors(units)
	for i, u := range units {
		evidence, marks := u.evidence(hit, ix.folded[number])
		c.evidence[i] = evidence
		if actors || !u.actor {
			// "Does the White House mention hockey" is not about the United States.
			c.marks = append(c.marks, marks...)
		}
	}
	return c
}

// evidence is how surely the passage speaks of the unit, from 0 to 1, and
// where.
func (u unit) evidence(hit *search.DocumentMatch, words string) (best float64, marks []corpus.Span) {
	if u.quoted != "" && !strings.Contains(words, u.quoted) {
		return 0, nil
	}
	for _, t := range u.all() {
		for _, f := range fields() {
			at := hit.Locations[f.name][t]
			if at == nil {
				continue
			}
			best = max(best, f.counts)
			for _, l := range at {
				if f.marked {
					marks = append(marks, corpus.Span{Start: int(l.Start), End: int(l.End)})
				}
			}
		}
	}
	return best, marks
}
