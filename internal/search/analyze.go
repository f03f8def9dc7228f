package search

import (
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/ar"
	"github.com/blevesearch/bleve/v2/analysis/lang/ckb"
	"github.com/blevesearch/bleve/v2/analysis/lang/da"
	"github.com/blevesearch/bleve/v2/analysis/lang/fa"
	"github.com/blevesearch/bleve/v2/analysis/lang/fi"
	"github.com/blevesearch/bleve/v2/analysis/lang/hi"
	"github.com/blevesearch/bleve/v2/analysis/lang/hr"
	"github.com/blevesearch/bleve/v2/analysis/lang/hu"
	"github.com/blevesearch/bleve/v2/analysis/lang/it"
	"github.com/blevesearch/bleve/v2/analysis/lang/nl"
	"github.com/blevesearch/bleve/v2/analysis/lang/no"
	"github.com/blevesearch/bleve/v2/analysis/lang/pt"
	"github.com/blevesearch/bleve/v2/analysis/lang/ro"
	"github.com/blevesearch/bleve/v2/analysis/lang/sv"
	"github.com/blevesearch/bleve/v2/analysis/lang/tr"
	"github.com/blevesearch/bleve/v2/registry"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// The terms of a text are the lemmas of its words where internal/text has the
// language, else what bleve's analyzer of the language makes of it. Texts in
// Chinese, Japanese and Korean have pairs of characters besides, since there no
// space shows where a word ends, or its grammar is written to it; bleve's
// analyzer for those languages takes Korean words whole. A text in any other
// language has its folded words.

// libraryLanguages are the languages that bleve has an analyzer for and
// internal/text has not, with its name.
func libraryLanguages() map[string]string {
	return map[string]string{"ar": ar.AnalyzerName, "ckb": ckb.AnalyzerName, "da": da.AnalyzerName, "fa": fa.AnalyzerName,
		"fi": fi.AnalyzerName, "hi": hi.AnalyzerName, "hr": hr.AnalyzerName, "hu": hu.AnalyzerName, "it": it.AnalyzerName,
		"nl": nl.AnalyzerName, "no": no.AnalyzerName, "pt": pt.AnalyzerName, "ro": ro.AnalyzerName,
		"sv": sv.AnalyzerName, "tr": tr.AnalyzerName}
}

// language makes texts of one language into terms.
type language struct {
	code string
	// library is bleve's analyzer, nil where internal/text has the language.
	library analysis.Analyzer
}

// analyzers are the languages that statements are in, each once.
type analyzers []language

func newAnalyzers(c *corpus.Corpus) (analyzers, error) {
	var out analyzers
	cache := registry.NewCache()
	for _, code := range c.Languages() {
		l := language{code: code}
		if name := libraryLanguages()[code]; name != "" {
			var err error
			if l.library, err = cache.AnalyzerNamed(name); err != nil {
				return nil, fmt.Errorf("making the analyzer of %q: %w", code, err)
			}
		}
		out = append(out, l)
	}
	return out, nil
}

// of is the language of the code, which a statement is in.
func (a analyzers) of(code string) language {
	return a[slices.IndexFunc(a, func(l language) bool { return l.code == code })]
}

// has reports whether a statement is in the language.
func (a analyzers) has(code string) bool {
	return slices.ContainsFunc(a, func(l language) bool { return l.code == code })
}

// terms are the terms by which passages in any of the languages have a word, which
// was cut as one of the given language.
func (a analyzers) terms(word text.Token, written, language string) []string {
	out := make([]string, 0, len(a))
	for _, l := range a {
		for _, term := range l.wordTerms(word, written, language) {
			if !slices.Contains(out, term) {
				out = append(out, term)
			}
		}
	}
	return out
}

func (l language) wordTerms(word text.Token, written, language string) []string {
	if l.library == nil && l.code == language {
		return []string{word.Lemma}
	}
	if l.library == nil {
		return []string{text.Lemma(word.Folded, l.code)}
	}
	var out []string
	for _, t := range l.library.Analyze([]byte(written)) {
		out = append(out, string(t.Term))
	}
	return out
}

// distinct are the terms of a text, each once.
func (l language) distinct(s string) []string {
	var out []string
	for _, t := range l.index(s, text.Words(s, l.code)) {
		if term := string(t.Term); !slices.Contains(out, term) {
			out = append(out, term)
		}
	}
	return out
}

// index makes a text, which has these words, into terms.
func (l language) index(s string, words []text.Token) (out analysis.TokenStream) {
	if l.library != nil {
		return l.library.Analyze([]byte(s))
	}
	for i := 0; i < len(words); i++ {
		w := words[i]
		if n := charactersAt(words, i); n > 0 {
			out = append(out, pairs(s, text.Span{Start: w.Start, End: words[i+n-1].End}, i+1, true)...)
			i += n - 1
		} else if !text.IsStop(w.Folded, l.code) {
			out = append(out, &analysis.Token{Term: []byte(w.Lemma), Start: w.Start, End: w.End, Position: i + 1})
		}
	}
	return out
}

// charactersAt is how many words from the i-th on make a run of characters in
// a script that is cut into pairs.
func charactersAt(words []text.Token, i int) int {
	n := 0
	for _, w := range words[i:] {
		if apart := n > 0 && w.Start > words[i+n-1].End; apart || !isCJK(w.Folded) {
			break
		}
		n++
	}
	return n
}

// isCJK reports whether a word is in a script of Chinese, Japanese or Korean.
func isCJK(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.In(first, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// pairs cuts a run of characters into the pairs of neighbours, at the given
// position. Single characters are terms where there is but one, or where they
// are wanted too: a query of one character looks for them.
func pairs(s string, run text.Span, position int, singles bool) (out analysis.TokenStream) {
	add := func(start, end int) {
		out = append(out, &analysis.Token{Term: []byte(s[start:end]), Start: start, End: end, Position: position})
	}
	before := -1
	for i := run.Start; i < run.End; {
		_, size := utf8.DecodeRuneInString(s[i:])
		if before >= 0 {
			add(before, i+size)
		}
		if singles || i+size == run.End && before < 0 {
			add(i, i+size)
		}
		before = i
		i += size
	}
	return out
}

// concepts are the terms of the concepts that a passage speaks of in one of the
// given ways.
func concepts(found []corpus.Annotation, fields ...corpus.Field) (out analysis.TokenStream) {
	for _, a := range found {
		if slices.Contains(fields, a.Field) {
			out = append(out, &analysis.Token{Term: []byte(conceptTerm(a.Concept)), Start: a.Span.Start, End: a.Span.End, Position: a.First + 1})
		}
	}
	return out
}

// made is an analyzer that gives terms that were made before.
type made struct{ terms analysis.TokenStream }

// Analyze implements bleve's analysis.Analyzer.
func (m made) Analyze([]byte) analysis.TokenStream { return m.terms }

// conceptMark begins the terms of concepts; no word begins so.
const conceptMark = "§"

func conceptTerm(c *corpus.Concept) string { return conceptMark + c.Name }
