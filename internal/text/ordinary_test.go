package text

import (
	"fmt"
	"testing"
)

func TestOrdinary(t *testing.T) {
	tests := []struct {
		word             string
		ordinary, manner bool
	}{
		{"aardvark", true, false}, {"zoom", true, true}, {"crime", true, false}, {"quickly", true, true}, {"ceasefire", true, false},
		{"crimea", false, false}, {"nato", false, false}, {"isreal", false, false}, {"", false, false}, {"zzzz", false, false},
	}
	for _, test := range tests {
		t.Run(test.word, func(t *testing.T) {
			if IsOrdinary(test.word) != test.ordinary || IsManner(test.word) != test.manner {
				t.Errorf("ordinary %v, manner %v", IsOrdinary(test.word), IsManner(test.word))
			}
		})
	}
}

func TestProper(t *testing.T) {
	for _, test := range []struct {
		word   string
		proper bool
	}{
		{"kashmir", true}, {"nato", true}, {"einstein", true}, {"turkey", false}, {"peace", false}, {"frobnicate", false}, {"", false},
	} {
		t.Run(test.word, func(t *testing.T) {
			if got := IsProper(test.word); got != test.proper {
				t.Errorf("proper is %t", got)
			}
		})
	}
}

func TestFewWordsPassTheFilterByChance(t *testing.T) {
	const tried = 20_000
	passed := 0
	for i := range tried {
		if IsOrdinary(fmt.Sprintf("xq%dz", i)) {
			passed++
		}
	}
	if passed > tried/500 {
		t.Errorf("%d of %d", passed, tried)
	}
}

func BenchmarkIsOrdinary(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		IsOrdinary("negotiations")
	}
}
