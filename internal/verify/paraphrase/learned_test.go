package paraphrase

import (
	"slices"
	"strings"
	"testing"

	"bothsides/internal/claim"
	"bothsides/internal/corpustest"
)

// What was learned tells a claim from the same with one thing changed, where
// nothing contradicts a fact.
func TestLearned(t *testing.T) {
	j := judge(t)
	for _, test := range []struct{ name, truth, lie string }{
		{"turned down", "Putin proposed hockey games between NHL and KHL players and Trump liked it", "Putin proposed hockey games between NHL and KHL players and Trump turned it down"},
		{"called off", "Negotiations will start immediately, location is to be the Middle East", "Negotiations called off immediately, location was to be the Middle East"},
		{"refuses", "Putin is ready to search with the US side for solutions that are comprehensive and lasting", "Putin refuses to search with the US side for solutions that are comprehensive and lasting"},
	} {
		t.Run(test.name, func(t *testing.T) {
			best := func(said string) float64 {
				a := j.alleged(said)
				return j.best(a, j.nearest(a)).score
			}
			if truth, lie := best(test.truth), best(test.lie); truth <= lie {
				t.Errorf("the true one scores %.1f, the false one %.1f", truth, lie)
			}
		})
	}
}

func TestPair(t *testing.T) {
	j := judge(t)
	a := j.alleged("Wounded Ukrainian soldiers will not be handed over, the soldiers are lost")
	c := j.comparisons(a, j.nearest(a))[0]
	p := a.pair(c)
	if c.with.passage.ID() != "KR-8.2" || p.Passage != string(c.with.digest[:]) || len(p.Numbers) != len(Numbers()) {
		t.Fatalf("%s with %d numbers", c.with.passage.ID(), len(p.Numbers))
	}
	for _, word := range []string{"not", "lose", "wound"} {
		if !slices.Contains(p.New, word) {
			t.Errorf("%q is new, beside %v", word, p.New)
		}
	}
	if slices.Contains(p.New, "soldier") || len(p.New) != len(slices.Compact(slices.Sorted(slices.Values(p.New)))) {
		t.Errorf("new are %v", p.New)
	}
}

func TestMarks(t *testing.T) {
	r, err := claim.NewReader(corpustest.Builtin(t), corpustest.Builtin(t).Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	marksOf := func(s string) string {
		var out []string
		for _, c := range r.ReadText(s, "en").Claims() {
			out = append(out, marks(c)...)
		}
		return strings.Join(out, ", ")
	}
	thanked := marksOf("Putin thanked Trump")
	for _, test := range []struct {
		name, text string
		same       bool
	}{
		{"another tense", "Putin thanks Trump", true},
		{"the other way round", "Trump thanked Putin", false},
		{"denied", "Putin did not thank Trump", false},
		{"only asked for", "Putin should thank Trump", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := marksOf(test.text); got == "" || (got == thanked) != test.same {
				t.Errorf("%s, and %s", got, thanked)
			}
		})
	}
}

// A model for other numbers is refused.
func TestModelOfOthers(t *testing.T) {
	c := *corpustest.Builtin(t)
	reader, err := claim.NewReader(&c, c.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, data, complaint string }{
		{"broken", "x", "claims.bin: reading model"},
		{"fewer numbers", strings.Replace(string(c.ClaimModel), `"numbers":[`, `"numbers":[1,`, 1), "weights for 5 numbers, want 4"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c.ClaimModel = []byte(test.data)
			if _, err := New(&c, reader); err == nil || !strings.Contains(err.Error(), test.complaint) {
				t.Errorf("the error is %v", err)
			}
		})
	}
}
