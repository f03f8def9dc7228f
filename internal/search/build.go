package search

import (
	"encoding/binary"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// The fields of a document. A passage says a term in fieldSaid itself, one in
// fieldHeld too, but as an aside; in fieldAlike are the sets of words for the same of which it
// has one.
const (
	fieldSaid  = "said"
	fieldHeld  = "held"
	fieldAlike = "alike"
)

// builder makes the documents of a corpus.
type builder struct {
	corpus    *corpus.Corpus
	analyzers analyzers
	words     map[string]bool
	synonyms  *synonyms // nil: they are not indexed
}

// documents calls yield for each passage's document, in order, and gathers the
// words of all.
func (b *builder) documents(yield func(index.Document) error) error {
	b.words = map[string]bool{}
	for w := range b.corpus.Lexicon.Words() {
		b.words[w] = true
	}
	ordinal := 0
	for _, s := range b.corpus.Statements {
		language := b.analyzers.of(s.Language)
		for _, p := range s.Passages {
			words := text.Words(p.Text(), s.Language)
			for _, w := range words {
				b.words[w.Folded] = true
			}
			if err := yield(b.document(ordinal, p, language, words)); err != nil {
				return err
			}
			ordinal++
		}
	}
	return nil
}

// document is a passage as bleve indexes it: in each field the terms that it has
// in that way. Where they are in the passage is not kept: it is found again for
// the few passages that are shown.
func (b *builder) document(ordinal int, p *corpus.Passage, language language, words []text.Token) *document.Document {
	doc := document.NewDocument(documentID(ordinal))
	add := func(field string, terms analysis.TokenStream) {
		if len(terms) > 0 {
			doc.AddField(document.NewTextFieldCustom(field, nil, nil, index.IndexField, made{terms}))
		}
	}
	lexicon := b.corpus.Lexicon
	found := lexicon.Annotate(words, language.code)
	add(fieldSaid, append(language.index(p.Text(), words), concepts(found, corpus.FieldSaid)...))
	add(fieldHeld, concepts(found, corpus.FieldHeld))
	add(fieldAlike, b.synonyms.tokens(words, language.code))
	return doc
}

// documentID writes an ordinal in four bytes.
func documentID(ordinal int) string {
	return string(binary.BigEndian.AppendUint32(nil, uint32(ordinal)))
}
