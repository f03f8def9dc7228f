package search

import (
	"fmt"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// offered is how many topics are named where nothing was found.
const offered = 3

// nearestTopics are topics for a query that nothing answers: those that it
// asked for in part, those that the map has near its words, then those of the
// nearest passages. None is near every query.
func (ix *Index) nearestTopics(r *reading, nearest []*corpus.Passage) []*corpus.Topic {
	var out []*corpus.Topic
	add := func(t *corpus.Topic) {
		if t != nil && len(out) < offered && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	for _, u := range r.units {
		for _, c := range u.concepts {
			add(c.Topic)
		}
	}
	for _, m := range ix.near.All(r.tokens) {
		for _, t := range m.Values {
			add(t)
		}
	}
	for _, p := range nearest {
		for _, t := range ix.corpus.TopicsOf(p) {
			add(t)
		}
	}
	return out
}

// nearPhrases finds the topics that the map has near what no statement speaks
// of.
func nearPhrases(c *corpus.Corpus) (*text.Phrases[*corpus.Topic], error) {
	phrases := text.NewPhrases[*corpus.Topic](english)
	for _, t := range c.Topics {
		for _, phrase := range t.Near {
			if err := phrases.Add(phrase, t); err != nil {
				return nil, fmt.Errorf("reading what is near the topic %q: %w", t.ID, err)
			}
		}
	}
	return phrases, nil
}

// topicNames are the topics by what they are called, folded.
func topicNames(c *corpus.Corpus) map[string]*corpus.Topic {
	out := map[string]*corpus.Topic{}
	for _, t := range c.Topics {
		for name := range t.Names() {
			out[joined(text.Words(name, english))] = t
		}
	}
	return out
}

// mapped are the passages of a statement that the map lists for a query that is
// what a topic is called, in the form of candidates.
func (ix *Index) mapped(q Query, s *corpus.Statement) []*candidate {
	t := ix.topics[joined(text.Words(truncate(q.Text, maxQueryRunes), english))]
	if t == nil {
		return nil
	}
	var out []*candidate
	for _, p := range t.Of(s) {
		out = append(out, &candidate{ordinal: ix.ordinal(p), passage: p, features: Features{Share: 1}})
	}
	return out
}

// Complete offers at most n topics for what somebody has typed so far: all of
// them for nothing, then those of which a word begins so, then those that are
// spelled nearly so.
func (ix *Index) Complete(typed string, n int) []*corpus.Topic {
	want := joined(text.Words(typed, english))
	var begin, inside, near []*corpus.Topic
	for _, t := range ix.corpus.Topics {
		have := joined(text.Words(t.Name(english), english))
		switch {
		case strings.HasPrefix(have, want):
			begin = append(begin, t)
		case strings.Contains(" "+have, " "+want):
			inside = append(inside, t)
		case ix.nearly(have, want):
			near = append(near, t)
		}
	}
	out := append(append(begin, inside...), near...)
	return out[:min(len(out), n)]
}

// nearly reports whether a word of have begins like want but for a slip.
func (ix *Index) nearly(have, want string) bool {
	for w := range strings.FieldsSeq(have) {
		for n := max(1, len(want)-1); n <= min(len(want)+1, len(w)); n++ {
			if text.IsSlip(want, w[:n]) {
				return true
			}
		}
	}
	return false
}
