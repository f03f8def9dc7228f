package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// unit is one thing that a query asks for: a concept, a word of the
// statements, a phrase in quote marks, or a thing that they do not have.
type unit struct {
	terms  []string // any of these in a passage answers it; none: no passage can
	quoted string   // folded words that must stand so in the passage
	weight float64
	weak   bool // only colours what else is asked
	strict bool // without it nothing answers: a name, a number, a quoted phrase
	text   string
}

func (u unit) unknown() bool { return len(u.terms) == 0 && u.quoted == "" }

const (
	// maxUnits bounds the work of one query; further words are not looked at.
	maxUnits = 16
	// maxQueryWords bounds what is read of a query at all.
	maxQueryWords = 96
	// maxQueryRunes is above the longest option of any command.
	maxQueryRunes = 600
)

func truncate(s string, runes int) string {
	if len(s) <= runes {
		return s
	}
	for i := range s {
		if runes == 0 {
			return s[:i]
		}
		runes--
	}
	return s
}

// reader turns the words of one query into units.
type reader struct {
	ix          *Index
	words       []word // content words
	all         []word // with function words
	language    string
	units       []unit
	generics    []word // words that name nothing, kept in case nothing else does
	corrections []Correction
}

func (ix *Index) read(text string) *reader {
	text = truncate(strings.ToValidUTF8(text, " "), maxQueryRunes)
	r := &reader{ix: ix}
	var quoted []string
	text, quoted = ix.cutQuoted(text)
	r.all = tokenize(text)
	if len(r.all) > maxQueryWords {
		r.all = r.all[:maxQueryWords]
	}
	r.language = ix.lexicon.languageOf(r.all)
	for _, q := range quoted {
		r.add(unit{quoted: q, strict: true, weight: ix.rarest, text: q})
	}
	r.words = r.dropFunctionWords()
	for i := 0; i < len(r.words) && len(r.units) < maxUnits; {
		i += r.next(i)
	}
	if len(r.units) == 0 {
		r.promote()
	}
	return r
}

func (r *reader) add(u unit) { r.units = append(r.units, u) }

// dropFunctionWords keeps "US" and "IT", which are no pronouns in capitals.
func (r *reader) dropFunctionWords() []word {
	var out []word
	for _, w := range r.all {
		if !functionWords[w.text] || r.language != "en" && len(w.text) > 3 {
			out = append(out, w)
		}
	}
	return out
}

// next reads the longest phrase at i that stands for something and gives how
// many words it took.
func (r *reader) next(i int) int {
	lx := r.ix.lexicon
	if f, foreign := lx.foreign[r.language]; foreign {
		if n := r.phrase(i, f, func(w word) string { return w.text }); n > 0 {
			return n
		}
	}
	if n := r.phrase(i, lx.english, func(w word) string { return w.stem }); n > 0 {
		return n
	}
	r.single(r.words[i])
	return 1
}

func (r *reader) phrase(i int, f forms, form func(word) string) int {
	var buffer [8]string
	longest := min(f.longest, len(r.words)-i, len(buffer))
	for j := range longest {
		buffer[j] = form(r.words[i+j])
	}
	for n := longest; n > 0; n-- {
		if senses := f.find(buffer[:n]); senses != nil {
			r.take(r.words[i:i+n], senses)
			return n
		}
	}
	return 0
}

// take adds what the phrase stands for.
func (r *reader) take(words []word, senses []sense) {
	u := unit{weak: true, text: joinText(words)}
	for _, s := range senses {
		switch s.concept {
		case generic:
			continue
		case absent:
			r.add(unit{strict: true, weight: r.ix.rarest, text: u.text})
			return
		}
		c := r.ix.lexicon.concepts[s.concept]
		u.terms = append(u.terms, c.term)
		u.weak = u.weak && c.weak
		u.weight = max(u.weight, r.ix.weight(c.term))
	}
	if len(u.terms) == 0 {
		r.generics = append(r.generics, words...)
		return
	}
	r.add(u)
}

func joinText(words []word) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.text
	}
	return strings.Join(texts, " ")
}

// single reads a word that the thesaurus does not have.
func (r *reader) single(w word) {
	if weight := r.ix.weight(w.stem); weight > 0 {
		r.add(unit{terms: []string{w.stem}, weight: weight, strict: isNumber(w.text), text: w.text})
		return
	}
	if r.language == "en" {
		if meant := r.ix.lexicon.correct(w.text); meant != "" {
			r.corrected(w, meant)
			return
		}
	}
	r.add(unit{weight: r.ix.rarest * r.doubt(w), strict: r.strict(w), text: w.text})
}

// corrected reads the word that was meant.
func (r *reader) corrected(w word, meant string) {
	typed := w.text
	w.text, w.stem = meant, stem(meant)
	before := len(r.units)
	if senses := r.ix.lexicon.english.find([]string{w.stem}); senses != nil {
		r.take([]word{w}, senses)
	} else {
		r.single(w)
	}
	if len(r.units) > before {
		r.corrections = append(r.corrections, Correction{typed, meant})
	}
}

// strict tells whether an unknown word is a name, a number or no English word
// at all: a passage without it does not answer.
func (r *reader) strict(w word) bool {
	if isNumber(w.text) {
		return true
	}
	if r.language != "en" {
		return false
	}
	return !isOrdinary(w.text)
}

// doubt is how much an unknown word counts against a passage.
func (r *reader) doubt(w word) float64 {
	if r.language != "en" {
		return unknownForeign
	}
	return unknownWord
}

func isNumber(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}

// promote takes the words that name nothing by themselves where the query has
// no others: "importance" is then what is asked for.
func (r *reader) promote() {
	for _, w := range r.generics {
		if weight := r.ix.weight(w.stem); weight > 0 && len(r.units) < maxUnits {
			r.add(unit{terms: []string{w.stem}, weight: weight, text: w.text})
		}
	}
}
