package search

import (
	"maps"
	"slices"
	"strconv"

	"github.com/blevesearch/bleve/v2/analysis"

	"bothsides/internal/claim"
	"bothsides/internal/text"
)

// Where no labelled queries show which words of a corpus are asked by, words for
// the same stand for each other: a passage that has "expressed gratitude" answers
// who thanked whom, and one that has "wage" may answer who asks for pay. Which words
// those are is knowledge of the language: for acts in internal/claim, in all
// languages of the bot, for others in internal/text, in English. Passages have the
// sets that their words are of as terms of fieldAlike.

// actMark and alikeMark begin the terms of sets; no word begins so.
const (
	actMark   = "¶"
	alikeMark = "≈"
)

func alikeTerm(set int) string { return alikeMark + strconv.Itoa(set) }

// synonyms knows words for the same.
type synonyms struct {
	acts  *claim.Reader
	alike *text.Alike // nil: acts alone
}

// How much a passage counts as having a word of which it has another one for the same:
// for an act, by a set of text.Alike, and by a set beside that. In a phrase that is within
// a longer one it is withinCounts times as much: "pay rise" is rather "more money"
// than any pay.
const (
	actCounts    = 0.9
	alikeCounts  = 0.65
	besideCounts = 0.45
	withinCounts = 0.7
)

// synonym is a set of words for the same of which so many words of a text are.
type synonym struct {
	term   string
	words  int
	counts float64
}

// at are the sets of which words from the i-th on are, by themselves or in phrases,
// "strike pay"; those of a query, where a word that only answers is of no set, with the
// sets beside.
func (s *synonyms) at(words []text.Token, i int, language string, asked bool) (out []synonym) {
	if s == nil {
		return nil
	}
	n, names := s.acts.Acts(words, i, language)
	for _, name := range names {
		out = append(out, synonym{actMark + name, n, actCounts})
	}
	if s.alike == nil || language != english {
		return out
	}
	s.alike.Every(words, i, asked, func(n int, sets []int) {
		for _, set := range sets {
			out = append(out, synonym{alikeTerm(set), n, alikeCounts})
			for _, beside := range s.alike.Beside(set) {
				if asked {
					out = append(out, synonym{alikeTerm(beside), n, besideCounts})
				}
			}
		}
	})
	return out
}

// tokens are the terms of the sets that a passage's words are of.
func (s *synonyms) tokens(words []text.Token, language string) (out analysis.TokenStream) {
	for i := range words {
		first := len(out)
		for _, syn := range s.at(words, i, language, false) {
			if !slices.ContainsFunc(out[first:], func(other *analysis.Token) bool { return string(other.Term) == syn.term }) {
				out = append(out, &analysis.Token{Term: []byte(syn.term), Start: words[i].Start, End: words[i+syn.words-1].End, Position: i + 1})
			}
		}
	}
	return out
}

// synonymsOf are, for each token of a query, the terms of the sets of which it is, with
// how much they count.
func (r *reading) synonymsOf() []map[string]float64 {
	out := make([]map[string]float64, len(r.tokens))
	end := 0 // of the phrases so far
	for i := range r.tokens {
		all := r.ix.synonyms.at(r.tokens, i, r.readable(), true)
		longest := 1
		for _, syn := range all {
			longest = max(longest, syn.words)
		}
		for _, syn := range all {
			if syn.words < longest || i+syn.words <= end {
				syn.counts *= withinCounts
			}
			for j := i; j < i+syn.words; j++ {
				if out[j] == nil {
					out[j] = map[string]float64{}
				}
				out[j][syn.term] = max(out[j][syn.term], syn.counts)
			}
		}
		end = max(end, i+longest)
	}
	return out
}

// addSynonyms has the last unit, which the i-th token begins, answered by other words
// for the same, too. Where more passages have the word itself than are looked at,
// those with others would come after them.
func (r *reading) addSynonyms(i int) {
	u := &r.units[len(r.units)-1]
	if u.kind == word && r.ix.countAny(u.terms) > mostCandidates {
		return
	}
	u.synonyms = r.synonyms[i]
	for _, term := range slices.Sorted(maps.Keys(u.synonyms)) {
		count := r.ix.count(fieldAlike, term)
		if count == 0 {
			continue
		}
		if u.kind == unknown {
			*u = unit{kind: word, text: u.text, segment: u.segment, first: u.first, last: u.last, synonyms: u.synonyms, other: true}
		}
		if u.other {
			u.weight = max(u.weight, r.ix.idf(count))
		}
		u.terms = append(u.terms, term)
	}
}
