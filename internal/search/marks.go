package search

import (
	"cmp"
	"slices"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// marks are the words of a candidate that matched the units, as spans of its
// passage, ordered and apart. Actors are marked only where nothing else is asked
// for: "Does the White House mention hockey" is not about the United States.
func (ix *Index) marks(units []unit, c candidate) []corpus.Span {
	terms := map[string]bool{}
	actors := onlyActors(units)
	for i, u := range units {
		if c.evidence != nil && c.evidence[i] > 0 && (actors || !u.actor) {
			for _, term := range u.terms {
				terms[term] = true
			}
		}
	}
	if len(terms) == 0 {
		return nil
	}
	p := c.passage
	language := ix.analyzers.of(p.Statement().Language)
	words := text.Words(p.Text(), language.code)
	all := language.index(p.Text(), words)
	all = append(all, concepts(ix.lexicon.Annotate(words, language.code), corpus.FieldSaid, corpus.FieldHeld)...)
	if ix.settings.Acts {
		all = append(all, actTokens(ix.claims, words, language.code)...)
	}
	var out []corpus.Span
	for _, t := range all {
		if terms[string(t.Term)] {
			out = append(out, corpus.Span{Start: t.Start, End: t.End})
		}
	}
	return merge(out)
}

// merge orders marks and joins those that touch or overlap.
func merge(marks []corpus.Span) []corpus.Span {
	if len(marks) == 0 {
		return nil
	}
	slices.SortFunc(marks, func(a, b corpus.Span) int {
		return cmp.Or(a.Start-b.Start, b.End-a.End)
	})
	out := marks[:1]
	for _, m := range marks[1:] {
		last := &out[len(out)-1]
		if m.Start <= last.End {
			last.End = max(last.End, m.End)
		} else {
			out = append(out, m)
		}
	}
	return out
}

// leans reports whether a passage refers back to the one before it.
func (ix *Index) leans(p *corpus.Passage) bool {
	return len(ix.corpus.Thesaurus.Anaphors) > 0 && anaphor(p, text.Words(p.Text(), p.Statement().Language), ix.lexicon) != ""
}
