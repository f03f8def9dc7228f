package paraphrase

import (
	"fmt"
	"strings"

	"bothsides/internal/claim"
)

// Explanation is how a text compares with a passage that it could be a
// paraphrase of.
type Explanation struct {
	Passage        string                `json:"passage"`
	Score          float64               `json:"score"` // above 0 they say the same
	Recall         float64               `json:"recall"`
	Matched        float64               `json:"matched"`
	Contradictions []claim.Contradiction `json:"contradictions,omitempty"`
	New            []string              `json:"new,omitempty"` // words that the passage has nothing for
	Detail         bool                  `json:"detail,omitempty"`
}

// explained is how many comparisons an explanation lists.
const explained = 3

// Explain tells how a text compares with the likest passages.
func (j *Judge) Explain(said string) []Explanation {
	if j.counts != nil {
		j = j.read()
	}
	a := j.alleged(said)
	var out []Explanation
	for _, c := range j.comparisons(a, j.nearest(a)) {
		if len(out) == explained {
			break
		}
		e := Explanation{Passage: c.with.passage.ID(), Score: c.score, Recall: c.recall, Matched: c.matched,
			Contradictions: c.Contradictions, Detail: c.detail}
		for _, span := range c.New {
			e.New = append(e.New, a.text[span.Start:span.End])
		}
		out = append(out, e)
	}
	return out
}

// String is the explanation for people.
func (e Explanation) String() string {
	var b strings.Builder
	score := "no"
	if e.Score > never {
		score = fmt.Sprintf("%.1f", e.Score)
	}
	fmt.Fprintf(&b, "%s %s: recall %.2f, matched %.1f", e.Passage, score, e.Recall, e.Matched)
	if len(e.New) > 0 {
		fmt.Fprintf(&b, ", new: %s", strings.Join(e.New, ", "))
	}
	if e.Detail {
		b.WriteString(", an unsaid detail")
	}
	for _, c := range e.Contradictions {
		fmt.Fprintf(&b, "; %s %q, stated %q", c.Slot, c.Alleged, c.Stated)
	}
	return b.String()
}
