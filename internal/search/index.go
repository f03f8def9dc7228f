package search

import (
	_ "embed" // for the numbers
	"encoding/json"
	"errors"
	"log/slog"
	"math"
	"slices"

	"golang.org/x/sync/errgroup"

	"bothsides/corpus"
	"bothsides/internal/claim"
	"bothsides/internal/text"
)

// english is the language of queries where nothing shows another, unless no
// statement is in it.
const english = "en"

// Index answers queries over one corpus. It is safe for use by many
// goroutines.
type Index struct {
	corpus    *corpus.Corpus
	lexicon   *corpus.Lexicon
	off       Mechanism // what is done without
	analyzers analyzers
	total     int // of passages
	store     *store
	lists     *kept[termKey, []posting]
	counts    *kept[termKey, int]
	topics    map[string]*corpus.Topic // by what they are called, folded
	near      *text.Phrases[*corpus.Topic]
	sides     *text.Names[string] // ids of statements by the names of their sides
	tags      map[string]tag      // what words show of how a question is asked
	speller   text.Speller
	claims    *claim.Reader
	synonyms  *synonyms                    // nil where labelled queries show which words are asked by
	learned   *Learned                     // of the corpus's labelled queries, or else of others
	outputs   []int                        // ordinals of the passages of the learned model's outputs, -1 for an intent
	words     *kept[shownAs, passageWords] // of passages that were shown
}

// plainNumbers decide where no labelled queries are of the corpus. How much which
// part of a query counts is much the same for any corpus: tools/tune fits them to
// queries on several that have nothing in common.
//
//go:embed plain.json
var plainNumbers []byte

// Options are how an index is made.
type Options struct {
	// Learning says that labelled queries of the corpus are to be learned from: it
	// is read like one of which they were.
	Learning bool
	// Off are mechanisms to do without; only tools/ablate sets it.
	Off Mechanism
	// Cache is a folder in which indexes of large corpora are kept from one start
	// to the next; "" for the user's own.
	Cache string
	// Log is told of a folder that cannot be used; nil: nobody is.
	Log *slog.Logger
}

// Open indexes a corpus: in memory, or, if it is large, on disk, where an index
// that was made before is used again.
func Open(c *corpus.Corpus, o Options) (*Index, error) {
	learned := &Learned{}
	var unpacking errgroup.Group // which takes a tenth of a start
	unpacking.Go(func() error {
		if c.Model == nil {
			return json.Unmarshal(plainNumbers, learned)
		}
		return learned.UnmarshalBinary(c.Model)
	})
	analyzers, err := newAnalyzers(c)
	if err != nil {
		return nil, err
	}
	ix := &Index{corpus: c, lexicon: c.Lexicon, off: o.Off, total: c.PassageCount(),
		sides: sideNames(c), topics: topicNames(c), analyzers: analyzers,
		lists: &kept[termKey, []posting]{most: maxKept}, counts: &kept[termKey, int]{most: maxKept / 16}, words: &kept[shownAs, passageWords]{most: maxShown}}
	if ix.tags, err = readTags(frameWords); err != nil {
		return nil, err
	}
	if ix.near, err = nearPhrases(c); err != nil {
		return nil, err
	}
	if ix.claims, err = claim.NewReader(c, c.Lexicon); err != nil {
		return nil, err
	}
	if c.Model == nil && !o.Learning {
		ix.synonyms = &synonyms{acts: ix.claims}
		if ix.total <= memoryPassages { // more have most things in most words, and an index that would grow by a third
			ix.synonyms.alike = text.NewAlike()
		}
	}
	if ix.store, err = openStore(&builder{corpus: c, analyzers: analyzers, synonyms: ix.synonyms}, o); err != nil {
		return nil, err
	}
	if err := unpacking.Wait(); err != nil {
		return nil, errors.Join(err, ix.store.close())
	}
	ix.Learn(learned)
	ix.speller = text.NewSpeller(slices.Values(ix.store.words))
	ix.store.words = nil
	return ix, nil
}

// Close frees the index; it must be called once at most.
func (ix *Index) Close() error { return ix.store.close() }

// passage is the one of an ordinal, its place among all.
func (ix *Index) passage(ordinal int) *corpus.Passage {
	for _, s := range ix.corpus.Statements {
		if ordinal < len(s.Passages) {
			return s.Passages[ordinal]
		}
		ordinal -= len(s.Passages)
	}
	return nil
}

// statementOf is the place of the statement that has the passage of an ordinal.
func (ix *Index) statementOf(ordinal int) int {
	for i, s := range ix.corpus.Statements {
		if ordinal -= len(s.Passages); ordinal < 0 {
			return i
		}
	}
	return -1
}

// ordinal is a passage's place among all.
func (ix *Index) ordinal(p *corpus.Passage) int {
	n := p.Index()
	for _, s := range ix.corpus.Statements {
		if s == p.Statement() {
			break
		}
		n += len(s.Passages)
	}
	return n
}

// countAny is how many passages have any of the terms, a passage that has two
// of them being counted twice.
func (ix *Index) countAny(terms []string) int {
	n := 0
	for _, term := range terms {
		n += ix.count(fieldSaid, term)
	}
	return n
}

// idf is the inverse document frequency of BM25 (Robertson and Zaragoza, The
// Probabilistic Relevance Framework, 2009), kept above 0.
func (ix *Index) idf(n int) float64 {
	return math.Log(1 + (float64(ix.total-n)+0.5)/(float64(n)+0.5))
}
