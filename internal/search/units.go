package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
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
	all         []word // with the words of grammar
	words       []word // without
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
	r.language = ix.lexicon.languageOf(r.all)
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

// part drops the words of grammar, having read from them and from the marks
// between words where one part of the query ends and another begins, and the
// words by which people introduce themselves.
func (r *reader) part(text string) {
	grammar := functionWords
	if r.language != "en" {
		grammar = foreignFunctionWords[r.language]
	}
	segment, contrast, end := 0, false, 0
	for i, w := range r.all {
		if between := text[end:w.start]; conjunctions[w.text] || strings.ContainsAny(between, ",;:+&/.?!\n") {
			if segment == 0 && introduces(r.all[:i], between) {
				r.words, r.segments, r.places, r.contrast = nil, nil, nil, nil
			}
			segment, contrast = segment+1, w.text == "not"
		}
		end = w.end
		contrast = contrast || contrasts(r.all[i:])
		if !grammar[w.text] {
			r.words = append(r.words, w)
			r.segments = append(r.segments, segment)
			r.places = append(r.places, i)
			r.contrast = append(r.contrast, contrast)
		}
	}
}

// introduces tells whether the words before the first break only say who is
// asking: "history student here: …", "as a mother, …".
func introduces(words []word, behind string) bool {
	if len(words) < 2 || len(words) > 6 || !strings.ContainsAny(behind, ",:.") {
		return false
	}
	switch first := words[0].text; first {
	case "as", "im", "my":
		return true
	case "i":
		return words[1].text == "m" || words[1].text == "am"
	}
	return words[len(words)-1].text == "here"
}

var conjunctions = wordSet("and or und oder y o et ou и или і або та plus versus vs")

// contrasts tells whether what follows is named only to be set aside: "not
// just a pause", "instead of war".
func contrasts(words []word) bool {
	if len(words) < 3 {
		return false
	}
	switch words[0].text + " " + words[1].text {
	case "not just", "not only", "not merely", "instead of", "rather than":
		return true
	}
	return false
}

// spell puts the words that were likely meant in the place of misspelled ones.
func (r *reader) spell() {
	if r.language != "en" {
		return
	}
	for i, w := range r.words {
		if w.acronym || w.symbol || r.ix.counts[w.stem] > 0 || r.ix.lexicon.english.exact[w.stem] != nil {
			continue
		}
		if meant := r.meant(i); meant != "" {
			r.words[i].text, r.words[i].stem = meant, stem(meant)
			if !functionWords[meant] {
				r.corrections = append(r.corrections, Correction{w.text, meant})
			}
		}
	}
}

// relax lets unknown words of a question count less where they stand apart from
// what it is about: "was the Middle East just a footnote".
func (r *reader) relax() {
	for i, u := range r.units {
		if !u.known() && !u.strict && !slices.ContainsFunc(r.units, u.besides) {
			r.units[i].weight *= unknownApart
		}
	}
}

// besides tells whether a known unit stands within a few words of this one.
func (u unit) besides(k unit) bool {
	const reach = 3 // "exchange rate", "a price for the swap"
	return k.known() && !k.weak && (k.place > u.place && k.place-u.place <= reach || u.place > k.end && u.place-k.end <= reach)
}

// meant is the word that the i-th was likely meant for, "" for none. Of several
// it is the one that makes a phrase with the word before or behind: "blck sea".
func (r *reader) meant(i int) string {
	candidates := r.ix.lexicon.correct(r.words[i].text)
	if len(candidates) == 0 {
		return ""
	}
	for _, c := range candidates {
		for _, j := range []int{i - 1, i + 1} {
			if j >= 0 && j < len(r.words) && r.ix.lexicon.english.exact[phraseKey([]string{stem(c), r.words[j].stem})] != nil {
				return c
			}
		}
	}
	return candidates[0]
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
	r.single(i)
}

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
			r.add(unit{strict: true, weight: r.ix.rarest, text: u.text}, i)
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
	if r.contrast[i] && u.known() {
		u.weak = true
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
		r.add(unit{terms: []string{w.stem}, weight: weight, strict: number, weak: !number, text: w.text}, i)
		return
	}
	r.add(unit{weight: r.ix.rarest * r.doubt(w), strict: r.strict(w), text: w.text}, i)
}

// strict tells whether an unknown word is a name, a number or no English word
// at all: a passage without it does not answer.
func (r *reader) strict(w word) bool {
	if isNumber(w.text) {
		return !r.question // a question may ask whether a number is right
	}
	if r.language != "en" || isOrdinaryForm(w.text) {
		return false
	}
	return isName(w.text) || w.acronym || len(w.text) > longestSlang
}

// longestSlang: a short word that English has not is more likely chat than a
// name.
const longestSlang = 4

// doubt is how much an unknown word counts against a passage, as a part of the
// weight of the rarest term. Questions are full of verbs that only carry them.
func (r *reader) doubt(w word) float64 {
	switch {
	case r.language != "en":
		return unknownForeign
	case r.question && (isManner(w.text) || isNumber(w.text)):
		return unknownManner
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
			r.units = append(r.units, unit{terms: []string{w.stem}, weight: weight, text: w.text})
		}
	}
}
