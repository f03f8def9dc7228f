package text

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode"
)

const en = "en"

// Languages are the codes of the languages that there is all data for.
func Languages() []string { return []string{en, "ru", "uk", "es", "fr", "de"} }

//go:embed data/*.txt data/*/*.txt
var files embed.FS

// lists is what is read from the data files.
type lists struct {
	vocabularies  map[string]*vocabulary
	abbreviations map[string]map[string]abbreviation // by language, "" for all, and without the full stop
	cased         map[string]bool                    // words of another meaning than the acronym in capitals
	conjunctions  map[string]bool
	anaphors      map[string]bool
	evidence      evidence
}

// vocabulary is what is known of the words of a language.
type vocabulary struct {
	lang    string
	words   map[string]wordInfo // by folded form
	stems   map[string]string   // lemmas by the stem of another spelling
	months  map[string]int      // 1 to 12 by folded name
	endings []string            // of inflections, where there is no stemmer
}

type wordInfo struct {
	lemma string // "": what the stemmer says
	stop  bool
}

// abbreviation is where a sentence goes on after the full stop of a word.
type abbreviation uint8

const (
	anywhere    abbreviation = iota + 1
	beforeDigit              // "Art. 5"
)

// evidence is what tells a language.
type evidence struct {
	codes   []string         // in the order in which they are preferred
	words   map[string][]int // indexes of codes by frequent word
	letters map[string]int   // index of a code by letter
	scripts []script
}

type script struct {
	table *unicode.RangeTable
	code  int
}

// data reads the files once.
var data = sync.OnceValue(func() *lists {
	l, err := load(files)
	if err != nil {
		panic(err) // the files are part of the program, and a test loads them
	}
	return l
})

func load(fsys fs.FS) (*lists, error) {
	r := listReader{fsys: fsys}
	l := &lists{vocabularies: map[string]*vocabulary{}, abbreviations: map[string]map[string]abbreviation{"": {}},
		cased: map[string]bool{}, conjunctions: map[string]bool{}, anaphors: map[string]bool{},
		evidence: evidence{words: map[string][]int{}, letters: map[string]int{}}}
	for _, lang := range Languages() {
		l.vocabularies[lang] = &vocabulary{lang, map[string]wordInfo{}, map[string]string{}, map[string]int{}, nil}
	}
	r.each("stop", l.addStops)
	r.each("months", func(lang string, months []string) { l.vocabularies[lang].addMonths(months) })
	r.each("endings", func(lang string, endings []string) { l.vocabularies[lang].addEndings(endings) })
	r.each("lemma/en", l.vocabularies[en].addFamily)
	r.each("spelling/en", l.vocabularies[en].addSpellings)
	r.each("abbreviations", l.addAbbreviations)
	r.each("cased", func(_ string, words []string) { addAll(l.cased, words) })
	r.each("conjunctions", func(_ string, words []string) { addAll(l.conjunctions, words) })
	r.each("anaphors", func(_ string, words []string) { addAll(l.anaphors, words) })
	r.each("letters", func(lang string, letters []string) {
		for _, letter := range letters {
			l.evidence.letters[letter] = l.evidence.code(lang)
		}
	})
	r.each("scripts", func(lang string, names []string) {
		for _, name := range names {
			l.evidence.scripts = append(l.evidence.scripts, script{unicode.Scripts[name], l.evidence.code(lang)})
		}
	})
	return l, r.err
}

// listReader reads data files and keeps the first error. An empty list is one:
// whoever asks it would always be told no, and nobody would notice.
type listReader struct {
	fsys fs.FS
	err  error
}

// each calls yield for each line of a file, "KEY: WORD WORD", but for comments.
func (r *listReader) each(name string, yield func(key string, words []string)) {
	name = "data/" + name + ".txt"
	raw, err := fs.ReadFile(r.fsys, name)
	if err != nil {
		r.fail(err)
		return
	}
	lines := 0
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		lines++
		key, list, _ := strings.Cut(line, ":")
		words := strings.Fields(list)
		if len(words) == 0 {
			r.fail(fmt.Errorf("%s: no words in %q", name, line))
		}
		yield(key, words)
	}
	if lines == 0 {
		r.fail(fmt.Errorf("%s: the list is empty", name))
	}
}

func (r *listReader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

func addAll(set map[string]bool, words []string) {
	for _, w := range words {
		set[w] = true
	}
}

// addStops takes stop words of any language, for recognizing it, and keeps
// those of the languages that have a vocabulary.
func (l *lists) addStops(lang string, words []string) {
	code, v := l.evidence.code(lang), l.vocabularies[lang]
	for _, w := range words {
		w = Fold(w)
		if v != nil {
			v.words[w] = wordInfo{lemma: w, stop: true}
		}
		if !slices.Contains(l.evidence.words[w], code) {
			l.evidence.words[w] = append(l.evidence.words[w], code)
		}
	}
}

func (l *lists) addAbbreviations(lang string, words []string) {
	if l.abbreviations[lang] == nil {
		l.abbreviations[lang] = map[string]abbreviation{}
	}
	for _, w := range words {
		where := anywhere
		if word, numbered := strings.CutSuffix(w, "#"); numbered {
			w, where = word, beforeDigit
		}
		l.abbreviations[lang][w], l.abbreviations[""][w] = where, where
	}
}

func (v *vocabulary) addMonths(months []string) {
	for i, month := range months {
		for name := range strings.SplitSeq(month, ",") {
			v.months[Fold(name)] = i + 1
		}
	}
}

func (v *vocabulary) addEndings(endings []string) {
	v.endings = append(v.endings, endings...)
	slices.SortFunc(v.endings, func(a, b string) int { return len(b) - len(a) })
}

// addFamily takes words whose lemma is not their stem.
func (v *vocabulary) addFamily(head string, forms []string) {
	lemma, own := strings.CutPrefix(head, "=")
	if !own {
		lemma = v.stem(head)
	}
	for _, form := range forms {
		v.words[form] = wordInfo{lemma: lemma, stop: v.words[form].stop}
	}
}

func (v *vocabulary) addSpellings(word string, others []string) {
	for _, other := range others {
		v.stems[v.stem(other)] = v.stem(word)
	}
}

// code is the index of a code, which is added if it is new.
func (e *evidence) code(lang string) int {
	i := slices.Index(e.codes, lang)
	if i < 0 {
		i = len(e.codes)
		e.codes = append(e.codes, lang)
	}
	return i
}

// IsStop reports whether a folded word carries grammar and no topic.
func IsStop(folded, lang string) bool {
	v := data().vocabularies[lang]
	return v != nil && v.words[folded].stop
}

// IsConjunction reports whether a folded word joins equals, in any of the
// languages: "and", "oder".
func IsConjunction(folded string) bool { return data().conjunctions[folded] }

// IsAnaphor reports whether a folded English word is used for what was named
// before: "it", "these".
func IsAnaphor(folded string) bool { return data().anaphors[folded] }

// Month is the number of the month that a folded word names, 0 if none.
func Month(folded, lang string) int {
	if v := data().vocabularies[lang]; v != nil {
		return v.months[folded]
	}
	return 0
}

// decimalComma reports whether a language writes a comma before decimals, as
// most do.
func decimalComma(lang string) bool { return lang != en && lang != "" }

// CapitalizesNouns reports whether a language writes every noun with a capital,
// so that one says nothing of names.
func CapitalizesNouns(lang string) bool { return lang == "de" }
