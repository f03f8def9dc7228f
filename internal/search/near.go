package search

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	blevesearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/collector"
	"github.com/blevesearch/bleve/v2/search/searcher"

	"bothsides/corpus"
	"bothsides/internal/claim"
	"bothsides/internal/text"
)

// What Near looks for of a text: of each stretch of so many words the passages
// that have most of its rarest terms.
const (
	stretch   = 16
	rarest    = 6
	leastEach = 4 // passages
)

// Near finds about so many passages that share most with a text, the best first.
// A text of many sentences may have been put together from as many places, so
// that each stretch of it has its own.
func (ix *Index) Near(s, language string, about int) ([]*corpus.Passage, error) {
	words := text.Words(s, language)
	stretches := slices.Collect(slices.Chunk(words, stretch))
	var found []posting
	for _, part := range stretches {
		best, err := ix.sharing(ix.rarestTerms(s, part, language), max(leastEach, about/len(stretches)))
		if err != nil {
			return nil, err
		}
		found = append(found, best...)
	}
	slices.SortStableFunc(found, func(a, b posting) int { return cmp.Compare(b.score, a.score) })
	var out []*corpus.Passage
	seen := map[uint32]bool{}
	for _, p := range found {
		if !seen[p.doc] {
			seen[p.doc] = true
			out = append(out, ix.passage(ix.ordinalOf(p.doc)))
		}
	}
	return out, nil
}

// rarestTerms are the terms of some words, and of the concepts that they name,
// that fewest passages have.
func (ix *Index) rarestTerms(s string, words []text.Token, language string) []string {
	count := map[string]int{}
	add := func(term string) {
		if n := ix.count(fieldSaid, term); n > 0 {
			count[term] = n
		}
	}
	if len(words) > 0 && ix.analyzers.has(language) {
		for _, term := range ix.analyzers.of(language).distinct(s[words[0].Start:words[len(words)-1].End]) {
			add(term)
		}
	}
	for i := range words {
		_, senses := ix.lexicon.Match(words, i, language)
		for _, sense := range senses {
			if sense.Concept != nil {
				add(conceptTerm(sense.Concept))
			}
		}
	}
	terms := slices.SortedFunc(maps.Keys(count), func(a, b string) int { return cmp.Or(count[a]-count[b], cmp.Compare(a, b)) })
	return terms[:min(len(terms), rarest)]
}

// sharing are the documents that bleve scores highest for the terms together, the
// best first.
func (ix *Index) sharing(terms []string, most int) ([]posting, error) {
	var each []blevesearch.Searcher
	for _, term := range terms {
		s, err := ix.term(fieldSaid, term)
		if err != nil {
			return nil, err
		}
		each = append(each, s)
	}
	s, err := searcher.NewDisjunctionSearcher(ix.store.scoring, ix.store.reader, each, 0, blevesearch.SearcherOptions{})
	if err != nil {
		return nil, fmt.Errorf("searching index: %w", err)
	}
	defer s.Close()
	top := collector.NewTopNCollector(most, 0, blevesearch.SortOrder{&blevesearch.SortScore{Desc: true}})
	if err := top.Collect(ix.store.scoring, s, ix.store.reader); err != nil {
		return nil, fmt.Errorf("reading postings: %w", err)
	}
	var best []posting
	for _, m := range top.Results() {
		best = append(best, postingOf(m))
	}
	return best, nil
}

// Claims is what reads the claims of queries.
func (ix *Index) Claims() *claim.Reader { return ix.claims }

// CountPassages is how many passages all statements have.
func (ix *Index) CountPassages() int { return ix.total }

// CountWord is how many passages have a folded word of a language, or any form of
// it. A word that is not indexed is taken to be in all of them.
func (ix *Index) CountWord(word, language string) int {
	terms := ix.analyzers.of(language).distinct(word)
	if len(terms) == 0 {
		return ix.total
	}
	least := ix.total
	for _, term := range terms {
		least = min(least, ix.count(fieldSaid, term))
	}
	return least
}

// CountConcept is how many passages speak of a concept.
func (ix *Index) CountConcept(name string) int {
	return ix.count(fieldSaid, conceptTerm(&corpus.Concept{Name: name}))
}

// CountAlike is how many passages have words of a set that text.Alike knows.
func (ix *Index) CountAlike(set int) int { return ix.count(fieldAlike, alikeTerm(set)) }
