package verify

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"bothsides/internal/search"
)

//go:embed paraphrases.txt
var paraphrases string

// lexicon knows which words and phrases stand for one another: each line of
// the paraphrases is a meaning. What the thesaurus knows the index tells.
type lexicon struct {
	vocabulary
	phrases map[string][]phrase // by their first stem
	lines   int                 // number of meanings

	known map[string]string // stems by word, while the lexicon is made
}

// phrase is a word or a row of words with the meaning that it has.
type phrase struct {
	stems []string
	line  int
}

func newLexicon(v vocabulary) *lexicon {
	l := &lexicon{vocabulary: v, phrases: map[string][]phrase{}, known: map[string]string{}}
	for text := range strings.Lines(paraphrases) {
		if text = strings.TrimSpace(text); text != "" && text[0] != '#' {
			l.meaning(strings.Split(text, ","))
		}
	}
	l.known = nil
	return l
}

// pronoun is the one that has a meaning of its own here: those who talked.
const pronoun = "they"

// meaning adds phrases that stand for one another.
func (l *lexicon) meaning(phrases []string) {
	for _, text := range phrases {
		if text = strings.TrimSpace(text); !l.small[text] || text == pronoun {
			l.add(text)
		}
	}
	l.lines++
}

func (l *lexicon) add(text string) {
	if p := l.stemsOf(text); len(p) > 0 {
		l.phrases[p[0]] = append(l.phrases[p[0]], phrase{p, l.lines})
	}
}

// stemsOf are those of a phrase.
func (l *lexicon) stemsOf(text string) []string {
	var out []string
	text = strings.TrimSpace(text)
	for _, t := range l.terms(text, read(text)) {
		out = append(out, t.stem)
	}
	return out
}

// term is a word in the form in which meanings are compared.
type term struct {
	text, stem string
	start, end int // bytes
	capital    bool
	name       bool // written with a capital letter, and no other word
}

// terms lists the words among tokens. Initials are joined, "U.S.", and what
// makes a possessive is taken off.
func (l *lexicon) terms(source string, tokens []token) []term {
	var out []term
	first := true
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if t.kind != word {
			first = first || strings.Contains(".!?…", t.text)
			continue
		}
		w := term{text: t.text, start: t.start, end: t.end, capital: t.capital, name: t.capital && !(first && search.IsOrdinary(t.text))}
		first = false
		initials := false
		for ; initial(tokens, i); i += 2 {
			w.text += tokens[i+2].text
			w.end = tokens[i+2].end
			initials = true
		}
		raw := source[t.start:t.end]
		if w.text == "us" && (initials || raw == "US") {
			w.text = "usa" // no pronoun
		}
		w.text = bare(w.text, raw)
		if n, ok := l.numerals[w.text]; ok {
			w.text = n
		}
		w.stem = l.stem(w.text)
		out = append(out, w)
	}
	return out
}

func (l *lexicon) stem(w string) string {
	if l.known == nil {
		return search.Stem(w)
	}
	s, known := l.known[w]
	if !known {
		s = search.Stem(w)
		l.known[w] = s
	}
	return s
}

// initial tells whether token i is a letter with a full stop and another such
// letter behind it.
func initial(tokens []token, i int) bool {
	return i+2 < len(tokens) && len(tokens[i].text) == 1 && tokens[i+1].text == "." && !tokens[i+1].space &&
		tokens[i+2].kind == word && len(tokens[i+2].text) == 1 && !tokens[i+2].space
}

// bare is the folded word without what an apostrophe joins to it: "Putin's",
// "they'll", "didn't".
func bare(folded, raw string) string {
	at := strings.IndexAny(raw, apostrophes)
	if at < 0 {
		return folded
	}
	_, size := utf8.DecodeRuneInString(raw[at:])
	switch ending := strings.ToLower(raw[at+size:]); ending {
	case "s", "ll", "re", "ve", "d", "m":
		return strings.TrimSuffix(folded, ending)
	case "t":
		return strings.TrimSuffix(folded, "nt")
	}
	return folded
}
