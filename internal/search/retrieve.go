package search

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"

	blevesearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// candidate is a passage with what it has of a query.
type candidate struct {
	ordinal   int // among all passages
	statement int // whose passage it is, by its place in the corpus
	passage   *corpus.Passage
	evidence  []float64 // for each unit, how surely the passage speaks of it, from 0 to 1
	part      int       // of the query, of which it has most
	weight    float64   // of the units, as much of it as the evidence has
	bm25      float64   // bleve's score for all terms

	features    Features
	probability float64      // that it answers, by the learned numbers
	fact        *corpus.Fact // that fits the question; nil: none
	fits        float64      // how well, from 0 to 1
	exchanged   bool         // the question is whether it is so, and it is the other way round
}

// Of the passages that bleve finds the best are looked at: of all statements
// together about mostCandidates, of each at least leastCandidates.
const (
	mostCandidates  = 48
	leastCandidates = 12
)

// retrieve gathers the passages that have any of the units' terms, or the best of
// them.
func (r *reading) retrieve() error {
	lists, err := r.lists()
	if err != nil {
		return err
	}
	r.candidates = r.merge(lists)
	r.places = make(map[int]*candidate, len(r.candidates))
	for _, c := range r.candidates {
		c.passage = r.ix.passage(c.ordinal)
		r.places[c.ordinal] = c
	}
	r.keepPhrases()
	return nil
}

// list is the postings of a term of a unit that are still to be read.
type list struct {
	unit   int
	counts float64 // how much a passage that has the term speaks of the unit
	rest   []posting
}

// usualLists is more than most queries have.
const usualLists = 16

// lists are those of all terms.
func (r *reading) lists() ([]list, error) {
	out := make([]list, 0, usualLists)
	for i, u := range r.units {
		for _, term := range u.terms {
			for _, f := range u.fields(term) {
				postings, err := r.ix.postings(f.name, term)
				if err != nil {
					return nil, err
				}
				out = append(out, list{i, f.counts, postings})
			}
		}
	}
	return out, nil
}

// merge reads all lists side by side, a document after the other, and gives the best
// candidates.
func (r *reading) merge(lists []list) (out []*candidate) {
	tops := make([]top, len(r.ix.corpus.Statements))
	most := max(leastCandidates, mostCandidates/len(tops))
	r.touched = make([]bool, len(tops))
	next := r.newCandidate()
	for r.readNext(lists, next) {
		r.touched[next.statement] = true
		if next = tops[next.statement].add(next, most); next == nil {
			next = r.newCandidate()
		}
	}
	return slices.Concat(tops...)
}

func (r *reading) newCandidate() *candidate {
	return &candidate{evidence: make([]float64, len(r.units))}
}

// top are the best candidates of a statement, the best first.
type top []*candidate

// add puts a candidate in its place, and gives the one that is then too many, nil
// for none.
func (t *top) add(c *candidate, most int) (out *candidate) {
	if len(*t) == most && better((*t)[most-1], c) < 0 { // as most are
		return c
	}
	at, _ := slices.BinarySearchFunc(*t, c, better)
	if *t = slices.Insert(*t, at, c); len(*t) > most {
		out, *t = (*t)[most], (*t)[:most]
	}
	return out
}

// better orders candidates, the best first: those with more of the asked weight,
// or which bleve scores higher.
func better(a, b *candidate) int {
	if a.weight != b.weight {
		return cmp.Compare(b.weight, a.weight)
	}
	return cmp.Or(cmp.Compare(b.bm25, a.bm25), cmp.Compare(a.ordinal, b.ordinal))
}

// readNext reads what the lists have of the first document that any still has; it
// reports whether there is one.
func (r *reading) readNext(lists []list, c *candidate) bool {
	doc := uint32(math.MaxUint32)
	for i := range lists {
		if rest := lists[i].rest; len(rest) > 0 {
			doc = min(doc, rest[0].doc)
		}
	}
	if doc == math.MaxUint32 {
		return false
	}
	clear(c.evidence)
	c.bm25, c.weight = 0, 0
	for i := range lists {
		l := &lists[i]
		if len(l.rest) > 0 && l.rest[0].doc == doc {
			c.evidence[l.unit] = max(c.evidence[l.unit], l.counts)
			c.bm25 += float64(l.rest[0].score) * l.counts
			l.rest = l.rest[1:]
		}
	}
	for i, e := range c.evidence {
		c.weight += e * r.units[i].weight
	}
	c.ordinal = r.ix.ordinalOf(doc)
	c.statement = r.ix.statementOf(c.ordinal)
	return true
}

func onlyActors(units []unit) bool {
	return !slices.ContainsFunc(units, func(u unit) bool { return !u.actor })
}

// candidate is the one for the passage of an ordinal, a new one where there is
// none yet.
func (r *reading) candidate(ordinal int) *candidate {
	c := r.places[ordinal]
	if c == nil {
		c = r.newCandidate()
		c.ordinal, c.statement, c.passage = ordinal, r.ix.statementOf(ordinal), r.ix.passage(ordinal)
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

// posting is a document that has a term in a field.
type posting struct {
	doc   uint32  // bleve's number of it
	score float32 // BM25 of this term alone
}

const (
	// maxList is up to how many postings of a term are kept.
	maxList = 8 << 10
	// maxKept bounds what is kept, in postings: four megabytes. The counts of as many
	// terms as a sixteenth of that are kept, too.
	maxKept = 512 << 10
)

// termKey identifies postings.
type termKey struct{ field, term string }

// postings are those of a term in a field, by document, read from bleve or kept from
// before.
func (ix *Index) postings(field, term string) ([]posting, error) {
	k := termKey{field, term}
	if list, found := ix.lists.get(k); found || ix.count(field, term) == 0 {
		return list, nil
	}
	s, err := ix.term(field, term)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	list := make([]posting, 0, s.Count())
	ctx := &blevesearch.SearchContext{DocumentMatchPool: blevesearch.NewDocumentMatchPool(1, 0)}
	for {
		m, err := s.Next(ctx)
		if err != nil {
			return nil, fmt.Errorf("reading postings: %w", err)
		}
		if m == nil {
			break
		}
		list = append(list, postingOf(m))
		ctx.DocumentMatchPool.Put(m)
	}
	if len(list) <= maxList {
		ix.lists.put(k, list, len(list))
	}
	return list, nil
}

// term searches one term in one field, scored by bleve.
func (ix *Index) term(field, term string) (blevesearch.Searcher, error) {
	s, err := searcher.NewTermSearcher(ix.store.scoring, ix.store.reader, term, field, 1, blevesearch.SearcherOptions{})
	if err != nil {
		return nil, fmt.Errorf("searching index: %w", err)
	}
	return s, nil
}

// postingOf copies a match, which bleve will use again.
func postingOf(m *blevesearch.DocumentMatch) posting {
	return posting{uint32(binary.BigEndian.Uint64(m.IndexInternalID)), float32(m.Score)}
}

// count is how many passages have a term in a field. Only terms that the statements
// have, or that the program made, are kept: nothing of what users type is.
func (ix *Index) count(field, term string) int {
	k := termKey{field, term}
	if n, found := ix.counts.get(k); found {
		return n
	}
	reader, err := ix.store.reader.TermFieldReader(ix.store.scoring, []byte(term), field, false, false, false)
	if err != nil {
		return 0 // the same error comes again, and is told, when a term is searched that does occur
	}
	defer reader.Close()
	n := int(reader.Count())
	if n > 0 || isMade(term) {
		ix.counts.put(k, n, 1)
	}
	return n
}

// isMade reports whether a term is no word.
func isMade(term string) bool {
	return strings.HasPrefix(term, conceptMark) || strings.HasPrefix(term, actMark) || strings.HasPrefix(term, alikeMark)
}

// ordinalOf is the place of a document's passage among all.
func (ix *Index) ordinalOf(doc uint32) int { return int(ix.store.ordinals[doc]) }
