package text

import (
	"slices"
	"testing"
)

func TestAlike(t *testing.T) {
	a, err := readAlike(files)
	if err != nil {
		t.Fatal(err)
	}
	sets := func(s string, asked bool) []int {
		n, sets := a.Match(Words(s, en), 0, asked)
		if n != len(Words(s, en)) {
			return nil
		}
		return sets
	}
	for _, test := range []struct {
		asked, has string
		want       bool
	}{
		{"salary", "wages", true},
		{"postponed", "put off", true},
		{"laid off", "redundancies", true},
		{"public transport", "bus", true},
		{"bus", "train", false},
		{"bus", "public transport", false},
		{"salary", "bridge", false},
		{"frobnication", "frobnication", false},
	} {
		t.Run(test.asked+" "+test.has, func(t *testing.T) {
			has := sets(test.has, false)
			if got := slices.ContainsFunc(sets(test.asked, true), func(s int) bool { return slices.Contains(has, s) }); got != test.want {
				t.Errorf("%v", got)
			}
		})
	}
}

// Hundreds of sets have words, so that the file is what it should be.
func TestAlikeSets(t *testing.T) {
	a := NewAlike()
	sets := map[int]bool{}
	for form := range a.phrases.Forms() {
		_, found := a.Match(Words(form, en), 0, false)
		for _, s := range found {
			sets[s] = true
		}
	}
	if len(sets) < 800 {
		t.Errorf("%d sets have words", len(sets))
	}
}
