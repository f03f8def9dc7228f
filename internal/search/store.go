package search

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/blevesearch/bleve/v2/index/scorch"
	blevesearch "github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"
)

// store is bleve's index of a corpus. It never changes once it is made.
type store struct {
	index   index.Index
	reader  index.IndexReader
	scoring context.Context // asks bleve for BM25
	// ordinals are those of passages, by bleve's number of their document: to ask
	// bleve for a document's id takes longer than all else about it.
	ordinals  []uint32
	words     []string // that a misspelled one may have been meant for
	temporary string   // a folder to be removed, "" for none
}

// close frees the index; it must be called once at most.
func (s *store) close() error {
	if err := errors.Join(s.reader.Close(), s.index.Close(), os.RemoveAll(s.temporary)); err != nil {
		return fmt.Errorf("closing index: %w", err)
	}
	return nil
}

// openScorch opens an index in a folder, where nothing is written, or an empty
// one in memory where the folder is "". The other in-memory index of the library
// has no BM25.
func openScorch(dir string) (index.Index, error) {
	config := map[string]any{"path": dir, "read_only": dir != "", "bolt_timeout": "5s"}
	workers := index.NewAnalysisQueue(1)
	ix, err := scorch.NewScorch(scorch.Name, config, workers)
	if err == nil {
		err = ix.Open()
	}
	if err != nil {
		workers.Close()
		return nil, fmt.Errorf("opening index: %w", err)
	}
	return analysed{ix, workers}, nil
}

// analysed is an index with those who read texts for it, who end with it: a
// server that reads its folder again makes many.
type analysed struct {
	index.Index
	workers *index.AnalysisQueue
}

// Close frees the index and ends its workers.
func (a analysed) Close() error {
	defer a.workers.Close()
	return a.Index.Close()
}

// inMemory indexes documents in memory.
func inMemory(b *builder) (*store, error) {
	ix, err := openScorch("")
	if err != nil {
		return nil, err
	}
	batch := index.NewBatch()
	flush := func() error {
		defer batch.Reset()
		return ix.Batch(batch)
	}
	err = b.documents(func(doc index.Document) error {
		batch.Update(doc)
		if len(batch.IndexOps) < batchSize {
			return nil
		}
		return flush()
	})
	if err == nil {
		err = flush()
	}
	if err != nil {
		return nil, fmt.Errorf("indexing: %w", err)
	}
	s := &store{index: ix, words: slices.Sorted(maps.Keys(b.words))}
	return s, s.open()
}

// batchSize is how many documents are given to bleve at once.
const batchSize = 1000

// open takes the snapshot that all searches read and, unless they are known,
// the numbers of its documents.
func (s *store) open() (err error) {
	if s.reader, err = s.index.Reader(); err != nil {
		return fmt.Errorf("opening index: %w", err)
	}
	model := func() string { return index.BM25Scoring }
	s.scoring = context.WithValue(context.Background(), blevesearch.GetScoringModelCallbackKey, blevesearch.GetScoringModelCallbackFn(model))
	if s.ordinals != nil {
		return nil
	}
	all, err := s.reader.DocIDReaderAll()
	if err != nil {
		return fmt.Errorf("reading index: %w", err)
	}
	defer all.Close()
	for {
		id, err := all.Next()
		if err != nil {
			return fmt.Errorf("reading index: %w", err)
		}
		if id == nil {
			return nil
		}
		name, err := s.reader.ExternalID(id)
		if err != nil {
			return fmt.Errorf("reading index: %w", err)
		}
		at := int(binary.BigEndian.Uint64(id))
		s.ordinals = append(s.ordinals, make([]uint32, max(0, at+1-len(s.ordinals)))...)
		s.ordinals[at] = binary.BigEndian.Uint32([]byte(name))
	}
}
