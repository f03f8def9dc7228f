package search

import (
	"path/filepath"
	"strings"
	"testing"

	"bothsides/internal/corpustest"
	"bothsides/internal/golden"
	"bothsides/internal/labelled"
)

func builtin(tb testing.TB) *Index {
	tb.Helper()
	ix, err := Open(corpustest.Builtin(tb), Options{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { ix.Close() })
	return ix
}

// labels are the labelled queries of a file of testdata.
func labels(tb testing.TB, name string) []labelled.Query {
	tb.Helper()
	queries, err := labelled.Read(filepath.Join("testdata", name))
	if err != nil {
		tb.Fatal(err)
	}
	return queries
}

// TestRanking holds the figures over labelled queries that nothing was fitted
// to, with every miss but those of sets kept aside, to golden files: a change
// of ranking is a diff.
func TestRanking(t *testing.T) {
	ix := builtin(t)
	files, err := filepath.Glob("testdata/queries-*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no labelled queries: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".jsonl")
		t.Run(name, func(t *testing.T) {
			figures, misses := labelled.Figures{}, ""
			for _, q := range labels(t, filepath.Base(file)) {
				result, err := ix.Search(Query{Text: q.Text, Question: q.Kind == "question"})
				if err != nil {
					t.Fatalf("%s: %v", q.ID, err)
				}
				if wrong := figures.Judge(q, result.Judged(ix.corpus)); wrong != "" {
					misses += q.ID + " " + q.Text + " | " + wrong + "\n"
				}
			}
			if strings.Contains(name, "aside") {
				misses = "" // nobody reads these lines, so that they stay a fair test
			}
			golden.Check(t, name+".golden", figures.String()+"\n"+misses)
		})
	}
}
