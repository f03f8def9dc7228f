package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Thesaurus lists the other words that people use for what the statements
// say. It steers only which passages are found; nothing in it is ever shown
// but the topics' names.
type Thesaurus struct {
	// Hash is the SHA-256 of the file, in hex; empty where there is none.
	Hash string `yaml:"-"`
	// Concepts are the things that the statements speak of.
	Concepts []Concept `yaml:"concepts"`
	// Generic are words and phrases that name nothing by themselves, "exactly",
	// "brought up", by language code, English under "en".
	Generic map[string]Words `yaml:"generic"`
	// Absent are phrases for things that no statement speaks of although the
	// words they are made of occur: "security guarantees".
	Absent Words `yaml:"absent"`
	// Details are, for a question word ("when"), phrases of the statements that
	// can answer it.
	Details map[string]Words `yaml:"details"`
	// Leaning are nouns that, behind "this", "these" or "such", point to the
	// sentence before: "this proposal".
	Leaning Words `yaml:"leaning"`
}

// Concept is one thing that a statement speaks of, with its words.
type Concept struct {
	Name  string `yaml:"name"`  // unique in the thesaurus
	Topic string `yaml:"topic"` // id of the topic that it belongs to, or its name where there is no such topic
	// Weak tells that the concept only colours a query that also has others,
	// as acts such as "proposed" do; Actor that it is one of those who stand
	// in most sentences and tell still less.
	Weak  bool `yaml:"weak"`
	Actor bool `yaml:"actor"`

	// Says are words of the statements: a passage that has one of them speaks
	// of the concept, and people ask by them. States are such words by which
	// nobody asks for it: "175 individuals" states a figure. Holds are those of
	// passages that speak of it as an aside, and Near those of passages that
	// only touch it.
	Says   Words `yaml:"says"`
	States Words `yaml:"states"`
	Holds  Words `yaml:"holds"`
	Near   Words `yaml:"near"`
	// Asked are words people use for it in English; Other by language code.
	// A star at the end of a word stands for any ending.
	Asked Words            `yaml:"asked"`
	Other map[string]Words `yaml:",inline"`
}

// Words is a list of words and phrases. In the file it is a list, or a text
// with commas between them, which is read faster and needs no quotes.
type Words []string

// UnmarshalYAML reads either form.
func (w *Words) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind != yaml.ScalarNode {
		return node.Decode((*[]string)(w))
	}
	for phrase := range strings.SplitSeq(node.Value, ",") {
		if phrase = strings.Join(strings.Fields(phrase), " "); phrase != "" {
			*w = append(*w, phrase)
		}
	}
	return nil
}

const thesaurusFile = "thesaurus.yaml"

// loadThesaurus reads the thesaurus if there is one and adds its faults.
func (c *Corpus) loadThesaurus(fsys fs.FS, faults *Faults) error {
	data, err := readFile(fsys, thesaurusFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading corpus: %w", err)
	}
	if err := yaml.Unmarshal(data, c.Thesaurus); err != nil {
		*faults = append(*faults, yamlFaults(thesaurusFile, 0, err)...)
		return nil
	}
	sum := sha256.Sum256(data)
	c.Thesaurus.Hash = hex.EncodeToString(sum[:])
	*faults = append(*faults, c.Thesaurus.check(string(data))...)
	return nil
}

// languages are the codes under which a concept may list foreign words.
var languages = map[string]bool{"ru": true, "uk": true, "es": true, "fr": true, "de": true}

func (t *Thesaurus) check(source string) Faults {
	var faults Faults
	seen := map[string]bool{}
	for i, concept := range t.Concepts {
		add := func(format string, args ...any) {
			faults = append(faults, Fault{thesaurusFile, conceptLine(source, i), fmt.Sprintf(format, args...)})
		}
		switch {
		case concept.Name == "":
			add("Concept %d has no name.", i+1)
		case seen[concept.Name]:
			add("The concept %q stands twice.", concept.Name)
		case len(concept.Says)+len(concept.States)+len(concept.Holds)+len(concept.Near) == 0:
			add("The concept %q lists no words of the statements.", concept.Name)
		}
		seen[concept.Name] = true
		for key := range concept.Other {
			if !languages[key] {
				add("The concept %q has an unknown key %q.", concept.Name, key)
			}
		}
	}
	return faults
}

// conceptLine is the line on which the i-th concept begins, from 1.
func conceptLine(source string, i int) int {
	for n, line := range strings.Split(source, "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "- name:") {
			if i == 0 {
				return n + 1
			}
			i--
		}
	}
	return 1
}
