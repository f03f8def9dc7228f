package corpus

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Topic is something that statements speak of, with the passages on it as
// somebody reviewed them.
type Topic struct {
	ID       string     // stable, "black-sea"
	Passages []*Passage // in the order of the statements
	// Near are phrases for what no statement speaks of; who asks for one may look
	// for this topic.
	Near []string

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

// Names are what the topic is called in all languages.
func (t *Topic) Names() iter.Seq[string] { return maps.Values(t.names) }

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

// Has reports whether the passage is on the topic.
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

// topicEntry is a topic as it is written.
type topicEntry struct {
	id       placed
	near     string
	passages []placed
	names    map[string]string
	words    map[string]string
	wordsOf  []placed // the keys of words
}

// loadTopics reads the map of topics if there is one.
func (l *loader) loadTopics() {
	data, found := l.read(topicsFile)
	if !found {
		return
	}
	c, d := l.corpus, &document{file: topicsFile}
	if top := d.parse(data); top != nil {
		d.fields(top, map[string]func(*yaml.Node){
			"topics":    func(n *yaml.Node) { d.items(n, func(item *yaml.Node) { c.addTopic(d, item) }) },
			"giveaways": d.texts(&c.Giveaways),
		})
	}
	l.faults = append(l.faults, d.sorted()...)
}

// readTopic reads one entry.
func readTopic(d *document, n *yaml.Node) topicEntry {
	e := topicEntry{id: placed{line: n.Line}, words: map[string]string{}}
	d.fields(n, map[string]func(*yaml.Node){
		"id":       d.placed(&e.id),
		"names":    d.textsByLanguage(&e.names),
		"near":     d.text(&e.near),
		"passages": d.placedList(&e.passages),
		"words": func(value *yaml.Node) {
			d.each(value, func(id, words *yaml.Node) {
				if d.is(words, yaml.ScalarNode) {
					e.words[id.Value] = words.Value
					e.wordsOf = append(e.wordsOf, placed{id.Value, id.Line})
				}
			})
		},
	})
	return e
}

// addTopic adds a topic and names all that is wrong with it.
func (c *Corpus) addTopic(d *document, n *yaml.Node) {
	e := readTopic(d, n)
	t := &Topic{ID: e.id.text, names: e.names, words: e.words}
	for phrase := range strings.SplitSeq(e.near, ",") {
		if phrase = strings.TrimSpace(phrase); phrase != "" {
			t.Near = append(t.Near, phrase)
		}
	}
	switch {
	case !idPattern.MatchString(t.ID):
		d.faultAt(e.id.line, "The topic %q must have an id of lower-case letters, digits and hyphens, at most 32.", t.ID)
	case c.Topic(t.ID) != nil:
		d.faultAt(e.id.line, "The topic %q appears twice.", t.ID)
	case t.names[english] == "":
		d.faultAt(e.id.line, "The topic %q has no English name.", t.ID)
	case len(e.passages) == 0:
		d.faultAt(e.id.line, "The topic %q lists no passages.", t.ID)
	}
	for _, id := range e.passages {
		p := c.Passage(id.text)
		switch {
		case p == nil:
			d.faultAt(id.line, "The topic %q lists %s, which is no passage.", t.ID, id.text)
		case t.Has(p):
			d.faultAt(id.line, "The topic %q lists %s twice.", t.ID, id.text)
		default:
			t.Passages = append(t.Passages, p)
		}
	}
	for _, id := range e.wordsOf {
		switch s := c.Statement(id.text); {
		case s == nil:
			d.faultAt(id.line, "The topic %q has words of %q, which is no statement.", t.ID, id.text)
		case !t.says(s, t.Words(s)):
			d.faultAt(id.line, "The topic %q has words that are in none of its passages of %s.", t.ID, s.ID)
		}
	}
	c.Topics = append(c.Topics, t)
}

// says reports whether one of the topic's passages of a statement has the words.
func (t *Topic) says(s *Statement, words string) bool {
	return words != "" && slices.ContainsFunc(t.Of(s), func(p *Passage) bool { return strings.Contains(p.Text(), words) })
}
