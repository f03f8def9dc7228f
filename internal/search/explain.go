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
	ID          string   `json:"id"`
	Share       float64  `json:"share"`       // of the asked weight
	Probability float64  `json:"probability"` // with which it answers
	Reasons     []Reason `json:"reasons"`     // the features that say most of it
}

// ExplainedStatement is what is said of a statement.
type ExplainedStatement struct {
	Source  string   `json:"source"`
	Outcome string   `json:"outcome"` // found, silent, unsure or excluded
	Shown   []string `json:"shown"`
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
		e.Statements = append(e.Statements, ExplainedStatement{s.ID, result.Outcomes[i].String(), shown})
	}
	return e, nil
}

// explainPassages are the likeliest passages.
func (ix *Index) explainPassages(r *reading) []ExplainedPassage {
	list := slices.SortedFunc(slices.Values(r.candidates), likelier)
	var out []ExplainedPassage
	for _, c := range list[:min(len(list), explainedPassages)] {
		out = append(out, ExplainedPassage{c.passage.ID(), c.features.Share, c.probability, reasons(&c.features, &r.learned.Passage)})
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
		var why []string
		for _, reason := range p.Reasons {
			why = append(why, fmt.Sprintf("%s %+.1f", reason.Feature, reason.Weighs))
		}
		fmt.Fprintf(&b, "  %.2f  %-7s share %.2f; %s\n", p.Probability, p.ID, p.Share, strings.Join(why, ", "))
	}
	if e.Intent != "" {
		fmt.Fprintf(&b, "  asks about the whole: %s\n", e.Intent)
	}
	for _, s := range e.Statements {
		fmt.Fprintf(&b, "  %s: %s\n", s.Source, strings.Join(append([]string{s.Outcome}, s.Shown...), " "))
	}
	return b.String()
}
