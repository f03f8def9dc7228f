package search

import (
	"fmt"

	"github.com/blevesearch/bleve/v2"

	"bothsides/corpus"
)

// posting is a passage that has a term in a field.
type posting struct {
	passage int           // in Index.passages
	score   float64       // BM25, of this term alone
	marks   []corpus.Span // where the term stands in the passage's text
}

// termKey is what postings are kept by.
type termKey struct{ field, term string }

// postings lists the passages that have the term in the field. The library is
// asked once for each term that the index has; a search is then a matter of
// going through a few short lists, where asking it anew would be two thirds of
// the whole answer's time. What is kept says nothing of who asked for what.
func (ix *Index) postings(field, term string) ([]posting, error) {
	n := ix.has[field][term]
	if n == 0 {
		return nil, nil
	}
	key := termKey{field, term}
	if kept, found := ix.kept.Load(key); found {
		return kept.([]posting), nil
	}
	q := bleve.NewTermQuery(term)
	q.SetField(field)
	request := bleve.NewSearchRequestOptions(q, n, 0, false)
	request.IncludeLocations = true
	found, err := ix.bleve.Search(request)
	if err != nil {
		return nil, fmt.Errorf("searching index: %w", err)
	}
	list := make([]posting, 0, len(found.Hits))
	for _, hit := range found.Hits {
		p := posting{passage: ix.byID[hit.ID], score: hit.Score}
		for _, at := range hit.Locations[field][term] {
			p.marks = append(p.marks, corpus.Span{Start: int(at.Start), End: int(at.End)})
		}
		list = append(list, p)
	}
	ix.kept.Store(key, list)
	return list, nil
}
