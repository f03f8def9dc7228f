package search

import (
	"slices"

	"bothsides/corpus"
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
	Marks   []corpus.Span // matched words, byte spans in the passage's text, ordered and apart
	// Before is the passage that this one leans on ("this proposal") where a
	// reader would not have read it just before; else nil.
	Before *corpus.Passage
}

// Correction is a word taken for a misspelling of another.
type Correction struct {
	Typed, Meant string
}

// Result is what the statements say on a query.
type Result struct {
	// Hits has a list for each statement, in the corpus's order, best first;
	// an empty list is a silence.
	Hits        [][]Hit
	Asked       string // id of the statement that the question names, or ""
	Mention     bool   // a yes/no question about mention
	Corrections []Correction
	Topics      []string // nearest topics where nothing was found
}

// Search finds the passages that answer the query. Its errors are the
// library's; no text of any length or script is one.
func (ix *Index) Search(q Query) (Result, error) {
	r := ix.read(q.Text, q.Question)
	result := Result{Hits: make([][]Hit, len(ix.corpus.Statements)), Corrections: r.corrections}
	var f frame
	if q.Question {
		f = ix.frameOf(r.asked)
		result.Asked, result.Mention = f.asked, f.mention
	} else if len(r.asked) > 0 && placeNouns[r.asked[0].text] {
		f.detail = detailOf(r.asked)
	}
	if q.Question && onlyActors(r.units) && !slices.ContainsFunc(r.asked, func(w word) bool { return mentionVerbs[w.text] }) {
		r.units = nil // "who won, Trump or Putin?" is about neither's passages
	}
	found, err := ix.candidates(r.units)
	if err != nil {
		return result, err
	}
	silent := true
	for i, list := range ix.answers(found, r.units) {
		list = ix.withDetail(list, f.detail)
		if q.Source == "" || q.Source == ix.corpus.Statements[i].ID {
			result.Hits[i] = ix.hits(list)
			silent = silent && len(list) == 0
		}
	}
	if silent {
		result.Topics = ix.nearest(r.units)
	}
	return result, nil
}

func onlyActors(units []unit) bool {
	return !slices.ContainsFunc(units, func(u unit) bool { return !u.actor })
}

// withDetail leaves out passages that lack the one detail that is asked for.
func (ix *Index) withDetail(list []candidate, detail string) []candidate {
	has, known := ix.details[detail]
	if !known {
		return list
	}
	return slices.DeleteFunc(list, func(c candidate) bool { return !has[c.number] })
}

func (ix *Index) hits(list []candidate) []Hit {
	var out []Hit
	shown := map[*corpus.Passage]bool{}
	for _, c := range list {
		p := ix.passages[c.number]
		h := Hit{Passage: p, Score: c.share, Marks: merge(c.marks)}
		if ix.leans[c.number] && !shown[p.Previous()] {
			h.Before = p.Previous()
		}
		shown[p] = true
		out = append(out, h)
	}
	return out
}
