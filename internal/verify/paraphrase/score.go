package paraphrase

import (
	_ "embed" // for the weights
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/claim"
	"bothsides/internal/classify"
	"bothsides/internal/text"
)

// The weights are fitted by tools/tune to labelled quotes and claims.
//
//go:embed weights.txt
var weightsFile string

// comparison is how a text compares with a passage.
type comparison struct {
	with *sense
	likeness
	claim.Comparison
	added  int  // words of the text that are new
	denied bool // of the two only one denies something, and nothing else is known of what they say
	detail bool // among what is new is a name, a time, or a thing that no statement speaks of
	// score says how likely it is that the passage says the same as the text:
	// above 0 it does.
	score float64
}

// mostAdded is how many new words are counted: more of them change nothing.
const mostAdded = 4

func (j *Judge) compare(a alleged, with *sense) comparison {
	c := comparison{with: with, likeness: a.like(with), Comparison: j.claims.Compare(a.claims, with.passage)}
	if j.alike != nil {
		c.New = a.without(c.New, with)
		c.denied = a.claims.Denies() != with.denies
	}
	for _, span := range c.New {
		word := a.text[span.Start:span.End]
		folded := text.Fold(word)
		first, _ := utf8.DecodeRuneInString(word)
		c.detail = c.detail || unicode.IsUpper(first) && !text.CapitalizesNouns(a.language) && (span.Start > 0 || !text.IsOrdinary(folded))
	}
	c.added = min(len(c.New), mostAdded)
	for _, u := range a.units {
		c.detail = c.detail || (u.time || u.absent) && !with.knows(u)
	}
	return c
}

// without leaves out words of which a passage speaks in other words.
func (a alleged) without(spans []text.Span, with *sense) []text.Span {
	return slices.DeleteFunc(slices.Clone(spans), func(span text.Span) bool {
		return slices.ContainsFunc(a.units, func(u unit) bool {
			return u.span.Start <= span.Start && span.End <= u.span.End && with.speaksOf(u) > 0
		})
	})
}

// knows reports whether a passage speaks of a unit of a text, or refers back to one
// that does.
func (s *sense) knows(u unit) bool {
	return s.speaksOf(u) > 0 || s.before != nil && s.before.speaksOf(u) > 0
}

// number is one of those that make a score.
type number struct {
	name string
	of   func(comparison) float64
}

// numbers are in the order of their weights.
func numbers() []number {
	return []number{
		{"base", func(comparison) float64 { return 1 }},
		{"recall", func(c comparison) float64 { return c.recall }},
		{"matched", func(c comparison) float64 { return math.Log1p(c.matched) }}, // twice as much is not twice as sure
		{"new", func(c comparison) float64 { return float64(c.added) }},
	}
}

// Numbers are the names of what makes a score, in order.
func Numbers() []string {
	var out []string
	for _, n := range numbers() {
		out = append(out, n.name)
	}
	return out
}

// readWeights reads lines of a number's name and its weight.
func readWeights(file string) ([]float64, error) {
	lines := slices.Collect(strings.Lines(file))
	if len(lines) != len(numbers()) {
		return nil, fmt.Errorf("weights.txt: %d weights for %d numbers", len(lines), len(numbers()))
	}
	var out []float64
	for i, n := range numbers() {
		name, weight, _ := strings.Cut(strings.TrimSpace(lines[i]), " ")
		w, err := strconv.ParseFloat(weight, 64)
		if name != n.name || err != nil {
			return nil, fmt.Errorf("weights.txt: cannot read %q as the weight of %s", lines[i], n.name)
		}
		out = append(out, w)
	}
	return out, nil
}

// never is the score of what cannot be.
const never = -100

// score is never for a passage that contradicts the text, or leaves a name or a
// time of it unsaid.
func (j *Judge) score(a alleged, c comparison) float64 {
	switch {
	case c.isBarred():
		return never
	case j.model != nil:
		return j.model.Score(a.pair(c))
	}
	score := 0.0
	for i, n := range c.numbers() {
		score += j.scores[i] * n
	}
	return score
}

// numbers are what is measured of the two.
func (c comparison) numbers() []float64 {
	var out []float64
	for _, n := range numbers() {
		out = append(out, n.of(c))
	}
	return out
}

func (c comparison) isBarred() bool { return len(c.Contradictions) > 0 || c.detail || c.denied }

// Candidate is a passage that may say the same as a text, with what decides
// whether it does.
type Candidate struct {
	Passage *corpus.Passage
	Barred  bool // it does not, whatever the score
	Pair    classify.Pair
}

// Candidates are the passages of which one may say the same as a text, for
// tools that fit the weights.
func (j *Judge) Candidates(said string) []Candidate {
	a := j.alleged(said)
	var out []Candidate
	for _, c := range j.comparisons(a, j.nearest(a)) {
		out = append(out, Candidate{c.with.passage, c.isBarred(), a.pair(c)})
	}
	return out
}
