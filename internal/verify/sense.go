package verify

import (
	"slices"

	"bothsides/corpus"
	"bothsides/internal/search"
)

// unit is a word that says something, with the meanings that it has.
type unit struct {
	text, stem string
	start, end int   // bytes of the text that it stands in
	lines      []int // of the lexicon
	weight     float32
	light      bool // it names nothing by itself
	name       bool
	strong     bool // of a time or a denial
	time       bool // of a time
	actor      bool // it names somebody who acts
	title      bool // by what he is
	side       int  // whom it names: the place of the statement in the corpus, from 1

	has    []float64 // for each passage, how surely it speaks of this by the index; nil: none does
	within []string  // stems of a phrase that it is part of, for a thing that no statement speaks of
}

// heavy tells whether a text with this word and a passage without it are
// likely to be of different things.
func (u unit) heavy() bool { return u.name || u.strong || u.time || isNumber(u.text) }

// sense is what a passage speaks of.
type sense struct {
	passage *corpus.Passage
	number  int // in senses.all
	side    int // place of its statement in the corpus, from 1
	units   []unit
	ownings []owning
	stems   wordSet
	lines   map[int]bool
}

// senses holds the senses of all passages, and where each stem and meaning
// occurs.
type senses struct {
	*lexicon
	index  *search.Index
	actors actors
	all    []*sense
	stems  map[string][]int
	having [][]int // by meaning
}

func newSenses(c *corpus.Corpus, index *search.Index, known wordSet) *senses {
	m := &senses{lexicon: newLexicon(newVocabulary()), index: index, stems: map[string][]int{}}
	m.having = make([][]int, m.lines)
	m.actors = m.actorsOf(c, known)
	for i, s := range c.Statements {
		for _, p := range s.Passages {
			m.add(i+1, p)
		}
	}
	for _, s := range m.all {
		m.consult(s.passage.Text(), read(s.passage.Text()), s.units, nil)
		m.weigh(s.units)
	}
	return m
}

func (m *senses) add(side int, p *corpus.Passage) {
	tokens := read(p.Text())
	s := &sense{passage: p, number: len(m.all), side: side, units: m.units(p.Text(), tokens), stems: wordSet{}, lines: map[int]bool{}}
	s.ownings = owningsOf(p.Text(), s.units)
	if slices.ContainsFunc(tokens, func(t token) bool { return t.text == pronoun }) {
		for _, meant := range m.phrases[pronoun] {
			s.lines[meant.line] = true
		}
	}
	for _, u := range s.units {
		if !s.stems[u.stem] {
			s.stems[u.stem] = true
			m.stems[u.stem] = append(m.stems[u.stem], s.number)
		}
		for _, l := range u.lines {
			if !s.lines[l] {
				s.lines[l] = true
				m.having[l] = append(m.having[l], s.number)
			}
		}
	}
	m.all = append(m.all, s)
}

// units lists the words of tokens that say something.
func (m *senses) units(source string, tokens []token) []unit {
	terms := m.terms(source, tokens)
	found := make([]unit, len(terms))
	for i, t := range terms {
		found[i] = unit{text: t.text, stem: t.stem, start: t.start, end: t.end, light: true, name: t.name, strong: m.strong[t.text], time: m.times[t.text]}
	}
	for i, t := range terms {
		for _, p := range m.phrases[t.stem] {
			for j := range begins(terms[i:], p.stems) {
				found[i+j].lines = append(found[i+j].lines, p.line)
			}
		}
	}
	m.actors.mark(terms, found)
	out := found[:0]
	for i, t := range terms {
		if !m.small[t.text] || isNumber(t.text) {
			out = append(out, found[i])
		}
	}
	return out
}

// begins is the length of the phrase if the terms begin with it, else 0.
func begins(terms []term, stems []string) int {
	if len(stems) > len(terms) {
		return 0
	}
	for i, s := range stems {
		if terms[i].stem != s {
			return 0
		}
	}
	return len(stems)
}

// Weights of words by how much they tell. Those of words that some passage
// has lie between.
const (
	strangeNameWeight  = 2.5 // a name, a number, a time or a denial that no passage has
	strangeWeight      = 1.9 // another word that no passage has, nor one of its meaning
	strangeLightWeight = 0.1 // one that names nothing by itself
	lightWeight        = 0.6 // at most, of such a word that some passage has
	leastUnitWeight    = 0.15
)

// weigh gives the units their weight: a word of one passage tells more than
// one of many, and whoever brings in a word that none has says another thing.
func (m *senses) weigh(units []unit) {
	for i := range units {
		u := &units[i]
		switch n := m.passagesWith(*u); {
		case n > 0:
			u.weight = max(leastUnitWeight, rarity(n, len(m.all)+1))
			if u.light && !u.heavy() {
				u.weight = min(u.weight, lightWeight)
			}
		case u.heavy():
			u.weight = strangeNameWeight
		case u.light:
			u.weight = strangeLightWeight
		default:
			u.weight = strangeWeight
		}
	}
}

// passagesWith is how many passages have the unit; if none has the word, how
// many have the rarest of its meanings. For words of times and denials no
// other stands.
func (m *senses) passagesWith(u unit) int {
	least := len(m.stems[u.stem])
	if least > 0 || u.strong {
		return least
	}
	note := func(n int) {
		if n > 0 && (least == 0 || n < least) {
			least = n
		}
	}
	for _, l := range u.lines {
		note(len(m.having[l]))
	}
	n := 0
	for _, h := range u.has {
		if h > 0 {
			n++
		}
	}
	note(n)
	return least
}
