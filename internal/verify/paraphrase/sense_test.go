package paraphrase

import (
	"strings"
	"testing"

	"bothsides/internal/text"
)

// A text is read into names, phrases that name concepts, and the other words
// that tell something.
func TestUnits(t *testing.T) {
	j := judge(t)
	for _, test := range []struct {
		name, text, lang string
		want             []string // a unit and, after a bar, what else is said of it
	}{
		{"names", "Trump and Putin", english, []string{"Trump and Putin|party"}},
		{"a phrase", "a prisoner exchange", english, []string{"prisoner exchange|concept"}},
		{"a time", "on Monday", english, []string{"Monday|time"}},
		{"a month", "in April", english, []string{"April|time"}},
		{"a thing that no statement speaks of", "sanctions", english, []string{"sanctions|absent"}},
		{"words of grammar", "it was to be of the", english, nil},
		{"another language", "Трамп", "ru", []string{"Трамп|party"}},
		{"nothing", "", english, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			units := j.units(text.Words(test.text, test.lang), test.lang)
			if len(units) != len(test.want) {
				t.Fatalf("%d units, want %d: %+v", len(units), len(test.want), units)
			}
			for i, u := range units {
				words, what, _ := strings.Cut(test.want[i], "|")
				is := map[string]bool{"": true, "party": u.party, "concept": len(u.concepts) > 0, "time": u.time, "absent": u.absent}
				if got := test.text[u.span.Start:u.span.End]; got != words || !is[what] {
					t.Errorf("unit %d is %q, %+v; want %s", i, got, u, test.want[i])
				}
			}
		})
	}
}

// What few passages have tells more; a name tells little, since who it is is not
// a matter of words.
func TestWeights(t *testing.T) {
	j := judge(t)
	weights := map[string]float64{}
	for _, u := range j.units(text.Words("hockey matches, peace in Ukraine", english), english) {
		for _, c := range append([]string{u.lemma}, u.concepts...) {
			weights[c] = u.weight
		}
		if u.party && u.weight != partyWeight {
			t.Errorf("a name weighs %.2f", u.weight)
		}
	}
	if weights["hockey"] <= weights["peace"] {
		t.Errorf("hockey weighs %.2f, peace %.2f", weights["hockey"], weights["peace"])
	}
	for _, test := range []struct {
		having, passages int
		want             float64
	}{{1, 36, 1}, {36, 36, 0.3}, {0, 0, 1}} {
		if w := weightOf(test.having, test.passages); w < test.want-0.001 || w > test.want+0.001 {
			t.Errorf("what %d of %d have weighs %.2f, want %.2f", test.having, test.passages, w, test.want)
		}
	}
}

// A passage knows what it refers back to, and no other passage's words.
func TestKnows(t *testing.T) {
	j := judge(t)
	for _, test := range []struct {
		name, passage, text string
		speaks, knows       bool
	}{
		{"its own words", "KR-6.1", "energy infrastructure", true, true},
		{"what it refers back to", "KR-6.2", "energy infrastructure", false, true},
		{"of a passage that it does not refer to", "KR-13.1", "energy infrastructure", false, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			u := j.alleged(test.text).units[0]
			for _, s := range j.senses {
				if s.passage.ID() != test.passage {
					continue
				}
				if speaks := s.speaksOf(u) > 0; speaks != test.speaks || s.knows(u) != test.knows {
					t.Errorf("speaks %t, knows %t", speaks, s.knows(u))
				}
			}
		})
	}
}
