package corpus

import (
	"cmp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"bothsides/internal/text"
)

// Party is somebody who acts, or to whom something is done. All names of a
// party stand for it alike: a country, its capital, its president, its army.
type Party struct {
	ID        string
	Statement *Statement       // the statement that the party issued, or nil
	Members   []*Party         // of a group, "the leaders"; else none
	Vague     bool             // a group that may be any two of its members, "both sides"
	Pronoun   bool             // it stands for others who were named before, if there are any: "they"
	Thing     bool             // it is nobody who could agree or be thanked, "the conflict"
	Names     map[string]Words // by language code, in the notation of text.Phrases
}

// Mode is how real it is what a fact reports.
type Mode string

// The modes.
const (
	Did       Mode = "did"       // it is or was so
	Will      Mode = "will"      // it is planned or announced
	Would     Mode = "would"     // it could come
	Wants     Mode = "wants"     // the agent is willing
	Asked     Mode = "asked"     // somebody proposed, requested or ordered it
	Should    Mode = "should"    // it is called right, or wrong where it is denied
	Condition Mode = "condition" // something else depends on it
)

// Fact is something that a passage reports: who does what to whom.
type Fact struct {
	Passage  *Passage
	Words    string // of the passage, verbatim: they carry the fact
	Agent    *Party // nil: not said
	Act      string // one of the acts that internal/claim reads
	Receiver *Party // nil: not said
	Denied   bool   // the fact is that it is not done, or should not be
	Mode     Mode
	Objects  []string // names of concepts of the thesaurus

	Quantities []float64 // numbers of its words
	When       string    // a date or time, as in the passage
	Where      string    // a place, as in the passage
	// Weight is 2 where the fact settles something (an agreement, an order, a
	// pledge, a proposal, a condition), else 1.
	Weight int
	// Implied are slots ("agent", "act", "receiver", "object") that the reader of the
	// passage fills in, from the sentence before or from who is speaking.
	Implied []string

	Line int // in facts.yaml, for faults found by those who know the acts
}

// FactsFile is the name of the file that lists parties and facts.
const FactsFile = "facts.yaml"

// partyEntry is a party as it is written.
type partyEntry struct {
	id, statement placed
	members       []placed
	names         map[string]Words

	vague, pronoun, thing bool
}

// factEntry is a fact as it is written.
type factEntry struct {
	words, agent, act, receiver, mode, when, where, weight placed

	denied                    bool
	object, quantity, implied []placed
}

// Party returns the party with the given id, or nil.
func (c *Corpus) Party(id string) *Party {
	for _, p := range c.Parties {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// loadFacts reads the map of facts if there is one.
func (l *loader) loadFacts() {
	data, found := l.read(FactsFile)
	if !found {
		return
	}
	c := l.corpus
	r := &factReader{corpus: c, wordsReader: wordsReader{&document{file: FactsFile}, l.entries, c.wordLanguages()}}
	if top := r.parse(data); top != nil {
		r.fields(top, map[string]func(*yaml.Node){
			"parties": func(n *yaml.Node) { r.items(n, r.party) },
			"facts": func(n *yaml.Node) {
				r.each(n, func(id, entries *yaml.Node) {
					r.items(entries, func(entry *yaml.Node) { r.fact(id.Value, entry) })
				})
			},
		})
	}
	l.faults = append(l.faults, r.sorted()...)
}

// factReader turns entries into parties and facts and collects what is wrong.
type factReader struct {
	corpus *Corpus
	line   int // of the entry that is being read
	wordsReader
}

func (r *factReader) add(at placed, format string, args ...any) {
	r.faultAt(cmp.Or(at.line, r.line), format, args...)
}

func (r *factReader) party(n *yaml.Node) {
	r.line = n.Line
	var e partyEntry
	r.fields(n, map[string]func(*yaml.Node){
		"id": r.placed(&e.id), "statement": r.placed(&e.statement), "members": r.placedList(&e.members),
		"vague": r.flag(&e.vague), "pronoun": r.flag(&e.pronoun), "thing": r.flag(&e.thing), "names": r.byLanguage(&e.names),
	})
	p := &Party{ID: e.id.text, Vague: e.vague, Pronoun: e.pronoun, Thing: e.thing, Names: e.names}
	switch {
	case !idPattern.MatchString(p.ID):
		r.add(e.id, "The party %q must have an id of lower-case letters, digits and hyphens, at most 32.", p.ID)
	case r.corpus.Party(p.ID) != nil:
		r.add(e.id, "The party %q is listed twice.", p.ID)
	case len(e.names) == 0:
		r.add(e.id, "The party %q has no names.", p.ID)
	}
	if e.statement.text != "" {
		if p.Statement = r.corpus.Statement(e.statement.text); p.Statement == nil {
			r.add(e.statement, "The party %q names the statement %q, which there is not.", p.ID, e.statement.text)
		}
	}
	for _, member := range e.members {
		if m := r.named(member); m != nil {
			p.Members = append(p.Members, m)
		}
	}
	r.corpus.Parties = append(r.corpus.Parties, p)
}

// named is the party of an id, nil where none is meant.
func (r *factReader) named(id placed) *Party {
	if id.text == "" {
		return nil
	}
	p := r.corpus.Party(id.text)
	if p == nil {
		r.add(id, "There is no party %q above.", id.text)
	}
	return p
}

func (r *factReader) fact(id string, n *yaml.Node) {
	r.line = n.Line
	var e factEntry
	r.fields(n, map[string]func(*yaml.Node){
		"words": r.placed(&e.words), "agent": r.placed(&e.agent), "act": r.placed(&e.act), "receiver": r.placed(&e.receiver),
		"deny": r.flag(&e.denied), "mode": r.placed(&e.mode), "object": r.placedList(&e.object), "quantity": r.placedList(&e.quantity),
		"when": r.placed(&e.when), "where": r.placed(&e.where), "weight": r.placed(&e.weight), "implied": r.placedList(&e.implied),
	})
	f := &Fact{Words: e.words.text, Agent: r.named(e.agent), Act: e.act.text, Receiver: r.named(e.receiver),
		Denied: e.denied, Mode: Did, When: e.when.text, Where: e.where.text, Weight: 1, Line: n.Line}
	f.Passage = r.corpus.Passage(id)
	if f.Passage == nil {
		r.add(e.words, "The facts name %s, which is no passage.", id)
		return
	}
	r.wording(f, e)
	r.kind(f, e)
	for _, object := range e.object {
		r.object(f, object)
	}
	for _, quantity := range e.quantity {
		r.quantity(f, quantity)
	}
	for _, slot := range e.implied {
		f.Implied = append(f.Implied, slot.text)
		if !slices.Contains([]string{"agent", "act", "receiver", "object"}, slot.text) {
			r.add(slot, "A fact of %s has %q implied: it can be agent, act, receiver or object.", id, slot.text)
		}
	}
	r.corpus.Facts = append(r.corpus.Facts, f)
}

// wording checks that the passage says what the fact quotes.
func (r *factReader) wording(f *Fact, e factEntry) {
	if f.Words == "" || !strings.Contains(f.Passage.Text(), f.Words) {
		r.add(e.words, "A fact of %s has words that are not in the passage.", f.Passage.ID())
	}
	for _, detail := range []placed{e.when, e.where} {
		if !strings.Contains(f.Passage.Text(), detail.text) {
			r.add(detail, "A fact of %s has %q, which is not in the passage.", f.Passage.ID(), detail.text)
		}
	}
}

// kind reads what kind of fact it is.
func (r *factReader) kind(f *Fact, e factEntry) {
	if f.Act == "" {
		r.add(e.act, "A fact of %s has no act.", f.Passage.ID())
	}
	if e.mode.text != "" {
		f.Mode = Mode(e.mode.text)
	}
	if !slices.Contains([]Mode{Did, Will, Would, Wants, Asked, Should, Condition}, f.Mode) {
		r.add(e.mode, "A fact of %s has the mode %q: it can be did, will, would, wants, asked, should or condition.", f.Passage.ID(), e.mode.text)
	}
	switch e.weight.text {
	case "", "1":
	case "2":
		f.Weight = 2
	default:
		r.add(e.weight, "A fact of %s has the weight %q: it can be 1 or 2.", f.Passage.ID(), e.weight.text)
	}
}

func (r *factReader) object(f *Fact, object placed) {
	f.Objects = append(f.Objects, object.text)
	if !slices.ContainsFunc(r.corpus.Thesaurus.Concepts, func(c *Concept) bool { return c.Name == object.text }) {
		r.add(object, "A fact of %s has the object %q, which is no concept of the thesaurus.", f.Passage.ID(), object.text)
	}
}

// quantity reads "30 day", "1,200 euros" or "twelve hundred euros", however the
// passage writes the number. What it counts is for whoever reads the file.
func (r *factReader) quantity(f *Fact, quantity placed) {
	language := f.Passage.Statement().Language
	tokens := text.Words(quantity.text, language)
	named := text.Quantities(tokens, language)
	if len(named) == 0 || named[0].First > 0 || named[0].Last == len(tokens)-1 || !hasQuantity(f.Words, language, named[0].Value) {
		r.add(quantity, "A fact of %s has the quantity %q: it must be a number of its words, and what it counts.", f.Passage.ID(), quantity.text)
		return
	}
	f.Quantities = append(f.Quantities, named[0].Value)
}

func hasQuantity(words, language string, value float64) bool {
	return slices.ContainsFunc(text.Quantities(text.Words(words, language), language), func(q text.Quantity) bool { return q.Value == value })
}
