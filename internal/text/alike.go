package text

import (
	"bytes"
	"compress/gzip"
	_ "embed" // for the list
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
)

// Alike finds English words for which others may be used in what is said in public:
// "wage" for "pay", and "bus" where transport is asked for. They are by the sets
// of the lists in tools/alike.
//
// The value of a phrase is twice the number of a set, and one more if it only answers:
// a bus is transport, but who asks for a bus does not ask for a train.
type Alike struct {
	phrases *Phrases[int]
	beside  [][]int // by set, see Beside
}

// NewAlike is what the lists say. They are read once, by the first who asks.
func NewAlike() *Alike { return alikeLists() }

var alikeLists = sync.OnceValue(func() *Alike {
	a, err := readAlike(bytes.NewReader(alikeFile))
	if err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	return a
})

//go:embed data/alike.txt.gz
var alikeFile []byte

// readAlike reads the packed lists, a set a line.
func readAlike(packed io.Reader) (*Alike, error) {
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		return nil, fmt.Errorf("reading words for the same: %w", err)
	}
	raw, err := io.ReadAll(unpacked)
	if err != nil {
		return nil, fmt.Errorf("reading words for the same: %w", err)
	}
	a, having := &Alike{phrases: NewLemmaPhrases[int](en)}, map[string][]int{}
	set := 0
	for line := range strings.Lines(string(raw)) {
		if err := a.add(strings.TrimSpace(line), set, having); err != nil {
			return nil, fmt.Errorf("reading words for the same: %q: %w", line, err)
		}
		set++
	}
	if set == 0 {
		return nil, errors.New("reading words for the same: the list is empty")
	}
	a.phrases.Compact()
	a.beside = neighbours(set, having)
	return a, nil
}

// add adds a set as it is written: phrases with commas between them, after ">"
// those that only answer. It notes of which sets each phrase is.
func (a *Alike) add(line string, set int, having map[string][]int) error {
	asked, answers, _ := strings.Cut(line, ">")
	phrases := 0
	for i, list := range [...]string{asked, answers} {
		for phrase := range strings.SplitSeq(list, ",") {
			if phrase = strings.TrimSpace(phrase); phrase == "" {
				continue
			}
			if err := a.phrases.Add(phrase, 2*set+i); err != nil {
				return fmt.Errorf("%q: %w", phrase, err)
			}
			having[phrase] = append(having[phrase], set)
			phrases++
		}
	}
	if phrases < 2 {
		return errors.New("a set of one word")
	}
	return nil
}

const (
	// mostMeanings is of how many sets a phrase may be to join two of them: "work" is
	// of many that have nothing else in common.
	mostMeanings = 6
	// leastShared is how many phrases two sets have in common that are beside each other.
	leastShared = 2
)

// neighbours are, for each of so many sets, those beside it, by the sets that have
// each phrase.
func neighbours(sets int, having map[string][]int) [][]int {
	shared := map[[2]int]int{}
	for _, of := range having {
		if len(of) > mostMeanings {
			continue
		}
		for _, a := range of {
			for _, b := range of {
				shared[[2]int{a, b}]++
			}
		}
	}
	out := make([][]int, sets)
	for pair, n := range shared {
		if n >= leastShared && pair[0] != pair[1] {
			out[pair[0]] = append(out[pair[0]], pair[1])
		}
	}
	for _, list := range out {
		slices.Sort(list)
	}
	return out
}

// Every calls yield for each phrase that begins at token i, the shorter ones
// within longer ones too: how many tokens it spans and the sets that it is of. A
// word that only answers is of none when it is asked by.
func (a *Alike) Every(tokens []Token, i int, asked bool, yield func(n int, sets []int)) {
	a.phrases.Every(tokens, i, func(n int, found []int) {
		var sets []int
		for _, v := range found {
			if !asked || v%2 == 0 {
				sets = append(sets, v/2)
			}
		}
		yield(n, sets)
	})
}

// Match finds the longest phrase that begins at token i: how many tokens it spans
// and the sets of which it is, but for those in which it only answers.
func (a *Alike) Match(tokens []Token, i int) (longest int, sets []int) {
	a.Every(tokens, i, true, func(n int, of []int) {
		if n > longest {
			longest, sets = n, of
		}
	})
	return longest, sets
}

// Beside are the sets that have at least two phrases in common with a set: what
// they mean is near to it.
func (a *Alike) Beside(set int) []int { return a.beside[set] }
