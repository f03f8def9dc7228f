package search

import (
	"encoding/binary"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"bothsides/corpus"
	"bothsides/internal/claim"
	"bothsides/internal/text"
)

// The fields of a document. A passage says a term in fieldSaid itself, one in
// fieldHeld too, but as an aside; one in fieldNear it only touches.
const (
	fieldSaid = "said"
	fieldHeld = "held"
	fieldNear = "near"
)

// builder makes the documents of a corpus.
type builder struct {
	corpus    *corpus.Corpus
	analyzers analyzers
	words     map[string]bool
	claims    *claim.Reader // reads acts; nil: they are not indexed
	alike     *text.Alike   // finds words for the same; nil: likewise
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
	add(fieldHeld, append(concepts(found, corpus.FieldHeld), b.actTokens(words, language.code)...))
	add(fieldNear, append(concepts(found, corpus.FieldNear), alikeTokens(b.alike, words, language.code)...))
	return doc
}

// documentID writes an ordinal in four bytes.
func documentID(ordinal int) string {
	return string(binary.BigEndian.AppendUint32(nil, uint32(ordinal)))
}
