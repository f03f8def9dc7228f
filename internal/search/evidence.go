package search

import (
	"bothsides/corpus"
	"bothsides/internal/text"
)

// Part is a word or a phrase of a text, with what the passages have of it.
type Part struct {
	Start, End int  // bytes of the text
	Known      bool // some passage may have it
	Strict     bool // a name, a number or a thing that no statement speaks of: nothing else stands for it
	// Has is, for each passage in the corpus's order, how surely that speaks of
	// it: from 0 to 1, its own words being 1.
	Has []float64
}

// Evidence is what the passages have of a text.
type Evidence struct {
	Parts []Part
	// Marks are, for each passage in the corpus's order, the words that stand
	// for the text's, byte spans in the passage's text.
	Marks [][]corpus.Span
}

// Evidence tells of each word and phrase of a text which passages have it, in
// those words or others. Words that name nothing are in no part. Of a long
// text the beginning is read. Its errors are the library's.
func (ix *Index) Evidence(s string) (Evidence, error) {
	r := ix.read(s, false)
	found, err := ix.candidates(r.units)
	if err != nil {
		return Evidence{}, err
	}
	e := Evidence{Marks: make([][]corpus.Span, ix.total)}
	for i, u := range r.units {
		if u.kind == quoted {
			continue // it has no place of its own
		}
		p := Part{Start: r.tokens[u.first].Start, End: r.tokens[u.last].End, Known: u.known(), Strict: u.strict, Has: make([]float64, ix.total)}
		for _, c := range found {
			p.Has[c.ordinal] = c.evidence[i]
		}
		e.Parts = append(e.Parts, p)
	}
	for _, c := range found {
		e.Marks[c.ordinal] = ix.marks(r.units, c)
	}
	return e, nil
}

// Knows reports whether a word, in any letter case, stands for something that a
// statement speaks of, or for nothing by itself: it is then no name of another.
func (ix *Index) Knows(word string) bool {
	tokens := text.Words(word, english)
	if len(tokens) == 0 {
		return false
	}
	n, senses := ix.lexicon.Match(tokens, 0, english)
	return ix.countAny(ix.analyzers.terms(tokens[0], word)) > 0 || n > 0 && senses[0].Kind != corpus.AbsentSense
}

// Language is the code of the language that a text is in, "en" where that is
// not clear.
func (ix *Index) Language(s string) string {
	tokens := text.Words(truncate(s, maxQueryRunes), english)
	return ix.languageOf(tokens[:min(len(tokens), maxQueryWords)])
}

// Stem is the English lemma of a word.
func Stem(word string) string { return text.Lemma(text.Fold(word), english) }

// IsOrdinary reports whether English has the word, names left out.
func IsOrdinary(word string) bool { return text.IsOrdinary(text.Fold(word)) }
