package web

import (
	"regexp"
	"strconv"
	"strings"

	"bothsides/corpus"
)

// idLike is what an id that does not exist may look like: letters, and up to
// two numbers whatever is between them.
var idLike = regexp.MustCompile(`^([A-Za-z]*)[^0-9A-Za-z]*([0-9]{0,6})[^0-9]*([0-9]{0,6})`)

// nearest are the passages that come nearest to an id that there is not: one
// of the statement whose code it has, else one of each.
func nearest(c *corpus.Corpus, id string) []*corpus.Passage {
	m := idLike.FindStringSubmatch(id)
	if m == nil {
		return nil
	}
	paragraph, _ := strconv.Atoi(m[2]) // 0 where there is no number
	sentence, _ := strconv.Atoi(m[3])
	var out []*corpus.Passage
	for _, s := range c.Texts() {
		p := nearestOf(s, paragraph, sentence)
		if strings.EqualFold(s.Code, m[1]) {
			return []*corpus.Passage{p}
		}
		if !s.IsOther() {
			out = append(out, p)
		}
	}
	return out
}

// nearestOf is the last passage that does not come after the numbers, or the
// statement's first.
func nearestOf(s *corpus.Statement, paragraph, sentence int) *corpus.Passage {
	out := s.Passages[0]
	for _, p := range s.Passages {
		if p.Paragraph() < paragraph || p.Paragraph() == paragraph && p.Sentence() <= max(sentence, 1) {
			out = p
		}
	}
	return out
}
