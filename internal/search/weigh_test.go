package search

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// What is known of a passage is relative to what is asked for, and to the others.
func TestPlainFeatures(t *testing.T) {
	ix := loaded(t, map[string]string{
		"a.md": statement("A", "en", "The club bought a mower. The mower cost 900 euro. It rained."),
		"b.md": statement("B", "en", "The union has no mower. Salaries are low."),
	})
	for _, test := range []struct {
		name, query, passage string
		question             bool
		want                 PlainFeatures
	}{
		{"all that is asked for", "club", "A-1.1", false, PlainFeatures{Share: 1, Literal: 1, Heaviest: 1, Rarest: 1, Score: 1}},
		{"another word for it", "earnings", "B-1.2", false, PlainFeatures{Share: 0.5, Heaviest: 0.5, Rarest: 0.5, Score: 1}},
		{"the number that is asked for", "how many euro did the mower cost?", "A-1.2", true,
			PlainFeatures{Share: 1, Literal: 1, Heaviest: 1, Rarest: 1, Score: 1, Question: 1, Whole: 1}},
		{"none", "how many mowers has the club?", "A-1.1", true,
			PlainFeatures{Share: 1, Literal: 1, Heaviest: 1, Rarest: 1, Score: 1, Question: 1, Whole: 1, NoDetail: 1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			o, err := ix.ObservePlain(Query{Text: test.query, Question: test.question})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range o.Passages {
				if p.ID == test.passage {
					test.want.Bias = 1
					ignored := cmpopts.IgnoreFields(PlainFeatures{}, "Met", "Asked", "Missing", "Gap")
					if diff := cmp.Diff(test.want, p.PlainFeatures, ignored, cmpopts.EquateApprox(0, 0.01)); diff != "" {
						t.Error(diff)
					}
					return
				}
			}
			t.Errorf("%s is no candidate", test.passage)
		})
	}
}

// The best passage of each statement is shown, with those that are not much less
// likely.
func TestShownPlain(t *testing.T) {
	ix := loaded(t, map[string]string{
		"a.md": statement("A", "en", "The club bought a mower. The mower is red. It rained."),
		"b.md": statement("B", "en", "The union is content."),
	})
	o, err := ix.ObservePlain(Query{Text: "red mower"})
	if err != nil {
		t.Fatal(err)
	}
	weights := PlainFeatures{Bias: -1, Share: 2}
	for _, test := range []struct {
		name string
		p    Plain
		want map[string][]string
	}{
		{"both", Plain{weights, 0.4, 0.5}, map[string][]string{"A": {"A-1.2", "A-1.1"}}},
		{"the best alone", Plain{weights, 0.4, 0.99}, map[string][]string{"A": {"A-1.2"}}},
		{"most in its own words is enough", Plain{weights, 0.9, 0.5}, map[string][]string{"A": {"A-1.2"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, ix.ShownPlain(o, &test.p)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReadPlainRefuses(t *testing.T) {
	if _, err := readPlain([]byte(`{"show": "often"}`)); err == nil {
		t.Error("numbers that are none are read")
	}
}
