// Package attribution finds out whom a text credits with its words, and takes
// that off: "Kremlin: “…”", "… - the White House", "“…,” Zelensky said".
//
// The tokens of a text are tagged once (tag.go, words.txt): names of sides,
// other names, verbs of saying, nouns for texts, small words, signs. The tags
// make a string, in which a table of patterns (patterns.go) finds attributions
// before, after and between what is said.
package attribution

import (
	"slices"
	"strings"
	"unicode"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// Reader reads the attributions of texts. It does not change once it is made.
type Reader struct {
	tagger                                   *tagger
	starts, ends, middles, subjects, befores []pattern
}

// New makes a reader that knows the sides of a corpus by their names.
func New(c *corpus.Corpus) (*Reader, error) {
	t, err := newTagger(c)
	if err != nil {
		return nil, err
	}
	return &Reader{tagger: t, starts: starts(), ends: ends(), middles: middles(), subjects: subjects(), befores: befores()}, nil
}

// Attribution is whom a text credits with what.
type Attribution struct {
	Side    *corpus.Statement // nil: no side
	Speaker string            // who is credited and is no side, as typed
	// Said is what they are credited with: pieces of the text, between which
	// something is left out.
	Said [][]text.Token
	// Subject is how many tokens of Said name the side as the subject of its
	// sentence, "The Kremlin sees": no part of what it says.
	Subject int
}

const english = "en"

const (
	// rounds is how many attributions a text has at most, such as one before and
	// one after what is said.
	rounds = 3
	// window is how many units at an end of a text an attribution may have.
	window = 28
)

// Read reads the attribution of a text, whose tokens are those of text.Scan.
func (r *Reader) Read(source string, tokens []text.Token) Attribution {
	s := &reading{source: source, tokens: tokens}
	if lang := languageOf(source, tokens); lang != english {
		s.tokens = text.Scan(source, lang) // names have endings there
	}
	s.units = r.tagger.units(source, s.tokens)
	for range rounds {
		if !r.start(s) && !r.end(s) && !r.middle(s) {
			break
		}
	}
	if at := s.match(r.subjects, 0, min(window, len(s.units))); at != nil {
		s.credit(at)
		s.Subject = s.units[at.end].first - s.units[0].first
	}
	s.Said = s.pieces(tokens)
	return s.Attribution
}

// Around reads whom the text before and after a quote credits with it.
func (r *Reader) Around(before, after string) Attribution {
	var other Attribution
	for _, source := range []string{before + placeholder, placeholder + after} {
		a := r.Read(source, text.Scan(source, english))
		if a.Side != nil {
			return a
		}
		if a.Speaker != "" {
			other.Speaker = a.Speaker
		}
	}
	s := &reading{source: before, tokens: text.Scan(before, english)}
	s.units = r.tagger.units(before, s.tokens)
	if at := s.match(r.befores, max(0, len(s.units)-window), len(s.units)); at != nil {
		s.credit(at)
		return s.Attribution
	}
	return other
}

// placeholder is a quote where only what surrounds it matters.
const placeholder = " “0” "

// reading is a text whose attributions are being taken off.
type reading struct {
	Attribution
	source string
	tokens []text.Token
	units  []unit
}

// place is where a pattern matches: units from start to end are taken off.
type place struct {
	start, end int
	other      []unit // that name a speaker who is no side
	sides      []unit
}

// match finds the first pattern that matches units of a range, nil for none.
func (s *reading) match(patterns []pattern, from, to int) *place {
	tags := make([]byte, to-from)
	for i, u := range s.units[from:to] {
		tags[i] = u.tag
	}
	for _, p := range patterns {
		m := p.tags.FindSubmatchIndex(tags)
		if m == nil {
			continue
		}
		at := &place{start: from + m[0], end: from + m[1]}
		for g, name := range p.tags.SubexpNames() {
			switch start, end := m[2*g], m[2*g+1]; {
			case start < 0 || name == "":
			case name == "rest":
				at.end = from + start
			case name == "text":
				at.start = from + end
			default:
				at.other = s.units[from+start : from+end]
			}
		}
		for _, u := range s.units[at.start:at.end] {
			if u.side != nil {
				at.sides = append(at.sides, u)
			}
		}
		return at
	}
	return nil
}

// credit notes whom a place credits; what was found first stays.
func (s *reading) credit(at *place) {
	if s.Side == nil && len(at.sides) > 0 {
		s.Side = at.sides[0].side
	}
	if s.Speaker == "" && len(at.other) > 0 {
		first, last := at.other[0].first, at.other[len(at.other)-1].last
		s.Speaker = strings.TrimSpace(s.source[s.tokens[first].Start:s.tokens[last].End])
	}
}

// start takes off an attribution before what is said.
func (r *Reader) start(s *reading) bool {
	at := s.match(r.starts, 0, min(window, len(s.units)))
	if at == nil {
		return false
	}
	s.credit(at)
	s.units = s.units[at.end:]
	return true
}

// end takes off an attribution after what is said.
func (r *Reader) end(s *reading) bool {
	at := s.match(r.ends, max(0, len(s.units)-window), len(s.units))
	if at == nil || !slices.ContainsFunc(s.units[:at.start], isWord) {
		return false
	}
	s.credit(at)
	s.units = s.units[:at.start]
	return true
}

// middle takes off an attribution between two pieces of what is said. Quote
// marks around it say that something may be left out there.
func (r *Reader) middle(s *reading) bool {
	at := s.match(r.middles, 0, len(s.units))
	if at == nil || !slices.ContainsFunc(s.units[:at.start], isWord) || !slices.ContainsFunc(s.units[at.end:], isWord) {
		return false
	}
	s.credit(at)
	join := []unit(nil)
	if s.units[at.end-1].tag == quoteTag || at.end < len(s.units) && s.units[at.end].tag == quoteTag {
		join = []unit{{tag: joinTag}}
	}
	s.units = slices.Concat(s.units[:at.start], join, s.units[at.end:])
	return true
}

func isWord(u unit) bool {
	return u.last >= u.first && strings.IndexByte("NAPCLSRWGIOFTDB#", u.tag) >= 0
}

// pieces are the tokens that are left.
func (s *reading) pieces(tokens []text.Token) [][]text.Token {
	out := [][]text.Token{nil}
	i := 0
	for _, u := range s.units {
		if u.tag == joinTag {
			out = append(out, nil)
			continue
		}
		if u.last < u.first {
			continue
		}
		start, end := s.tokens[u.first].Start, s.tokens[u.last].End
		last := &out[len(out)-1]
		for ; i < len(tokens) && tokens[i].Start < end; i++ {
			if tokens[i].Start >= start {
				*last = append(*last, tokens[i])
			}
		}
	}
	return slices.DeleteFunc(out, func(piece []text.Token) bool { return len(piece) == 0 })
}

// languageOf is the language of what surrounds a quote as far as its names are
// concerned; the quote itself may be in another one.
func languageOf(source string, tokens []text.Token) string {
	lang := text.Language(wordsOf(tokens))
	switch {
	case lang != "ru" && lang != "uk" && strings.ContainsFunc(source, isCyrillic):
		return "ru"
	case lang == "":
		return english
	}
	return lang
}

func isCyrillic(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }

func wordsOf(tokens []text.Token) []text.Token {
	return slices.DeleteFunc(slices.Clone(tokens), func(t text.Token) bool { return t.Kind == text.Mark })
}
