package search

import "strings"

func truncate(s string, runes int) string {
	if len(s) <= runes {
		return s
	}
	for i := range s {
		if runes == 0 {
			return s[:i]
		}
		runes--
	}
	return s
}

// part drops the words of grammar, having read from them and from the marks
// between words where one part of the query ends and another begins, and the
// words by which people introduce themselves.
func (r *reader) part(text string) {
	grammar := functionWords
	if r.language != "en" {
		grammar = foreignFunctionWords[r.language]
	}
	segment, contrast, end := 0, false, 0
	for i, w := range r.all {
		if between := text[end:w.start]; conjunctions[w.text] || strings.ContainsAny(between, ",;:+&/.?!\n") {
			if segment == 0 && r.introduces(r.all[:i], between) {
				r.words, r.segments, r.places, r.contrast = nil, nil, nil, nil
			}
			segment, contrast = segment+1, w.text == "not"
		}
		end = w.end
		contrast = contrast || contrasts(r.all[i:]) || r.outdone(i)
		if !grammar[w.text] {
			r.words = append(r.words, w)
			r.segments = append(r.segments, segment)
			r.places = append(r.places, i)
			r.contrast = append(r.contrast, contrast)
		}
	}
}

// introduces tells whether the words before the first break only say who is
// asking: "history student here: …", "as a mother, …".
func (r *reader) introduces(words []word, behind string) bool {
	if len(words) < 2 || len(words) > 6 || !strings.ContainsAny(behind, ",:.") {
		return false
	}
	if r.question && strings.Contains(behind, ":") && r.ix.lexicon.generics[words[len(words)-1].text] {
		return true // "American voter: does …"
	}
	switch first := words[0].text; first {
	case "as", "im", "my":
		return true
	case "i":
		return words[1].text == "m" || words[1].text == "am"
	}
	return words[len(words)-1].text == "here"
}

var conjunctions = wordSet("and or und oder y o et ou и или і або та plus versus vs")

// outdone tells whether the word is a last "not" behind a noun: "money for
// schools not tanks". In a question it mostly belongs to the verb.
func (r *reader) outdone(i int) bool {
	return r.all[i].text == "not" && i > 0 && i == len(r.all)-2 && !functionWords[r.all[i-1].text] && !isManner(r.all[i-1].text)
}

// contrasts tells whether what follows is named only to be set aside: "not
// just a pause", "instead of war".
func contrasts(words []word) bool {
	if len(words) < 3 {
		return false
	}
	switch words[0].text + " " + words[1].text {
	case "not just", "not only", "not merely", "instead of", "rather than":
		return true
	}
	return false
}
