package align

import (
	"fmt"
	"strings"
)

// Explanation is how well a text could be aligned with the statements.
type Explanation struct {
	Score    float32  `json:"score"` // 1 for a text that has only a statement's words, in order
	Least    float32  `json:"least"` // with which it counts as taken from there
	Passages []string `json:"passages"`
}

// Explain aligns a text, also one that is in a statement as it is.
func (a *Aligner) Explain(t Text) Explanation {
	score, segments := a.score(t)
	e := Explanation{Score: score, Least: takenScore, Passages: []string{}}
	for _, p := range a.taken(t, segments).Passages {
		e.Passages = append(e.Passages, p.ID())
	}
	return e
}

// String is the explanation for people.
func (e Explanation) String() string {
	where := "with nothing"
	if len(e.Passages) > 0 {
		where = "with " + strings.Join(e.Passages, " ")
	}
	return fmt.Sprintf("%s: %.2f (%.2f were enough)", where, e.Score, e.Least)
}
