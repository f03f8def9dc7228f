package search

import (
	"github.com/blevesearch/bleve/v2/analysis"

	"bothsides/corpus"
)

// annotator finds which concepts a passage speaks of.
type annotator struct {
	said, held, near forms
	lexicon          *lexicon
}

func newAnnotator(lx *lexicon, t *corpus.Thesaurus) *annotator {
	a := &annotator{said: newForms(0), held: newForms(0), near: newForms(0), lexicon: lx}
	for i, c := range t.Concepts {
		for _, list := range []struct {
			phrases corpus.Words
			in      *forms
		}{{c.Says, &a.said}, {c.States, &a.said}, {c.Holds, &a.held}, {c.Near, &a.near}} {
			for _, phrase := range list.phrases {
				list.in.add(stems(phrase), sense{concept: i})
			}
		}
	}
	return a
}

func stems(phrase string) []string {
	var out []string
	for _, w := range content(analyze(phrase)) {
		out = append(out, w.stem)
	}
	return out
}

// terms are the stems of the words and the concepts that they stand for, each
// with the bytes where it stands.
func (a *annotator) terms(words []word) (said, held, near stream) {
	for i, w := range words {
		if !functionWords[w.text] {
			said = append(said, token(w.stem, w.start, w.end, i))
		}
	}
	plain := content(words)
	said = append(said, a.concepts(a.said, plain)...)
	return said, a.concepts(a.held, plain), a.concepts(a.near, plain)
}

func (a *annotator) concepts(f forms, words []word) (out stream) {
	var buffer [8]string
	for i := range words {
		for n := 1; n <= f.longest && n <= len(buffer) && i+n <= len(words); n++ {
			buffer[n-1] = words[i+n-1].stem
			for _, s := range f.find(buffer[:n]) {
				out = append(out, token(a.lexicon.concepts[s.concept].term, words[i].start, words[i+n-1].end, i))
			}
		}
	}
	return out
}

func token(term string, start, end, position int) *analysis.Token {
	return &analysis.Token{Term: []byte(term), Start: start, End: end, Position: position + 1, Type: analysis.AlphaNumeric}
}
