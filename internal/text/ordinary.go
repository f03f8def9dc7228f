package text

import (
	_ "embed"
	"strings"
)

var (
	//go:embed data/ordinary.txt
	ordinaryWords string
	//go:embed data/manner.txt
	mannerWords string
)

// IsOrdinary reports whether English has the folded word, names left out.
func IsOrdinary(folded string) bool { return listed(ordinaryWords, folded) }

// IsManner reports whether the folded word is mostly a verb, an adjective or an
// adverb: it tells how, where a noun tells what.
func IsManner(folded string) bool { return listed(mannerWords, folded) }

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
