package search

import "strings"

// Topics lists the names of the topics that the thesaurus has, in its order.
func (ix *Index) Topics() []string {
	var out []string
	for _, c := range ix.lexicon.concepts {
		if c.topic != "" {
			out = append(out, c.topic)
		}
	}
	return out
}

// Complete offers at most n topics for what somebody has typed so far: all of
// them for nothing, then those of which a word begins so, then those that are
// spelled nearly so.
func (ix *Index) Complete(typed string, n int) []string {
	want := joinText(tokenize(typed))
	var begin, inside, near []string
	for _, name := range ix.Topics() {
		have := joinText(tokenize(name))
		switch {
		case strings.HasPrefix(have, want):
			begin = append(begin, name)
		case strings.Contains(" "+have, " "+want):
			inside = append(inside, name)
		case len(want) >= shortestCorrected && nearly(have, want):
			near = append(near, name)
		}
	}
	out := append(append(begin, inside...), near...)
	return out[:min(len(out), n)]
}

// nearly tells whether any word of have begins like want but for a slip.
func nearly(have, want string) bool {
	if len(want) > maxWordRunes {
		return false
	}
	for w := range strings.FieldsSeq(have) {
		if distance(w[:min(len(w), len(want))], want, 3) <= 1 {
			return true
		}
	}
	return false
}
