package search

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"

	"bothsides/corpus"
)

// Index answers queries over one corpus. It is safe for use by many
// goroutines.
type Index struct {
	corpus   *corpus.Corpus
	lexicon  *lexicon
	bleve    bleve.Index
	passages []*corpus.Passage // by the number that is their document's id
	byID     map[string]int
	folded   []string // each passage's words, for phrases in quote marks
	leans    []bool   // the passage cannot be read without the one before
	counts   map[string]int
	has      map[string]map[string]int // for each field, how often it has each term
	kept     sync.Map                  // []posting by termKey
	names    []sideName
	details  map[string][]bool // for a question word, the passages that can answer it
	rarest   float64           // weight of a term that one passage has
}

// The fields of a document. A term in fieldSaid stands in the passage, one in
// fieldHeld too, but as an aside; one in fieldNear is only touched by it, one in
// fieldBefore stands in the passage before, on which this one leans.
const (
	fieldSaid   = "said"
	fieldHeld   = "held"
	fieldNear   = "near"
	fieldBefore = "before"
)

// New indexes the corpus in memory.
func New(c *corpus.Corpus) (*Index, error) {
	ix := &Index{corpus: c, lexicon: newLexicon(c.Thesaurus), byID: map[string]int{}, counts: map[string]int{},
		has:     map[string]map[string]int{fieldSaid: {}, fieldHeld: {}, fieldNear: {}, fieldBefore: {}},
		details: map[string][]bool{}}
	ix.names = ix.sideNames()
	mapping := bleve.NewIndexMapping()
	mapping.ScoringModel = index.BM25Scoring
	// The other in-memory index of the library knows no BM25.
	store, err := bleve.NewUsing("", mapping, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("creating index: %w", err)
	}
	ix.bleve = store
	if err := ix.fill(); err != nil {
		return nil, err
	}
	ix.rarest = idf(1, len(ix.passages))
	return ix, nil
}

// Close frees the index; it must be called once at most.
func (ix *Index) Close() error { return ix.bleve.Close() }

// streams are the terms of one passage, made once: the library's field asks
// for them through an analyzer.
type stream analysis.TokenStream

// Analyze returns the terms, whatever the input.
func (s stream) Analyze([]byte) analysis.TokenStream { return analysis.TokenStream(s) }

func (ix *Index) fill() error {
	batch := ix.bleve.NewBatch()
	annotate := newAnnotator(ix.lexicon, ix.corpus.Thesaurus)
	for _, s := range ix.corpus.Statements {
		var before stream
		for _, p := range s.Passages {
			words := analyze(p.Text())
			said, held, near := annotate.terms(words)
			noun := ""
			if p.Previous() != nil {
				noun = ix.lexicon.leansOn(words)
			}
			ix.note(p, words, slices.Concat(said, held), noun != "")
			doc := document.NewDocument(p.ID())
			ix.addField(doc, fieldSaid, said)
			ix.addField(doc, fieldHeld, held)
			ix.addField(doc, fieldNear, near)
			if noun != "" {
				ix.addField(doc, fieldBefore, from(noun, before))
			}
			if err := batch.IndexAdvanced(doc); err != nil {
				return fmt.Errorf("indexing %s: %w", p.ID(), err)
			}
			before = slices.Concat(said, held)
		}
	}
	if err := ix.bleve.Batch(batch); err != nil {
		return fmt.Errorf("indexing: %w", err)
	}
	return nil
}

// addField adds a field and notes which terms it has.
func (ix *Index) addField(doc *document.Document, name string, terms stream) {
	const options = index.IndexField | index.IncludeTermVectors
	for _, t := range terms {
		ix.has[name][string(t.Term)]++
	}
	doc.AddField(document.NewTextFieldCustom(name, nil, []byte(name), options, terms))
}

// note keeps what is asked of a passage beside the index.
func (ix *Index) note(p *corpus.Passage, words []word, said stream, leans bool) {
	ix.byID[p.ID()] = len(ix.passages)
	ix.passages = append(ix.passages, p)
	ix.folded = append(ix.folded, folded(words))
	ix.leans = append(ix.leans, leans)
	seen := map[string]bool{}
	for _, t := range said {
		if term := string(t.Term); !seen[term] {
			seen[term] = true
			ix.counts[term]++
		}
	}
	for detail, phrases := range ix.corpus.Thesaurus.Details {
		ix.details[detail] = append(ix.details[detail], hasAny(words, phrases))
	}
	for _, w := range words {
		ix.lexicon.learn(w.text)
	}
}

func hasAny(words []word, phrases []string) bool {
	text := folded(words)
	for _, p := range phrases {
		if strings.Contains(text, folded(tokenize(p))) {
			return true
		}
	}
	return false
}

// weight is how much a term tells, 0 for one that no passage has: the fewer
// passages have it, the more.
func (ix *Index) weight(term string) float64 {
	n := ix.counts[term]
	if n == 0 {
		return 0
	}
	return idf(n, len(ix.passages))
}

// idf is the inverse document frequency of BM25 (Robertson and Zaragoza, The
// Probabilistic Relevance Framework, 2009), kept above 0.
func idf(n, total int) float64 {
	return math.Log(1 + (float64(total-n)+0.5)/(float64(n)+0.5))
}

// leansOn is the noun, by its stem, with which the words point to the sentence
// before: "this proposal", "such an agreement", "to this end"; "" for none.
func (lx *lexicon) leansOn(words []word) string {
	const reach = 3 // "these conflict-prone areas"
	for i, w := range words {
		if w.text != "this" && w.text != "these" && w.text != "such" {
			continue
		}
		for _, next := range words[i+1 : min(len(words), i+1+reach)] {
			if lx.leaning[next.stem] {
				return next.stem
			}
		}
	}
	return ""
}

// from is what a sentence says from the noun on, or all of it where it has no
// such noun: "these negotiations" are those "on implementing a maritime
// ceasefire", not the ceasefire on energy named before them.
func from(noun string, terms stream) (out stream) {
	start := 0
	for _, t := range terms {
		if string(t.Term) == noun {
			start = t.Start
			break
		}
	}
	for _, t := range terms {
		if t.Start >= start {
			out = append(out, t)
		}
	}
	return out
}

func (ix *Index) statementOf(id string) int {
	for i, s := range ix.corpus.Statements {
		if strings.EqualFold(s.ID, id) {
			return i
		}
	}
	return -1
}
