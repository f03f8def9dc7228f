package search

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	blevesearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/collector"
	"github.com/blevesearch/bleve/v2/search/searcher"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// candidate is a passage with what it has of a query.
type candidate struct {
	doc       uint64 // bleve's number of it, where bleve found it
	ordinal   int    // among all passages
	statement int    // whose passage it is, by its place in the corpus
	passage   *corpus.Passage
	evidence  []float64 // for each unit, how surely the passage speaks of it, from 0 to 1
	segment   int       // the part of the query of which it has most
	bm25      float64   // bleve's score for all terms

	features    Features
	probability float64      // that it answers, by the learned numbers
	fact        *corpus.Fact // that fits the question; nil: none
	fits        float64      // how well, from 0 to 1
	exchanged   bool         // the question is whether it is so, and it is the other way round
}

// usualCandidates is more than most queries have.
const usualCandidates = 16

// retrieve gathers the passages that have any of the units' terms. Of frequent
// terms it reads the best passages alone, and only where those terms could answer
// the query without the rarer ones.
func (r *reading) retrieve() error {
	r.candidates, r.places = make([]*candidate, 0, usualCandidates), make(map[int]*candidate, usualCandidates)
	var frequent []lookup
	for i, u := range r.units {
		for _, term := range u.terms {
			for _, f := range r.ix.settings.fields() {
				if counts, listed := u.near[term]; listed {
					f.weight = counts
				}
				p, err := r.ix.postings(f.name, term)
				switch {
				case err != nil:
					return err
				case p.count > len(p.list):
					frequent = append(frequent, lookup{i, termKey{f.name, term}, f})
				}
				r.collect(i, f, p.list)
			}
		}
	}
	if r.suffice(frequent) {
		if err := r.addFrequent(frequent); err != nil {
			return err
		}
	}
	if err := r.lookUp(frequent); err != nil {
		return err
	}
	r.frequent = len(frequent) > 0
	r.keepPhrases()
	return nil
}

// suffice reports whether frequent terms alone may have enough of the query.
func (r *reading) suffice(frequent []lookup) bool {
	evidence := make([]float64, len(r.units))
	for _, l := range frequent {
		evidence[l.unit] = max(evidence[l.unit], l.field.weight)
	}
	enough := func(segment int) bool { return r.ix.share(r.units, evidence, segment) >= r.ix.settings.Enough }
	return enough(whole) || slices.ContainsFunc(r.ix.parts(r.units), enough)
}

func onlyActors(units []unit) bool {
	return !slices.ContainsFunc(units, func(u unit) bool { return !u.actor })
}

// collect takes in postings of a term of the i-th unit.
func (r *reading) collect(i int, f field, list []posting) {
	for _, p := range list {
		to := r.candidate(p.passage)
		to.doc = p.doc
		to.evidence[i] = max(to.evidence[i], f.weight)
		to.bm25 += p.score * f.weight
	}
}

// candidate is the one for the passage of an ordinal, a new one where there is
// none yet.
func (r *reading) candidate(ordinal int) *candidate {
	c := r.places[ordinal]
	if c == nil {
		p := r.ix.passage(ordinal)
		c = &candidate{ordinal: ordinal, statement: r.ix.statementIndex(p.Statement()), passage: p, evidence: make([]float64, len(r.units))}
		r.places[ordinal] = c
		r.candidates = append(r.candidates, c)
	}
	return c
}

// keepPhrases takes quoted phrases away from candidates that have only their
// words.
func (r *reading) keepPhrases() {
	for i, u := range r.units {
		for _, c := range r.candidates {
			if u.kind == quoted && c.evidence[i] > 0 && !hasPhrase(c.passage, u.text) {
				c.evidence[i] = 0
			}
		}
	}
}

// hasPhrase reports whether the passage has the folded words side by side.
func hasPhrase(p *corpus.Passage, phrase string) bool {
	words := joined(text.Words(p.Text(), p.Statement().Language))
	return strings.Contains(" "+words+" ", " "+phrase+" ")
}

// lookup is a frequent term to look up for the passages already found.
type lookup struct {
	unit  int
	key   termKey
	field field
}

// addFrequent adds the passages that bleve scores highest for frequent terms.
func (r *reading) addFrequent(frequent []lookup) error {
	var terms []blevesearch.Searcher
	for _, l := range frequent {
		s, err := r.ix.boosted(l.key, l.field.weight)
		if err != nil {
			return err
		}
		terms = append(terms, s)
	}
	list, err := r.ix.bestOfAny(terms, maxList)
	for _, p := range list {
		r.candidate(p.passage).doc = p.doc
	}
	return err
}

// lookUp adds what the candidates have of frequent terms.
func (r *reading) lookUp(frequent []lookup) error {
	for _, l := range frequent {
		list, err := r.among(l.key)
		if err != nil {
			return err
		}
		r.collect(l.unit, l.field, list)
	}
	return nil
}

// among gives the postings of a term for the candidates alone.
func (r *reading) among(k termKey) ([]posting, error) {
	docs := make([]uint64, 0, len(r.candidates))
	for _, c := range r.candidates {
		docs = append(docs, c.doc)
	}
	slices.Sort(docs)
	s, err := r.ix.term(k)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	var list []posting
	var m *blevesearch.DocumentMatch // the first that is not before the document
	ctx := searchContext()
	id := make([]byte, 8)
	for _, doc := range docs {
		// To advance to where it already is, bleve would begin from the start.
		if m == nil || internal(m) < doc {
			if m != nil {
				ctx.DocumentMatchPool.Put(m)
			}
			binary.BigEndian.PutUint64(id, doc)
			if m, err = s.Advance(ctx, id); err != nil {
				return nil, fmt.Errorf("reading postings: %w", err)
			}
			if m == nil {
				break
			}
		}
		if internal(m) == doc {
			list = append(list, r.ix.posting(m))
		}
	}
	return list, nil
}

// bestOfAny are so many postings of any of some terms with the highest scores
// for them together, of equal ones the first.
func (ix *Index) bestOfAny(terms []blevesearch.Searcher, most int) ([]posting, error) {
	s, err := searcher.NewDisjunctionSearcher(ix.store.scoring, ix.store.reader, terms, 0, blevesearch.SearcherOptions{})
	if err != nil {
		return nil, fmt.Errorf("searching index: %w", err)
	}
	defer s.Close()
	top := collector.NewTopNCollector(most, 0, blevesearch.SortOrder{&blevesearch.SortScore{Desc: true}})
	if err := top.Collect(ix.store.scoring, s, ix.store.reader); err != nil {
		return nil, fmt.Errorf("reading postings: %w", err)
	}
	var list []posting
	for _, m := range top.Results() {
		list = append(list, ix.posting(m))
	}
	return list, nil
}

// posting is a passage that has a term in a field.
type posting struct {
	doc     uint64  // bleve's number of it
	passage int     // its ordinal
	score   float64 // BM25 of this term alone
}

// postings is what bleve has for a term in a field: every posting where these
// are few, else only how many there are. Frequent terms tell little, and are
// looked up for the passages that others have found.
type postings struct {
	count int // passages that have the term
	list  []posting
}

const (
	// maxList is up to how many passages the postings of a term are read whole.
	maxList = 256
	// maxKept bounds the cache, in terms and postings: a few megabytes.
	maxKept = 32 << 10
)

// termKey identifies postings.
type termKey struct{ field, term string }

// postings are those of a term, read from bleve or kept from before. Only terms
// that the statements have are kept, so that nothing of what users type is.
func (ix *Index) postings(field, term string) (postings, error) {
	k := termKey{field, term}
	if p, found := ix.cache.get(k); found {
		return p, nil
	}
	s, err := ix.term(k)
	if err != nil {
		return postings{}, err
	}
	defer s.Close()
	p := postings{count: int(s.Count())}
	if p.count == 0 && !ix.isKept(term) {
		return p, nil
	}
	if p.count <= maxList {
		if p.list, err = ix.readAll(s); err != nil {
			return postings{}, err
		}
	}
	ix.cache.put(k, p, 1+len(p.list))
	return p, nil
}

// isKept reports whether postings of the term in any field are kept.
func (ix *Index) isKept(term string) bool {
	return slices.ContainsFunc(allFields(), func(field string) bool {
		p, found := ix.cache.get(termKey{field, term})
		return found && p.count > 0
	})
}

// term searches one term in one field, scored by bleve.
func (ix *Index) term(k termKey) (blevesearch.Searcher, error) { return ix.boosted(k, 1) }

// boosted is term with scores so many times as high.
func (ix *Index) boosted(k termKey, boost float64) (blevesearch.Searcher, error) {
	s, err := searcher.NewTermSearcher(ix.store.scoring, ix.store.reader, k.term, k.field, boost, blevesearch.SearcherOptions{})
	if err != nil {
		return nil, fmt.Errorf("searching index: %w", err)
	}
	return s, nil
}

func searchContext() *blevesearch.SearchContext {
	return &blevesearch.SearchContext{DocumentMatchPool: blevesearch.NewDocumentMatchPool(1, 0)}
}

func (ix *Index) readAll(s blevesearch.Searcher) ([]posting, error) {
	list := make([]posting, 0, s.Count())
	ctx := searchContext()
	for {
		m, err := s.Next(ctx)
		if err != nil {
			return nil, fmt.Errorf("reading postings: %w", err)
		}
		if m == nil {
			return list, nil
		}
		list = append(list, ix.posting(m))
		ctx.DocumentMatchPool.Put(m)
	}
}

// posting copies a match, which bleve will use again.
func (ix *Index) posting(m *blevesearch.DocumentMatch) posting {
	doc := internal(m)
	return posting{doc: doc, passage: int(ix.store.ordinals[doc]), score: m.Score}
}

// internal is bleve's own number of a document, by which postings are ordered.
func internal(m *blevesearch.DocumentMatch) uint64 { return binary.BigEndian.Uint64(m.IndexInternalID) }
