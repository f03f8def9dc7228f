package verify

import (
	"slices"

	"bothsides/corpus"
)

// Bounds of what is called close.
const (
	closeScore   = 2.30
	closeMatched = 2.0  // weight that must match at least
	reordered    = 3    // words that say something, of a text that has a passage's words in another order
	candidates   = 40   // passages that are compared in full
	claimedBonus = 0.08 // for the side that the text credits
)

// close finds the passage, or two in a row, that say the same in other words.
func (k *Checker) close(t *alleged) (Finding, bool) {
	if t.other {
		return Finding{}, false // another's words, and they do not stand here
	}
	m := k.senses()
	units := m.units(t.source, t.tokens[t.subject:])
	m.weigh(units)
	var best likeness
	top := float32(-1)
	for _, at := range m.likely(units) {
		for _, l := range m.readings(units, at) {
			score := l.score()
			if l.senses[0].passage.Statement() == t.claimed {
				score += claimedBonus
			}
			if score > top {
				best, top = l, score
			}
		}
	}
	near := best.score() >= closeScore || best.verbatim && len(units) >= reordered && countWords(t.tokens) > reordered
	if best.matched < closeMatched || !near {
		return Finding{}, false
	}
	f := Finding{Verdict: Close, Passages: m.passages(units, best)}
	f.Source = f.Passages[0].Statement()
	return f, true
}

// readings compares a passage alone, and with the one behind it.
func (m *senses) readings(units []unit, at int) []likeness {
	s := m.all[at]
	out := []likeness{m.compare(units, s)}
	if at+1 < len(m.all) && m.all[at+1].passage.Statement() == s.passage.Statement() {
		out = append(out, m.compare(units, s, m.all[at+1]))
	}
	return out
}

// passages lists the passages, the likest first.
func (m *senses) passages(units []unit, l likeness) []*corpus.Passage {
	slices.SortStableFunc(l.senses, func(a, b *sense) int {
		x, y := m.compare(units, a).matched, m.compare(units, b).matched
		switch {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	var out []*corpus.Passage
	for _, s := range l.senses {
		out = append(out, s.passage)
	}
	return out
}

// likely lists the passages that share most with the units.
func (m *senses) likely(units []unit) []int {
	score := map[int]float32{}
	for _, u := range units {
		for _, n := range m.stems[u.stem] {
			score[n] += u.weight
		}
		for _, l := range u.lines {
			for _, n := range m.having[l] {
				score[n] += u.weight / 2
			}
		}
	}
	var out []int
	for n := range score {
		out = append(out, n)
	}
	slices.SortFunc(out, func(a, b int) int {
		switch {
		case score[a] > score[b]:
			return -1
		case score[a] < score[b]:
			return 1
		}
		return a - b
	})
	return out[:min(len(out), candidates)]
}
