package search

import (
	"slices"

	"bothsides/internal/text"
)

// unknowns lists what no passage has of the query. Where a statement is unsure,
// those are words that were not understood; none of a query in a language that
// is not read, since that is no word's fault. Else the query was understood. Of
// one that is answered only what is asked for besides is told: things known to
// be missing, names, and words that are a part of the query by themselves,
// "hockey or chess", but not the words in which people ask.
func (r *reading) unknowns(outcomes []Outcome) []Unknown {
	if r.unread != "" {
		return nil
	}
	unsure, found := slices.Contains(outcomes, Unsure), slices.Contains(outcomes, Found)
	var out []Unknown
	for _, u := range r.units {
		switch {
		case u.known():
		case u.kind == absent:
			out = append(out, Unknown{u.text, true})
		case unsure:
			out = append(out, Unknown{u.text, false})
		case !found || u.strict || u.certain && r.tokens[u.first].Kind != text.Number || r.isPart(u):
			out = append(out, Unknown{u.text, true})
		}
	}
	return out
}

// isPart reports whether the part of the query in which a unit is has only such
// words as no passage has, and names something by them.
func (r *reading) isPart(u unit) bool {
	if text.IsManner(u.text) {
		return false
	}
	several := false
	for i, t := range r.tokens {
		switch {
		case r.segments[i] != u.segment:
			several = true
		case !text.IsStop(t.Folded, r.language) && !text.IsConjunction(t.Folded) && !slices.ContainsFunc(r.units, func(u unit) bool {
			return !u.known() && u.first <= i && i <= u.last
		}):
			return false
		}
	}
	return several
}
