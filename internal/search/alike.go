package search

import (
	"strconv"

	"github.com/blevesearch/bleve/v2/analysis"

	"bothsides/internal/text"
)

// Where acts stand for each other, so do other words for the same: a passage that
// has "wage" may answer who asks for pay. Which words those are is knowledge of
// the language, in internal/text; passages have the sets that their words are of
// as terms of fieldNear.

// alikeTerm is how the index writes a set of words for the same; no word begins
// so.
func alikeTerm(set int) string { return "≈" + strconv.Itoa(set) }

// alikeTokens are the terms of the sets of which the words are.
func alikeTokens(alike *text.Alike, words []text.Token, language string) (out analysis.TokenStream) {
	if alike == nil || language != english {
		return nil
	}
	for i := 0; i < len(words); i++ {
		n, sets := alike.Match(words, i, false)
		for _, set := range sets {
			out = append(out, &analysis.Token{Term: []byte(alikeTerm(set)), Start: words[i].Start, End: words[i+n-1].End, Position: i + 1})
		}
		i += max(n, 1) - 1
	}
	return out
}

// alikeSets are, for each token, the sets of which it is, by itself or as a part
// of a phrase.
func (r *reading) alikeSets() [][]int {
	out := make([][]int, len(r.tokens))
	if r.ix.alike == nil || r.language != english {
		return out
	}
	for i := 0; i < len(r.tokens); i++ {
		n, sets := r.ix.alike.Match(r.tokens, i, true)
		for j := i; j < i+n; j++ {
			out[j] = sets
		}
		i += max(n, 1) - 1
	}
	return out
}

// addAlike has the last unit, which the i-th token begins, answered by other words
// for the same, too.
func (r *reading) addAlike(i int) {
	u := &r.units[len(r.units)-1]
	for _, set := range r.alike[i] {
		count := r.ix.count(fieldNear, alikeTerm(set))
		if count == 0 {
			continue
		}
		if u.kind == unknown {
			*u = unit{kind: word, text: u.text, segment: u.segment, first: u.first, last: u.last, weight: r.ix.idf(count), other: true}
		} else if u.other {
			u.weight = max(u.weight, r.ix.idf(count))
		}
		u.terms = append(u.terms, alikeTerm(set))
	}
}
