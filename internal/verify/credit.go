package verify

import (
	"strings"

	"bothsides/corpus"
)

// credit reads the attributions of a text and takes them off.
func (v *credits) credit(t *alleged) {
	for range 3 { // such as one before and one behind
		n := len(t.tokens)
		if n == 0 {
			return
		}
		if !v.head(t) && !v.lead(t) && !v.tail(t) && !v.aside(t) {
			break
		}
	}
	v.subject(t)
}

// farthest is how many tokens an attribution has at most.
const farthest = 16

// placeholder stands for a quote where only the text around it matters.
const placeholder = "“0”"

// around reads whom the text before or behind a quote credits with it.
func (v *credits) around(q Quoted) (claimed *corpus.Statement, other bool) {
	for _, source := range []string{q.Before + placeholder, placeholder + q.After} {
		t := &alleged{source: source, tokens: read(source)}
		v.credit(t)
		if t.claimed != nil {
			return t.claimed, false
		}
		other = other || t.other
	}
	before := &alleged{source: q.Before, tokens: read(q.Before)}
	who := v.weigh(before, max(0, len(before.tokens)-farthest), len(before.tokens))
	if who.statement != nil && who.own && who.report {
		return who.statement, false // "as I told you, the Kremlin said"
	}
	return nil, other
}

// head takes off an attribution before a colon, a quote mark or a line's end.
func (v *credits) head(t *alleged) bool {
	for i := 1; i <= len(t.tokens) && i <= farthest; i++ {
		end := i == len(t.tokens)
		colon := t.tokens[i-1].text == ":" && (end || t.tokens[i].space || t.quoted(i))
		if t.tokens[i-1].text == ":" && !colon && !isNumber(t.tokens[i].text) {
			return false // it introduces nothing, "a:b"
		}
		apart := colon || !end && (t.quoted(i) || t.newLine(i))
		if !apart && (end || !t.setOff(i) || !v.weigh(t, 0, i).own) {
			continue
		}
		if v.takeHead(t, i, colon) {
			t.tokens = t.tokens[i:]
			return true
		}
	}
	return false
}

// shortHead is how many tokens a head has that names nobody known.
const shortHead = 9

// takeHead tells whether the tokens before i are a head, and notes whom it
// credits.
func (v *credits) takeHead(t *alleged, i int, colon bool) bool {
	who := v.weigh(t, 0, i)
	if who.statement != nil {
		sure := who.unknown == 0 || colon && who.own && who.unknown <= 2
		if sure {
			t.claim(who.statement)
		}
		return sure
	}
	quote := i < len(t.tokens) && t.quoted(i)
	switch {
	case i > shortHead, !colon && !(quote && who.unknown == 0 && v.merelySays(t.tokens[:i])):
		return false
	case who.unknown == 0:
		return true
	case who.names > 0 && (quote || who.unknown-who.names <= 1):
		t.other = true
		return true
	}
	return quote
}

// merelySays tells whether the tokens have a verb of saying and none that tells
// what somebody did: `Putin said “…”` credits no side, and `Putin proposed “…”`
// is part of what is claimed.
func (v *credits) merelySays(tokens []token) bool {
	says := false
	for _, t := range tokens {
		says = says || v.sayings[t.text]
		if v.reports[t.text] && !v.sayings[t.text] {
			return false
		}
	}
	return says
}

// crediting is what a row of tokens would be as an attribution.
type crediting struct {
	statement *corpus.Statement // the side that is named first
	own       bool              // by its own name
	report    bool              // with a word such as "said" or "according"
	unknown   int               // words that have no place in an attribution
	names     int               // those of them that look like names
}

// weigh reads the tokens from i to end as an attribution.
func (v *credits) weigh(t *alleged, start, end int) (c crediting) {
	i := start
	for i < end {
		if n, length := v.nameAt(t, i); length > 0 && i+length <= end {
			if c.statement == nil {
				c.statement, c.own = n.statement, n.own
			}
			i += length
			continue
		}
		w := t.tokens[i]
		i++
		switch {
		case w.kind != word:
		case isNumber(w.text) && !v.dated(t.tokens[:end], i-1):
			c.unknown++
		case v.reports[w.text] || v.naming[w.text]:
			c.report = true
		case v.framing(w.text) || v.neutral[w.text]:
		case v.known[strings.TrimSuffix(w.text, "s")] || v.known[w.text]: // a name that the statements have credits nobody
			if c.statement == nil {
				continue
			}
			c.unknown++
		default:
			c.unknown++
			if w.capital && !(i == start+1 && v.topical(w.text)) {
				c.names++
			}
		}
	}
	return c
}
