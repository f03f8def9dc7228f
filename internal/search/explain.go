package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Explanation is how a query was read, and why passages are shown or not. It
// is for those who add words or labels: `bot explain` prints it.
type Explanation struct {
	Query       string               `json:"query"`
	Language    string               `json:"language"`
	Intent      string               `json:"intent,omitempty"` // of a question about the whole
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
	// Probability is that with which it answers, by what was learned, and Reasons
	// are the features that say most of it.
	Probability float64  `json:"probability,omitempty"`
	Reasons     []Reason `json:"reasons,omitempty"`
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
	e.Passages = ix.explainPassages(r)
	if result.Intent != "" {
		e.Intent = string(result.Intent)
		return e, nil
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

// explainPassages are the likeliest passages, or those with most of the query.
func (ix *Index) explainPassages(r *reading) []ExplainedPassage {
	list := slices.Clone(r.candidates)
	slices.SortFunc(list, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.probability, a.probability), cmp.Compare(b.bm25, a.bm25), cmp.Compare(a.ordinal, b.ordinal))
	})
	var out []ExplainedPassage
	for _, c := range list[:min(len(list), explainedPassages)] {
		out = append(out, ExplainedPassage{ID: c.passage.ID(), Share: c.features.Share, BM25: c.bm25, Probability: c.probability,
			Reasons: reasons(&c.features, &r.learned.Passage)})
	}
	return out
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
		return fmt.Sprintf("passages answer with a probability of %.2f and more", r.learned.Show)
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
		line := fmt.Sprintf("  %-22s %.1f  %s  %s", u.Text, u.Weight, strings.Join(what, ", "), strings.Join(u.Terms, " or "))
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	for _, p := range e.Passages {
		fmt.Fprintf(&b, "  %s\n", p)
	}
	if e.Intent != "" {
		fmt.Fprintf(&b, "  asks about the whole: %s\n", e.Intent)
	}
	for _, s := range e.Statements {
		fmt.Fprintf(&b, "  %s: %s\n", s.Source, strings.Join(append([]string{s.Outcome}, s.Shown...), " "))
	}
	return b.String()
}

// String is a line: the probability with what speaks for it, or the share.
func (p ExplainedPassage) String() string {
	if p.Reasons == nil {
		return fmt.Sprintf("%.2f  %-7s", p.Share, p.ID)
	}
	var why []string
	for _, r := range p.Reasons {
		why = append(why, fmt.Sprintf("%s %+.1f", r.Feature, r.Weighs))
	}
	return fmt.Sprintf("%.2f  %-7s share %.2f; %s", p.Probability, p.ID, p.Share, strings.Join(why, ", "))
}
