package search

import (
	"slices"
	"strconv"

	"github.com/blevesearch/bleve/v2/analysis"

	"bothsides/internal/text"
)

// Where acts stand for each other, so do other words for the same: a passage that
// has "wage" may answer who asks for pay. Which words those are is knowledge of
// the language, in internal/text; passages have the sets that their words are of
// as terms of fieldNear.

// alikeMark begins the terms of sets of words for the same; no word begins so.
const alikeMark = "≈"

func alikeTerm(set int) string { return alikeMark + strconv.Itoa(set) }

// alikeTokens are the terms of the sets of which the words are, by themselves or
// in phrases: "strike pay" is pay, too.
func alikeTokens(alike *text.Alike, words []text.Token, language string) (out analysis.TokenStream) {
	if alike == nil || language != english {
		return nil
	}
	for i := range words {
		first := len(out)
		alike.Every(words, i, false, func(n int, sets []int) {
			for _, set := range sets {
				t := &analysis.Token{Term: []byte(alikeTerm(set)), Start: words[i].Start, End: words[i+n-1].End, Position: i + 1}
				if !slices.ContainsFunc(out[first:], func(other *analysis.Token) bool { return string(other.Term) == string(t.Term) }) {
					out = append(out, t)
				}
			}
		})
	}
	return out
}

// alikeSet is a set of words for the same that a token is of, with how much a
// passage that has it counts as having the token.
type alikeSet struct {
	set    int
	counts float64
}

// alikeSets are, for each token, the sets of which it is, by itself or in a phrase,
// and those beside them. A word within a phrase mostly means less than the phrase:
// "pay rise" is rather "more money" than any pay.
func (r *reading) alikeSets() [][]alikeSet {
	out := make([][]alikeSet, len(r.tokens))
	if r.ix.alike == nil || r.language != english {
		return out
	}
	end := 0 // of the phrases so far
	for i := range r.tokens {
		longest := 1
		r.ix.alike.Every(r.tokens, i, true, func(n int, _ []int) { longest = max(longest, n) })
		r.ix.alike.Every(r.tokens, i, true, func(n int, sets []int) {
			counts := r.ix.settings.Alike
			if n < longest || i+n <= end {
				counts *= r.ix.settings.Within
			}
			for _, set := range sets {
				for j := i; j < i+n; j++ {
					out[j] = withSet(out[j], alikeSet{set, counts})
				}
			}
		})
		end = max(end, i+longest)
	}
	for i := range out {
		out[i] = r.withBeside(out[i])
	}
	return out
}

// withSet adds a set, or lets it count more.
func withSet(sets []alikeSet, s alikeSet) []alikeSet {
	if i := slices.IndexFunc(sets, func(t alikeSet) bool { return t.set == s.set }); i >= 0 {
		sets[i].counts = max(sets[i].counts, s.counts)
		return sets
	}
	return append(sets, s)
}

// withBeside adds the sets beside those given.
func (r *reading) withBeside(sets []alikeSet) []alikeSet {
	out := slices.Clone(sets)
	for _, s := range sets {
		for _, beside := range r.ix.alike.Beside(s.set) {
			if !slices.ContainsFunc(out, func(t alikeSet) bool { return t.set == beside }) {
				out = append(out, alikeSet{beside, r.ix.settings.Beside})
			}
		}
	}
	return out
}

// addAlike has the last unit, which the i-th token begins, answered by other words
// for the same, too. Where more passages have the word itself than are looked at,
// those with others would come after them.
func (r *reading) addAlike(i int) {
	u := &r.units[len(r.units)-1]
	if u.kind == word && r.ix.countAny(u.terms) > mostCandidates {
		return
	}
	for _, s := range r.alike[i] {
		term := alikeTerm(s.set)
		count := r.ix.count(fieldNear, term)
		if count == 0 {
			continue
		}
		if u.kind == unknown {
			*u = unit{kind: word, text: u.text, segment: u.segment, first: u.first, last: u.last, weight: r.ix.idf(count), other: true}
		} else if u.other {
			u.weight = max(u.weight, r.ix.idf(count))
		}
		if u.near == nil {
			u.near = map[string]float64{}
		}
		u.terms, u.near[term] = append(u.terms, term), s.counts
	}
}
