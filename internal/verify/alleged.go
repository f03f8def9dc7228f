package verify

import (
	"strings"

	"bothsides/corpus"
)

// alleged is a text in question.
type alleged struct {
	source  string
	tokens  []token // of its claim, once the attribution is taken off
	subject int     // how many of them name, as the subject of a sentence, whom it credits

	claimed *corpus.Statement // whom it credits; nil: nobody, or
	other   bool              // somebody who issued none of the statements
}

func (t *alleged) shouted(w token) bool {
	raw := t.source[w.start:w.end]
	return w.kind != word || strings.ToUpper(raw) == raw
}

// gap is what stands in the text before token i and is no token.
func (t *alleged) gap(i int) string {
	switch {
	case i == 0:
		return t.source[:t.tokens[0].start]
	case i == len(t.tokens):
		return t.source[t.tokens[i-1].end:]
	}
	return t.source[t.tokens[i-1].end:t.tokens[i].start]
}

// quoted tells whether a quote mark stands before token i. An apostrophe is
// none.
func (t *alleged) quoted(i int) bool {
	gap := t.gap(i)
	return strings.ContainsAny(gap, "\"“”„‟«»「」『』❝❞〝〞〟＂‘‹›") || strings.Contains(gap, " '") || strings.Contains(gap, "'' ")
}

func (t *alleged) newLine(i int) bool { return strings.Contains(t.gap(i), "\n") }

func (t *alleged) claim(s *corpus.Statement) {
	if t.claimed == nil {
		t.claimed = s
	}
}

// setOff tells whether the tokens before i are a heading by their marks: "White
// House - ", "(Kremlin) ", "Kremlin | ".
func (t *alleged) setOff(i int) bool {
	last := t.tokens[i-1]
	first := t.tokens[0].text
	return last.text == "-" && last.space && t.tokens[i].space || last.text == ")" && first == "(" ||
		last.text == "]" && first == "[" || strings.Contains(t.gap(i), "|")
}

// parted tells whether a sign or "that" parts token i from an attribution
// before it.
func (t *alleged) parted(i int) bool {
	return i < len(t.tokens) && (t.tokens[i-1].kind == mark || t.tokens[i-1].text == "that" || t.quoted(i))
}
