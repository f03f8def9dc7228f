package search

import (
	"slices"
	"strings"
)

// Topics lists the English names of what can be asked for: the reviewed topics
// of the corpus.
func (ix *Index) Topics() []string {
	var out []string
	for _, t := range ix.corpus.Topics {
		out = append(out, t.Name("en"))
	}
	return out
}

// offered is how many topics are named where nothing was found.
const offered = 3

// nearest names topics for a query that nothing answers: those that it asked
// for in part, then the first.
func (ix *Index) nearest(units []unit) []string {
	var out []string
	add := func(name string) {
		if name != "" && len(out) < offered && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, u := range units {
		for _, t := range u.terms {
			add(ix.topicOf(t))
		}
	}
	for _, name := range ix.Topics() {
		add(name)
	}
	return out
}

// topicOf is the topic of a concept's term, "" where it has none.
func (ix *Index) topicOf(term string) string {
	for _, c := range ix.lexicon.concepts {
		if c.term == term && c.topic != nil {
			return c.topic.Name("en")
		}
	}
	return ""
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
		for n := len(want) - 1; n <= len(want)+1; n++ {
			if distance(w[:min(len(w), n)], want, 2) <= 1 {
				return true
			}
		}
	}
	return false
}
