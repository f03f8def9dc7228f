package search

import (
	"slices"
	"strings"
)

// unit is one thing that a query asks for: a concept, a word of the
// statements, a phrase in quote marks, or a thing that they do not have.
type unit struct {
	text       string
	terms      []string // any of these in a passage answers it; none: no passage can
	quoted     string   // folded words that must stand so in the passage
	weight     float64
	weak       bool // only colours what else is asked
	actor      bool // one of those who stand in most sentences
	strict     bool // without it nothing answers: a name, a number, a quoted phrase
	segment    int  // which part of the query it stands in, from 0
	place, end int  // of its first and last word among all words of the query
}

// known tells whether any passage can have it.
func (u unit) known() bool { return len(u.terms) > 0 || u.quoted != "" }

// Bounds of the work of one query; what is beyond them is not looked at. They
// are above what the longest option of any command can hold in sense.
const (
	maxUnits      = 16
	maxQueryWords = 96
	maxQueryRunes = 600
)

// reader turns the words of one query into units.
type reader struct {
	ix          *Index
	question    bool
	language    string
	asked       []word // as they stand
	all         []word // the same, each idiom as one
	words       []word // of all, without those of grammar
	segments    []int  // for each of words
	places      []int  // for each of words, among all
	contrast    []bool // for each of words: stands behind "instead of"
	used        []bool // for each of words
	units       []unit
	generics    []word // words that name nothing, kept in case nothing else does
	corrections []Correction
}

func (ix *Index) read(text string, question bool) *reader {
	text = truncate(strings.ToValidUTF8(text, " "), maxQueryRunes)
	r := &reader{ix: ix, question: question}
	text, quoted := ix.cutQuoted(text)
	for i, q := range quoted {
		// Of several phrases in quote marks a passage may well have one alone:
		// each is a part of the query.
		r.units = append(r.units, unit{quoted: q, strict: len(quoted) == 1, weight: ix.rarest, text: strings.TrimSpace(q), segment: -1 - i})
	}
	r.all = analyze(text)
	r.all = r.all[:min(len(r.all), maxQueryWords)]
	r.asked = r.all
	if r.language = ix.lexicon.languageOf(r.all); r.language == "en" {
		r.all = ix.lexicon.joinIdioms(r.all)
	}
	r.part(text)
	r.spell()
	r.used = make([]bool, len(r.words))
	for i := range r.words {
		if !r.used[i] && len(r.units) < maxUnits {
			r.next(i)
		}
	}
	if len(r.units) == 0 {
		r.promote()
	}
	if r.question {
		r.relax()
	}
	return r
}

// next reads the longest phrase that begins with the i-th word and stands for
// something.
func (r *reader) next(i int) {
	lx := r.ix.lexicon
	if f, foreign := r.foreign(); foreign && r.phrase(i, f, func(w word) string { return w.text }) {
		return
	}
	if r.phrase(i, lx.english, func(w word) string { return w.stem }) {
		return
	}
	if n := r.side(i); n > 0 {
		for j := range n {
			r.used[i+j] = true
		}
		return
	}
	r.single(i)
}

// side is of how many words from the i-th the name of a side is that no passage
// has: whose statement is meant is not what is looked for in it.
func (r *reader) side(i int) int {
	for _, name := range r.ix.names {
		if name.at(r.words, i) && slices.ContainsFunc(r.words[i:i+len(name.words)], func(w word) bool { return r.ix.counts[w.stem] == 0 }) {
			return len(name.words)
		}
	}
	return 0
}

// foreign is the words of the query's language, if that is not English.
func (r *reader) foreign() (forms, bool) {
	if r.language == "en" {
		return forms{}, false
	}
	f, found := r.ix.lexicon.foreign()[r.language]
	return f, found
}

// longestPhrase is in words; a longer entry of the thesaurus is never found.
const longestPhrase = 8

func (r *reader) phrase(i int, f forms, form func(word) string) bool {
	var buffer [longestPhrase]string
	longest := 0
	for longest < min(f.longest, len(r.words)-i, len(buffer)) && !r.used[i+longest] {
		buffer[longest] = form(r.words[i+longest])
		longest++
	}
	for n := longest; n > 1; n-- {
		if senses := f.find(buffer[:n]); senses != nil {
			r.take(senses, i, n)
			return true
		}
	}
	senses := f.exact[exactMark+r.words[i].text]
	if senses == nil {
		senses = f.find(buffer[:1])
	}
	if senses == nil || f.stemmed && onlyGeneric(senses) && !r.ix.lexicon.isGeneric(r.words[i]) {
		return false
	}
	r.take(senses, i, 1)
	return true
}

// take adds what the n words from the i-th stand for.
func (r *reader) take(senses []sense, i, n int) {
	u := unit{weak: true, actor: true, text: joinText(r.words[i : i+n])}
	manner := false // the words may as well be the manner of asking
	for j := i; j < i+n; j++ {
		r.used[j] = true
	}
	for _, s := range senses {
		switch s.concept {
		case generic:
			manner = true
			continue
		case absent:
			r.add(unit{strict: true, weight: r.ix.rarest, text: u.text, end: r.places[i+n-1]}, i)
			return
		}
		c := r.ix.lexicon.concepts[s.concept]
		u.terms = append(u.terms, c.term)
		u.weak, u.actor = u.weak && c.weak, u.actor && c.actor
		weight := r.ix.weight(c.term)
		if c.actor {
			weight *= actorUnit
		}
		u.weight = max(u.weight, weight)
	}
	if len(u.terms) > 0 {
		if r.question && r.language == "en" && n == 1 && isManner(r.words[i].text) {
			u.weight *= knownManner
		}
		u.weak = u.weak || manner
		u.end = r.places[i+n-1]
		r.add(u, i)
		return
	}
	r.generics = append(r.generics, r.words[i:i+n]...)
}

// add adds a unit read at the i-th word.
func (r *reader) add(u unit, i int) {
	u.segment, u.place = r.segments[i], r.places[i]
	switch {
	case r.contrast[i] && u.known():
		u.weak = true
	case r.contrast[i]:
		u.weight, u.strict = u.weight*unknownApart, false
	}
	r.units = append(r.units, u)
}

// single reads a word that the thesaurus does not have.
func (r *reader) single(i int) {
	w := r.words[i]
	r.used[i] = true
	if w.symbol || functionWords[w.text] {
		return // a picture of nothing here, or grammar once misspelled
	}
	if weight := r.ix.weight(w.stem); weight > 0 {
		number := isNumber(w.text)
		r.add(unit{terms: []string{w.stem}, weight: weight, strict: number && !r.question, weak: !number, text: w.text}, i)
		return
	}
	r.add(unit{weight: r.ix.rarest * r.doubt(w), strict: r.strict(w), text: w.text}, i)
}

// promote takes the words that name nothing by themselves where the query has
// no others: "importance" is then what is asked for.
func (r *reader) promote() {
	for _, w := range r.generics {
		if weight := r.ix.weight(w.stem); weight > 0 && len(r.units) < maxUnits {
			at := slices.IndexFunc(r.all, func(o word) bool { return o.start == w.start })
			r.units = append(r.units, unit{terms: []string{w.stem}, weight: weight, text: w.text, place: at, end: at})
		}
	}
}
