package claim

import (
	"embed"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"bothsides/corpus"
	"bothsides/internal/text"
)

//go:embed data/*.yaml
var files embed.FS

// kind is what a word does in a clause.
type kind uint8

const (
	none kind = iota // no item at all
	party
	verb   // an act as a verb
	noun   // an act as a thing: "proposal"
	halted // a noun that says that an act stops: "ceasefire"
	not    // denies the act after it
	stop   // ends the act after it, or before it
	resume // says that it goes on
	by     // the agent follows
	aside  // a preposition whose name takes no part
	against
	to     // the receiver follows
	and    // joins names
	or     // parts names of which one is meant
	clause // begins a clause
	be     // may make a passive
	do     // an auxiliary
	must
	will
	may
	who   // asks for a party
	whom  // asks for a party to whom something is done
	whose // asks for the party that something after it belongs to
	what
	when
	where
	number
	why
	how
	either // asks for the roles
	next   // asks for what comes next
	source // a text that somebody issued
)

// tag is what a word or phrase can be.
type tag struct {
	kind kind
	n    int16 // which party or act
}

// acts is a set of acts. A word may be several: "ask" is to request or to demand.
type acts uint64

func (a acts) has(b acts) bool { return a&b != 0 }

// act is a kind of act with what it has to do with others.
type act struct {
	name    string
	self    acts
	like    acts // itself and what may say the same
	against acts
	answers acts // what a question for it wants
}

// vocabulary is the words of the grammar, and the acts.
type vocabulary struct {
	acts   []act
	byName map[string]int
	words  map[string]*text.Phrases[tag] // by language
	sides  map[string]*text.Phrases[int] // by language: of each row of opposites, 2*row or 2*row+1
	limits map[string]*text.Phrases[int] // by language: their rows
	frames []frame
	framed map[string]*text.Phrases[int] // by language: which of frames

	modes map[corpus.Mode]acts // what may also be said of what is in a mode

	// The acts of each class; data/acts.yaml explains them.
	attitude, process, speaking, saying, commits, directs, requests, settles, ending, wishing acts
}

// phrases is a list of phrases, in the file a text with commas between them.
type phrases []string

// UnmarshalYAML reads a text, or a list.
func (p *phrases) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind != yaml.ScalarNode {
		return node.Decode((*[]string)(p))
	}
	for phrase := range strings.SplitSeq(node.Value, ",") {
		if phrase = strings.TrimSpace(phrase); phrase != "" {
			*p = append(*p, phrase)
		}
	}
	return nil
}

type actEntry struct {
	Name    string             `yaml:"name"`
	Is      []string           `yaml:"is"`
	Verbs   map[string]phrases `yaml:"verbs"`
	Nouns   map[string]phrases `yaml:"nouns"`
	Halted  map[string]phrases `yaml:"halted"`
	Like    []string           `yaml:"like"`
	Against []string           `yaml:"against"`
	Answers []string           `yaml:"answers"`
}

// decode reads one of the package's own files.
func decode(name string, v any) error {
	data, err := files.ReadFile("data/" + name)
	if err != nil {
		return err
	}
	decoder := yaml.NewDecoder(strings.NewReader(string(data)))
	decoder.KnownFields(true)
	if err := decoder.Decode(v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// newVocabulary reads the tables and adds the names of the corpus's parties.
func newVocabulary(c *corpus.Corpus) (*vocabulary, error) {
	v := &vocabulary{byName: map[string]int{}, words: map[string]*text.Phrases[tag]{}, sides: map[string]*text.Phrases[int]{}, limits: map[string]*text.Phrases[int]{},
		framed: map[string]*text.Phrases[int]{}}
	for _, lang := range text.Languages() {
		v.words[lang] = text.NewPhrases[tag](lang)
		v.sides[lang], v.limits[lang], v.framed[lang] = text.NewPhrases[int](lang), text.NewPhrases[int](lang), text.NewPhrases[int](lang)
	}
	for _, read := range []func() error{v.readActs, v.readGrammar, v.readOpposites, v.readFrames} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	for i, p := range c.Parties {
		for lang, names := range p.Names {
			if err := v.add(map[string]phrases{lang: phrases(names)}, tag{kind: party, n: int16(i)}); err != nil {
				return nil, fmt.Errorf("party %q: %w", p.ID, err)
			}
		}
	}
	for lang := range v.words {
		v.words[lang].Compact()
		v.sides[lang].Compact()
		v.limits[lang].Compact()
		v.framed[lang].Compact()
	}
	return v, nil
}

func (v *vocabulary) readActs() error {
	var file struct {
		Modes map[corpus.Mode][]string `yaml:"modes"`
		Acts  []actEntry               `yaml:"acts"`
	}
	if err := decode("acts.yaml", &file); err != nil {
		return err
	}
	v.acts = make([]act, len(file.Acts))
	for i, e := range file.Acts {
		v.byName[e.Name] = i
		v.acts[i] = act{name: e.Name, self: acts(1) << i, like: acts(1) << i}
	}
	for i, e := range file.Acts {
		if err := errors.Join(v.classify(i, e), v.relate(i, e), v.name(i, e)); err != nil {
			return fmt.Errorf("acts.yaml: %s: %w", e.Name, err)
		}
	}
	v.modes = map[corpus.Mode]acts{}
	for mode, names := range file.Modes {
		said, err := v.set(names)
		if err != nil {
			return fmt.Errorf("acts.yaml: %s: %w", mode, err)
		}
		v.modes[mode] = said
	}
	return nil
}

func (v *vocabulary) classify(i int, e actEntry) error {
	classes := map[string]*acts{"attitude": &v.attitude, "process": &v.process, "speaking": &v.speaking, "saying": &v.saying,
		"commits": &v.commits, "directs": &v.directs, "requests": &v.requests, "settles": &v.settles, "ending": &v.ending, "wishing": &v.wishing}
	for _, class := range e.Is {
		if classes[class] == nil {
			return fmt.Errorf("there is no class %q", class)
		}
		*classes[class] |= v.acts[i].self
	}
	return nil
}

// relate notes what an act has to do with others. Acts that say the same or the
// opposite do so both ways.
func (v *vocabulary) relate(i int, e actEntry) error {
	a := &v.acts[i]
	like, err1 := v.set(e.Like)
	against, err2 := v.set(e.Against)
	answers, err3 := v.set(e.Answers)
	a.like, a.against, a.answers = a.like|like, a.against|against, answers
	for j := range v.acts {
		if o := &v.acts[j]; like.has(o.self) {
			o.like |= a.self
		} else if against.has(o.self) {
			o.against |= a.self
		}
	}
	return errors.Join(err1, err2, err3)
}

// name adds the words for an act.
func (v *vocabulary) name(i int, e actEntry) error {
	for lang, verbs := range e.Verbs {
		for _, phrase := range verbs {
			if err := v.addVerb(lang, phrase, int16(i)); err != nil {
				return err
			}
		}
	}
	if err := v.add(e.Nouns, tag{kind: noun, n: int16(i)}); err != nil {
		return err
	}
	return v.add(e.Halted, tag{kind: halted, n: int16(i)})
}

func (v *vocabulary) readGrammar() error {
	lists := map[string]map[string]phrases{}
	if err := decode("grammar.yaml", &lists); err != nil {
		return err
	}
	for _, list := range []struct {
		name string
		kind kind
	}{
		{"not", not}, {"stop", stop}, {"resume", resume}, {"by", by}, {"aside", aside}, {"against", against}, {"to", to}, {"and", and}, {"or", or},
		{"clause", clause}, {"be", be}, {"do", do}, {"must", must}, {"will", will}, {"may", may}, {"who", who}, {"whom", whom}, {"whose", whose}, {"what", what},
		{"when", when}, {"where", where}, {"number", number}, {"why", why}, {"how", how}, {"either", either}, {"next", next}, {"text", source},
	} {
		if len(lists[list.name]) == 0 {
			return fmt.Errorf("grammar.yaml: no words for %q", list.name)
		}
		if err := v.add(lists[list.name], tag{kind: list.kind}); err != nil {
			return fmt.Errorf("grammar.yaml: %s: %w", list.name, err)
		}
	}
	return nil
}

func (v *vocabulary) readOpposites() error {
	var file struct {
		Opposites []map[string][2]phrases `yaml:"opposites"`
		Limits    []map[string]phrases    `yaml:"limits"`
	}
	if err := decode("opposites.yaml", &file); err != nil {
		return err
	}
	add := func(to *text.Phrases[int], words phrases, n int) (err error) {
		for _, word := range words {
			err = errors.Join(err, to.Add("="+word, n))
		}
		return err
	}
	var err error
	for row, languages := range file.Opposites {
		for lang, pair := range languages {
			err = errors.Join(err, add(v.sides[lang], pair[0], 2*row), add(v.sides[lang], pair[1], 2*row+1))
		}
	}
	for row, languages := range file.Limits {
		for lang, words := range languages {
			err = errors.Join(err, add(v.limits[lang], words, row))
		}
	}
	if err != nil {
		return fmt.Errorf("opposites.yaml: %w", err)
	}
	return nil
}

// set is the set of acts with the given names.
func (v *vocabulary) set(names []string) (out acts, err error) {
	for _, name := range names {
		i, found := v.byName[name]
		if !found {
			return 0, fmt.Errorf("there is no act %q", name)
		}
		out |= v.acts[i].self
	}
	return out, nil
}

// add adds phrases as they are written.
func (v *vocabulary) add(lists map[string]phrases, t tag) error {
	for lang, list := range lists {
		for _, phrase := range list {
			if err := v.words[lang].Add("="+phrase, t); err != nil {
				return fmt.Errorf("%q: %w", phrase, err)
			}
		}
	}
	return nil
}

// addVerb adds a verb, in English with its regular forms.
func (v *vocabulary) addVerb(lang, phrase string, n int16) error {
	t := tag{kind: verb, n: n}
	if lang != english {
		return v.words[lang].Add("="+phrase, t)
	}
	first, rest, _ := strings.Cut(phrase, " ")
	for _, word := range inflections(first) {
		if err := v.words[lang].Add("="+strings.TrimSpace(word+" "+rest), t); err != nil {
			return fmt.Errorf("%q: %w", phrase, err)
		}
	}
	return nil
}

// inflections are the regular forms of an English verb.
func inflections(verb string) [4]string {
	stem, third := verb, verb+"s"
	for _, ending := range []string{"s", "x", "sh", "ch", "z"} {
		if strings.HasSuffix(verb, ending) {
			third = verb + "es"
		}
	}
	switch last := verb[len(verb)-1]; {
	case strings.HasSuffix(verb, "ee"):
		return [4]string{verb, third, verb + "d", verb + "ing"}
	case last == 'y' && len(verb) > 1 && !isVowel(verb[len(verb)-2]):
		return [4]string{verb, verb[:len(verb)-1] + "ies", verb[:len(verb)-1] + "ied", verb + "ing"}
	case last == 'e':
		stem = verb[:len(verb)-1]
	case doubles(verb):
		stem += verb[len(verb)-1:]
	}
	return [4]string{verb, third, stem + "ed", stem + "ing"}
}

// doubles reports whether a verb's last letter is doubled: "stop", "plan".
func doubles(verb string) bool {
	n := len(verb)
	if n < 3 || isVowel(verb[n-1]) || !isVowel(verb[n-2]) || isVowel(verb[n-3]) {
		return false
	}
	return strings.IndexAny(verb, vowels) == n-2 && !strings.Contains("wxy", verb[n-1:])
}

const vowels = "aeiou"

func isVowel(b byte) bool { return strings.IndexByte(vowels, b) >= 0 }
