package paraphrase

import (
	"slices"
	"strconv"
	"strings"

	"bothsides/internal/text"
)

// Where a corpus has no thesaurus, words for the same (package text) take its place:
// each set of them is like a concept, that a text names and a passage speaks of.

// alikeMark begins the name of a set, and no concept's.
const alikeMark = "≈"

func nameOf(set int) string { return alikeMark + strconv.Itoa(set) }

// setOf is the set of a name, if it is that of one.
func setOf(name string) (set int, isSet bool) {
	number, isSet := strings.CutPrefix(name, alikeMark)
	if !isSet {
		return 0, false
	}
	set, err := strconv.Atoi(number)
	return set, err == nil
}

// countName is how many of all passages speak of a concept, or have words of a set.
func (j *Judge) countName(name string) int {
	if set, isSet := setOf(name); isSet {
		return j.counts.CountAlike(set)
	}
	return j.counts.CountConcept(name)
}

// alikeSets are, for each token, the names of the sets that it is of, by itself or
// in a phrase.
func (j *Judge) alikeSets(tokens []text.Token, language string) [][]string {
	out := make([][]string, len(tokens))
	if j.alike == nil || language != english {
		return out
	}
	for i := range tokens {
		j.alike.Every(tokens, i, false, func(n int, sets []int) {
			for _, set := range sets {
				name := nameOf(set)
				for at := i; at < i+n; at++ {
					if !slices.Contains(out[at], name) {
						out[at] = append(out[at], name)
					}
				}
			}
		})
	}
	return out
}
