package search

import (
	"os"
	"path/filepath"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/golden"
	"bothsides/internal/labelled"
)

// TestOtherCorpora holds the figures of search over statements on other events,
// which have no thesaurus, to golden files, and what is promised of them to
// bounds. Two corpora in testdata were written and labelled for this.
func TestOtherCorpora(t *testing.T) {
	const leastRight, leastHonest = 75, 97
	for _, name := range []string{"dam", "ward"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join("testdata", name)
			c, err := corpus.Load(os.DirFS(dir))
			if err != nil {
				t.Fatal(err)
			}
			ix, err := Open(c, Options{})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { ix.Close() })
			queries, err := labelled.Read(filepath.Join(dir, "queries.jsonl"))
			if err != nil || len(queries) < 50 {
				t.Fatalf("%d queries, %v", len(queries), err)
			}
			figures, misses := labelled.Figures{}, ""
			for _, q := range queries {
				for id := range q.Passages {
					if c.Passage(id) == nil {
						t.Errorf("%s: there is no passage %s", q.ID, id)
					}
				}
				result, err := ix.Search(Query{Text: q.Text, Question: q.Kind == "question"})
				if err != nil {
					t.Fatal(err)
				}
				if wrong := figures.Judge(q, result.Judged(c)); wrong != "" {
					misses += q.ID + " " + q.Text + " | " + wrong + "\n"
				}
			}
			golden.Check(t, "other-"+name+".golden", figures.String()+"\n"+misses)
			if right := figures.Percent(labelled.Right); right < leastRight {
				t.Errorf("%.1f%% are right, want %d%%", right, leastRight)
			}
			if honest := figures.Percent("no false silence"); honest < leastHonest {
				t.Errorf("no false silence in %.1f%%, want %d%%", honest, leastHonest)
			}
		})
	}
}
