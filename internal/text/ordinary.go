package text

import (
	_ "embed" // for the filters
	"hash/fnv"
)

// tools/words makes the filters and says where the words are from.
var (
	//go:embed data/word/ordinary.bloom
	ordinaryWords filter
	//go:embed data/word/proper.bloom
	properWords filter
	//go:embed data/word/manner.bloom
	mannerWords filter
)

// IsOrdinary reports whether English writes the folded word in lower case. Of
// words that it does not one in a thousand is taken for one that it does.
func IsOrdinary(folded string) bool { return ordinaryWords.has(folded) }

// IsProper reports whether English writes the folded word with a capital letter
// alone, as a name.
func IsProper(folded string) bool { return properWords.has(folded) }

// IsManner reports whether the folded word is mostly a verb, an adjective or an
// adverb: it tells how, where a noun tells what.
func IsManner(folded string) bool { return mannerWords.has(folded) }

// filter is a Bloom filter.
type filter []byte

// hashes is how many bits are set for a word; tools/words/make.py knows it too.
const hashes = 10

func (f filter) has(word string) bool {
	h := fnv.New64a()
	_, _ = h.Write([]byte(word)) // never fails
	low, high := h.Sum64()&0xffffffff, h.Sum64()>>32|1
	for i := range uint64(hashes) {
		at := (low + i*high) % uint64(len(f)*8)
		if f[at/8]&(1<<(at%8)) == 0 {
			return false
		}
	}
	return true
}
