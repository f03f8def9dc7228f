package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"sync"

	"go.yaml.in/yaml/v3"
)

// Thesaurus lists the other words that people use for what the statements
// say. It steers only which passages are found and what counts as a paraphrase
// of them; nothing in it is ever shown.
type Thesaurus struct {
	// Hash is the SHA-256 of the files, in hex; empty where there is none.
	Hash string
	// Open says that a passage with words by which people ask for a concept speaks
	// of it too. It is so unless the corpus has a model: then somebody saw to it,
	// for each concept, which words of the statements speak of it.
	Open bool
	// Concepts are the things that the statements speak of.
	Concepts []*Concept
	// Generic are words and phrases that name nothing by themselves, "exactly",
	// "brought up", by language code, English under "en".
	Generic map[string]Words
	// Absent are phrases for things that no statement speaks of, "NATO", by
	// language code. Those with words that occur, "security guarantees", would
	// otherwise be taken for what has these.
	Absent map[string]Words
	// Details are, for a question word ("when"), phrases of the statements that
	// can answer it.
	Details map[string]Words
	// Anaphors are nouns that, after "this", "these" or "such", refer to the
	// sentence before: "this proposal".
	Anaphors Words
}

// Concept is one thing that a statement speaks of, with its words.
type Concept struct {
	Name  string // unique in the thesaurus
	Topic *Topic // that it belongs to, or nil
	// Weak says that the concept only colours a query that also has others, as
	// acts such as "proposed" do; Actor that it is one of those who appear in
	// most sentences and tell still less.
	Weak, Actor bool

	// Says are words of the statements: a passage that has one of them speaks
	// of the concept, and people ask by them. States are such words by which
	// nobody asks for it: "175 individuals" states a figure. Holds are those of
	// passages that speak of it as an aside, and Near those of passages that
	// only touch it.
	Says, States, Holds, Near Words
	// Asked are words people use for it in English; Other by language code.
	Asked Words
	Other map[string]Words
	// Also are words that mean the same in a text that retells a statement, but
	// by which nobody asks.
	Also Words
}

// isAsked reports whether there are words by which people ask for the concept.
func (c *Concept) isAsked() bool { return len(c.Says)+len(c.Asked)+len(c.Other) > 0 }

// use is what the words of a list are for.
type use uint8

const (
	forSays use = iota
	forStates
	forHolds
	forNear
	forAsked
	forAlso
	forGeneric
	forAbsent
	forDetails
	forAnaphors
)

// ofStatements is in place of a language for words of the statements, which are
// in the languages of those.
const ofStatements = ""

// list is one list of words of a thesaurus.
type list struct {
	use      use
	lang     string   // a code, or ofStatements
	concept  *Concept // whose it is, or nil
	question string   // of forDetails
	words    Words
}

// lists are all lists of the thesaurus.
func (t *Thesaurus) lists() []list {
	var out []list
	for _, c := range t.Concepts {
		if t.Open {
			out = append(out, list{use: forStates, lang: ofStatements, concept: c, words: c.Asked})
			for _, code := range slices.Sorted(maps.Keys(c.Other)) {
				out = append(out, list{use: forStates, lang: code, concept: c, words: c.Other[code]})
			}
		}
		out = append(out,
			list{use: forSays, lang: ofStatements, concept: c, words: c.Says},
			list{use: forStates, lang: ofStatements, concept: c, words: c.States},
			list{use: forHolds, lang: ofStatements, concept: c, words: c.Holds},
			list{use: forNear, lang: ofStatements, concept: c, words: c.Near},
			list{use: forAsked, lang: english, concept: c, words: c.Asked},
			list{use: forAlso, lang: english, concept: c, words: c.Also})
		for _, code := range slices.Sorted(maps.Keys(c.Other)) {
			out = append(out, list{use: forAsked, lang: code, concept: c, words: c.Other[code]})
		}
	}
	for _, code := range slices.Sorted(maps.Keys(t.Generic)) {
		out = append(out, list{use: forGeneric, lang: code, words: t.Generic[code]})
	}
	for _, code := range slices.Sorted(maps.Keys(t.Absent)) {
		out = append(out, list{use: forAbsent, lang: code, words: t.Absent[code]})
	}
	for _, question := range slices.Sorted(maps.Keys(t.Details)) {
		out = append(out, list{use: forDetails, lang: ofStatements, question: question, words: t.Details[question]})
	}
	return append(out, list{use: forAnaphors, lang: english, words: t.Anaphors})
}

const (
	thesaurusFile  = "thesaurus.yaml"
	thesaurusFiles = "thesaurus/*.yaml"
)

// loadThesaurus reads the files of the thesaurus, if there are any. It follows
// the topics, which concepts name.
func (l *loader) loadThesaurus() {
	c := l.corpus
	names, _ := fs.Glob(l.fsys, thesaurusFiles) // its pattern is well-formed
	r := thesaurusReader{corpus: c, places: map[string]string{}, wordsReader: wordsReader{entries: l.entries, languages: c.wordLanguages()}}
	hash := sha256.New()
	var files []*thesaurusDocument
	var parsing sync.WaitGroup // which takes most of reading a corpus
	for _, name := range slices.Concat([]string{thesaurusFile}, names) {
		data, found := l.read(name)
		if !found {
			continue
		}
		_, _ = io.WriteString(hash, data) // hashing never fails
		c.Thesaurus.Hash = hex.EncodeToString(hash.Sum(nil))
		d := &thesaurusDocument{document: document{file: name}}
		files = append(files, d)
		parsing.Go(func() { d.top = d.parse(data) })
	}
	parsing.Wait()
	for _, d := range files {
		l.faults = append(l.faults, r.read(d)...)
	}
}

// thesaurusDocument is one file with its top node.
type thesaurusDocument struct {
	document
	top *yaml.Node
}

// thesaurusReader reads the files of a thesaurus into its corpus.
type thesaurusReader struct {
	corpus *Corpus
	places map[string]string // by the name of a concept its FILE:LINE
	wordsReader
}

// read adds what one file has.
func (r *thesaurusReader) read(d *thesaurusDocument) Faults {
	r.document = &d.document
	if d.top != nil {
		t := r.corpus.Thesaurus
		r.fields(d.top, map[string]func(*yaml.Node){
			"concepts": func(n *yaml.Node) { r.items(n, r.concept) },
			"generic":  r.byLanguage(&t.Generic),
			"absent":   r.byLanguage(&t.Absent),
			"details":  r.details,
			"anaphors": r.words(&t.Anaphors),
		})
	}
	return r.sorted()
}

// concept adds one entry and names all that is wrong with it.
func (r *thesaurusReader) concept(n *yaml.Node) {
	c := &Concept{Other: map[string]Words{}}
	topic := ""
	readers := map[string]func(*yaml.Node){
		"name": r.text(&c.Name), "topic": r.text(&topic), "weak": r.flag(&c.Weak), "actor": r.flag(&c.Actor),
		"says": r.stated(&c.Says), "states": r.stated(&c.States), "holds": r.stated(&c.Holds), "near": r.stated(&c.Near),
		"asked": r.words(&c.Asked), "also": r.words(&c.Also),
	}
	for _, code := range r.languages[1:] {
		readers[code] = r.under(&c.Other, code, entry{lang: code})
	}
	nodes := r.fields(n, readers)
	place := fmt.Sprintf("%s:%d", r.file, n.Line)
	switch taken := r.places[c.Name]; {
	case c.Name == "":
		r.fault(n, "The concept has no name.")
	case taken != "":
		r.fault(nodes["name"], "The concept %q appears twice, first at %s.", c.Name, taken)
	case len(c.Says)+len(c.States)+len(c.Holds)+len(c.Near) == 0:
		r.fault(n, "The concept %q lists no words of the statements.", c.Name)
	}
	r.places[c.Name] = place
	if c.Topic = r.corpus.Topic(topic); topic != "" && c.Topic == nil {
		r.fault(nodes["topic"], "The concept %q belongs to %q, which is no topic of %s.", c.Name, topic, topicsFile)
	}
	r.corpus.Thesaurus.Concepts = append(r.corpus.Thesaurus.Concepts, c)
}

// details reads, for each question word, phrases of the statements.
func (r *thesaurusReader) details(n *yaml.Node) {
	r.each(n, func(key, value *yaml.Node) {
		r.under(&r.corpus.Thesaurus.Details, key.Value, entry{lang: english})(value)
	})
}
