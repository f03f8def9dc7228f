package main

import (
	"strings"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/corpustest"
	"bothsides/internal/search"
)

func TestRun(t *testing.T) {
	if testing.Short() {
		t.Skip("opens an index for each value")
	}
	dir := corpustest.Labelled(t, "../../internal/search/testdata/ward")
	var out strings.Builder
	if err := run([]string{"-corpus", dir}, &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out.String(), "\n")
	for _, n := range numbers() {
		t.Run(n.name, func(t *testing.T) {
			values, best := 0, 0
			for _, line := range lines {
				switch fields := strings.Fields(line); {
				case len(fields) == 0 || fields[0] != n.name:
				case strings.Contains(line, "best in each fifth"):
					best++
				case strings.HasSuffix(line, "%"):
					values++
				}
			}
			if values != len(n.values) || best != 1 {
				t.Errorf("%d values and %d best ones, want %d and 1", values, best, len(n.values))
			}
		})
	}
	if err := run([]string{"-corpus", "../../examples/pitch"}, &out); err == nil || !strings.Contains(err.Error(), corpus.QuestionsFile) {
		t.Errorf("without labelled queries the error is %v", err)
	}
}

// Each number that is tried is a setting of its own, and its default is near
// the values that are tried.
func TestNumbers(t *testing.T) {
	of := map[*float64]string{}
	settings := search.DefaultSettings()
	for _, n := range numbers() {
		t.Run(n.name, func(t *testing.T) {
			at := n.of(&settings)
			if other := of[at]; other != "" {
				t.Errorf("it is the setting of %s", other)
			}
			of[at] = n.name
			if *at < n.values[0] || *at > n.values[len(n.values)-1] {
				t.Errorf("%v is not among %v", *at, n.values)
			}
		})
	}
}
