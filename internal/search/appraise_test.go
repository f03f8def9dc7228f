package search

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// What is known of a passage is relative to what is asked for, and to the others.
func TestFeatures(t *testing.T) {
	ix := loaded(t, map[string]string{
		"a.md": statement("A", "en", "The club bought a mower. The mower cost 900 euro. It rained."),
		"b.md": statement("B", "en", "The union has no mower. Salaries are low."),
	})
	for _, test := range []struct {
		name, query, passage string
		question             bool
		want                 Features
	}{
		{"all that is asked for", "club", "A-1.1", false, Features{Share: 1, Literal: 1, Rarest: 1, Score: 1}},
		{"another word for it", "earnings", "B-1.2", false, Features{Share: 0.65, Rarest: 0.65, Score: 1}},
		{"the number that is asked for", "how many euro did the mower cost?", "A-1.2", true,
			Features{Share: 1, Literal: 1, Rarest: 1, Score: 1, Question: 1, Whole: 1}},
		{"none", "how many mowers has the club?", "A-1.1", true,
			Features{Share: 1, Literal: 1, Rarest: 1, Score: 1, Question: 1, Whole: 1, NoDetail: 1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			o, err := ix.Observe(Query{Text: test.query, Question: test.question}, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range o.Passages {
				if p.ID == test.passage {
					test.want.Bias = 1
					ignored := cmpopts.IgnoreFields(Features{}, "Met", "Asked", "Missing")
					if diff := cmp.Diff(test.want, p.Features, ignored, cmpopts.EquateApprox(0, 0.01)); diff != "" {
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
func TestShown(t *testing.T) {
	ix := loaded(t, map[string]string{
		"a.md": statement("A", "en", "The club bought a mower. The mower is red. It rained."),
		"b.md": statement("B", "en", "The union is content."),
	})
	o, err := ix.Observe(Query{Text: "red mower"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	weights := Features{Bias: -1, Share: 2}
	for _, test := range []struct {
		name    string
		learned Learned
		want    map[string][]string
	}{
		{"both", Learned{Passage: weights, Show: 0.4, Beside: 0.5}, map[string][]string{"A": {"A-1.2", "A-1.1"}}},
		{"the best alone", Learned{Passage: weights, Show: 0.4, Beside: 0.99}, map[string][]string{"A": {"A-1.2"}}},
		{"most in its own words is enough", Learned{Passage: weights, Show: 0.9, Beside: 0.5}, map[string][]string{"A": {"A-1.2"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, ix.Shown(o, &test.learned)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
