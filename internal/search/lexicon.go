package search

import (
	"slices"
	"strings"
	"sync"

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
	topic       *corpus.Topic
	term        string // how the index writes it
	weak, actor bool
}

// lexicon knows the forms of one thesaurus: which words and phrases stand for
// which concept, in which language.
type lexicon struct {
	concepts []concept
	english  forms                   // by stem
	generics map[string]bool         // single words as they are written
	idioms   map[string]int          // by the first word, of how many words the longest is
	foreign  func() map[string]forms // by folded word, for each language code
	vocabulary
	leaning map[string]bool   // stems
	stems   map[string]string // by word, while the lexicon is made
}

func newLexicon(t *corpus.Thesaurus) *lexicon {
	lx := &lexicon{english: newForms(len(t.Concepts) * formsOfOne), generics: map[string]bool{}, idioms: map[string]int{}, leaning: map[string]bool{}}
	lx.english.stemmed = true
	lx.vocabulary = newVocabulary(len(t.Concepts) * wordsOfOne)
	// Two in three words are of other languages: they are read beside the
	// English ones, and whoever needs them first waits for them.
	lx.foreign = sync.OnceValue(func() map[string]forms { return foreignForms(t) })
	go lx.foreign()
	for _, w := range t.Anaphors {
		for _, w := range analyze(w) {
			lx.leaning[w.stem] = true
		}
	}
	for _, c := range t.Concepts {
		lx.concepts = append(lx.concepts, concept{topic: c.Topic, term: conceptMark + c.Name, weak: c.Weak || c.Actor, actor: c.Actor})
	}
	if !lx.readCompiled(t.Hash) {
		lx.readEnglish(t)
	}
	return lx
}

// readEnglish reads the English words of the thesaurus.
func (lx *lexicon) readEnglish(t *corpus.Thesaurus) {
	lx.stems = map[string]string{}
	for i, c := range t.Concepts {
		lx.addEnglish(c.Says, sense{concept: i})
		lx.addEnglish(c.Asked, sense{concept: i})
	}
	manner := t.Generic["en"]
	if len(manner) == 0 {
		manner = plainGeneric()
	}
	lx.addEnglish(manner, sense{concept: generic})
	for _, phrase := range manner {
		if words := lx.cut(phrase); len(words) == 1 {
			lx.generics[words[0].text] = true
		}
	}
	lx.addEnglish(t.Absent, sense{concept: absent})
	lx.english.preferOwn()
	lx.stems = nil
}

// plainGeneric are words in which people ask, for a thesaurus that lists none:
// "did anyone mention buses", "what do both statements think about pay".
func plainGeneric() corpus.Words {
	return strings.Fields(`about after against before during without
		say says said saying mention mentions mentioned talk talks talked speak speaks spoke tell tells told discuss discusses discussed
		refer refers referred address addresses addressed cover covers covered include includes included contain contains contained
		write writes wrote claim claims claimed think thinks thought want wants wanted believe believes believed know knows explain explains explained
		statement statements text texts version versions account accounts side sides party parties both either neither
		anyone anybody anything everyone everybody everything someone somebody something much many
		position view views opinion opinions topic topics subject issue issues matter question word words exactly actually really`)
}

// formsOfOne is about how many English phrases a concept has, and wordsOfOne how
// many words no other has: a map of the right size from the start is made in
// half the time.
const (
	formsOfOne = 180
	wordsOfOne = 115
)

// foreignForms reads the words of all languages but English.
func foreignForms(t *corpus.Thesaurus) map[string]forms {
	all := map[string]forms{}
	add := func(lists map[string]corpus.Words, s sense) {
		for language, list := range lists {
			if language == "en" {
				continue
			}
			f, found := all[language]
			if !found {
				f = newForms(len(t.Concepts))
			}
			for _, phrase := range list {
				f.addForeign(phrase, foreignFunctionWords[language], s)
			}
			all[language] = f
		}
	}
	for i, c := range t.Concepts {
		add(c.Other, sense{concept: i})
	}
	add(t.Generic, sense{concept: generic})
	for _, f := range all {
		f.preferOwn()
	}
	return all
}

func onlyGeneric(senses []sense) bool {
	return !slices.ContainsFunc(senses, func(s sense) bool { return s.concept != generic })
}

// isGeneric tells whether the word, or the one that it is a form of, is listed
// as generic. A stem alone does not tell: that of "minority" is "minor".
func (lx *lexicon) isGeneric(w word) bool {
	if w.text == "" || lx.generics[w.text] || strings.HasPrefix(w.stem, exactMark) {
		return true
	}
	for _, e := range [...]string{"s", "es", "d", "ed", "ing", "ly"} {
		root, ok := strings.CutSuffix(w.text, e)
		if !ok || len(root) < 2 {
			continue
		}
		last := root[len(root)-1]
		if lx.generics[root] || lx.generics[root+"e"] || lx.generics[strings.TrimSuffix(root, "i")+"y"] || lx.generics[root[:len(root)-1]] && last == root[len(root)-2] {
			return true
		}
	}
	return false
}

func (lx *lexicon) addEnglish(list corpus.Words, s sense) {
	for _, phrase := range list {
		lx.addPhrase(phrase, s)
	}
}

// exactMark begins a word that is meant as it stands, not by its stem: "=last"
// is not "lasting". A phrase that begins so is an idiom.
const exactMark = "="

// addPhrase adds a phrase by its stems, and a phrase of two words as one word
// too: people write "blacksea" and "nonproliferation".
func (lx *lexicon) addPhrase(phrase string, s sense) {
	if surface, exact := strings.CutPrefix(phrase, exactMark); exact {
		text := joinText(tokenize(surface))
		lx.english.add([]string{exactMark + text}, s)
		if strings.Contains(text, " ") {
			lx.learnIdiom(text)
		} else {
			lx.learn(text)
		}
		return
	}
	var stems, texts []string
	words := lx.cut(phrase)
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

// cut cuts a phrase into words as tokenize does. Most phrases are of plain
// words that stand in many others: their stems are kept while the lexicon is
// made, which is most of what its making takes.
func (lx *lexicon) cut(phrase string) []word {
	var words []word
	for part := range strings.FieldsFuncSeq(phrase, func(r rune) bool { return r == ' ' || r == '-' }) {
		if !isPlain(part) || part == "non" {
			return analyze(phrase)
		}
		stemmed, known := lx.stems[part]
		if !known {
			stemmed = stem(part)
			lx.stems[part] = stemmed
		}
		words = append(words, word{text: part, stem: stemmed})
	}
	return words
}
