package search

import (
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// A sentence that refers back says nothing of what it is about: "It will cost 40
// million crowns" answers who asks for the cost of the bridge that the sentence
// before has named. What that has of a query counts for the next sentence of the
// paragraph, as features of its own.

// addContext adds the passages that refer back to a candidate, and what each
// candidate has of the query together with the passage before it.
func (r *reading) addContext() {
	for _, c := range slices.Clone(r.candidates) {
		if next := following(c.passage); next != nil && c.features.Share > 0 && refersBack(next) {
			r.candidate(r.ix.ordinal(next))
		}
	}
	for _, c := range r.candidates {
		before := r.places[c.ordinal-1]
		if before == nil || following(before.passage) != c.passage {
			continue
		}
		together := slices.Clone(c.evidence)
		for i, e := range before.evidence {
			together[i] = max(together[i], e)
		}
		share, _ := r.share(together)
		c.features.Context = share - c.features.Share
		c.features.Refers = c.features.Context * indicator(refersBack(c.passage))
	}
}

// following is the next sentence of a passage's paragraph, nil if it is the last.
func following(p *corpus.Passage) *corpus.Passage {
	all := p.Statement().Passages
	if i := p.Index() + 1; i < len(all) && all[i].Paragraph() == p.Paragraph() {
		return all[i]
	}
	return nil
}

// nearStart is among how many words at the beginning of a sentence one refers back:
// "Two of the latter …".
const nearStart = 4

// refersBack reports whether a passage in English begins with a word for what was
// named before.
func refersBack(p *corpus.Passage) bool {
	if p.Statement().Language != english {
		return false
	}
	n := 0
	for word := range strings.FieldsSeq(p.Text()) {
		if n++; n > nearStart {
			return false
		}
		if text.IsAnaphor(text.Fold(strings.TrimRight(word, ",;:."))) {
			return true
		}
	}
	return false
}
