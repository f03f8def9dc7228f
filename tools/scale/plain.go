package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/en" // the analyzer "en"

	"bothsides/internal/search"
)

// compare asks the same queries of the program and of plain bleve, in turns, and
// prints how long each takes. Plain bleve has the passages in one field with its
// English analyzer, on disk, and gives its five best.
func (s *started) compare(out io.Writer, g *generator, queries int) error {
	dir, err := os.MkdirTemp("", "scale-bleve-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	clock := now()
	index, err := s.plainIndex(dir + "/index")
	if err != nil {
		return err
	}
	defer index.Close()
	fmt.Fprintf(out, "%-14s made in %s\n", "plain bleve", clock.since())
	var ours, theirs []time.Duration
	for range queries {
		q := g.query()
		start := thread()
		if _, err := s.index.Search(search.Query{Text: q}); err != nil {
			return err
		}
		ours = append(ours, thread()-start)
		start = thread()
		request := bleve.NewSearchRequestOptions(bleve.NewMatchQuery(q), 5, 0, false)
		if _, err := index.Search(request); err != nil {
			return err
		}
		theirs = append(theirs, thread()-start)
	}
	fmt.Fprintf(out, "%-14s %s\n%-14s %s\n", "in turns: ours", percentiles(ours), "plain bleve", percentiles(theirs))
	return nil
}

func (s *started) plainIndex(dir string) (bleve.Index, error) {
	mapping := bleve.NewIndexMapping()
	mapping.DefaultAnalyzer = "en"
	builder, err := bleve.NewBuilder(dir, mapping, nil)
	if err != nil {
		return nil, err
	}
	for _, statement := range s.corpus.Statements {
		for _, p := range statement.Passages {
			if err := builder.Index(p.ID(), map[string]string{"text": p.Text()}); err != nil {
				return nil, err
			}
		}
	}
	if err := builder.Close(); err != nil {
		return nil, err
	}
	return bleve.Open(dir)
}
