package classify

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// pairOf is a text beside a passage: of so much recall, with words of which some
// are new.
func pairOf(passage string, recall float64, words string, fresh ...string) Pair {
	list := strings.Fields(words)
	return Pair{Numbers: []float64{1, recall}, Text: Vector(Query{Words: list, Stops: make([]bool, len(list))}), Passage: passage, New: fresh}
}

// judged are examples in which recall is good, "never" is false wherever it is
// new, and "wolves" is false beside one passage alone.
func judged() []PairExample {
	var out []PairExample
	for i := range 12 {
		passage := []string{"A", "B"}[i%2]
		filler := fmt.Sprint("word", i)
		out = append(out,
			PairExample{pairOf(passage, 0.8, "agree "+filler), true},
			PairExample{pairOf(passage, 0.2, "agree "+filler), false},
			PairExample{pairOf(passage, 0.8, "agree "+filler, "never"), false},
			PairExample{pairOf(passage, 0.8, "wolves "+filler), passage == "B"})
	}
	return out
}

func TestTrainPairs(t *testing.T) {
	m := TrainPairs(judged(), 0.1)
	for _, test := range []struct {
		name string
		pair Pair
		same bool
	}{
		{"much of the passage", pairOf("A", 0.9, "agree today"), true},
		{"little of the passage", pairOf("A", 0.1, "agree today"), false},
		{"a word that is false where it is new", pairOf("B", 0.9, "agree today", "never"), false},
		{"the same beside another passage", pairOf("C", 0.9, "agree today", "never"), false},
		{"a new word of which nothing is known", pairOf("A", 0.9, "agree today", "gladly"), true},
		{"a word that is false beside this passage", pairOf("A", 0.8, "wolves"), false},
		{"and true beside another", pairOf("B", 0.8, "wolves"), true},
	} {
		t.Run(test.name, func(t *testing.T) {
			if score := m.Score(test.pair); score > 0 != test.same {
				t.Errorf("the score is %.2f", score)
			}
		})
	}
	p := judged()[0].Pair
	before := m.Score(p)
	if m.Raise(-1); m.Score(p) > before-0.99 {
		t.Errorf("lowered by 1, the score is %.2f after %.2f", m.Score(p), before)
	}
	if m.Numbers() != 2 {
		t.Errorf("it is fitted to %d numbers", m.Numbers())
	}
}

// With a larger penalty what few examples say counts less.
func TestPairPenalty(t *testing.T) {
	never := func(penalty float64) float64 {
		m := TrainPairs(judged(), penalty)
		return m.Score(pairOf("A", 0.8, "agree")) - m.Score(pairOf("A", 0.8, "agree", "never"))
	}
	if loose, tight := never(0.1), never(10); tight >= loose/2 {
		t.Errorf("with the penalty 10 a word costs %.2f, with 0.1 %.2f", tight, loose)
	}
}

func TestPairModelIsReadAsWritten(t *testing.T) {
	first, err := TrainPairs(judged(), 1).MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	again, err := TrainPairs(judged(), 1).MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, again) {
		t.Error("the same examples make two models")
	}
	var read PairModel
	if err := read.UnmarshalBinary(first); err != nil {
		t.Fatal(err)
	}
	if data, err := read.MarshalBinary(); err != nil || !bytes.Equal(data, first) {
		t.Errorf("what was read and written again is not the same: %v", err)
	}
	for _, test := range []struct {
		name string
		data []byte
	}{
		{"nothing", nil},
		{"no weights", []byte("{\"version\":1}\n")},
		{"too few weights", first[:len(first)-1]},
		{"another version", bytes.Replace(first, []byte(`"version":1`), []byte(`"version":2`), 1)},
		{"too many numbers", append([]byte(`{"version":1,"numbers":[`+strings.Repeat("1,", mostNumbers)+"1]}\n"), make([]byte, pairPlaces-mostNumbers)...)},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := new(PairModel).UnmarshalBinary(test.data); err == nil {
				t.Error("no error")
			}
		})
	}
}
