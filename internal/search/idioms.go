package search

import "strings"

// learnIdiom notes a phrase of several words that is meant as it stands:
// "=in the pipeline" is no pipeline, and without its words of grammar nobody
// could tell.
func (lx *lexicon) learnIdiom(phrase string) {
	first, _, several := strings.Cut(phrase, " ")
	if several {
		lx.idioms[first] = max(lx.idioms[first], strings.Count(phrase, " ")+1)
	}
}

// joinIdioms makes one word of each idiom.
func (lx *lexicon) joinIdioms(words []word) []word {
	for i := 0; i < len(words); i++ {
		for n := min(lx.idioms[words[i].text], len(words)-i); n > 1; n-- {
			joined := word{text: joinText(words[i : i+n]), start: words[i].start, end: words[i+n-1].end}
			joined.stem = exactMark + joined.text
			if lx.english.exact[joined.stem] != nil {
				words = append(append(words[:i:i], joined), words[i+n:]...)
				break
			}
		}
	}
	return words
}
