// Package labelled reads labelled queries and judges answers by them. It is
// for tests and for the tools that fit numbers to such queries.
package labelled

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"strings"
)

// maxShown is how many passages of a statement an answer shows at most.
const maxShown = 5

// Query is a query with the passages that answer it.
type Query struct {
	ID   string
	Kind string // "topic" or "question"
	Text string `json:"query"`
	Only string // code of the one statement that is judged, in lower case; "": all
	Lang string // ISO code of its language; "": English
	Tag  string // what kind of query it is
	Note string
	// Intent is what a question about the whole wants; nil for one that passages
	// answer.
	Intent *string
	OnlyOf string `json:"only_of"` // with the intent "only": code of the statement
	// WH and KR are the grades of the passages that answer, by id without the
	// statement's code: 2 for one that must be shown, 1 for one that may be.
	WH, KR map[string]int
	// Passages are the grades over statements other than the built-in ones, by
	// whole id.
	Passages map[string]int
}

// Read reads a file of labelled queries, one JSON object a line.
func Read(file string) ([]Query, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var out []Query
	for line := range bytes.Lines(data) {
		var q Query
		if err := json.Unmarshal(line, &q); err != nil {
			return nil, fmt.Errorf("reading %s: line %d: %w", file, len(out)+1, err)
		}
		out = append(out, q)
	}
	return out, nil
}

// Grades are those of all passages, by whole id.
func (q Query) Grades() map[string]int {
	out := maps.Clone(q.Passages)
	if out == nil {
		out = map[string]int{}
	}
	for code, grades := range map[string]map[string]int{"WH": q.WH, "KR": q.KR} {
		for id, grade := range grades {
			out[code+"-"+id] = grade
		}
	}
	return out
}

// Judged reports whether the statement of that code is judged.
func (q Query) Judged(code string) bool { return q.Only == "" || strings.EqualFold(q.Only, code) }

// Of are the grades of the statement of that code, by whole id.
func (q Query) Of(code string) map[string]int {
	out := map[string]int{}
	for id, grade := range q.Grades() {
		if strings.HasPrefix(id, code+"-") {
			out[id] = grade
		}
	}
	return out
}

// Answers reports whether grades have a passage that must be shown.
func Answers(grades map[string]int) bool {
	for _, grade := range grades {
		if grade == 2 {
			return true
		}
	}
	return false
}

// rightStatement reports whether what is shown of one statement is right: a
// passage that must be shown comes first; nothing is shown where nothing
// answers; and where passages only may be shown, one of them comes first, or
// nothing.
func rightStatement(grades map[string]int, shown []string) bool {
	switch {
	case len(shown) == 0:
		return !Answers(grades)
	case Answers(grades):
		return grades[shown[0]] == 2
	}
	return grades[shown[0]] > 0
}
