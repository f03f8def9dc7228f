package search

import (
	_ "embed"
	"strings"
)

// The lists are sorted, one word a line, so that a word is found in the
// embedded bytes themselves: nothing is built at start and nothing held twice.
// words/README.md says where they come from.
var (
	//go:embed words/ordinary.txt
	ordinaryWords string
	//go:embed words/manner.txt
	mannerWords string
	//go:embed words/names.txt
	englishNames string
)

// isOrdinary tells whether English has the folded word, names left out.
func isOrdinary(w string) bool { return listed(ordinaryWords, w) }

// isOrdinaryForm tells whether English has the word or one that it is a form
// of: lists of words leave out forms that everybody can make.
func isOrdinaryForm(w string) bool {
	if isOrdinary(w) {
		return true
	}
	for _, ending := range [...]string{"s", "es", "d", "ed", "ing", "er", "ers", "ly"} {
		if root, ok := strings.CutSuffix(w, ending); ok && len(root) > 2 && (isOrdinary(root) || isOrdinary(root+"e")) {
			return true
		}
	}
	return false
}

// isManner tells whether the folded word is mostly a verb, an adjective or an
// adverb: it tells how, where a noun tells what.
func isManner(w string) bool { return listed(mannerWords, w) }

// isName tells whether English writes the folded word with a capital alone.
func isName(w string) bool { return listed(englishNames, w) }

// listed looks a line up in a sorted list by halving.
func listed(list, w string) bool {
	low, high := 0, len(list)
	for low < high {
		middle := (low + high) / 2
		start := strings.LastIndexByte(list[:middle], '\n') + 1
		end := start + strings.IndexByte(list[start:], '\n')
		switch line := list[start:end]; {
		case line == w:
			return true
		case line < w:
			low = end + 1
		default:
			high = start
		}
	}
	return false
}
