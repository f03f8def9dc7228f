package search

import (
	"slices"
	"strings"

	"bothsides/corpus"
)

// sense is what a form stands for.
type sense struct {
	concept int  // index in the lexicon's concepts, or one of those below
	reduced bool // the form is one word of a phrase, the others being grammar
}

// conceptMark begins the terms of concepts; no word has it.
const conceptMark = "§"

// Senses that are no concept.
const (
	generic = -1 // names nothing by itself
	absent  = -2 // a thing that no statement speaks of
)

// concept is a corpus.Concept as queries use it.
type concept struct {
	name, topic string
	term        string // how the index writes it
	weak, actor bool
}

// lexicon knows the forms of one thesaurus: which words and phrases stand for
// which concept, in which language.
type lexicon struct {
	concepts []concept
	english  forms            // by stem
	foreign  map[string]forms // by folded word, for each language code
	vocabulary
	leaning map[string]bool // stems
}

// forms maps a phrase, its words sorted, to what it stands for.
type forms struct {
	exact   map[string][]sense
	starred map[string][]starred // by the first three bytes of one of its words
	longest int                  // in words

	words map[string]bool     // every word of every phrase
	roots map[string][]string // every root with a star, by its first bytes
}

// starred is a phrase with words of which only the beginning is given.
type starred struct {
	words []string // "пленн*"
	sense sense
}

// starKey is how many bytes of a starred word its entry is found by; it must
// stand before the star.
const starKey = 3

func newForms() forms {
	return forms{exact: map[string][]sense{}, starred: map[string][]starred{}, longest: 1,
		words: map[string]bool{}, roots: map[string][]string{}}
}

func newLexicon(t *corpus.Thesaurus) *lexicon {
	lx := &lexicon{english: newForms(), foreign: map[string]forms{}, leaning: map[string]bool{}}
	for _, w := range t.Leaning {
		for _, w := range tokenize(w) {
			lx.leaning[w.stem] = true
		}
	}
	for i, c := range t.Concepts {
		lx.concepts = append(lx.concepts, concept{name: c.Name, topic: c.Topic, term: conceptMark + c.Name, weak: c.Weak || c.Actor, actor: c.Actor})
		lx.addAll("en", slices.Concat(c.Says, c.Asked), sense{concept: i})
		for language, list := range c.Other {
			lx.addAll(language, list, sense{concept: i})
		}
	}
	for language, list := range t.Generic {
		lx.addAll(language, list, sense{concept: generic})
	}
	lx.addAll("en", t.Absent, sense{concept: absent})
	lx.english.preferOwn()
	return lx
}

func (lx *lexicon) addAll(language string, list []string, s sense) {
	if language == "en" {
		for _, phrase := range list {
			lx.addEnglish(phrase, s)
		}
		return
	}
	f, found := lx.foreign[language]
	if !found {
		f = newForms()
	}
	for _, phrase := range list {
		f.add(slices.DeleteFunc(starWords(phrase), func(w string) bool { return foreignFunctionWords[language][w] }), s)
	}
	lx.foreign[language] = f
}

// exactMark begins a word that is meant as it stands, not by its stem: "=last"
// is not "lasting".
const exactMark = "="

// addEnglish adds a phrase by its stems, and a phrase of two words as one word
// too: people write "blacksea" and "nonproliferation".
func (lx *lexicon) addEnglish(phrase string, s sense) {
	if surface, exact := strings.CutPrefix(phrase, exactMark); exact {
		lx.english.add([]string{exactMark + fold(surface)}, s)
		lx.learn(fold(surface))
		return
	}
	var stems, texts []string
	words := tokenize(phrase)
	for _, w := range content(words) {
		stems, texts = append(stems, w.stem), append(texts, w.text)
		lx.learn(w.text)
	}
	if len(stems) == 0 {
		return
	}
	s.reduced = len(stems) == 1 && len(words) > 1
	lx.english.add(stems, s)
	if len(texts) == 2 && len(texts[0])+len(texts[1]) >= 7 {
		joined := texts[0] + texts[1]
		lx.english.add([]string{stem(joined)}, s)
		lx.learn(joined)
	}
}

// add stores a phrase of folded words; words with a star match any ending.
func (f *forms) add(words []string, s sense) {
	if len(words) == 0 {
		return
	}
	f.longest = max(f.longest, len(words))
	for _, w := range words {
		f.words[w] = true
		if root, star := strings.CutSuffix(w, "*"); star && len(root) >= starKey && !slices.Contains(f.roots[root[:starKey]], root) {
			f.roots[root[:starKey]] = append(f.roots[root[:starKey]], root)
		}
	}
	for _, w := range words {
		if root, star := strings.CutSuffix(w, "*"); star && len(root) >= starKey {
			f.starred[root[:starKey]] = append(f.starred[root[:starKey]], starred{words, s})
			return
		}
	}
	key := phraseKey(words)
	if !slices.Contains(f.exact[key], s) {
		f.exact[key] = append(f.exact[key], s)
	}
}

// preferOwn gives up what single words came to stand for by losing their
// grammar, where they have a sense of their own: "say yes" is not every "say".
func (f forms) preferOwn() {
	for key, senses := range f.exact {
		own := slices.DeleteFunc(slices.Clone(senses), func(s sense) bool { return s.reduced })
		if len(own) > 0 {
			f.exact[key] = own
		}
	}
}

// phraseKey is the same for any order of the words: "exchange of prisoners"
// is "prisoner exchange".
func phraseKey(words []string) string {
	switch len(words) {
	case 1:
		return words[0]
	case 2:
		return min(words[0], words[1]) + " " + max(words[0], words[1])
	}
	return strings.Join(slices.Sorted(slices.Values(words)), " ")
}

// starWords folds a phrase and keeps its stars.
func starWords(phrase string) []string {
	var out []string
	for w := range strings.FieldsSeq(phrase) {
		root, star := strings.CutSuffix(w, "*")
		for _, part := range tokenize(root) {
			out = append(out, part.text)
		}
		if star && len(out) > 0 {
			out[len(out)-1] += "*"
		}
	}
	return out
}

// find gives what the words, in any order, stand for.
func (f forms) find(words []string) []sense {
	if senses := f.exact[phraseKey(words)]; senses != nil {
		return senses
	}
	for _, w := range words {
		if len(w) < starKey {
			continue
		}
		var senses []sense
		for _, s := range f.starred[w[:starKey]] {
			if s.matches(words) && !slices.Contains(senses, s.sense) {
				senses = append(senses, s.sense)
			}
		}
		if senses != nil {
			return senses
		}
	}
	return nil
}

// matches tells whether each pattern has a word of its own.
func (s starred) matches(words []string) bool {
	if len(words) != len(s.words) {
		return false
	}
	var used uint
	for _, pattern := range s.words {
		i := slices.IndexFunc(words, func(w string) bool { return fits(w, pattern) })
		for i >= 0 && used&(1<<i) != 0 {
			next := slices.IndexFunc(words[i+1:], func(w string) bool { return fits(w, pattern) })
			if next < 0 {
				return false
			}
			i += 1 + next
		}
		if i < 0 {
			return false
		}
		used |= 1 << i
	}
	return true
}

func fits(w, pattern string) bool {
	if root, star := strings.CutSuffix(pattern, "*"); star {
		return strings.HasPrefix(w, root)
	}
	return w == pattern
}
