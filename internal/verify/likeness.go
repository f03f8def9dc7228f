package verify

import (
	"math"
	"slices"

	"bothsides/corpus"
)

// likeness is how far a passage, or two that follow each other, say what an
// alleged text says.
type likeness struct {
	senses    []*sense
	precision float32 // share of the text that the passages have
	recall    float32 // share of the passages that the text has
	matched   float32 // weight of what both have
	strange   float32 // names, numbers and the like that the passages have not
	verbatim  bool    // the passages have all of the text's words themselves
	stranger  bool    // who acts in the text has no part in the passages
	clash     bool    // the text gives to one what they give to another
}

// What counts how much. The figures are those that part paraphrases from what
// no statement says in the labelled quotes best, rounded; a tenth more or less
// of any one changes the verdict of fewer than one in a hundred.
const (
	recallFactor  = 1.2
	matchedFactor = 0.74
	strangeCost   = 0.5
	pairCost      = 1.0 // of taking in a second passage
	verbatimBonus = 1.8
	strangerCost  = 1.5
	clashCost     = 0.7
)

// score weighs both shares and how much it is that matches: a text says what
// a passage says if little in it is new and little of the passage is missing,
// and the more there is of both, the less likely that is chance.
func (l likeness) score() float32 {
	score := l.precision + recallFactor*l.recall + matchedFactor*float32(math.Log1p(float64(l.matched)))
	score -= pairCost*float32(len(l.senses)-1) + strangeCost*l.strange
	if l.verbatim {
		score += verbatimBonus
	}
	if l.stranger {
		score -= strangerCost
	}
	if l.clash {
		score -= clashCost
	}
	return score
}

// reordered is how many words that say something a text must have at least to
// be a passage's words in another order.
const reordered = 3

func (c claim) compare(with ...*sense) likeness {
	l := likeness{senses: with, verbatim: len(c.units) >= reordered}
	total := float32(0)
	for _, u := range c.units {
		same := float32(0)
		for _, s := range with {
			if !s.has(u.within) {
				u.weight = strangeNameWeight
				continue
			}
			same = max(same, s.speaksOf(u))
		}
		total += u.weight
		l.matched += same * u.weight
		if same == 0 && u.heavy() {
			l.strange += u.weight / strangeNameWeight
		}
		l.verbatim = l.verbatim && same == 1
	}
	if total > 0 {
		l.precision = l.matched / total
	}
	l.recall = c.recall(with)
	l.stranger = c.doer >= 0 && !c.units[c.doer].belongs(with)
	l.clash = c.clashes(with)
	return l
}

// has tells whether the passage has all of the words.
func (s *sense) has(stems []string) bool {
	for _, st := range stems {
		if !s.stems[st] {
			return false
		}
	}
	return true
}

// sameMeaning is how much another word of one meaning counts.
const sameMeaning = 0.92

// speaksOf is how surely the passage speaks of a unit, from 0 to 1.
func (s *sense) speaksOf(u unit) float32 {
	if s.stems[u.stem] {
		return 1
	}
	if slices.ContainsFunc(u.lines, func(l int) bool { return s.lines[l] }) {
		return sameMeaning
	}
	if u.has != nil {
		return sameMeaning * float32(u.has[s.number])
	}
	return 0
}

// recall is the share of the passages that the text has.
func (c claim) recall(passages []*sense) float32 {
	var got, all float32
	for _, s := range passages {
		for _, u := range s.units {
			all += u.weight
			got += u.weight * c.speaksOf(u, s)
		}
	}
	if all == 0 {
		return 0
	}
	return got / all
}

// speaksOf is how surely the text speaks of a unit of the passage.
func (c claim) speaksOf(u unit, s *sense) float32 {
	same := float32(0)
	for _, own := range c.units {
		switch {
		case !s.has(own.within):
		case own.stem == u.stem:
			return 1
		case sameLine(own, u):
			same = sameMeaning
		}
	}
	if same == 0 && slices.ContainsFunc(c.marks[s.number], func(m corpus.Span) bool { return u.start < m.End && m.Start < u.end }) {
		return sameMeaning
	}
	return same
}

// sameLine tells whether two units have a meaning in common.
func sameLine(a, b unit) bool {
	return slices.ContainsFunc(a.lines, func(l int) bool { return slices.Contains(b.lines, l) })
}
