package corpus

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Topic is something that statements speak of, with the passages on it as
// somebody reviewed them.
type Topic struct {
	ID       string     // stable, "black-sea"
	Passages []*Passage // in the order of the statements

	names map[string]string // by language code
	words map[string]string // by statement id
}

// Name is what the topic is called in the language of the given ISO 639-1
// code, in English where it has no name there.
func (t *Topic) Name(code string) string {
	if name := t.names[code]; name != "" {
		return name
	}
	return t.names[english]
}

// Of lists the topic's passages of one statement; empty: it says nothing on
// the topic.
func (t *Topic) Of(s *Statement) []*Passage {
	var own []*Passage
	for _, p := range t.Passages {
		if p.statement == s {
			own = append(own, p)
		}
	}
	return own
}

// Has tells whether the passage is on the topic.
func (t *Topic) Has(p *Passage) bool { return slices.Contains(t.Passages, p) }

// Words are a few of the statement's own words on the topic, verbatim; ""
// where none are picked.
func (t *Topic) Words(s *Statement) string { return t.words[s.ID] }

// Topic returns the topic with the given id, or nil.
func (c *Corpus) Topic(id string) *Topic {
	for _, t := range c.Topics {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// TopicsOf lists the topics that a passage is on.
func (c *Corpus) TopicsOf(p *Passage) []*Topic {
	var on []*Topic
	for _, t := range c.Topics {
		if t.Has(p) {
			on = append(on, t)
		}
	}
	return on
}

const topicsFile = "topics.yaml"

// topicsDocument is the file as it is written.
type topicsDocument struct {
	Topics    []topicEntry `yaml:"topics"`
	Giveaways []string     `yaml:"giveaways"`
}

type topicEntry struct {
	ID       placed            `yaml:"id"`
	Names    map[string]placed `yaml:"names"`
	Passages []placed          `yaml:"passages"`
	Words    map[string]placed `yaml:"words"`
}

// placed is a text with the line that it stands on, for faults.
type placed struct {
	text string
	line int
}

// UnmarshalYAML keeps the place of a scalar.
func (p *placed) UnmarshalYAML(node *yaml.Node) error {
	p.line = node.Line
	return node.Decode(&p.text)
}

// loadTopics reads the map of topics if there is one and adds its faults.
func (c *Corpus) loadTopics(fsys fs.FS, faults *Faults) error {
	data, err := readFile(fsys, topicsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading corpus: %w", err)
	}
	var document topicsDocument
	decoder := yaml.NewDecoder(strings.NewReader(string(data)))
	decoder.KnownFields(true)
	if err := decoder.Decode(&document); err != nil {
		*faults = append(*faults, yamlFaults(topicsFile, 0, err)...)
		return nil
	}
	c.Giveaways = document.Giveaways
	for _, entry := range document.Topics {
		*faults = append(*faults, c.addTopic(entry)...)
	}
	return nil
}

// addTopic adds a topic and names all that is wrong with it.
func (c *Corpus) addTopic(e topicEntry) Faults {
	var faults Faults
	add := func(line int, format string, args ...any) {
		faults = append(faults, Fault{topicsFile, line, fmt.Sprintf(format, args...)})
	}
	t := &Topic{ID: e.ID.text, names: texts(e.Names), words: texts(e.Words)}
	switch {
	case !idPattern.MatchString(t.ID):
		add(e.ID.line, "The topic %q must have an id of lower-case letters, digits and hyphens, at most 32.", t.ID)
	case c.Topic(t.ID) != nil:
		add(e.ID.line, "The topic %q stands twice.", t.ID)
	case t.names[english] == "":
		add(e.ID.line, "The topic %q has no English name.", t.ID)
	case len(e.Passages) == 0:
		add(e.ID.line, "The topic %q lists no passages.", t.ID)
	}
	for _, code := range unknownLanguages(t.names) {
		add(e.Names[code].line, "The topic %q has a name in an unknown language %q.", t.ID, code)
	}
	for _, id := range e.Passages {
		p := c.Passage(id.text)
		switch {
		case p == nil:
			add(id.line, "The topic %q lists %s, which is no passage.", t.ID, id.text)
		case t.Has(p):
			add(id.line, "The topic %q lists %s twice.", t.ID, id.text)
		default:
			t.Passages = append(t.Passages, p)
		}
	}
	for _, s := range c.Statements {
		if words, given := e.Words[s.ID]; given && !t.says(s, words.text) {
			add(words.line, "The topic %q has words that are in none of its passages of %s.", t.ID, s.ID)
		}
	}
	for id, words := range e.Words {
		if c.Statement(id) == nil {
			add(words.line, "The topic %q has words of %q, which is no statement.", t.ID, id)
		}
	}
	slices.SortFunc(faults, func(a, b Fault) int { return cmp.Or(a.Line-b.Line, strings.Compare(a.Sentence, b.Sentence)) })
	c.Topics = append(c.Topics, t)
	return faults
}

// says tells whether one of the topic's passages of a statement has the words.
func (t *Topic) says(s *Statement, words string) bool {
	return words != "" && slices.ContainsFunc(t.Of(s), func(p *Passage) bool { return strings.Contains(p.Text(), words) })
}

func texts(placed map[string]placed) map[string]string {
	out := map[string]string{}
	for key, p := range placed {
		out[key] = p.text
	}
	return out
}
