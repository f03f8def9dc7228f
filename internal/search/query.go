package search

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/claim"
	"bothsides/internal/text"
)

// Bounds of the work of one query; what is beyond them is not looked at. They
// are above what the longest option of any command can hold in sense.
const (
	maxUnits      = 16
	maxQueryWords = 96
	maxQueryRunes = 600
)

// kind is what a unit of a query is.
type kind uint8

// kind     terms  in a passage             example
// concept  yes    by its concept's term    "truce"
// word     yes    by its lemma             "candid"
// quoted   yes    its words, side by side  "“special responsibility”"
// absent   no     never: known as missing  "NATO"
// unknown  no     never: not understood    "bloodshed"
const (
	concept kind = iota
	word
	quoted
	absent
	unknown
)

// unit is one thing that a query asks for.
type unit struct {
	kind        kind
	text        string             // folded
	terms       []string           // any of these in a passage answers it
	synonyms    map[string]float64 // how much those count that are sets of words for the same
	concepts    []*corpus.Concept
	weight      float64
	weak        bool // only colours what else is asked
	actor       bool // one of those who are in most sentences
	strict      bool // without it nothing answers: a thing that is known as missing, a quoted phrase
	certain     bool // a name or number: it is itself, and nothing else stands for it
	other       bool // no passage has the word itself, but some have others for it
	plain       bool // an unknown word that English has, or that is written as a name
	segment     int  // which part of the query it is in, from 0
	first, last int  // its first and last token
}

// readable is the language in which a query is read: its own, or English where
// that is none of text.Languages.
func (r *reading) readable() string {
	if slices.Contains(text.Languages(), r.language) {
		return r.language
	}
	return english
}

// cut is the query as internal/claim reads it.
func (r *reading) cut() claim.Cut {
	return claim.Cut{Text: r.scanned, Words: r.tokens, Language: r.readable()}
}

// isIn reports whether the unit is in a part of the query.
func (u unit) isIn(part int) bool { return part == whole || u.segment == part }

// known reports whether any passage can have the unit.
func (u unit) known() bool { return u.kind < absent }

// reading is a query as it was read, and what was found for it.
type reading struct {
	ix          *Index
	scanned     string    // what tokens are of: the query without quoted phrases
	learned     *Learned  // by which it is decided; nil: by the settings alone
	opinions    []float64 // of the learned model, for each of its outputs
	question    bool
	topic       bool   // it is a topic, or a question that is no other query than one
	language    string // ISO code, "" where unclear
	unread      string // the language, where it is in none that is read; else ""
	tokens      []text.Token
	used        []bool               // for each token, whether it is in a unit, or is known to be in none
	parts       []int                // of the query that can be asked for alone
	segments    []int                // for each token, which part of the query it is in
	synonyms    []map[string]float64 // for each token, the sets of words for the same that it is of
	units       []unit
	corrections []Correction
	addressee   string         // id of the one statement that a question names as speaking
	mention     bool           // a question that "it does" or "it does not" answers
	detail      detail         // the one detail that is asked for
	asked       claim.Question // who does what to whom; empty where that is not asked
	candidates  []*candidate
	places      map[int]*candidate // by ordinal
	touched     []bool             // by statement, whether a passage of it has any term
}

// read reads a query.
func (ix *Index) read(s string, question bool) *reading {
	s = truncate(strings.ToValidUTF8(s, " "), maxQueryRunes)
	if strings.ContainsAny(s, notWordSigns) { // to find nothing takes as long as to find something
		s = notWords.ReplaceAllString(s, " ")
	}
	r := &reading{ix: ix, question: question}
	if ix.off&Quoted == 0 && strings.ContainsAny(s, quoteMarks) {
		s = r.cutQuoted(s)
	}
	r.scan(s)
	r.spell()
	r.used, r.synonyms = make([]bool, len(r.tokens)), r.synonymsOf()
	r.frame()
	for i := range r.tokens {
		if !r.used[i] && len(r.units) < maxUnits {
			r.next(i)
		}
	}
	if ix.off&WeakUnits != 0 {
		for i := range r.units {
			r.units[i].weak, r.units[i].actor = false, false
		}
	}
	r.divide()
	r.topic = !question || r.asksForNames()
	return r
}

// asksForNames reports whether a question asks for nothing but what is said of
// somebody: "Ukraine?", "does the White House mention Putin?" It is then no other
// query than the name.
func (r *reading) asksForNames() bool {
	open := r.asked.Open == "" || r.asked.Open == claim.Object
	return len(r.units) > 0 && onlyActors(r.units) && open && r.ix.claims.AsksForMention(r.asked)
}

// notWords are parts of a message that are no words of a question: addresses,
// Discord's mentions, channels, emoji and times, and letters without a shape. Of a
// link with words the words stay.
var notWords = regexp.MustCompile(`https?://[^\s)\]>]+|<(?:[@#&!:tTaA/][^<>]{0,100})>|(?:^|\s)@[\pL\pN_.]+|:[a-z0-9_+-]{2,32}:|[\x{115f}\x{1160}\x{3164}\x{ffa0}]+`)

// notWordSigns are the characters one of which each of notWords has.
const notWordSigns = "<@:\u115f\u1160\u3164\uffa0"

// scan cuts the query into tokens and notes where one part of it ends and
// another begins: "Iran, hockey", "Iran and hockey".
func (r *reading) scan(s string) {
	tokens := text.Words(s, english)
	tokens = tokens[:min(len(tokens), maxQueryWords)]
	r.language = r.ix.languageOf(tokens)
	if r.language != r.readable() && !slices.Contains(r.ix.corpus.Languages(), r.language) {
		r.unread = r.language
	}
	if r.language != english {
		tokens = text.Words(s, r.language)
		tokens = tokens[:min(len(tokens), maxQueryWords)]
	}
	r.tokens, r.scanned = tokens, s
	segment, end := 0, 0
	for _, t := range tokens {
		if text.IsConjunction(t.Folded) || strings.ContainsAny(s[end:t.Start], ",;:+&/.?!\n，、；：。？！") {
			segment++
		}
		r.segments = append(r.segments, segment)
		end = t.End
	}
}

// languageOf is the language of a query: that in which the thesaurus knows most
// of its words, or else as far as they tell by themselves; where it is not clear
// it is English, or the first statement's if none is in English.
func (ix *Index) languageOf(tokens []text.Token) string {
	if code := ix.lexicon.Language(tokens); code != "" {
		return code
	}
	if code := text.Language(tokens); code != "" || ix.analyzers.has(english) {
		return cmp.Or(code, english)
	}
	return ix.analyzers[0].code
}

// terms are those by which passages have the i-th token.
func (r *reading) terms(i int) []string {
	t := r.tokens[i]
	return r.ix.analyzers.terms(t, r.scanned[t.Start:t.End], r.language)
}

// has reports whether a passage has the i-th token.
func (r *reading) occurs(i int) bool { return r.ix.countAny(r.terms(i)) > 0 }

func truncate(s string, runes int) string {
	for i := range s {
		if runes == 0 {
			return s[:i]
		}
		runes--
	}
	return s
}

// next reads the unit that begins with the i-th token.
func (r *reading) next(i int) {
	if n, senses := r.ix.lexicon.Match(r.tokens, i, r.language); n > 0 {
		r.take(senses, i, n)
		return
	}
	if n := r.side(i); n > 0 {
		r.use(i, n)
		return
	}
	if n := r.characters(i); n > 0 {
		r.use(i, n)
		return
	}
	r.use(i, 1)
	if !r.isFrame(i) {
		r.single(i)
		r.addSynonyms(i)
	}
}

// isFrame reports whether the i-th token only shows how the query is asked.
func (r *reading) isFrame(i int) bool {
	frame := say | mention | textNoun | ask
	if r.question && i == 0 {
		frame |= opener
	}
	t := r.tokens[i]
	return t.Kind == text.Symbol || text.IsStop(t.Folded, r.language) || r.has(i, frame)
}

func (r *reading) use(i, n int) {
	for j := i; j < i+n; j++ {
		r.used[j] = true
	}
}

// side is of how many tokens from the i-th on the name of a side is that no
// passage has: who speaks is not what is looked for in what was said.
func (r *reading) side(i int) int {
	n, _ := r.ix.sides.Match(r.tokens, i)
	for j := i; j < i+n; j++ {
		if !r.occurs(j) {
			return n
		}
	}
	return 0
}

// take adds what the n tokens from the i-th on stand for.
func (r *reading) take(senses []corpus.Sense, i, n int) {
	r.use(i, n)
	u := unit{weak: true, actor: true, text: joined(r.tokens[i : i+n]), segment: r.segments[i], first: i, last: i + n - 1}
	filler := false // the words may as well be filler
	for _, s := range senses {
		switch s.Kind {
		case corpus.GenericSense:
			filler = true
		case corpus.AbsentSense:
			u.kind, u.terms = absent, nil
			u.weight, u.weak, u.actor, u.strict = r.ix.idf(1), false, false, true
			r.units = append(r.units, u)
			return
		default:
			r.addConcept(&u, s.Concept)
		}
	}
	if len(u.terms) > 0 {
		u.weak = u.weak || filler
		r.units = append(r.units, u)
	}
}

func (r *reading) addConcept(u *unit, c *corpus.Concept) {
	weight := r.ix.idf(r.ix.count(fieldSaid, conceptTerm(c)) + r.ix.count(fieldHeld, conceptTerm(c)))
	if c.Actor {
		weight *= actorCounts
	}
	u.terms, u.concepts = append(u.terms, conceptTerm(c)), append(u.concepts, c)
	u.weak = u.weak && (c.Weak || c.Actor)
	u.actor = u.actor && c.Actor
	u.weight = max(u.weight, weight)
}

// single adds a token that no phrase of the lexicon has.
func (r *reading) single(i int) {
	t := r.tokens[i]
	u := unit{text: t.Folded, segment: r.segments[i], first: i, last: i}
	number := t.Kind == text.Number
	if terms := r.terms(i); r.ix.countAny(terms) > 0 {
		u.kind, u.terms, u.weight = word, terms, r.ix.idf(r.ix.countAny(terms))
		u.strict = number && !r.question
		if r.tellsHow(t) {
			u.weight *= mannerCounts
		}
		u.weak = r.isName(t) && r.isEverywhere(terms)
	} else {
		u.kind, u.weight, u.certain = unknown, r.ix.idf(1)*r.doubt(t), number || t.Acronym || r.isName(t)
		u.plain = r.isPlain(i)
		u.strict = number && !r.question
	}
	r.units = append(r.units, u)
}

// characters reads the run of characters from the i-th token on, where those
// are cut into pairs, and returns of how many tokens it is. Each pair is a unit.
// One that no passage has is left out beside one that occurs: it may only be the
// end of one word and the beginning of the next, as "源停" in "能源停火" is.
func (r *reading) characters(i int) int {
	n := charactersAt(r.tokens, i)
	if n == 0 {
		return 0
	}
	all := pairs(r.scanned, text.Span{Start: r.tokens[i].Start, End: r.tokens[i+n-1].End}, 0, false)
	occurs := func(j int) bool { return j >= 0 && j < len(all) && r.ix.count(fieldSaid, string(all[j].Term)) > 0 }
	for j, pair := range all {
		beside := occurs(j-1) || occurs(j+1)
		if len(r.units) < maxUnits && (occurs(j) || !beside) {
			r.pair(string(pair.Term), i, i+n-1)
		}
	}
	return n
}

// pair adds a pair of characters in the run from the first to the last token.
func (r *reading) pair(term string, first, last int) {
	u := unit{kind: unknown, text: term, segment: r.segments[first], first: first, last: last}
	u.weight = r.ix.idf(1) * r.doubt(r.tokens[first])
	if n := r.ix.count(fieldSaid, term); n > 0 {
		u.kind, u.terms, u.weight, u.weak = word, []string{term}, r.ix.idf(n), true
	}
	r.units = append(r.units, u)
}

// maxSlang: unknown words of up to so many letters are taken for slang, longer
// ones for names.
const maxSlang = 4

// tellsHow reports whether a word of a question is one that only carries it.
func (r *reading) tellsHow(t text.Token) bool {
	manner := r.language == english && text.IsManner(t.Folded)
	return r.question && (manner || t.Kind == text.Number)
}

// isName reports whether a word is in no dictionary, and no slang.
func (r *reading) isName(t text.Token) bool {
	return r.language == english && len(t.Folded) > maxSlang && !text.IsOrdinary(t.Folded)
}

// isPlain reports whether the i-th word is one that can be understood although no
// passage has it: a number, a word of English, or what is written as a name.
func (r *reading) isPlain(i int) bool {
	t := r.tokens[i]
	switch {
	case t.Kind == text.Number, t.Acronym:
		return true
	case r.language == english && (text.IsOrdinary(t.Folded) || text.IsProper(t.Folded)):
		return true
	case text.CapitalizesNouns(r.language):
		return false
	case r.question && i == 0: // like any sentence, unless the next word has one too
		return t.Capital && len(r.tokens) > 1 && r.tokens[1].Capital
	}
	return t.Capital
}

// isEverywhere reports whether a tenth of the passages has a term: names as
// frequent as that are of those whom the statements are about.
func (r *reading) isEverywhere(terms []string) bool {
	return r.ix.countAny(terms)*10 >= r.ix.total
}

// doubt is how much an unknown word counts against a passage, as a part of the
// weight of the rarest term. Questions are full of verbs that only carry them,
// and the word lists of other languages are short.
func (r *reading) doubt(t text.Token) float64 {
	switch {
	case !r.ix.analyzers.has(r.language):
		return unknownForeignCounts
	case r.tellsHow(t):
		return unknownMannerCounts
	case r.isName(t):
		return unknownNameCounts
	}
	return unknownCounts
}

// spell replaces misspelled words by what was likely meant.
func (r *reading) spell() {
	if r.language != english || r.ix.off&Spelling != 0 {
		return
	}
	for i, t := range r.tokens {
		word := t.Kind == text.Word && !t.Acronym
		if !word || r.ix.lexicon.Known(english, t.Folded) || r.occurs(i) {
			continue
		}
		if meant := r.meant(i); meant != "" {
			r.tokens[i].Folded, r.tokens[i].Lemma = meant, text.Lemma(meant, english)
			if !text.IsStop(meant, english) {
				r.corrections = append(r.corrections, Correction{t.Folded, meant})
			}
		}
	}
}

// meant is what the i-th word was likely meant for, "" for nothing. Of several
// words it is the one that makes a phrase with its neighbour: "blck sea"; else
// the one most like it that means something by itself.
func (r *reading) meant(i int) string {
	candidates := r.ix.speller.Correct(r.tokens[i].Folded)
	if len(candidates) == 0 {
		return ""
	}
	window := slices.Clone(r.tokens[max(0, i-1):min(len(r.tokens), i+2)])
	at := min(i, 1)
	for _, c := range candidates {
		window[at].Folded, window[at].Lemma = c, text.Lemma(c, english)
		for from := range at + 1 {
			if n, _ := r.ix.lexicon.Match(window, from, english); n > 1 && from+n > at {
				return c
			}
		}
	}
	for _, c := range candidates {
		window[at].Folded, window[at].Lemma = c, text.Lemma(c, english)
		n, _ := r.ix.lexicon.Match(window, at, english)
		switch {
		case n > 0, text.IsStop(c, english), text.IsManner(c), r.ix.countAny(r.ix.analyzers.terms(window[at], c, english)) > 0:
			return c
		}
	}
	return ""
}

const quoteMarks = `"“”„«»‟`

var quotedPhrase = regexp.MustCompile(`[` + quoteMarks + `]([^` + quoteMarks + `]{2,200})[` + quoteMarks + `]`)

// cutQuoted takes the phrases in quote marks that a statement has word for word
// out of the query and makes them units; others are read like any words. Of
// several such phrases a passage may well have one alone: each is a part of
// the query.
func (r *reading) cutQuoted(s string) string {
	first := len(r.units)
	rest := quotedPhrase.ReplaceAllStringFunc(s, func(m string) string {
		u := unit{kind: quoted, text: joined(text.Words(m, english)), weight: r.ix.idf(1), strict: true, segment: -1 - len(r.units)}
		for _, l := range r.ix.analyzers {
			if terms := l.distinct(m); r.ix.hasQuoted(terms, u.text) {
				u.terms = append(u.terms, terms...)
			}
		}
		if len(r.units) == maxUnits || len(u.terms) == 0 {
			return m
		}
		r.units = append(r.units, u)
		return " "
	})
	if several := r.units[first:]; len(several) > 1 {
		for i := range several {
			several[i].strict = false
		}
	}
	return rest
}

// hasQuoted reports whether a passage has a quoted phrase, of which these are
// the terms in a language. It looks through the passages that have the rarest.
func (ix *Index) hasQuoted(terms []string, phrase string) bool {
	if len(terms) == 0 {
		return false
	}
	rarest := slices.MinFunc(terms, func(a, b string) int { return ix.count(fieldSaid, a) - ix.count(fieldSaid, b) })
	list, err := ix.postings(fieldSaid, rarest)
	return err == nil && slices.ContainsFunc(list, func(p posting) bool { return hasPhrase(ix.passage(ix.ordinalOf(p.doc)), phrase) })
}

// joined is the folded words with spaces between them.
func joined(tokens []text.Token) string {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.Folded
	}
	return strings.Join(words, " ")
}
