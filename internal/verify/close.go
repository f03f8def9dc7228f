package verify

import (
	"slices"

	"bothsides/corpus"
)

// Bounds of what is called close.
const (
	closeScore   = 2.5
	closeMatched = 1.5  // weight that must match at least
	candidates   = 8    // passages that are compared in full
	claimedBonus = 0.08 // for the side that the text credits
)

// close finds the passage, or two in a row, that say the same in other words.
func (k *Checker) close(t *alleged) (Finding, bool) {
	if t.other {
		return Finding{}, false // another's words, and they do not stand here
	}
	if said := t.said(); k.index.Language(said) != english {
		return k.translated(t, said)
	}
	m := k.senses()
	c := m.claimOf(t.source, t.tokens[t.subject:])
	var best likeness
	top := float32(-1)
	for _, at := range m.likely(c.units) {
		for _, l := range m.readings(c, at) {
			score := l.score()
			if l.senses[0].passage.Statement() == t.claimed {
				score += claimedBonus
			}
			if score > top {
				best, top = l, score
			}
		}
	}
	if best.matched < closeMatched || best.score() < closeScore {
		return Finding{}, false
	}
	f := Finding{Verdict: Close, Passages: c.passages(best)}
	f.Source = f.Passages[0].Statement()
	return f, true
}

// readings compares a passage alone, and with the one before and behind it.
func (m *senses) readings(c claim, at int) []likeness {
	out := []likeness{c.compare(m.all[at])}
	for _, first := range []int{at - 1, at} {
		if first >= 0 && first+1 < len(m.all) && m.all[first].side == m.all[first+1].side {
			out = append(out, c.compare(m.all[first], m.all[first+1]))
		}
	}
	return out
}

// passages lists the passages, the likest first.
func (c claim) passages(l likeness) []*corpus.Passage {
	slices.SortStableFunc(l.senses, func(a, b *sense) int {
		x, y := c.compare(a).matched, c.compare(b).matched
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
		for n, has := range u.has {
			if has > 0 {
				score[n] += u.weight * float32(has)
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
