package handlers

import (
	"slices"

	"bothsides/corpus"
	"bothsides/internal/answer"
)

// pairs set the quotes of sections against each other by the map of topics,
// each quote once: first topics about which several sides are quoted; then those
// about which only one of them is, with where the others speak of them; last
// those that one side alone speaks of. A topic with more quotes comes before one
// with fewer.
func pairs(c *corpus.Corpus, sections []answer.Section) []answer.Pair {
	left := map[*corpus.Passage]bool{}
	for _, p := range passagesOf(sections) {
		left[p] = true
	}
	if len(c.Topics) == 0 && len(left) > 0 {
		return withOutcomes([]answer.Pair{{Sides: sides(nil, sections, left)}}, sections)
	}
	var out []answer.Pair
	for _, wanted := range []func(t *corpus.Topic, quoted int) bool{
		func(_ *corpus.Topic, quoted int) bool { return quoted > 1 },
		func(t *corpus.Topic, _ int) bool { return only(t) == nil },
		func(*corpus.Topic, int) bool { return true },
	} {
		for t := fullest(c.Topics, left, wanted); t != nil; t = fullest(c.Topics, left, wanted) {
			out = append(out, pairOf(t, sections, left))
		}
	}
	return withOutcomes(out, sections)
}

// withOutcomes adds the statements of which nothing is shown, where they are few,
// to the first pair about whose topic they have nothing: they are not said to be
// silent about a topic of which the map says that they speak.
func withOutcomes(pairs []answer.Pair, sections []answer.Section) []answer.Pair {
	if len(sections) > answer.FewStatements {
		return pairs
	}
	earlier := map[*corpus.Statement]bool{}
	for _, s := range sections {
		i := slices.IndexFunc(pairs, func(p answer.Pair) bool { return p.Topic == nil || len(p.Topic.Of(s.Statement)) == 0 })
		if s.Outcome != answer.Shown && i >= 0 {
			at := 0
			for at < len(pairs[i].Sides) && earlier[pairs[i].Sides[at].Statement] {
				at++
			}
			pairs[i].Sides = slices.Insert(pairs[i].Sides, at, answer.Side{Statement: s.Statement, Outcome: s.Outcome})
		}
		earlier[s.Statement] = true
	}
	return pairs
}

func pairOf(t *corpus.Topic, sections []answer.Section, left map[*corpus.Passage]bool) answer.Pair {
	return answer.Pair{Topic: t, Only: only(t), Sides: sides(t, sections, left)}
}

// fullest is the topic with most of the passages that are left, of those that
// are wanted for the number of sides whose passages they are; nil: none. Of
// topics with equally many the narrower comes first.
func fullest(topics []*corpus.Topic, left map[*corpus.Passage]bool, wanted func(t *corpus.Topic, quoted int) bool) *corpus.Topic {
	var best *corpus.Topic
	most := 0
	for _, t := range topics {
		n, quoted := 0, map[*corpus.Statement]bool{}
		for _, p := range t.Passages {
			if left[p] {
				n++
				quoted[p.Statement()] = true
			}
		}
		if n == 0 || !wanted(t, len(quoted)) {
			continue
		}
		if best == nil || n > most || n == most && len(t.Passages) < len(best.Passages) {
			best, most = t, n
		}
	}
	return best
}

// elsewhere are the passages of a section about a topic that are quoted, or where
// none is, those that are not.
func elsewhere(t *corpus.Topic, s answer.Section) (passages []*corpus.Passage, unshown bool) {
	own := t.Of(s.Statement)
	for _, p := range own {
		if slices.ContainsFunc(s.Quotes, func(q answer.Quote) bool { return q.Passage == p }) {
			passages = append(passages, p)
		}
	}
	if passages == nil {
		return own, true
	}
	return passages, false
}

// sides takes what is left about a topic from the sections; nil: everything.
func sides(t *corpus.Topic, sections []answer.Section, left map[*corpus.Passage]bool) []answer.Side {
	var out []answer.Side
	for _, s := range sections {
		side := answer.Side{Statement: s.Statement}
		for _, q := range s.Quotes {
			if left[q.Passage] && (t == nil || slices.Contains(t.Passages, q.Passage)) {
				side.Quotes = append(side.Quotes, q)
				delete(left, q.Passage)
			}
		}
		if t != nil && len(side.Quotes) == 0 && s.Outcome == answer.Shown {
			side.Elsewhere, side.Unshown = elsewhere(t, s)
		}
		if len(side.Quotes)+len(side.Elsewhere) > 0 {
			out = append(out, side)
		}
	}
	return out
}
