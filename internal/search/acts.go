package search

import (
	"github.com/blevesearch/bleve/v2/analysis"

	"bothsides/internal/claim"
	"bothsides/internal/text"
)

// Where no labelled queries show which words of a corpus are asked by, words for
// one act stand for each other: a passage that has "expressed gratitude" answers
// who thanked whom. Which words those are is knowledge of the language, in
// internal/claim; passages have the acts as terms of fieldHeld.

// actMark begins the terms of acts; no word begins so.
const actMark = "¶"

func actTerm(name string) string { return actMark + name }

// actTokens are the terms of the acts that some words name.
func actTokens(claims *claim.Reader, words []text.Token, language string) (out analysis.TokenStream) {
	for i := range words {
		n, names := claims.Acts(words, i, language)
		for _, name := range names {
			out = append(out, &analysis.Token{Term: []byte(actTerm(name)), Start: words[i].Start, End: words[i+n-1].End, Position: i + 1})
		}
	}
	return out
}

func (b *builder) actTokens(words []text.Token, language string) analysis.TokenStream {
	if b.claims == nil {
		return nil
	}
	return actTokens(b.claims, words, language)
}

// addActs has the last unit, which the i-th token begins, answered by other words
// for the act that it names, too.
func (r *reading) addActs(i int) {
	n, names := r.ix.claims.Acts(r.tokens, i, r.readable())
	u := &r.units[len(r.units)-1]
	for _, name := range names {
		count := r.ix.count(fieldHeld, actTerm(name))
		if count == 0 {
			continue
		}
		if u.kind == unknown {
			*u = unit{kind: word, text: u.text, segment: u.segment, first: i}
		}
		u.terms, u.weight = append(u.terms, actTerm(name)), max(u.weight, r.ix.idf(count))
		u.last = i + n - 1
		r.use(i, n)
	}
}
