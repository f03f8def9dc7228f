package attribution

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/text"
)

//go:embed words.txt
var wordsFile string

// The tags of words. A sign is its own tag, where patterns ask for it.
const (
	sideTag    = 'N' // a side by its own name, which means its words
	aliasTag   = 'A' // a side by a name that may also mean somebody who acts
	knownTag   = 'P' // a name that the statements mention
	nameTag    = 'C' // a word that looks like another name
	textTag    = 'W' // what a side's words come in, or who speaks for it
	wordTag    = 'L' // any other word
	numberTag  = '#'
	dateTag    = 'D'
	wordingTag = 'J' // a piece of a side's words
	emojiTag   = 'E' // what is shown and is no text
	quoteTag   = 'Q'
	lineTag    = 'n' // the end of a line
	dashTag    = '-' // a dash between spaces or after a quote
	otherTag   = 'X' // any other sign
	frameTag   = 'F'
	joinTag    = '~' // between two pieces of what is said; no token
)

// signTags are the signs that are their own tags.
const signTags = ",:;()[]|.?!"

// unit is a word, a name of several words, a sign or the end of a line.
type unit struct {
	tag         byte
	first, last int               // tokens, inclusive; none for the end of a line
	side        *corpus.Statement // of a name
	speaks      *corpus.Statement // the side for which somebody speaks by the name, who is no side, as a president
}

// credited is whom a name credits.
type credited struct {
	side    *corpus.Statement
	own     bool // it is the side's own name
	capital bool // it must be written in capitals: "US"
}

// tagger tags the tokens of a text.
type tagger struct {
	words map[string]byte
	names *text.Names[credited]
	known map[string]bool // words that the statements write with a capital
	// people have sides whose aliases begin with their names: "putin", for "Putin's office".
	people map[string]*corpus.Statement
	// parties are the names of whom the statements' parties may be, in other languages too.
	parties []*text.Phrases[*corpus.Statement]
}

// mostPassages is how many passages of a statement are looked through for names.
const mostPassages = 1000

// beginning is the text of that many passages.
func beginning(s *corpus.Statement) string {
	return s.Text[:s.Passages[min(len(s.Passages), mostPassages)-1].Span().End]
}

func newTagger(c *corpus.Corpus) (*tagger, error) {
	words, err := readWords(wordsFile)
	if err != nil {
		return nil, err
	}
	t := &tagger{words: words, names: text.NewNames[credited](), known: map[string]bool{}, people: map[string]*corpus.Statement{}}
	for _, s := range c.Statements {
		tokens := text.Scan(beginning(s), s.Language)
		for i, w := range tokens {
			if w.Capital && i > 0 && tokens[i-1].Kind != text.Mark {
				t.known[w.Folded] = true
			}
		}
	}
	for _, s := range c.Statements {
		if err := t.addNames(s); err != nil {
			return nil, err
		}
	}
	for _, lang := range text.Languages() {
		names := text.NewPhrases[*corpus.Statement](lang)
		for _, p := range c.Parties {
			for _, name := range p.Names[lang] {
				if p.Statement == nil {
					continue
				}
				if err := names.Add(name, p.Statement); err != nil {
					return nil, fmt.Errorf("names of %s: %w", p.ID, err)
				}
			}
		}
		t.parties = append(t.parties, names)
	}
	return t, nil
}

// readWords reads lines of a tag, a colon and words. A line without words is
// refused: its pattern would never match.
func readWords(file string) (map[string]byte, error) {
	words := map[string]byte{}
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		tag, list, found := strings.Cut(line, ":")
		if !found || len(tag) != 1 || strings.TrimSpace(list) == "" {
			return nil, fmt.Errorf("words of attributions: cannot read %q", line)
		}
		for w := range strings.FieldsSeq(list) {
			if _, taken := words[w]; !taken {
				words[w] = tag[0]
			}
		}
	}
	tags := slices.Sorted(maps.Values(words))
	if got := string(slices.Compact(tags)); got != listedTags {
		return nil, fmt.Errorf("words of attributions: the tags are %q, want %q", got, listedTags)
	}
	return words, nil
}

// listedTags are the tags that words are listed for, in order.
const listedTags = "&BDFGHIJKMORSTUVWYZ"

// addNames adds the names of a side. What the statements speak of by its own name
// is somebody who acts, as a country is: its name alone credits it no more than an
// alias does.
func (t *tagger) addNames(s *corpus.Statement) error {
	acts := false
	for _, w := range text.Words(s.Name, s.Language) {
		acts = acts || t.known[w.Folded]
	}
	for _, lang := range text.Languages() {
		if err := t.names.Add(s.NameIn(lang), credited{side: s, own: !acts}); err != nil {
			return fmt.Errorf("name of %s: %w", s.ID, err)
		}
	}
	for _, alias := range s.Aliases {
		if words := text.Words(alias, s.Language); len(words) > 1 && isPossessive(alias[words[0].Start:words[0].End]) {
			t.people[words[0].Folded] = s
		}
		short := len(alias) <= len("U.S.") && strings.ToUpper(alias) == alias
		if err := t.names.Add(alias, credited{side: s, capital: short}); err != nil {
			return fmt.Errorf("alias of %s: %w", s.ID, err)
		}
	}
	return nil
}

// speaks is the side for which somebody speaks by the name that is tagged at a word;
// nil for none.
func (t *tagger) speaks(tag byte, words []text.Token, i int) *corpus.Statement {
	if tag == knownTag {
		return t.people[words[i].Folded]
	}
	if tag != nameTag {
		return nil
	}
	for _, names := range t.parties {
		if _, statements := names.Match(words, i); len(statements) > 0 {
			return statements[0] // "Путин"
		}
	}
	return nil
}

// isPossessive reports whether a name is written as an owner's, "Putin's".
func isPossessive(name string) bool {
	return strings.HasSuffix(name, "'s") || strings.HasSuffix(name, "’s")
}

// units tags the tokens of a text, each once.
func (t *tagger) units(source string, tokens []text.Token) []unit {
	words, at := make([]text.Token, 0, len(tokens)), make([]int, 0, len(tokens))
	for i, w := range tokens {
		if w.Kind != text.Mark {
			words, at = append(words, w), append(at, i)
		}
	}
	units := make([]unit, 0, len(tokens))
	next := 0 // of words
	for i := 0; i < len(tokens); i++ {
		if i > 0 && strings.Contains(source[tokens[i-1].End:tokens[i].Start], "\n") {
			units = append(units, unit{tag: lineTag, first: i, last: i - 1})
		}
		if tokens[i].Kind == text.Mark {
			units = append(units, unit{tag: signTag(source, tokens, i), first: i, last: i})
			continue
		}
		u := unit{tag: t.wordTag(words, next), first: i, last: i}
		n, side, own := t.side(words, next)
		if n > 0 {
			u.tag, u.side, u.last = aliasTag, side, at[next+n-1]
			if own {
				u.tag = sideTag
			}
		} else {
			u.speaks = t.speaks(u.tag, words, next)
		}
		units = append(units, u)
		next += max(n, 1)
		i = u.last
		if i+1 < len(tokens) && side != nil && isPossessive(source[tokens[i].Start:tokens[i].End]) && signTag(source, tokens, i+1) == quoteTag {
			units = append(units, unit{tag: wordingTag, first: i + 1, last: i}) // "the Kremlin's “…”"
		}
	}
	t.markDates(units, words, at)
	withoutSides(units)
	for i, u := range units[:max(0, len(units)-1)] {
		if u.speaks != nil && units[i+1].tag == textTag {
			units[i].tag, units[i].side = aliasTag, u.speaks // "Putin's readout"
		}
	}
	if len(units) > 1 && units[0].tag == wordTag && strings.IndexByte(":CS", units[1].tag) >= 0 && isName(words[0]) {
		units[0].tag = nameTag // "Macron: …", "Macron said …"
	}
	return units
}

// withoutSides takes the sides off names that only seem to say something: what
// "unlike" sets off, "a White House reporter", two that "and" joins. Then the words
// that show this are words like others.
func withoutSides(units []unit) {
	isSide := func(u unit) bool { return u.side != nil }
	for i := range units {
		rest := units[i+1:]
		next := slices.IndexFunc(rest, func(u unit) bool { return u.tag != frameTag && u.tag != 'O' })
		switch units[i].tag {
		case 'U':
			if next >= 0 && isSide(rest[next]) {
				unname(&rest[next])
			}
			units[i].tag = wordTag
		case 'Y':
			if i > 0 && isSide(units[i-1]) {
				unname(&units[i-1])
			}
			units[i].tag = 'H'
		case '&':
			if i > 0 && isSide(units[i-1]) && next >= 0 && isSide(rest[next]) && rest[next].side != units[i-1].side {
				unname(&rest[next])
				unname(&units[i-1])
			}
			units[i].tag = frameTag
		}
	}
}

func unname(u *unit) { u.tag, u.side = wordTag, nil }

// isName reports whether a word at the beginning of a text may be a name, which a
// verb or an adverb is not: "Remember: …".
func isName(w text.Token) bool {
	return w.Capital && !text.IsStop(w.Folded, english) && !text.IsManner(w.Folded)
}

// side finds the longest name of a side that begins at a word.
func (t *tagger) side(words []text.Token, i int) (n int, side *corpus.Statement, own bool) {
	if text.IsStop(words[i].Folded, english) && !words[i].Acronym {
		return 0, nil, false
	}
	n, values := t.names.Match(words, i)
	for _, v := range values {
		if v.capital && !words[i].Acronym {
			continue
		}
		if side == nil || v.own && !own {
			side, own = v.side, v.own
		}
	}
	if side == nil {
		return 0, nil, false
	}
	return n, side, own
}

// wordTag is the tag of a word that is no side's name.
func (t *tagger) wordTag(words []text.Token, i int) byte {
	w := words[i]
	tag, listed := t.words[w.Folded]
	switch {
	case w.Kind == text.Symbol:
		return emojiTag
	case w.Kind == text.Number:
		return numberTag
	case listed:
		return tag
	case t.known[w.Folded]:
		return knownTag
	case w.Capital && !text.IsOrdinary(w.Folded):
		return nameTag
	case w.Capital && i > 0 && !text.IsStop(w.Folded, english):
		return nameTag
	}
	return wordTag
}

// markDates tags the numbers that belong to dates: "18 March", "March 18th",
// "2025", "18.03.2025". Any other is part of what was said.
func (t *tagger) markDates(units []unit, words []text.Token, at []int) {
	dated := map[int]bool{} // by token
	for _, d := range text.Dates(words, english) {
		for i := d.First; i <= d.Last; i++ {
			dated[at[i]] = true
		}
	}
	for i, w := range words {
		dated[at[i]] = dated[at[i]] || isYear(w.Folded)
	}
	for i, u := range units {
		if u.tag == numberTag && dated[u.first] {
			units[i].tag = dateTag
		}
	}
}

func isYear(s string) bool {
	return len(s) == len("2025") && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20"))
}

// signTag is the tag of a mark.
func signTag(source string, tokens []text.Token, i int) byte {
	surface := source[tokens[i].Start:tokens[i].End]
	r, _ := utf8.DecodeRuneInString(surface)
	before, _ := utf8.DecodeLastRuneInString(source[:tokens[i].Start])
	after, _ := utf8.DecodeRuneInString(source[tokens[i].End:])
	opens := i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([", before)
	switch {
	case r == ':':
		if ends := tokens[i].End == len(source); ends || unicode.IsSpace(after) || isQuote(after) {
			return ':'
		}
		return otherTag
	case strings.ContainsRune("'’‘`´", r):
		if opens || after == '\'' {
			return quoteTag
		}
		return frameTag // an apostrophe after a word
	case isQuote(r):
		return quoteTag
	case unicode.Is(unicode.Pd, r) || r == '−' || r == '~':
		if opens || isQuote(before) || unicode.Is(unicode.Pd, before) {
			return dashTag
		}
		return frameTag // a hyphen
	case strings.ContainsRune("@#·", r):
		return frameTag
	case r == '\uFFFC', unicode.Is(unicode.So, r):
		return emojiTag
	case len(surface) == 1 && strings.Contains(signTags, surface):
		return surface[0]
	}
	return otherTag
}

func isQuote(r rune) bool {
	return strings.ContainsRune("\"“”„‟«»「」『』❝❞〝〞〟＂‘’‹›'", r)
}
