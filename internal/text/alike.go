package text

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

// Alike finds English words for which others may stand in what is said in public:
// "wage" for "pay", and "bus" where transport is asked for. They are by the sets
// of data/alike.txt.
//
// The value of a phrase is twice the number of a set, and one more if it only answers:
// a bus is transport, but who asks for a bus does not ask for a train.
type Alike struct{ phrases *Phrases[int] }

// NewAlike is what the list says. It is read once, by the first who asks.
func NewAlike() *Alike { return alikeList() }

var alikeList = sync.OnceValue(func() *Alike {
	a, err := readAlike(files)
	if err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	return a
})

const alikeFile = "data/alike.txt"

func readAlike(fsys fs.FS) (*Alike, error) {
	raw, err := fs.ReadFile(fsys, alikeFile)
	if err != nil {
		return nil, err
	}
	a := &Alike{NewPhrases[int](en)}
	set := 0
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		if err := a.add(line, set); err != nil {
			return nil, fmt.Errorf("%s: %q: %w", alikeFile, line, err)
		}
		set++
	}
	if set == 0 {
		return nil, fmt.Errorf("%s: the list is empty", alikeFile)
	}
	a.phrases.Compact()
	return a, nil
}

// add adds a set as it is written: phrases with commas between them, after ">"
// those that only answer.
func (a *Alike) add(line string, set int) error {
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
			phrases++
		}
	}
	if phrases < 2 {
		return errors.New("a set of one word")
	}
	return nil
}

// Match finds the longest phrase that begins at token i: how many tokens it
// spans and the sets that it is of. A word that only answers is of none when it
// is asked by.
func (a *Alike) Match(tokens []Token, i int, asked bool) (n int, sets []int) {
	n, found := a.phrases.Match(tokens, i)
	for _, v := range found {
		if !asked || v%2 == 0 {
			sets = append(sets, v/2)
		}
	}
	return n, sets
}
