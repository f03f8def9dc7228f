package verify

import (
	"bothsides/corpus"
	"bothsides/internal/search"
)

const english = "en"

// Bounds of what a text in another language must have to be close. The words
// for other languages are those of the index, which knows fewer of them.
const (
	translatedShare = 0.61 // of what the text asks for, in the passage that has most
	leastTranslated = 3    // words
)

// said is the text as typed, without what it is credited by, markup and quote
// marks.
func (t *alleged) said() string {
	return plainText(t.source)[t.tokens[t.subject].start:t.tokens[len(t.tokens)-1].end]
}

// translated finds the passage that says the same as a text in another
// language.
func (k *Checker) translated(t *alleged, said string) (Finding, bool) {
	found, err := k.index.Search(search.Query{Text: said})
	if err != nil || countWords(t.tokens) < leastTranslated {
		return Finding{}, false
	}
	var best search.Hit
	for i := range k.corpus.Statements {
		if len(found.Hits[i]) > 0 && found.Hits[i][0].Score > best.Score {
			best = found.Hits[i][0]
		}
	}
	if best.Score < translatedShare {
		return Finding{}, false
	}
	return Finding{Verdict: Close, Source: best.Passage.Statement(), Passages: []*corpus.Passage{best.Passage}}, true
}
