package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bothsides/internal/search"
)

// The numbers of search are those that the tool makes of the labelled queries.
func TestPlainNumbersAreMade(t *testing.T) {
	if testing.Short() {
		t.Skip("fits the numbers eight times")
	}
	file := filepath.Join(t.TempDir(), "plain.json")
	var report strings.Builder
	if err := tunePlain(plainSets("../.."), file, &report); err != nil {
		t.Fatal(err)
	}
	made, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	committed, err := os.ReadFile(filepath.Join("../..", plainFile))
	if err != nil {
		t.Fatal(err)
	}
	if string(made) != string(committed) {
		t.Errorf("go run ./tools/tune would write other numbers:\n%s", made)
	}
	for _, set := range plainSets("../..") {
		if name := filepath.Base(set.dir); !strings.Contains(report.String(), "\n"+name) && !strings.HasPrefix(report.String(), name) {
			t.Errorf("there is no line for %s:\n%s", name, &report)
		}
	}
}

// More of what is asked for speaks for a passage, and more that is missing against
// it, whatever else was fitted.
func TestPlainWeights(t *testing.T) {
	set := plainSet{"../../internal/search/testdata/ward", []string{"queries.jsonl", "queries-blind.jsonl"}, 1}
	c, err := readPlain(set)
	if err != nil {
		t.Fatal(err)
	}
	defer c.index.Close()
	p, err := fitPlain([]plainCorpus{c})
	if err != nil {
		t.Fatal(err)
	}
	half, all := search.Features{Bias: 1, Share: 0.5, Literal: 0.5}, search.Features{Bias: 1, Share: 1, Literal: 1}
	if a, b := search.Probability(&half, &p.Passage), search.Probability(&all, &p.Passage); a >= b {
		t.Errorf("half of what is asked for has the probability %.2f, all of it %.2f", a, b)
	}
	if p.Show <= 0 || p.Beside <= 0 {
		t.Errorf("no thresholds: %+v", p)
	}
}

func TestPlainRefusals(t *testing.T) {
	ward := "../../internal/search/testdata/ward"
	for _, test := range []struct {
		name string
		set  plainSet
		want string
	}{
		{"no corpus there", plainSet{filepath.Join(t.TempDir(), "none"), nil, 1}, "no such file"},
		{"no queries there", plainSet{ward, []string{"none.jsonl"}, 1}, "none.jsonl"},
		{"nothing to learn from", plainSet{ward, nil, 1}, "nothing to fit to"},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "plain.json")
			if err := tunePlain([]plainSet{test.set}, file, &strings.Builder{}); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %v, want one with %q", err, test.want)
			}
		})
	}
}
