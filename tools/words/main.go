// Command words makes the filter kin.bloom of internal/text/data/word from
// WordNet: pairs of English words of which one may stand for the other.
//
//	go run ./tools/words /usr/share/wordnet internal/text/data/word/kin.bloom
//
// Two words are such a pair if they share a sense, or a sense of the one is the
// next wider one of the other's, or like it. The senses are the first of each
// word, and the words are those that IsOrdinary knows. The other filters are
// made by make.py.
package main

import (
	"bufio"
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"bothsides/internal/text"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: words WORDNET FILE")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "words:", err)
		os.Exit(1)
	}
}

const (
	// firstSenses is how many senses of a word count: they are in the order of
	// their use, and with the rare ones every word is kin to every other.
	firstSenses = 6
	// bitsOfPair is how large the filter is: it takes one pair in ten thousand
	// that are none for kin.
	bitsOfPair = 20
	hashes     = 10 // in internal/text/ordinary.go as well
)

// sense is a synset: its part of speech and its place in that file.
type sense struct{ part, offset string }

func run(dir, file string) error {
	words, near := map[sense][]string{}, map[sense][]sense{}
	for _, part := range []string{"noun", "verb", "adj", "adv"} {
		if err := readIndex(dir, part, words); err != nil {
			return err
		}
		if err := readSenses(dir, part, near); err != nil {
			return err
		}
	}
	return os.WriteFile(file, filter(pairs(words, near)), 0o644)
}

// fields reads the lines of a file of WordNet; those that begin with a space are
// its licence.
func fields(dir, name string, each func([]string) error) error {
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if line, _, _ := strings.Cut(lines.Text(), " | "); !strings.HasPrefix(line, " ") {
			if err := each(strings.Fields(line)); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	return lines.Err()
}

// readIndex adds the words of a part of speech to their first senses.
func readIndex(dir, part string, words map[sense][]string) error {
	return fields(dir, "index."+part, func(f []string) error {
		pointers, err := strconv.Atoi(f[3])
		if err != nil {
			return err
		}
		if !text.IsOrdinary(f[0]) {
			return nil
		}
		offsets := f[6+pointers:]
		for _, offset := range offsets[:min(len(offsets), firstSenses)] {
			s := sense{part, offset}
			words[s] = append(words[s], text.Lemma(f[0], "en"))
		}
		return nil
	})
}

// parts are the letters of parts of speech in pointers.
var parts = map[string]string{"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}

// readSenses notes which senses are next to each other: "@" is the wider one,
// "&" one that is similar.
func readSenses(dir, part string, near map[sense][]sense) error {
	return fields(dir, "data."+part, func(f []string) error {
		n, err := strconv.ParseInt(f[3], 16, 32)
		if err != nil {
			return err
		}
		s, pointers := sense{part, f[0]}, f[5+2*n:]
		for ; len(pointers) >= 4 && parts[pointers[2]] != ""; pointers = pointers[4:] {
			if pointers[0] == "@" || pointers[0] == "&" {
				near[s] = append(near[s], sense{parts[pointers[2]], pointers[1]})
			}
		}
		return nil
	})
}

// pairs are the lemmas of each two words that are kin, with a space between, the
// first in the alphabet first.
func pairs(words map[sense][]string, near map[sense][]sense) map[string]bool {
	out := map[string]bool{}
	for s := range words {
		for _, other := range append([]sense{s}, near[s]...) {
			for _, a := range words[s] {
				for _, b := range words[other] {
					if a != b {
						out[min(a, b)+" "+max(a, b)] = true
					}
				}
			}
		}
	}
	return out
}

// filter is a Bloom filter, as make.py makes them.
func filter(pairs map[string]bool) []byte {
	bits := make([]byte, (len(pairs)*bitsOfPair+7)/8)
	for _, pair := range slices.Sorted(maps.Keys(pairs)) {
		h := fnv.New64a()
		h.Write([]byte(pair))
		low, high := h.Sum64()&0xffffffff, h.Sum64()>>32|1
		for i := range uint64(hashes) {
			at := (low + i*high) % uint64(len(bits)*8)
			bits[at/8] |= 1 << (at % 8)
		}
	}
	return bits
}
