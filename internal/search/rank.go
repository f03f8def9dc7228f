package search

import (
	"math"
	"slices"
)

// unknownTogether is how much unknown words count at most: a long question has
// many.
const unknownTogether = 4.0

// whole is the segment that stands for the whole query.
const whole = math.MinInt

// share is the part of the asked weight that the evidence has; 0 where a
// strict unit has none.
func share(units []unit, evidence []float64, segment int) float64 {
	var strong, weak, hadStrong, hadWeak, unknown float64
	for i, u := range units {
		switch {
		case segment != whole && u.segment != segment:
		case u.strict && evidence[i] == 0:
			return 0
		case !u.known():
			unknown += u.weight
		case u.weak:
			weak, hadWeak = weak+u.weight, hadWeak+u.weight*evidence[i]
		default:
			strong, hadStrong = strong+u.weight, hadStrong+u.weight*evidence[i]
		}
	}
	strong += min(unknown, unknownTogether)
	if strong+weak == 0 || unknown > 0 && hadStrong == 0 {
		return 0
	}
	scale := 1.0
	if strong > 0 && weak > 0 {
		scale = min(weakUnit, weakTogether*strong/weak)
	}
	return (hadStrong + scale*hadWeak) / (strong + scale*weak)
}

// answers keeps the candidates that answer, a list for each statement, best
// first. A statement that has not enough of the whole query is asked for its
// parts one by one: "Iran and hockey".
func (ix *Index) answers(found []candidate, units []unit) [][]candidate {
	out := ix.answersTo(found, units, whole)
	for _, segment := range parts(units) {
		for i, list := range ix.answersTo(found, units, segment) {
			if len(out[i]) == 0 || out[i][0].part {
				out[i] = addParts(out[i], list)
			}
		}
	}
	return out
}

// addParts puts what answers a further part of the query behind what answers
// the parts before.
func addParts(to, list []candidate) []candidate {
	for _, c := range list {
		if !slices.ContainsFunc(to, func(o candidate) bool { return o.number == c.number }) {
			c.part = true
			to = append(to, c)
		}
	}
	return to
}

// parts are the segments that can be asked for alone; none where there is but
// one, or where most of the query is unknown.
func parts(units []unit) []int {
	var segments []int
	known, unknown := 0, 0
	for _, u := range units {
		switch {
		case !u.known():
			unknown++
		case !u.weak:
			known++
			if len(segments) == 0 || segments[len(segments)-1] != u.segment {
				segments = append(segments, u.segment)
			}
		}
	}
	if units == nil || units[0].segment == units[len(units)-1].segment || unknown > known {
		return nil
	}
	return segments
}

func (ix *Index) answersTo(found []candidate, units []unit, segment int) [][]candidate {
	out := make([][]candidate, len(ix.corpus.Statements))
	for _, c := range found {
		c.share = share(units, c.evidence, segment)
		if c.share >= enough {
			i := ix.statementOf(ix.passages[c.number].Statement().ID)
			out[i] = append(out[i], c)
		}
	}
	for i, list := range out {
		slices.SortFunc(list, better)
		for j, c := range list {
			if c.share < list[0].share*besideBest {
				list = list[:j]
				break
			}
		}
		out[i] = list
	}
	return out
}

func better(a, b candidate) int {
	switch {
	case a.share != b.share:
		return compare(b.share, a.share)
	case a.score != b.score:
		return compare(b.score, a.score)
	}
	return a.number - b.number
}

func compare(a, b float64) int {
	if a < b {
		return -1
	}
	return 1
}
