package verify

import (
	"strings"

	"bothsides/corpus"
	"bothsides/internal/search"
)

// claim is an alleged text as it is compared in other words.
type claim struct {
	plain   string // the text without markup and quote marks, same offsets
	units   []unit
	ownings []owning
	marks   [][]corpus.Span // for each passage, its words that stand for the text's
	doer    int             // place of the unit that names who acts; -1: none
}

// claimOf reads the tokens of an alleged text.
func (m *senses) claimOf(source string, tokens []token) claim {
	c := claim{plain: plainText(source), units: m.units(source, tokens), marks: make([][]corpus.Span, len(m.all))}
	m.consult(c.plain, tokens, c.units, c.marks)
	m.weigh(c.units)
	c.ownings = owningsOf(c.plain, c.units)
	c.doer = m.actors.doer(c.plain, c.units)
	return c
}

// oldQuoteSigns are the marks by which the index knows a quoted phrase.
const oldQuoteSigns = "\"“”„‟«»"

// plainText is the source without markup and quote marks, byte for byte: the
// index would take a quoted phrase for one that must stand as it is.
func plainText(source string) string {
	out := []byte(unmarked(source))
	for i, c := range string(out) {
		if strings.ContainsRune(oldQuoteSigns, c) {
			copy(out[i:], "   "[:len(string(c))])
		}
	}
	return string(out)
}

// What the index is asked for of a text.
const (
	piece      = 20 // tokens at once
	mostPieces = 8  // four times as much as the longest passage has
)

// consult asks the index what the passages have of each unit, and, if marks
// are given, by which of their words.
func (m *senses) consult(plain string, tokens []token, units []unit, marks [][]corpus.Span) {
	rest := tokens
	for range mostPieces {
		n := pieceOf(rest)
		if n == 0 {
			return
		}
		from, to := rest[0].start, rest[n-1].end
		rest = rest[n:]
		e, err := m.index.Evidence(strings.ToValidUTF8(plain[from:to], "?"))
		if err != nil {
			continue // the words alone must do
		}
		for _, p := range e.Parts {
			take(p, from, units)
		}
		for i := range marks {
			marks[i] = append(marks[i], e.Marks[i]...)
		}
	}
	for i := range units { // nobody knows whether the rest says anything
		if len(rest) > 0 && units[i].start >= rest[0].start {
			units[i].light = false
		}
	}
}

// pieceOf is how many tokens make a piece: up to a mark, if there is one.
func pieceOf(tokens []token) int {
	if len(tokens) <= piece {
		return len(tokens)
	}
	for i := piece; i > piece/2; i-- {
		if tokens[i-1].kind != word {
			return i
		}
	}
	return piece
}

// take notes what the index says of a part, which begins in a piece at byte
// from, in the units that it is made of.
func take(p search.Part, from int, units []unit) {
	first, end := 0, 0
	for i, u := range units {
		if u.start < from+p.End && from+p.Start < u.end {
			if end == 0 {
				first = i
			}
			end = i + 1
		}
	}
	var stems []string
	for _, u := range units[first:end] {
		stems = append(stems, u.stem)
	}
	for i := first; i < end; i++ {
		units[i].light = false
		switch {
		case p.Known && !units[i].strong: // the thesaurus has "unconditional" among words on conditions
			units[i].has = p.Has
		case !p.Known && p.Strict && len(stems) > 1:
			units[i].within = stems
		}
	}
}
