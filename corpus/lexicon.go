package corpus

import (
	"iter"
	"slices"
	"sync"

	"bothsides/internal/text"
)

// SenseKind is what kind of thing a phrase of a query stands for.
type SenseKind uint8

// The kinds of senses.
const (
	ConceptSense SenseKind = iota // something that the statements speak of
	GenericSense                  // nothing by itself: "exactly", "brought up"
	AbsentSense                   // a thing that no statement speaks of
)

// Sense is what a phrase of a query stands for.
type Sense struct {
	Kind    SenseKind
	Concept *Concept // of a ConceptSense, else nil
}

// Field is how a passage speaks of a concept.
type Field uint8

// The fields, from the surest on.
const (
	FieldSaid Field = iota // it says so
	FieldHeld              // as an aside
	FieldNear              // it only touches it
)

// Annotation is a phrase of a statement by which it speaks of a concept.
type Annotation struct {
	Concept     *Concept
	Field       Field
	Span        text.Span // of the text that the tokens are of
	First, Last int       // indexes of tokens, inclusive
}

// Lexicon is a thesaurus compiled for matching. It finds the phrases by which
// people ask, those by which statements speak of concepts, and those that mean
// the same in a text that retells a statement. For each the longest phrase that
// begins at a word is taken.
//
//	tokens := text.Words("the exchange of prisoners", "en")
//	n, senses := lexicon.Match(tokens, 1, "en") // 3, the concept "prisoner exchange"
//
// Each part is compiled when it is first asked for.
type Lexicon struct {
	languages []string                     // in which people ask, English first
	asked     map[string]part[Sense]       // by language
	stated    map[string]part[statedSense] // by language of statements, as details are
	details   map[string]part[string]
	also      part[*Concept]
	anaphors  part[bool]
}

// statedSense is what a phrase of a statement speaks of, and how.
type statedSense struct {
	concept *Concept
	field   Field
}

// part compiles one set of phrases when it is first called.
type part[V comparable] func() *text.Phrases[V]

// NewLexicon compiles a thesaurus for statements in the given languages, English
// where there are none. Phrases that Load would name as faults are left out.
func NewLexicon(t *Thesaurus, statements ...string) *Lexicon {
	if len(statements) == 0 {
		statements = []string{english}
	}
	lists := t.lists()
	l := &Lexicon{asked: map[string]part[Sense]{}, stated: map[string]part[statedSense]{}, details: map[string]part[string]{}}
	for _, code := range slices.Concat(languages(), statements) {
		own := slices.Contains(statements, code)
		if !slices.Contains(l.languages, code) {
			l.languages = append(l.languages, code)
		}
		l.asked[code] = compile(lists, code, func(l list) (Sense, bool) { return askedSense(l, own) })
	}
	for _, code := range statements {
		l.stated[code] = compile(lists, code, stated)
		l.details[code] = compile(lists, code, func(l list) (string, bool) { return l.question, l.use == forDetails })
	}
	l.also = compile(lists, english, alsoSense)
	l.anaphors = compile(lists, english, func(l list) (bool, bool) { return true, l.use == forAnaphors })
	return l
}

// compile makes the part of the lists in a language, or of the statements, that
// have a value in it.
func compile[V comparable](lists []list, lang string, value func(list) (V, bool)) part[V] {
	return sync.OnceValue(func() *text.Phrases[V] {
		p := text.NewPhrases[V](lang)
		for _, l := range lists {
			v, has := value(l)
			if l.lang != lang && l.lang != ofStatements || !has {
				continue
			}
			for _, phrase := range l.words {
				_ = p.Add(phrase, v)
			}
		}
		p.Compact()
		return p
	})
}

// askedSense is what a list's words stand for in a query in a language. In one
// that no statement is in, nobody asks by the statements' own words.
func askedSense(l list, ofStatements bool) (Sense, bool) {
	switch l.use {
	case forSays:
		return Sense{ConceptSense, l.concept}, ofStatements
	case forAsked:
		return Sense{ConceptSense, l.concept}, true
	case forGeneric:
		return Sense{Kind: GenericSense}, true
	case forAbsent:
		return Sense{Kind: AbsentSense}, true
	}
	return Sense{}, false
}

// stated is what search looks for in passages: concepts that nobody asks for
// are left out, since their terms would only make passages longer.
func stated(l list) (statedSense, bool) {
	field, is := map[use]Field{forSays: FieldSaid, forStates: FieldSaid, forHolds: FieldHeld, forNear: FieldNear}[l.use]
	return statedSense{l.concept, field}, is && l.concept.isAsked()
}

func alsoSense(l list) (*Concept, bool) {
	return l.concept, l.use == forSays || l.use == forStates || l.use == forAlso
}

// Prepare compiles what would be compiled when it is first asked for, so that
// nobody has to wait for it.
func (l *Lexicon) Prepare() {
	for _, asked := range l.asked {
		asked()
	}
	for code := range l.stated {
		l.stated[code]()
		l.details[code]()
	}
	l.also()
	l.anaphors()
}

// PrepareStatements compiles what statements are read with.
func (l *Lexicon) PrepareStatements() {
	for code := range l.stated {
		l.asked[code]()
		l.stated[code]()
	}
	l.also()
}

// Match finds the longest phrase of a query in a language that begins at token
// i: how many tokens it spans and what it stands for, or 0.
func (l *Lexicon) Match(tokens []text.Token, i int, lang string) (int, []Sense) {
	if asked := l.asked[lang]; asked != nil {
		return asked().Match(tokens, i)
	}
	return 0, nil
}

// Also finds the longest phrase of a text that begins at token i and means what
// the statements say of a concept: their own words for it, or others that mean
// the same. Those by which people ask are found by Match.
func (l *Lexicon) Also(tokens []text.Token, i int) (int, []*Concept) {
	return l.also().Match(tokens, i)
}

// Annotate finds all phrases of a passage by which it speaks of a concept that
// people ask for, in the order in which they begin. Phrases may be part of
// longer ones. The language is that of the passage's statement.
func (l *Lexicon) Annotate(tokens []text.Token, lang string) []Annotation {
	stated := l.stated[lang]
	if stated == nil {
		return nil
	}
	var out []Annotation
	for i := range tokens {
		stated().Every(tokens, i, func(n int, senses []statedSense) {
			for _, s := range senses {
				a := Annotation{s.concept, s.field, text.Span{Start: tokens[i].Start, End: tokens[i+n-1].End}, i, i + n - 1}
				if !slices.Contains(out, a) {
					out = append(out, a)
				}
			}
		})
	}
	return out
}

// Answers reports whether a passage of a statement in a language has a phrase
// that can answer a question for a detail, such as "when".
func (l *Lexicon) Answers(detail string, tokens []text.Token, lang string) bool {
	details := l.details[lang]
	return details != nil && slices.ContainsFunc(details().All(tokens), func(m text.PhraseMatch[string]) bool {
		return slices.Contains(m.Values, detail)
	})
}

// Anaphor is the noun, by its lemma, with which an English sentence refers back to
// the one before: "this proposal", "such an agreement", "to this end"; "" for none.
func (l *Lexicon) Anaphor(words []text.Token) string {
	const reach = 3 // words: "these conflict-prone areas"
	for i, w := range words {
		if w.Folded != "this" && w.Folded != "these" && w.Folded != "such" {
			continue
		}
		for j := i + 1; j < min(len(words), i+1+reach); j++ {
			if n, _ := l.anaphors().Match(words, j); n > 0 {
				return words[j].Lemma
			}
		}
	}
	return ""
}

// Known reports whether a folded word is part of any phrase by which people ask
// in a language.
func (l *Lexicon) Known(lang, folded string) bool {
	asked := l.asked[lang]
	return asked != nil && asked().Has(folded)
}

// Language is the language in which most of the words are known, as words of
// phrases by which people ask, stop words or ordinary ones; "" where no language
// has more than half of them, since a word or two may happen to be there too.
func (l *Lexicon) Language(tokens []text.Token) string {
	best, most := "", len(tokens)/2
	for _, code := range l.languages {
		n := 0
		for _, t := range tokens {
			if l.Known(code, t.Folded) || text.IsStop(t.Folded, code) || code == english && text.IsOrdinary(t.Folded) {
				n++
			}
		}
		if n > most {
			best, most = code, n
		}
		if n == len(tokens) {
			break // English comes first: most queries are in it
		}
	}
	return best
}

// Words are the folded English words of the phrases by which people ask, for
// the correction of misspelled ones.
func (l *Lexicon) Words() iter.Seq[string] { return l.asked[english]().Forms() }
