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
	vocabularies  map[string]vocabulary
	abbreviations map[string]map[string]abbreviation // by language, "" for all, and without the full stop
	cased         map[string]bool                    // words of another meaning than the acronym in capitals
	conjunctions  map[string]bool
	evidence      evidence
}

// vocabulary is what is known of the words of a language.
type vocabulary struct {
	words   map[string]wordInfo // by folded form
	stems   map[string]string   // lemmas by the stem of another spelling
	months  map[string]int      // 1 to 12 by folded name
	endings []string            // of inflections, for a language without a stemmer
}

type wordInfo struct {
	lemma string // "": what the stemmer says
	stop  bool
}

// data reads the files once.
var data = sync.OnceValue(func() lists {
	l, err := load(files)
	if err != nil {
		panic(err) // the files are part of the program, and a test loads them
	}
	return l
})

func load(fsys fs.FS) (lists, error) {
	r := listReader{fsys: fsys}
	l := lists{vocabularies: map[string]vocabulary{}, abbreviations: r.abbreviations(), cased: r.set("cased"),
		conjunctions: r.set("conjunctions")}
	months := r.lines("months")
	for _, lang := range Languages() {
		l.vocabularies[lang] = r.vocabulary(lang, months)
	}
	l.evidence = r.evidence(l.vocabularies)
	return l, r.err
}

// listReader reads data files and keeps the first error. An empty list is one:
// whoever asks it would be told no, always, and nobody would notice.
type listReader struct {
	fsys fs.FS
	err  error
}

// lines are those of a file that are no comments.
func (r *listReader) lines(name string) []string {
	raw, err := fs.ReadFile(r.fsys, "data/"+name+".txt")
	var out []string
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	if err == nil && len(out) == 0 {
		err = fmt.Errorf("data/%s.txt: the list is empty", name)
	}
	if r.err == nil {
		r.err = err
	}
	return out
}

// fields are the words of a file.
func (r *listReader) fields(name string) []string {
	return strings.Fields(strings.Join(r.lines(name), " "))
}

// set is the words of a file.
func (r *listReader) set(name string) map[string]bool {
	set := map[string]bool{}
	for _, w := range r.fields(name) {
		set[w] = true
	}
	return set
}

// has reports whether there is a file, for what not every language needs.
func (r *listReader) has(name string) bool {
	_, err := fs.Stat(r.fsys, "data/"+name+".txt")
	return err == nil
}

func (r *listReader) vocabulary(lang string, months []string) vocabulary {
	v := vocabulary{words: map[string]wordInfo{}, stems: map[string]string{}, months: map[string]int{}}
	for _, w := range r.fields("stop/" + lang) {
		w = Fold(w)
		v.words[w] = wordInfo{lemma: w, stop: true}
	}
	if r.has("ending/" + lang) {
		v.endings = r.fields("ending/" + lang)
		slices.SortFunc(v.endings, func(a, b string) int { return len(b) - len(a) })
	}
	if r.has("lemma/" + lang) {
		r.families(lang, v)
	}
	if r.has("spelling/" + lang) {
		for _, pair := range r.lines("spelling/" + lang) {
			other, own, _ := strings.Cut(pair, " ")
			v.stems[v.stem(other, lang)] = v.stem(own, lang)
		}
	}
	for _, line := range months {
		if names, ok := strings.CutPrefix(line, lang+" "); ok {
			for i, month := range strings.Fields(names) {
				for name := range strings.SplitSeq(month, ",") {
					v.months[Fold(name)] = i + 1
				}
			}
		}
	}
	return v
}

// families reads the words whose lemma is not their stem.
func (r *listReader) families(lang string, v vocabulary) {
	for _, line := range r.lines("lemma/" + lang) {
		head, forms, joined := strings.Cut(line, ":")
		lemma := v.stem(head, lang)
		if !joined {
			head, forms, _ = strings.Cut(line, " = ")
			lemma = head
		}
		for form := range strings.FieldsSeq(forms) {
			v.words[form] = wordInfo{lemma: lemma, stop: v.words[form].stop}
		}
	}
}

// abbreviation is where a sentence goes on after the full stop of a word.
type abbreviation uint8

const (
	anywhere    abbreviation = iota + 1
	beforeDigit              // "Art. 5"
)

// abbreviations reads lines such as "en: Mr Art#", which the file explains.
func (r *listReader) abbreviations() map[string]map[string]abbreviation {
	out := map[string]map[string]abbreviation{"": {}}
	for _, line := range r.lines("abbreviations") {
		lang, list, _ := strings.Cut(line, ":")
		if out[lang] == nil {
			out[lang] = map[string]abbreviation{}
		}
		for w := range strings.FieldsSeq(list) {
			where := anywhere
			if word, numbered := strings.CutSuffix(w, "#"); numbered {
				w, where = word, beforeDigit
			}
			out[lang][w], out[""][w] = where, where
		}
	}
	return out
}

// evidence is what tells a language.
type evidence struct {
	codes   []string         // in the order in which they are preferred
	words   map[string][]int // indexes of codes by frequent word
	letters map[rune]int     // index of a code by letter
	scripts []script
}

type script struct {
	table *unicode.RangeTable
	code  int
}

func (r *listReader) evidence(vocabularies map[string]vocabulary) evidence {
	e := evidence{words: map[string][]int{}, letters: map[rune]int{}}
	for _, lang := range Languages() {
		code := e.code(lang)
		for w, info := range vocabularies[lang].words {
			if info.stop {
				e.words[w] = append(e.words[w], code)
			}
		}
	}
	for _, line := range r.lines("language/stop") {
		lang, list, _ := strings.Cut(line, ":")
		code := e.code(lang)
		for w := range strings.FieldsSeq(list) {
			if w = Fold(w); !slices.Contains(e.words[w], code) {
				e.words[w] = append(e.words[w], code)
			}
		}
	}
	for _, line := range r.lines("language/letters") {
		lang, letters, _ := strings.Cut(line, " ")
		for _, letter := range letters {
			e.letters[letter] = e.code(lang)
		}
	}
	for _, line := range r.lines("language/scripts") {
		name, lang, _ := strings.Cut(line, " ")
		e.scripts = append(e.scripts, script{unicode.Scripts[name], e.code(lang)})
	}
	return e
}

// code is the index of a code, which is added if it is new.
func (e *evidence) code(lang string) int {
	if i := slices.Index(e.codes, lang); i >= 0 {
		return i
	}
	e.codes = append(e.codes, lang)
	return len(e.codes) - 1
}

// IsStop reports whether a folded word carries grammar and no topic.
func IsStop(folded, lang string) bool { return data().vocabularies[lang].words[folded].stop }

// IsConjunction reports whether a folded word joins equals, in any of the
// languages: "and", "oder".
func IsConjunction(folded string) bool { return data().conjunctions[folded] }

// Month is the number of the month that a folded word names, 0 if none.
func Month(folded, lang string) int { return data().vocabularies[lang].months[folded] }

// decimalComma reports whether a language writes a comma before decimals, as
// most do.
func decimalComma(lang string) bool { return lang != en && lang != "" }
