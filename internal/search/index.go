package search

import (
	"context"
	"encoding/binary"
	"fmt"
	"iter"
	"math"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	blevesearch "github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"

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
	settings  Settings
	analyzers analyzers
	passages  []*corpus.Passage // by the ordinal that is their document's id
	store     bleve.Index
	reader    index.IndexReader // a snapshot: the index never changes
	scoring   context.Context   // asks bleve for BM25
	cache     *cache
	topics    map[string]*corpus.Topic // by what they are called, folded
	sides     *text.Names[string]      // ids of statements by the names of their sides
	tags      map[string]tag           // what words show of how a question is asked
	speller   *text.Speller
	claims    *claim.Reader
	learned   *Learned                   // nil for a corpus without labelled queries
	outputs   map[string]*corpus.Passage // of the learned model
}

// New indexes the corpus in memory.
func New(c *corpus.Corpus) (*Index, error) { return NewWith(c, settingsFor(c)) }

// NewWith is New with other settings, for the tools that fit them.
func NewWith(c *corpus.Corpus, settings Settings) (*Index, error) {
	analyzers, err := newAnalyzers(c)
	if err != nil {
		return nil, err
	}
	ix := &Index{corpus: c, lexicon: c.Lexicon, settings: settings, cache: &cache{}, sides: sideNames(c), topics: topicNames(c), analyzers: analyzers}
	for _, s := range c.Statements {
		ix.passages = append(ix.passages, s.Passages...)
	}
	ix.speller = text.NewSpeller(ix.spellings())
	go ix.lexicon.Prepare() // the words of other languages, which few ask in
	if ix.tags, err = readTags(frameWords); err != nil {
		return nil, err
	}
	if ix.claims, err = claim.NewReader(c, c.Lexicon); err != nil {
		return nil, err
	}
	if c.Model != nil {
		l := &Learned{}
		if err := l.UnmarshalBinary(c.Model); err != nil {
			return nil, err
		}
		ix.Learn(l)
	}
	mapping := bleve.NewIndexMapping()
	mapping.ScoringModel = index.BM25Scoring
	// The other in-memory index of the library has no BM25.
	store, err := bleve.NewUsing("", mapping, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("creating index: %w", err)
	}
	ix.store = store
	if err := ix.fill(); err != nil {
		return nil, err
	}
	if err := ix.open(); err != nil {
		return nil, err
	}
	return ix, nil
}

// open takes the snapshot that all searches read.
func (ix *Index) open() error {
	advanced, err := ix.store.Advanced()
	if err != nil {
		return fmt.Errorf("opening index: %w", err)
	}
	if ix.reader, err = advanced.Reader(); err != nil {
		return fmt.Errorf("opening index: %w", err)
	}
	model := func() string { return index.BM25Scoring }
	ix.scoring = context.WithValue(context.Background(), blevesearch.GetScoringModelCallbackKey, blevesearch.GetScoringModelCallbackFn(model))
	return nil
}

// Close frees the index; it must be called once at most.
func (ix *Index) Close() error {
	if err := ix.reader.Close(); err != nil {
		return fmt.Errorf("closing index: %w", err)
	}
	return ix.store.Close()
}

// batchSize is how many documents are given to bleve at once.
const batchSize = 4096

func (ix *Index) fill() error {
	batch := ix.store.NewBatch()
	for i, p := range ix.passages {
		if err := batch.IndexAdvanced(ix.document(i, p)); err != nil {
			return fmt.Errorf("indexing %s: %w", p.ID(), err)
		}
		if batch.Size() < batchSize && i < len(ix.passages)-1 {
			continue
		}
		if err := ix.store.Batch(batch); err != nil {
			return fmt.Errorf("indexing: %w", err)
		}
		batch.Reset()
	}
	return nil
}

// The fields of a document. A passage says a term in fieldSaid itself, one in
// fieldHeld too, but as an aside; one in fieldNear it only touches; one in
// fieldBefore is said by the passage before, to which this one refers back.
const (
	fieldSaid   = "said"
	fieldHeld   = "held"
	fieldNear   = "near"
	fieldBefore = "before"
)

// document is a passage as bleve indexes it: in each field the terms that it
// has in that way.
func (ix *Index) document(ordinal int, p *corpus.Passage) *document.Document {
	const options = index.IndexField | index.IncludeTermVectors
	doc := document.NewDocument(documentID(ordinal))
	language := ix.analyzers.of(p.Statement().Language)
	add := func(field, s string, terms analysis.TokenStream) {
		if len(terms) > 0 {
			doc.AddField(document.NewTextFieldCustom(field, nil, []byte(s), options, made{terms}))
		}
	}
	s := p.Text()
	found := ix.lexicon.Annotate(text.Words(s, language.code), language.code)
	add(fieldSaid, s, append(language.index(s), concepts(found, corpus.FieldSaid)...))
	add(fieldHeld, s, concepts(found, corpus.FieldHeld))
	add(fieldNear, s, concepts(found, corpus.FieldNear))
	if noun := ix.anaphor(p); noun != "" {
		s := from(noun, p.Previous())
		found := ix.lexicon.Annotate(text.Words(s, language.code), language.code)
		add(fieldBefore, s, append(language.index(s), concepts(found, corpus.FieldSaid, corpus.FieldHeld)...))
	}
	return doc
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

// spellings are the words that a misspelled one may have been meant for.
func (ix *Index) spellings() iter.Seq[string] {
	return func(yield func(string) bool) {
		for w := range ix.lexicon.Words() {
			if !yield(w) {
				return
			}
		}
		for _, p := range ix.passages {
			for _, w := range text.Words(p.Text(), p.Statement().Language) {
				if !yield(w.Folded) {
					return
				}
			}
		}
	}
}

// anaphor is the noun, by its lemma, with which a passage refers back to the
// one before: "this proposal", "such an agreement", "to this end"; "" for none,
// and in other languages than English.
func (ix *Index) anaphor(p *corpus.Passage) string {
	const reach = 3 // words: "these conflict-prone areas"
	if p.Previous() == nil || p.Statement().Language != english {
		return ""
	}
	words := text.Words(p.Text(), english)
	for i, w := range words {
		if w.Folded != "this" && w.Folded != "these" && w.Folded != "such" {
			continue
		}
		for j := i + 1; j < min(len(words), i+1+reach); j++ {
			if ix.lexicon.IsAnaphor(words, j) {
				return words[j].Lemma
			}
		}
	}
	return ""
}

// from is what a passage says from the noun on, or all of it where it does not
// have the noun: "these negotiations" are those "on implementing a maritime
// ceasefire", not the ceasefire on energy named before them.
func from(noun string, p *corpus.Passage) string {
	for _, w := range text.Words(p.Text(), english) {
		if w.Lemma == noun {
			return p.Text()[w.Start:]
		}
	}
	return p.Text()
}

// count is how many passages have the term in the field.
func (ix *Index) count(field, term string) int {
	p, err := ix.postings(field, term)
	if err != nil {
		return 0 // the same error comes again, and is told, when candidates are gathered
	}
	return p.count
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
	return math.Log(1 + (float64(len(ix.passages)-n)+0.5)/(float64(n)+0.5))
}

// documentID writes an ordinal in four bytes.
func documentID(ordinal int) string {
	return string(binary.BigEndian.AppendUint32(nil, uint32(ordinal)))
}
