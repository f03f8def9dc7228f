package verify

import (
	_ "embed"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/search"
)

//go:embed paraphrases.txt
var paraphrases string

// lexicon knows which words and phrases stand for one another: each line of
// the paraphrases and each concept of the thesaurus is a meaning.
type lexicon struct {
	vocabulary
	phrases  map[string][]phrase // by their first stem
	lines    int                 // number of meanings
	concepts int
	absent   map[string][]phrase // things that no statement speaks of, by their first stem
	light    wordSet             // stems of words that name nothing by themselves

	known map[string]string // stems by word, while the lexicon is made
}

// phrase is a word or a row of words with the meaning that it has.
type phrase struct {
	stems []string
	line  int
}

func newLexicon(t *corpus.Thesaurus, v vocabulary) *lexicon {
	l := &lexicon{vocabulary: v, phrases: map[string][]phrase{}, absent: map[string][]phrase{}, light: wordSet{}, known: map[string]string{}}
	for text := range strings.Lines(paraphrases) {
		if text = strings.TrimSpace(text); text != "" && text[0] != '#' {
			l.meaning(strings.Split(text, ","))
		}
	}
	l.concepts = l.lines
	for _, c := range t.Concepts {
		l.meaning(append(append([]string{}, c.Says...), c.Asked...))
	}
	for _, text := range t.Absent {
		l.add(l.absent, text, 0)
	}
	for _, text := range t.Generic["en"] {
		if p := l.stems(text); len(p) == 1 {
			l.light[p[0]] = true
		}
	}
	l.known = nil
	return l
}

// topical tells whether a word stands for something by itself, or for nothing
// much.
func (l *lexicon) topical(stem string) bool {
	return l.light[stem] || slices.ContainsFunc(l.phrases[stem], func(p phrase) bool { return len(p.stems) == 1 })
}

// meaning adds phrases that stand for one another.
func (l *lexicon) meaning(phrases []string) {
	for _, text := range phrases {
		if !l.small[strings.TrimSpace(text)] {
			l.add(l.phrases, text, l.lines)
		}
	}
	l.lines++
}

func (l *lexicon) add(to map[string][]phrase, text string, line int) {
	if p := l.stems(text); len(p) > 0 {
		to[p[0]] = append(to[p[0]], phrase{p, line})
	}
}

// stems are those of a phrase as the thesaurus writes it.
func (l *lexicon) stems(text string) []string {
	var out []string
	text = strings.Trim(strings.TrimSpace(text), "=*")
	for _, t := range l.terms(text, read(text)) {
		out = append(out, t.stem)
	}
	return out
}

// term is a word in the form in which meanings are compared.
type term struct {
	text, stem string
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
		w := term{text: t.text, name: t.capital && !(first && search.IsOrdinary(t.text))}
		first = false
		initials := false
		for ; initial(tokens, i); i += 2 {
			w.text += tokens[i+2].text
			initials = true
		}
		raw := source[t.start:t.end]
		if w.text == "us" && (initials || raw == "US") {
			w.text = "usa" // no pronoun
		}
		if s, cut := strings.CutSuffix(w.text, "s"); cut && possessive(raw) {
			w.text = s
		}
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

func possessive(raw string) bool {
	for _, a := range []string{"'", "’", "ʼ", "`", "´"} {
		if strings.HasSuffix(raw, a+"s") || strings.HasSuffix(raw, a+"S") {
			return true
		}
	}
	return false
}
