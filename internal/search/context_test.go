package search

import (
	"testing"

	"bothsides/corpus"
)

// A sentence that refers back has what the one before has, in its paragraph.
func TestContext(t *testing.T) {
	ix := loaded(t, map[string]string{
		"a.md": statement("A", "en", "A new bridge is planned. It will cost 40 million crowns. The harbour is closed.\n\nThey meet in June."),
		"b.md": statement("B", "en", "Nothing is decided."),
	})
	r, err := ix.consider(Query{Text: "bridge"})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		passage         string
		context, refers float64
	}{
		{"A-1.1", 0, 0},
		{"A-1.2", 1, 1},
	} {
		t.Run(test.passage, func(t *testing.T) {
			c := r.places[ix.ordinal(passageOf(t, ix, test.passage))]
			if c == nil {
				t.Fatal("it is no candidate")
			}
			if f := c.features; f.Context != test.context || f.Refers != test.refers {
				t.Errorf("context %.1f, refers %.1f; want %.1f, %.1f", f.Context, f.Refers, test.context, test.refers)
			}
		})
	}
	if len(r.candidates) != 2 {
		t.Errorf("%d candidates, want 2", len(r.candidates))
	}
}

func TestRefersBack(t *testing.T) {
	for _, test := range []struct {
		text, language string
		want           bool
	}{
		{"It will cost 40 million crowns.", "en", true},
		{"Two of them, the nurses say, have left.", "en", true},
		{"The nurses say that they have left.", "en", false},
		{"This, we reject.", "en", true},
		{"Its", "en", true},
		{"It kostet 40 Millionen.", "de", false},
	} {
		t.Run(test.text, func(t *testing.T) {
			ix := loaded(t, map[string]string{"a.md": statement("A", test.language, test.text), "b.md": statement("B", "en", "Nothing.")})
			if got := refersBack(passageOf(t, ix, "A-1.1")); got != test.want {
				t.Errorf("%v", got)
			}
		})
	}
}

func passageOf(t *testing.T, ix *Index, id string) *corpus.Passage {
	t.Helper()
	p := ix.corpus.Passage(id)
	if p == nil {
		t.Fatalf("there is no passage %s", id)
	}
	return p
}
