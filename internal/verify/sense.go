package verify

import (
	"math"
	"slices"

	"bothsides/corpus"
)

// unit is a word that says something, with the meanings that it has.
type unit struct {
	stem   string
	lines  []int // of the lexicon
	weight float32
	within []string // stems of a phrase that it is part of, for a thing that no statement speaks of
}

// sense is what a passage speaks of.
type sense struct {
	passage *corpus.Passage
	units   []unit
	stems   map[string]bool
	lines   map[int]bool
}

// senses holds the senses of all passages, and where each stem and meaning
// occurs.
type senses struct {
	*lexicon
	all    []*sense
	stems  map[string][]int
	having [][]int // by meaning
}

func newSenses(c *corpus.Corpus, sides []*stated) *senses {
	v := newVocabulary()
	m := &senses{lexicon: newLexicon(c.Thesaurus, v), stems: map[string][]int{}}
	m.having = make([][]int, m.lines)
	for _, side := range sides {
		for i, start := 0, 0; i < len(side.statement.Passages); i++ {
			end := start
			for end < len(side.tokens) && side.passage[end] == i {
				end++
			}
			m.add(side.statement.Passages[i], m.units(side.statement.Text, side.tokens[start:end]))
			start = end
		}
	}
	for _, s := range m.all {
		m.weigh(s.units)
	}
	return m
}

func (m *senses) add(p *corpus.Passage, units []unit) {
	s := &sense{passage: p, units: units, stems: map[string]bool{}, lines: map[int]bool{}}
	n := len(m.all)
	for _, u := range units {
		if !s.stems[u.stem] {
			s.stems[u.stem] = true
			m.stems[u.stem] = append(m.stems[u.stem], n)
		}
		for _, l := range u.lines {
			if !s.lines[l] {
				s.lines[l] = true
				m.having[l] = append(m.having[l], n)
			}
		}
	}
	m.all = append(m.all, s)
}

// units lists the words of tokens that say something. Names and the like that
// no statement has weigh most: whoever brings them in says another thing.
func (m *senses) units(source string, tokens []token) []unit {
	terms := m.terms(source, tokens)
	found := make([]unit, len(terms))
	for i, t := range terms {
		for _, p := range m.phrases[t.stem] {
			for j := range begins(terms[i:], p.stems) {
				found[i+j].lines = append(found[i+j].lines, p.line)
			}
		}
		for _, p := range m.absent[t.stem] {
			for j := range begins(terms[i:], p.stems) {
				found[i+j].within = p.stems
			}
		}
	}
	var out []unit
	for i, t := range terms {
		if m.small[t.text] && !isNumber(t.text) {
			continue
		}
		if m.strong[t.text] { // the thesaurus has "unconditional" among words on conditions
			found[i].lines = slices.DeleteFunc(found[i].lines, func(l int) bool { return l >= m.concepts })
		}
		found[i].stem = t.stem
		found[i].weight = m.strangeness(t)
		out = append(out, found[i])
	}
	return out
}

// strangeness is what a word weighs that no passage has.
func (m *senses) strangeness(t term) float32 {
	switch {
	case t.name || isNumber(t.text) || m.strong[t.text]:
		return strangeNameWeight
	case m.light[t.stem]:
		return strangeLightWeight
	}
	return strangerWeight
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
	strangerWeight     = 0.8 // a word that no passage has, nor one of its meaning
	strangeLightWeight = 0.6 // such a word that names nothing by itself
	strangeNameWeight  = 1.6 // such a name, number, date or denial
	leastUnitWeight    = 0.15
)

// weigh gives the units that some passage has their weight: a word of one
// passage tells more than one of many.
func (m *senses) weigh(units []unit) {
	for i := range units {
		u := &units[i]
		having := len(m.stems[u.stem])
		strange := u.weight >= strangeNameWeight
		for _, l := range u.lines {
			if n := len(m.having[l]); len(m.stems[u.stem]) == 0 && !strange && n > 0 && (having == 0 || n < having) {
				having = n
			}
		}
		if having > 0 {
			u.weight = max(leastUnitWeight, rarity(having, len(m.all)+1))
		}
		if m.light[u.stem] && !strange {
			u.weight = min(u.weight, strangeLightWeight)
		}
	}
}

// likeness is how far a passage, or two that follow each other, say what an
// alleged text says.
type likeness struct {
	senses    []*sense
	precision float32 // share of the text that the passages have
	recall    float32 // share of the passages that the text has
	matched   float32 // weight of what both have
	strange   int     // names, numbers and the like that the passages have not
	verbatim  bool    // the passages have all of the text's words themselves
}

// score weighs both shares and how much it is that matches: a text says what
// a passage says if little in it is new and little of the passage is missing,
// and the more there is of both, the less likely that is chance.
func (l likeness) score() float32 {
	score := l.precision + l.recall + matchedFactor*float32(math.Log1p(float64(l.matched)))
	return score - pairCost*float32(len(l.senses)-1) - strangeCost*float32(l.strange)
}

const (
	matchedFactor = 0.75
	pairCost      = 0.3 // of taking in a second passage
	strangeCost   = 0.15
)

// has tells whether the passage has all of the words.
func (s *sense) has(stems []string) bool {
	for _, st := range stems {
		if !s.stems[st] {
			return false
		}
	}
	return true
}

// How much another word of one meaning counts. The thesaurus is made for
// finding passages: its concepts are wider than what words stand for.
const (
	sameMeaning = 0.9
	sameConcept = 0.4
)

func (m *senses) nearness(line int) float32 {
	if line >= m.concepts {
		return sameConcept
	}
	return sameMeaning
}

func (m *senses) compare(units []unit, with ...*sense) likeness {
	l := likeness{senses: with, verbatim: true}
	var total, got, all float32
	hit, hitLines := map[string]bool{}, map[int]bool{}
	for _, u := range units {
		same := float32(0)
		for _, s := range with {
			if !s.has(u.within) {
				u.weight = max(u.weight, strangeNameWeight)
				continue
			}
			if s.stems[u.stem] {
				same = 1
				hit[u.stem] = true
			}
			for _, line := range u.lines {
				if s.lines[line] {
					same = max(same, m.nearness(line))
					hitLines[line] = true
				}
			}
		}
		total += u.weight
		l.matched += same * u.weight
		if same == 0 && u.weight >= strangeNameWeight {
			l.strange++
		}
		l.verbatim = l.verbatim && same == 1
	}
	for _, s := range with {
		for _, u := range s.units {
			all += u.weight
			switch {
			case hit[u.stem]:
				got += u.weight
			case slices.ContainsFunc(u.lines, func(line int) bool { return hitLines[line] }):
				got += sameMeaning * u.weight
			}
		}
	}
	if total > 0 && all > 0 {
		l.precision, l.recall = l.matched/total, got/all
	}
	return l
}
