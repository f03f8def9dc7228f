package claim

import (
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// Reader reads sentences and questions about one corpus.
type Reader struct {
	corpus     *corpus.Corpus
	lexicon    *corpus.Lexicon
	vocabulary *vocabulary
	intents    *intents
	sets       []Parties                  // of each party of the corpus, its members
	things     Parties                    // of those that cannot act
	issuers    Parties                    // of those who issued a statement
	sides      Parties                    // of those of whom two may be "both sides"
	facts      []fact                     // as the corpus lists them
	concepts   topics                     // that some fact is about
	spoken     map[*corpus.Passage]topics // the concepts that a passage speaks of, and its words: "=energy"
	states     map[*corpus.Passage]*stated
}

// english is the language that statements are in.
const english = "en"

// fact is a fact of the corpus in the form in which it is compared.
type fact struct {
	*corpus.Fact
	act             *act
	process         bool // of the class of acts
	settles         bool // likewise
	agent, receiver Parties
}

// NewReader makes a reader for a corpus. Its error lists facts with acts that
// nobody knows, as corpus.Faults, or is a fault of the package's own tables.
func NewReader(c *corpus.Corpus, lexicon *corpus.Lexicon) (*Reader, error) {
	r := &Reader{corpus: c, lexicon: lexicon, concepts: topics{}, spoken: map[*corpus.Passage]topics{}, states: map[*corpus.Passage]*stated{}}
	if err := r.readTables(); err != nil {
		return nil, err
	}
	if err := r.number(); err != nil {
		return nil, err
	}
	v := r.vocabulary
	var faults corpus.Faults
	for _, f := range c.Facts {
		i, found := v.byName[f.Act]
		if !found {
			faults = append(faults, corpus.Fault{File: corpus.FactsFile, Line: f.Line,
				Sentence: fmt.Sprintf("A fact of %s has the act %q, which there is not.", f.Passage.ID(), f.Act)})
			continue
		}
		r.facts = append(r.facts, fact{f, &v.acts[i], v.acts[i].self.has(v.process), v.acts[i].self.has(v.settles), r.setOf(f.Agent), r.setOf(f.Receiver)})
		r.speaks(f)
	}
	if faults != nil {
		return nil, faults
	}
	if c.PassageCount() <= maxStates {
		for _, s := range c.Statements {
			for _, p := range s.Passages {
				r.states[p] = r.state(p)
			}
		}
	}
	return r, nil
}

// readTables reads the tables of words, and has the lexicon compiled meanwhile:
// the three are most of what starting the program takes.
func (r *Reader) readTables() error {
	var tables errgroup.Group
	tables.Go(func() (err error) {
		if r.vocabulary, err = newVocabulary(r.corpus); err != nil {
			return fmt.Errorf("reading the words of claims: %w", err)
		}
		return nil
	})
	tables.Go(func() (err error) {
		if r.intents, err = newIntents(); err != nil {
			return fmt.Errorf("reading the words of intents: %w", err)
		}
		return nil
	})
	r.lexicon.PrepareStatements()
	return tables.Wait()
}

// maxStates is up to how many passages are read at the start. Those of a larger
// corpus are read when a text is compared with them.
const maxStates = 1000

// stateOf is what a passage says.
func (r *Reader) stateOf(p *corpus.Passage) *stated {
	if s := r.states[p]; s != nil {
		return s
	}
	return r.state(p)
}

// speaks notes what a fact's passage speaks of: concepts and words, of the
// passage before as well where the object is implied.
func (r *Reader) speaks(f *corpus.Fact) {
	spoken := r.spoken[f.Passage]
	if spoken == nil {
		spoken = topics{}
		r.spoken[f.Passage] = spoken
		tokens := text.Words(f.Passage.Text(), english)
		spoken.words(tokens)
		for _, a := range r.lexicon.Annotate(tokens, english) {
			if a.Field != corpus.FieldNear {
				spoken[a.Concept.Name] = true
			}
		}
	}
	if before := f.Passage.Previous(); before != nil && slices.Contains(f.Implied, "object") {
		spoken.words(text.Words(before.Text(), english))
	}
	for _, object := range f.Objects {
		spoken[object] = true
	}
	for name := range spoken {
		r.concepts[name] = true
	}
}

// topics are names of concepts, and words: "=energy".
type topics map[string]bool

func (t topics) words(tokens []text.Token) {
	for _, token := range tokens {
		if token.Kind == text.Word && !text.IsStop(token.Folded, english) {
			t["="+token.Lemma] = true
		}
	}
}

// number gives each party that is no group a place in the sets.
func (r *Reader) number() error {
	r.sets = make([]Parties, len(r.corpus.Parties))
	next := Parties(1)
	for i, p := range r.corpus.Parties {
		if len(p.Members) > 0 {
			for _, m := range p.Members {
				r.sets[i] |= r.setOf(m)
			}
			if p.Vague {
				r.sides |= r.sets[i]
			}
			continue
		}
		if next == 0 {
			return fmt.Errorf("%s: more than 32 parties", corpus.FactsFile)
		}
		r.sets[i] = next
		if p.Thing {
			r.things |= next
		}
		if p.Statement != nil {
			r.issuers |= next
		}
		next <<= 1
	}
	return nil
}

func (r *Reader) setOf(p *corpus.Party) Parties {
	for i, q := range r.corpus.Parties {
		if p == q {
			return r.sets[i]
		}
	}
	return 0
}

// Text is a text that has been read, so that it can be compared with one
// passage after another.
type Text struct{ sentences []reading }

// Denies reports whether a text has a word that denies: "not", "none".
func (t Text) Denies() bool {
	return slices.ContainsFunc(t.sentences, func(s reading) bool {
		return slices.ContainsFunc(s.items, func(it item) bool { return it.kind == not })
	})
}

// reading is all that is looked up for one sentence.
type reading struct {
	sentence
	offset     int // in the text
	claims     []Claim
	senses     []text.PhraseMatch[corpus.Sense]
	also       []text.PhraseMatch[*corpus.Concept]
	quantities []text.Quantity
	dates      []text.Date
	sides      []text.PhraseMatch[int]
	limits     []text.PhraseMatch[int]
	frames     []text.PhraseMatch[int]
}

// ReadText reads a text. The language is an ISO code, or "" where it is to be
// found out.
func (r *Reader) ReadText(s, lang string) Text {
	var t Text
	for _, span := range text.Sentences(s, lang) {
		t.sentences = append(t.sentences, r.reading(r.tagged(r.Cut(s[span.Start:span.End], lang)), span.Start))
	}
	return t
}

func (r *Reader) reading(s sentence, offset int) reading {
	out := reading{sentence: s, offset: offset, claims: r.clauses(s),
		quantities: text.Quantities(s.tokens, s.lang), dates: text.Dates(s.tokens, s.lang),
		sides: r.sidesOf(s), limits: r.vocabulary.limits[s.lang].All(s.tokens), frames: r.framesOf(s)}
	for i := range s.tokens {
		if n, senses := r.lexicon.Match(s.tokens, i, s.lang); n > 0 {
			out.senses = append(out.senses, text.PhraseMatch[corpus.Sense]{First: i, Last: i + n - 1, Values: senses})
		}
		if n, concepts := r.lexicon.Also(s.tokens, i); n > 0 {
			out.also = append(out.also, text.PhraseMatch[*corpus.Concept]{First: i, Last: i + n - 1, Values: concepts})
		}
	}
	return out
}

// sidesOf finds the words of a sentence that are one side of a row of opposites
// and no part of a name: "united" in "the United States".
func (r *Reader) sidesOf(s sentence) []text.PhraseMatch[int] {
	return slices.DeleteFunc(r.vocabulary.sides[s.lang].All(s.tokens), func(m text.PhraseMatch[int]) bool {
		return slices.ContainsFunc(s.items, func(it item) bool { return it.kind == party && it.first <= m.First && m.Last < it.last })
	})
}

// Claims is what the text claims, sentence by sentence.
func (t Text) Claims() []Claim {
	var claims []Claim
	for _, s := range t.sentences {
		for _, c := range s.claims {
			c.shift(s.offset)
			claims = append(claims, c)
		}
	}
	return claims
}

func (c *Claim) shift(by int) {
	for _, span := range []*text.Span{&c.Span, &c.Agent.Span, &c.Receiver.Span} {
		span.Start += by
		span.End += by
	}
}
