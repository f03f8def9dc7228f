package search

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"sync"

	blevesearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// candidate is a passage with what it has of a query.
type candidate struct {
	doc      uint64 // bleve's number of it
	ordinal  int    // among all passages
	passage  *corpus.Passage
	evidence []float64 // for each unit, how surely the passage speaks of it, from 0 to 1
	share    float64   // of the asked weight
	bm25     float64   // bleve's score for all terms
	marks    []corpus.Span
	part     bool // it answers a part of the query

	features    Features
	probability float64      // that it answers, by the learned numbers
	fact        *corpus.Fact // that fits the question; nil: none
	exchanged   bool         // the question is whether it is so, and it is the other way round
}

// collector gathers what passages have of a query.
type collector struct {
	ix     *Index
	units  []unit
	found  []candidate
	places map[int]int // of passages, by ordinal, in found
	actors bool        // the query is about nothing but actors
}

// candidates finds the passages that have any of the units' terms. Frequent
// terms alone find nothing new where rarer ones have found something.
func (ix *Index) candidates(units []unit) ([]candidate, error) {
	c := collector{ix: ix, units: units, places: map[int]int{}, actors: onlyActors(units)}
	var frequent []lookup
	for i, u := range units {
		for _, term := range u.terms {
			for _, f := range ix.settings.fields() {
				p, err := ix.postings(f.name, term)
				switch {
				case err != nil:
					return nil, err
				case p.count > len(p.list):
					frequent = append(frequent, lookup{i, termKey{f.name, term}, f, p.count})
				}
				c.collect(i, f, p.list)
			}
		}
	}
	if err := c.lookUp(frequent); err != nil {
		return nil, err
	}
	c.keepPhrases()
	return c.found, nil
}

func onlyActors(units []unit) bool {
	return !slices.ContainsFunc(units, func(u unit) bool { return !u.actor })
}

// collect takes in postings of a term of the i-th unit.
func (c *collector) collect(i int, f field, list []posting) {
	u := c.units[i]
	for _, p := range list {
		to := c.candidate(p)
		to.evidence[i] = max(to.evidence[i], f.weight)
		to.bm25 += p.score * f.weight
		if f.marked && (c.actors || !u.actor) {
			// "Does the White House mention hockey" is not about the United States.
			to.marks = append(to.marks, p.marks...)
		}
	}
}

func (c *collector) candidate(p posting) *candidate {
	at, found := c.places[p.passage]
	if !found {
		at = len(c.found)
		c.places[p.passage] = at
		c.found = append(c.found, candidate{doc: p.doc, ordinal: p.passage, passage: c.ix.passages[p.passage], evidence: make([]float64, len(c.units))})
	}
	return &c.found[at]
}

// keepPhrases takes quoted phrases away from candidates that have only their
// words.
func (c *collector) keepPhrases() {
	for i, u := range c.units {
		for j := range c.found {
			if f := &c.found[j]; u.kind == quoted && f.evidence[i] > 0 && !hasPhrase(f.passage, u.text) {
				f.evidence[i] = 0
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
	count int
}

// lookUp adds what the candidates have of frequent terms, the rarest first.
// Where no other term has found any, the first of them finds the candidates.
func (c *collector) lookUp(frequent []lookup) error {
	slices.SortStableFunc(frequent, func(a, b lookup) int { return a.count - b.count })
	for _, l := range frequent {
		read := c.ix.bestOf
		if len(c.found) > 0 {
			read = c.among
		}
		list, err := read(l.key)
		if err != nil {
			return err
		}
		c.collect(l.unit, l.field, list)
	}
	return nil
}

// among gives the postings of a term for the candidates alone.
func (c *collector) among(k termKey) ([]posting, error) {
	docs := make([]uint64, 0, len(c.found))
	for _, f := range c.found {
		docs = append(docs, f.doc)
	}
	slices.Sort(docs)
	s, err := c.ix.term(k)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	var list []posting
	ctx := searchContext()
	for _, doc := range docs {
		m, err := s.Advance(ctx, binary.BigEndian.AppendUint64(nil, doc))
		if err != nil {
			return nil, fmt.Errorf("reading postings: %w", err)
		}
		if m == nil {
			break
		}
		if internal(m) == doc {
			p, err := c.ix.posting(m)
			if err != nil {
				return nil, err
			}
			list = append(list, p)
		}
		ctx.DocumentMatchPool.Put(m)
	}
	return list, nil
}

// bestOf gives the postings of a frequent term that bleve scores highest.
func (ix *Index) bestOf(k termKey) ([]posting, error) {
	s, err := ix.term(k)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	list, err := ix.readAll(s)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(list, func(a, b posting) int { return cmp.Compare(b.score, a.score) })
	return list[:min(len(list), maxList)], nil
}

// posting is a passage that has a term in a field.
type posting struct {
	doc     uint64        // bleve's number of it
	passage int           // its ordinal
	score   float64       // BM25 of this term alone
	marks   []corpus.Span // where the term occurs in the passage's text
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
	maxList = 512
	// maxKept bounds the cache, in terms and postings: a few megabytes.
	maxKept = 32 << 10
)

// termKey identifies postings.
type termKey struct{ field, term string }

// cache keeps postings that were read from bleve. Only terms that the
// statements have get in, so that nothing of what users type is kept. When it
// is full it starts anew: where the terms of a corpus do not fit, reading them
// again is little beside the rest of a search.
type cache struct {
	mutex sync.RWMutex
	kept  map[termKey]postings
	size  int
}

func (c *cache) get(k termKey) (postings, bool) {
	c.mutex.RLock()
	defer c.mutex.RUnlock()
	p, found := c.kept[k]
	return p, found
}

func (c *cache) put(k termKey, p postings) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.kept == nil || c.size > maxKept {
		c.kept, c.size = map[termKey]postings{}, 0
	}
	c.kept[k] = p
	c.size += 1 + len(p.list)
}

// postings are those of a term, read from bleve or kept from before.
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
	if p.count == 0 {
		return p, nil
	}
	if p.count <= maxList {
		if p.list, err = ix.readAll(s); err != nil {
			return postings{}, err
		}
	}
	ix.cache.put(k, p)
	return p, nil
}

// term searches one term in one field, scored by bleve.
func (ix *Index) term(k termKey) (blevesearch.Searcher, error) {
	s, err := searcher.NewTermSearcher(ix.scoring, ix.reader, k.term, k.field, 1, blevesearch.SearcherOptions{IncludeTermVectors: true})
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
		p, err := ix.posting(m)
		if err != nil {
			return nil, err
		}
		list = append(list, p)
		ctx.DocumentMatchPool.Put(m)
	}
}

// posting copies a match, which bleve will use again.
func (ix *Index) posting(m *blevesearch.DocumentMatch) (posting, error) {
	id, err := ix.reader.ExternalID(m.IndexInternalID)
	if err != nil {
		return posting{}, fmt.Errorf("reading document id: %w", err)
	}
	p := posting{doc: internal(m), passage: int(binary.BigEndian.Uint32([]byte(id))), score: m.Score}
	for _, at := range m.FieldTermLocations {
		p.marks = append(p.marks, corpus.Span{Start: int(at.Location.Start), End: int(at.Location.End)})
	}
	return p, nil
}

// internal is bleve's own number of a document, by which postings are ordered.
func internal(m *blevesearch.DocumentMatch) uint64 { return binary.BigEndian.Uint64(m.IndexInternalID) }
