package search

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// relax lets unknown words of a question count less where they stand apart from
// what it is about: "was the Middle East just a footnote".
func (r *reader) relax() {
	for i, u := range r.units {
		if !u.known() && !u.strict && !slices.ContainsFunc(r.units, u.besides) {
			r.units[i].weight *= unknownApart
		}
	}
}

// besides tells whether a known unit stands within a few words of this one.
func (u unit) besides(k unit) bool {
	const reach = 3 // "exchange rate", "a price for the swap"
	return k.known() && !k.weak && (k.place > u.place && k.place-u.place <= reach || u.place > k.end && u.place-k.end <= reach)
}

// strict tells whether an unknown word is a name, a number or no English word
// at all: a passage without it does not answer.
func (r *reader) strict(w word) bool {
	if isNumber(w.text) {
		return !r.question // a question may ask whether a number is right
	}
	if r.language != "en" || isOrdinaryForm(w.text) {
		return false
	}
	return isName(w.text) || w.acronym || len(w.text) > longestSlang
}

// longestSlang: a short word that English has not is more likely chat than a
// name.
const longestSlang = 4

// doubt is how much an unknown word counts against a passage, as a part of the
// weight of the rarest term. Questions are full of verbs that only carry them.
func (r *reader) doubt(w word) float64 {
	switch {
	case r.language != "en":
		return unknownForeign
	case r.question && (isManner(w.text) || isNumber(w.text)):
		return unknownManner
	}
	return unknownWord
}

func isNumber(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}
