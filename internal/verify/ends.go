package verify

import (
	"slices"
	"unicode"
)

// tail takes off an attribution at the end.
func (v *credits) tail(t *alleged) bool {
	n := len(t.tokens)
	for i := n - 1; i > 0 && i >= n-farthest; i-- {
		before := t.tokens[i-1]
		comma, colon := before.text == ",", before.text == ":" && t.tokens[i].space
		apart := t.quoted(i) || t.newLine(i) || before.text == "(" || before.text == "[" ||
			before.text == "-" && (before.space || i > 1 && t.quoted(i-1)) && i < n
		if !comma && !apart && !colon {
			continue
		}
		who := v.weigh(t, i, n)
		switch {
		case colon && (!who.own || who.unknown > 0): // "…: Kremlin"
			continue
		case who.statement != nil && who.unknown == 0 && (apart || colon || who.report):
			t.claim(who.statement)
		case who.statement == nil && who.names > 0 && who.unknown == who.names && who.names <= 4 && (apart || who.report):
			t.other = true
		case who.statement == nil && who.unknown == 0 && who.report && t.tokens[i].capital: // "Trump said"
		case who.statement == nil && who.unknown == 0 && before.text == "-" && i > 1 && t.quoted(i-1): // `“…” - Trump`
		default:
			continue
		}
		t.tokens = t.tokens[:i]
		return true
	}
	return false
}

// aside takes off ", the Kremlin said," within the text, and leaves a mark of
// omission where quote marks part the words around it.
func (v *credits) aside(t *alleged) bool {
	for i := 1; i < len(t.tokens)-1; i++ {
		n, length := v.nameAt(t, i)
		if length == 0 {
			continue
		}
		start := i
		for start > 1 && (t.tokens[start-1].text == "the" || v.reports[t.tokens[start-1].text]) {
			start--
		}
		end, report := i+length, start < i && v.reports[t.tokens[start].text]
		for end < len(t.tokens) && t.tokens[end].kind == word && (v.reports[t.tokens[end].text] || v.nouns[t.tokens[end].text]) {
			report = report || v.reports[t.tokens[end].text]
			end++
		}
		if !report || end >= len(t.tokens) || t.tokens[end].kind != mark || t.tokens[start-1].text != "," && !t.quoted(start) {
			continue
		}
		t.claim(n.statement)
		rest := slices.Clone(t.tokens[:start])
		if t.quoted(start) || t.quoted(end+1) {
			at := t.tokens[start].start
			rest = append(rest, token{kind: ellipsis, text: "…", start: at, end: at, space: true})
		}
		t.tokens = append(rest, t.tokens[end+1:]...)
		return true
	}
	return false
}

// subject reads a side's own name at the beginning, "The Kremlin sees", as a
// credit. The name is then no part of what is said in other words; word for
// word it is.
func (v *credits) subject(t *alleged) {
	i := 0
	if len(t.tokens) > 0 && t.tokens[0].text == "the" {
		i = 1
	}
	if i >= len(t.tokens) {
		return
	}
	n, length := v.nameAt(t, i)
	if length == 0 || !n.own || i+length >= len(t.tokens) {
		return
	}
	next, _ := firstRune(t.tokens[i+length].text)
	if unicode.IsLetter(next) {
		t.claim(n.statement)
		t.subject = i + length
	}
}

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}
