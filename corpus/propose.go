package corpus

import (
	"slices"

	"bothsides/internal/text"
)

// Pairing is passages of one wording and those of another that seem to say the
// same.
type Pairing struct{ First, Other []*Passage }

// Propose pairs the passages of two wordings, in their order: one with one, one
// with two that follow each other, or one with none. It is a proposal, to be
// reviewed: it goes by the words, names and numbers that they share.
func Propose(first, other *Statement) []Pairing {
	a, b := lemmaSets(first), lemmaSets(other)
	// best[i][j] is the best score for the first i and j passages, steps[i][j]
	// the step that leads there.
	best := make([][]float64, len(a)+1)
	steps := make([][]step, len(a)+1)
	for i := range best {
		best[i], steps[i] = make([]float64, len(b)+1), make([]step, len(b)+1)
		for j := range best[i] {
			for _, s := range []step{{1, 1}, {1, 2}, {2, 1}, {1, 0}, {0, 1}} {
				if s.first > i || s.other > j {
					continue
				}
				score := best[i-s.first][j-s.other] + likeness(a[i-s.first:i], b[j-s.other:j])
				if steps[i][j] == (step{}) || score > best[i][j] {
					best[i][j], steps[i][j] = score, s
				}
			}
		}
	}
	var out []Pairing
	for i, j := len(a), len(b); i > 0 || j > 0; {
		s := steps[i][j]
		out = append(out, Pairing{first.Passages[i-s.first : i], other.Passages[j-s.other : j]})
		i, j = i-s.first, j-s.other
	}
	slices.Reverse(out)
	return out
}

// step is how many passages of each wording a pairing has.
type step struct{ first, other int }

// leastLikeness is what passages that are paired have in common at the least, so
// that those of which nothing is in the other wording stay alone.
const leastLikeness = 0.15

// likeness is the share of words that passages have in common (Dice), less what
// they need to have; 0 where one side has none.
func likeness(a, b []map[string]bool) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	one, two := union(a), union(b)
	common := 0
	for w := range one {
		if two[w] {
			common++
		}
	}
	return 2*float64(common)/float64(max(1, len(one)+len(two))) - leastLikeness
}

func union(sets []map[string]bool) map[string]bool {
	if len(sets) == 1 {
		return sets[0]
	}
	all := map[string]bool{}
	for _, set := range sets {
		for w := range set {
			all[w] = true
		}
	}
	return all
}

// lemmaSets are the words of each passage, by their lemmas.
func lemmaSets(s *Statement) []map[string]bool {
	out := make([]map[string]bool, len(s.Passages))
	for i, p := range s.Passages {
		out[i] = map[string]bool{}
		for _, w := range text.Words(p.Text(), s.Language) {
			if !text.IsStop(w.Folded, s.Language) {
				out[i][w.Lemma] = true
			}
		}
	}
	return out
}
