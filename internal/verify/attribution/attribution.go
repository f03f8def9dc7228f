// Package attribution finds out whom a text credits with its words, and takes
// that off: "Kremlin: “…”", "… - the White House", "“…,” Zelensky said".
//
// The tokens of a text are tagged once (tag.go, words.txt): names of sides,
// other names, verbs of saying, nouns for texts, small words, signs. The tags
// make a string, in which a table of patterns (patterns.go) finds attributions
// before, after and between what is said.
package attribution

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// Reader reads the attributions of texts. It does not change once it is made.
type Reader struct {
	tagger   *tagger
	patterns map[where][]pattern
}

// New makes a reader that knows the sides of a corpus by their names.
func New(c *corpus.Corpus) (*Reader, error) {
	t, err := newTagger(c)
	if err != nil {
		return nil, err
	}
	return &Reader{t, patterns()}, nil
}

// Attribution is whom a text credits with what.
type Attribution struct {
	Side    *corpus.Statement // nil: no side
	Speaker string            // who is credited and is no side, as typed
	// SpeaksFor is the side for which the speaker speaks without being it, as a president; nil: none.
	SpeaksFor *corpus.Statement
	Denied    bool // the words are said not to be somebody's; nobody is credited
	// Loose reports that what was taken off may be words of what is said: this is
	// not in quote marks, and that names no side, or has ordinary words or names of the statements.
	Loose bool
	// Said is what they are credited with: pieces of the text, between which
	// something is left out.
	Said [][]text.Token
	// Subject is how many tokens of Said name the side as the subject of its
	// sentence, "The Kremlin sees": no part of what it says.
	Subject int
}

const english = "en"

const (
	// rounds is how many attributions a text has at most, such as two before and
	// one after what is said.
	rounds = 3
	// window is how many units at an end of a text an attribution may have.
	window = 28
)

// Read reads the attribution of a text, whose tokens are those of text.Scan.
func (r *Reader) Read(source string, tokens []text.Token) Attribution {
	return r.read(r.reading(source, tokens), tokens)
}

// ReadStrictly is Read that takes nothing off that may be words of what is said.
func (r *Reader) ReadStrictly(source string, tokens []text.Token) Attribution {
	s := r.reading(source, tokens)
	s.strict = true
	return r.read(s, tokens)
}

func (r *Reader) read(s *reading, tokens []text.Token) Attribution {
	if s.isNested() {
		s.units = s.units[1:]
	}
	for range rounds {
		if !r.takeOff(s, before) && !r.takeOff(s, after) && !r.takeOff(s, between) {
			break
		}
	}
	if at := r.match(s, subject); at != nil && s.Speaker == "" && !s.namesAnother(at.end) {
		s.credit(at)
		s.Subject = s.units[at.end].first - s.units[0].first
	}
	s.Said = s.pieces(tokens)
	return s.Attribution
}

// namesAnother reports whether units before a quote name a side, from one of them on.
func (s *reading) namesAnother(from int) bool {
	rest := s.units[from:]
	mark := slices.IndexFunc(rest, func(u unit) bool { return u.tag == quoteTag })
	return speaking(rest[:max(0, mark)]) != nil
}

// Around reads whom the text before and after a quote credits with it.
func (r *Reader) Around(before, after string) Attribution {
	var other Attribution
	for _, source := range []string{before + placeholder, placeholder + after} {
		a := r.Read(source, text.Scan(source, english))
		if a.Side != nil {
			return a
		}
		if other.Speaker == "" {
			other.Speaker, other.SpeaksFor = a.Speaker, a.SpeaksFor
		}
	}
	return other
}

// Says reports whether words before a quote end with a verb of saying or a colon, as
// they do where they may credit somebody with the quotes after it too.
func (r *Reader) Says(before string) bool {
	s := r.reading(before, text.Scan(before, english))
	end := len(s.units)
	for end > 0 && strings.IndexByte("FOTD,", s.units[end-1].tag) >= 0 {
		end--
	}
	return end > 0 && strings.IndexByte("SR:", s.units[end-1].tag) >= 0
}

// Introduces reports whether a line begins with whom it credits with the rest.
func (r *Reader) Introduces(line string) bool {
	s := r.reading(line, text.Scan(line, english))
	at := r.match(s, before)
	return at != nil && names(s.units[at.start:at.end]) && slices.ContainsFunc(s.units[at.end:], isWord)
}

// IsHeading reports whether a line is nothing but whom it credits with what
// follows.
func (r *Reader) IsHeading(line string) bool {
	source := line + "\n" + placeholder
	s := r.reading(source, text.Scan(source, english))
	at := r.match(s, before)
	isRest := func(u unit) bool { return isWord(u) && s.tokens[u.first].Start < len(line) }
	return at != nil && names(s.units[at.start:at.end]) && !slices.ContainsFunc(s.units[at.end:], isRest)
}

// names reports whether somebody is named among units.
func names(units []unit) bool {
	return slices.ContainsFunc(units, func(u unit) bool { return strings.IndexByte("NAPC", u.tag) >= 0 })
}

// placeholder is a quote where only what surrounds it matters.
const placeholder = " “0” "

// reading is a text whose attributions are being taken off.
type reading struct {
	Attribution
	source string
	tokens []text.Token
	units  []unit
	strict bool
}

// reading makes a text ready for reading. In other languages names have endings.
func (r *Reader) reading(source string, tokens []text.Token) *reading {
	if lang := languageOf(source, tokens); lang != english {
		tokens = text.Scan(source, lang)
	}
	return &reading{source: source, tokens: tokens, units: r.tagger.units(source, tokens)}
}

// isNested reports whether a text begins with the mark of a quote that has another
// quote within it: “The Kremlin said ‘…’”.
func (s *reading) isNested() bool {
	if len(s.units) == 0 || s.units[0].tag != quoteTag {
		return false
	}
	next := slices.IndexFunc(s.units[1:], func(u unit) bool { return u.tag == quoteTag })
	if next < 1 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s.source[:s.tokens[s.units[next+1].first].Start])
	return unicode.IsSpace(before)
}

// place is where a pattern matches: units from start to end are taken off.
type place struct {
	start, end int
	whose      []unit // among which the side is that is credited, if not among all
	other      []unit // that name a speaker who is no side
	dateline   bool   // a side is named as a place
	denied     bool   // the words were not said
}

// match finds the first pattern that matches where it may, nil for none.
func (r *Reader) match(s *reading, w where) *place {
	from, to := 0, len(s.units)
	switch w {
	case before, subject:
		to = min(window, to)
	case after:
		from = max(0, to-window)
	}
	tags := make([]byte, to-from)
	for i, u := range s.units[from:to] {
		tags[i] = u.tag
	}
	for _, p := range r.patterns[w] {
		m := p.tags.FindSubmatchIndex(tags)
		if m == nil {
			continue
		}
		at := &place{start: from + m[0], end: from + m[1]}
		at.other = named(s.units[at.start:at.end])
		for g, name := range p.tags.SubexpNames() {
			switch start, end := m[2*g], m[2*g+1]; {
			case start < 0:
			case name == "rest":
				at.end = from + start
			case name == "text":
				at.start = from + end
			case name == "dateline":
				at.dateline = true
			case name == "denied":
				at.denied = true
			case name == "whose":
				at.whose = s.units[from+start : from+end]
			case name == "other":
				at.other = s.units[from+start : from+end]
			}
		}
		return at
	}
	return nil
}

// named are the names of the statements by which units name who says something and
// is no side: "Ukraine said", "Trump: …". Nobody is where it is a place, "in
// Ukraine", or two are named together. What is before a colon may be the subject of
// what follows, unless it is somebody who speaks for a side.
func named(units []unit) []unit {
	for i := 0; i < len(units); i++ {
		start := i
		for i < len(units) && units[i].tag == knownTag {
			i++
		}
		if i == start {
			continue
		}
		next := slices.IndexFunc(units[i:], func(u unit) bool { return strings.IndexByte("FWJ", u.tag) < 0 })
		says := next >= 0 && units[i+next].tag == 'S' && !follows(units[:start], knownTag)
		signs := units[i-1].speaks != nil && !follows(units[:start], frameTag, knownTag) && (next < 0 || strings.IndexByte(":,.()[]|nQSROD", units[i].tag) >= 0)
		if (says || signs) && !follows(units[:start], 'O') {
			return units[start:i]
		}
	}
	return nil
}

// follows reports whether what comes after units follows one of some tags, but for
// small words between them.
func follows(units []unit, tags ...byte) bool {
	last := len(units) - 1
	for last > 0 && units[last].tag == frameTag && !slices.Contains(tags, frameTag) {
		last--
	}
	return last >= 0 && slices.Contains(tags, units[last].tag)
}

// credit notes whom a place credits; what was found first stays.
func (s *reading) credit(at *place) {
	s.Denied = s.Denied || at.denied
	if at.dateline || s.Denied {
		return
	}
	if s.Side == nil {
		s.Side = cmp.Or(speaking(at.whose), speaking(s.units[at.start:at.end]))
	}
	if s.Speaker == "" && s.Side == nil && s.isName(at.other) {
		first, last := at.other[0].first, at.other[len(at.other)-1].last
		s.SpeaksFor = at.other[len(at.other)-1].speaks
		s.Speaker = strings.TrimSpace(s.source[s.tokens[first].Start:s.tokens[last].End])
	}
}

// isName reports whether units are a name: not common words alone, "Key Demand", of
// which only one that begins the text may be one, "Bush".
func (s *reading) isName(units []unit) bool {
	isOrdinary := func(u unit) bool { return u.tag == nameTag && text.IsOrdinary(s.tokens[u.first].Folded) }
	isFirst := len(units) == 1 && units[0].first == 0
	return isFirst || slices.ContainsFunc(units, func(u unit) bool { return !isOrdinary(u) })
}

// speaking is the side among units that says something, the last of several:
// "Unlike the White House, the Kremlin said". If none does it is the first.
func speaking(units []unit) *corpus.Statement {
	var first *corpus.Statement
	for i := len(units) - 1; i >= 0; i-- {
		if units[i].side == nil {
			continue
		}
		first = units[i].side
		rest := units[i+1:]
		if next := slices.IndexFunc(rest, func(u unit) bool { return strings.IndexByte("FOWJDEICH", u.tag) < 0 }); next >= 0 && strings.IndexByte("SR", rest[next].tag) >= 0 {
			return first
		}
	}
	return first
}

// takeOff takes off an attribution, if there is one and words are left where they
// must be. Between two pieces quote marks say that something may be left out.
func (r *Reader) takeOff(s *reading, w where) bool {
	at := r.match(s, w)
	if at == nil || !s.leavesWords(at, w) {
		return false
	}
	rest := slices.Concat(s.units[:at.start], s.units[at.end:])
	isLoose := !isQuoted(rest) && (at.denied || isLoose(s.units[at.start:at.end]))
	if s.strict && isLoose {
		return false
	}
	s.Loose = s.Loose || isLoose
	s.credit(at)
	join := []unit(nil)
	if w == between && (s.units[at.end-1].tag == quoteTag || s.units[at.end].tag == quoteTag) {
		join = []unit{{tag: joinTag}}
	}
	s.units = slices.Concat(s.units[:at.start], join, s.units[at.end:])
	return true
}

// leavesWords reports whether words are left where they must be: before an
// attribution, unless the text begins with it, and after one that is between, or
// that denies them.
func (s *reading) leavesWords(at *place, w where) bool {
	if w != before && !slices.ContainsFunc(s.units[:at.start], isWord) {
		return false
	}
	isLeading := w == between || w == before && at.denied
	return !isLeading || slices.ContainsFunc(s.units[at.end:], isWord)
}

// isLoose reports whether units name no side, or have other words of what is said.
func isLoose(units []unit) bool {
	return speaking(units) == nil || slices.ContainsFunc(units, func(u unit) bool { return u.tag == wordTag || u.tag == knownTag })
}

// isQuoted reports whether units are in quote marks, but for marks after them.
func isQuoted(units []unit) bool {
	last := len(units) - 1
	for last > 0 && strings.IndexByte(",.!?", units[last].tag) >= 0 {
		last--
	}
	return last > 0 && units[0].tag == quoteTag && units[last].tag == quoteTag
}

func isWord(u unit) bool {
	return u.last >= u.first && strings.IndexByte("NAPCLSRWJGKMIOFTDBHVZ#", u.tag) >= 0
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
	isMark := func(t text.Token) bool { return t.Kind == text.Mark }
	isCyrillic := func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }
	lang := text.Language(slices.DeleteFunc(slices.Clone(tokens), isMark))
	if lang != "uk" && strings.ContainsFunc(source, isCyrillic) {
		return "ru"
	}
	return cmp.Or(lang, english)
}
