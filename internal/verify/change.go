package verify

import (
	"slices"
	"strings"
)

// kindOrder is the order in which changes are named.
func kindOrder(k ChangeKind) int {
	return slices.Index([]ChangeKind{Number, Name, Negation, Wording, Punctuation}, k)
}

// changes names the regions of a diff, the weightiest first.
func (k *Checker) changes(regions []region) []Change {
	var out []Change
	for _, r := range regions {
		c := Change{Kind: k.kind(r), Stated: strings.TrimSpace(r.inserted), Alleged: strings.TrimSpace(r.deleted)}
		if c.Alleged == "…" || c.Stated+c.Alleged == "" {
			continue // an omission that is marked, white space alone
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b Change) int { return kindOrder(a.Kind) - kindOrder(b.Kind) })
	return out
}

func (k *Checker) kind(r region) ChangeKind {
	both := slices.Concat(r.alleged, r.stated)
	has := func(is func(token) bool) bool { return slices.ContainsFunc(both, is) }
	switch {
	case has(func(t token) bool { return t.kind == word && isNumber(t.text) }):
		return Number
	case k.named(r):
		return Name
	case has(func(t token) bool { return k.credits.negations[t.text] }):
		return Negation
	case has(func(t token) bool { return t.kind == word }):
		return Wording
	}
	return Punctuation
}

// named tells whether a name is among the changed words: one of the
// statements, or a word written with a capital letter within a sentence.
func (k *Checker) named(r region) bool {
	for _, t := range r.stated {
		if t.capital && k.credits.known[t.text] {
			return true
		}
	}
	for i, t := range r.alleged {
		if t.kind == word && (k.credits.known[t.text] || t.capital && !(r.first && i == 0)) {
			return true
		}
	}
	return false
}
