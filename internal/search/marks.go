package search

import (
	"cmp"
	"slices"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// marks are the words of a candidate that matched the units, as spans of its
// passage, ordered and apart. Other words for the same are marked only where a unit
// is answered by them. Actors are marked only where nothing else is asked
// for: "Does the White House mention hockey" is not about the United States.
func (ix *Index) marks(units []unit, c *candidate) []corpus.Span {
	var terms []string
	others := false
	actors := onlyActors(units)
	for i, evidence := range c.evidence { // none of what the map of topics lists
		if u := units[i]; evidence > 0 && (actors || !u.actor) {
			terms = append(terms, u.terms...)
			others = others || evidence < 1
		}
	}
	if terms == nil {
		return nil
	}
	var out []corpus.Span
	for _, t := range ix.shown(c.passage, others).terms {
		if slices.Contains(terms, t.term) {
			out = append(out, t.Span)
		}
	}
	return merge(out)
}

// passageWords are what is known of the words of a passage that is shown.
type passageWords struct {
	terms []placed
	leans bool // it refers back to the passage before
}

// placed is a term of the index where its words are in a passage.
type placed struct {
	term string
	corpus.Span
}

// shownAs is a passage as it is shown.
type shownAs struct {
	passage *corpus.Passage
	others  bool // with other words for acts and for the same
}

// maxShown is of how many passages the words are kept, some 3 kB each: to read a
// passage takes longer than the rest of a search.
const maxShown = 256

// shown are the words of a passage that is shown.
func (ix *Index) shown(p *corpus.Passage, others bool) passageWords {
	as := shownAs{p, others && ix.synonyms != nil}
	w, found := ix.words.get(as)
	if !found {
		w = ix.wordsOf(as)
		ix.words.put(as, w, 1)
	}
	return w
}

// wordsOf reads a passage as the index did.
func (ix *Index) wordsOf(as shownAs) passageWords {
	p := as.passage
	language := ix.analyzers.of(p.Statement().Language)
	tokens := text.Words(p.Text(), language.code)
	all := language.index(p.Text(), tokens)
	all = append(all, concepts(ix.lexicon.Annotate(tokens, language.code), corpus.FieldSaid, corpus.FieldHeld)...)
	if as.others {
		all = append(all, ix.synonyms.tokens(tokens, language.code)...)
	}
	w := passageWords{leans: len(ix.corpus.Thesaurus.Anaphors) > 0 && leans(p, tokens, ix.lexicon)}
	for _, t := range all {
		w.terms = append(w.terms, placed{string(t.Term), corpus.Span{Start: t.Start, End: t.End}})
	}
	return w
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

// leans reports whether a passage of these words refers back to the one before.
// In other languages than English that is not read.
func leans(p *corpus.Passage, words []text.Token, lexicon *corpus.Lexicon) bool {
	return p.Previous() != nil && p.Statement().Language == english && lexicon.Anaphor(words) != ""
}
