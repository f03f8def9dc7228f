package handlers

import (
	"regexp"
	"slices"
	"strings"

	"bothsides/corpus"
)

// reference is a passage or a paragraph as people write it: "KR-6.1", "kr 6.1",
// "KR–6". After another one the code may be left out.
var reference = regexp.MustCompile(`(?i)(?:\b([a-z][a-z0-9]{0,7}?)[\s\p{Pd}]{0,3}|\b)([0-9]{1,5})(?:\.([0-9]{1,5}))?\b`)

// pageOfPassage is the address of a passage's page.
var pageOfPassage = regexp.MustCompile(`<?https?://\S+?/p/([A-Za-z0-9.-]+)(?:[?#][^\s)>]*)?>?`)

// What may be around references, between two of them, and between the ends of a
// range.
var (
	aroundReferences  = regexp.MustCompile(`^[\s()\[\]{}“”„"'’«».,;:!?#]*$`)
	betweenReferences = regexp.MustCompile(`^[\s()\[\].,;/&+]*(?:and|und|y|et|и|та)?[\s()\[\]]*$`)
	rangeOfReferences = regexp.MustCompile(`^\s*(?:\p{Pd}|to|through|bis|à|al?|по)\s*$`)
)

// references lists the passages that a text names by their ids, where it is
// made of nothing else: one, a list, a range, a whole paragraph. It lists none
// where one of them is no passage.
func references(c *corpus.Corpus, typed string) []*corpus.Passage {
	if !strings.ContainsAny(typed, "0123456789") {
		return nil
	}
	typed = pageOfPassage.ReplaceAllString(typed, "$1")
	var out []*corpus.Passage
	var code string
	end := 0
	for _, m := range reference.FindAllStringSubmatchIndex(typed, -1) {
		between := typed[end:m[0]]
		switch written := part(typed, m[2], m[3]); {
		case hasCode(c, written):
			code = written
		case written != "": // a word before a number, "and 6.2"
			between = typed[end:m[4]]
		}
		named := passagesNamed(c, code, typed[m[4]:m[5]], part(typed, m[6], m[7]))
		isRange := out != nil && rangeOfReferences.MatchString(between)
		if named == nil || !isRange && !separates(out == nil, between) {
			return nil
		}
		if isRange {
			if named = upTo(out[len(out)-1], named[len(named)-1]); named == nil {
				return nil
			}
		}
		for _, p := range named {
			if !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
		end = m[1]
	}
	if !aroundReferences.MatchString(typed[end:]) {
		return nil
	}
	return out
}

func hasCode(c *corpus.Corpus, code string) bool {
	return slices.ContainsFunc(c.Texts(), func(s *corpus.Statement) bool { return strings.EqualFold(s.Code, code) })
}

// part is a piece of a text that a pattern may not have found.
func part(s string, start, end int) string {
	if start < 0 {
		return ""
	}
	return s[start:end]
}

func separates(first bool, between string) bool {
	if first {
		return aroundReferences.MatchString(between)
	}
	return betweenReferences.MatchString(between)
}

// passagesNamed lists the one passage of an id, or those of a paragraph.
func passagesNamed(c *corpus.Corpus, code, paragraph, sentence string) []*corpus.Passage {
	if sentence != "" {
		if p := c.Passage(code + "-" + paragraph + "." + sentence); p != nil {
			return []*corpus.Passage{p}
		}
		return nil
	}
	first := c.Passage(code + "-" + paragraph + ".1")
	if first == nil {
		return nil
	}
	from, to := around(first, paragraphAround)
	return first.Statement().Passages[from : to+1]
}

// upTo lists the passages after one up to another of the same statement; nil
// where that is not after it.
func upTo(from, to *corpus.Passage) []*corpus.Passage {
	if from.Statement() != to.Statement() || from.Index() > to.Index() {
		return nil
	}
	return from.Statement().Passages[from.Index()+1 : to.Index()+1]
}
