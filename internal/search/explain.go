package search

import (
	"fmt"
	"slices"
	"strings"
)

// Explanation is how a query was read, and why passages are shown or not. It
// is for those who add words or labels: `bot explain` prints it.
type Explanation struct {
	Query       string               `json:"query"`
	Language    string               `json:"language"`
	Units       []ExplainedUnit      `json:"units"`
	Passages    []ExplainedPassage   `json:"passages"`
	Statements  []ExplainedStatement `json:"statements"`
	Corrections []Correction         `json:"corrections,omitempty"`
}

// ExplainedUnit is one thing that the query asks for.
type ExplainedUnit struct {
	Text   string   `json:"text"`
	Kind   string   `json:"kind"` // concept, word, quoted, absent or unknown
	Terms  []string `json:"terms,omitempty"`
	Weight float64  `json:"weight"`
	Marks  []string `json:"marks,omitempty"` // weak, strict
}

// ExplainedPassage is a passage with what it has of the query.
type ExplainedPassage struct {
	ID    string  `json:"id"`
	Share float64 `json:"share"` // of the asked weight
	BM25  float64 `json:"bm25"`  // bleve's score
}

// ExplainedStatement is what is said of a statement, and why.
type ExplainedStatement struct {
	Source  string   `json:"source"`
	Outcome string   `json:"outcome"` // found, silent, unsure or excluded
	Shown   []string `json:"shown"`
	Why     string   `json:"why"`
}

// explainedPassages is how many passages an explanation lists.
const explainedPassages = 6

// String is the kind's name in an explanation.
func (k kind) String() string {
	return [...]string{"concept", "word", "quoted", "absent", "unknown"}[k]
}

// String is the outcome's name in an explanation.
func (o Outcome) String() string {
	return [...]string{"found", "silent", "unsure", "excluded"}[o]
}

// Explain searches and tells how it came to the result.
func (ix *Index) Explain(q Query) (Explanation, error) {
	result, r, err := ix.search(q)
	if err != nil {
		return Explanation{}, err
	}
	e := Explanation{Query: q.Text, Language: r.language, Corrections: r.corrections}
	for _, u := range r.units {
		e.Units = append(e.Units, u.explain())
	}
	list := slices.Clone(r.candidates)
	for i := range list {
		list[i].share = ix.share(r.units, list[i].evidence, whole)
	}
	ix.sort(list)
	for _, c := range list[:min(len(list), explainedPassages)] {
		e.Passages = append(e.Passages, ExplainedPassage{c.passage.ID(), c.share, c.bm25})
	}
	for i, s := range ix.corpus.Statements {
		shown := []string{}
		for _, h := range result.Hits[i] {
			shown = append(shown, h.Passage.ID())
		}
		e.Statements = append(e.Statements, ExplainedStatement{s.ID, result.Outcomes[i].String(), shown, ix.why(r, result.Outcomes[i])})
	}
	return e, nil
}

func (u unit) explain() ExplainedUnit {
	e := ExplainedUnit{Text: u.text, Kind: u.kind.String(), Terms: u.terms, Weight: u.weight}
	if u.weak {
		e.Marks = append(e.Marks, "weak")
	}
	if u.strict {
		e.Marks = append(e.Marks, "strict")
	}
	return e
}

// why is the reason for an outcome in words.
func (ix *Index) why(r *reading, o Outcome) string {
	switch {
	case o == Found:
		return fmt.Sprintf("a passage answers with %.2f of the asked weight", ix.settings.Enough)
	case o == Silent:
		return "everything was understood, and no passage has enough of it"
	case o == Excluded:
		return "another statement was asked for"
	case slices.ContainsFunc(r.units, func(u unit) bool { return u.kind == unknown }):
		return "not everything was understood"
	}
	return "a passage has some of it, not enough"
}

// String is the explanation for people, a line for each unit, passage and
// statement.
func (e Explanation) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n", e.Query, e.Language)
	for _, u := range e.Units {
		what := append([]string{u.Kind}, u.Marks...)
		fmt.Fprintf(&b, "  %-22s %.1f  %s  %s\n", u.Text, u.Weight, strings.Join(what, ", "), strings.Join(u.Terms, " or "))
	}
	for _, p := range e.Passages {
		fmt.Fprintf(&b, "  has %.2f  %s\n", p.Share, p.ID)
	}
	for _, s := range e.Statements {
		fmt.Fprintf(&b, "  %s: %s %s\n", s.Source, s.Outcome, strings.Join(s.Shown, " "))
	}
	return b.String()
}
