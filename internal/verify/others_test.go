package verify

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/finding"
	"bothsides/internal/golden"
)

// TestOtherCorpora holds how quotes are judged over statements on other events,
// which have no thesaurus and no facts. The corpora and labels are those of
// internal/search.
func TestOtherCorpora(t *testing.T) {
	const leastRight, leastHonest = 75, 97
	all, misses := figures{}, ""
	for _, name := range []string{"dam", "ward"} {
		dir := filepath.Join("../search/testdata", name)
		c, err := corpus.Load(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		k, err := New(c)
		if err != nil {
			t.Fatal(err)
		}
		quotes := labels(t, filepath.Join(dir, "quotes.jsonl"))
		if len(quotes) < 30 {
			t.Errorf("%d quotes of %s", len(quotes), name)
		}
		for _, l := range quotes {
			f := k.Check(l.Query, "")
			all.count("no false close", f.Verdict != finding.Close || l.Verdict == "close")
			if wrong := all.judge(l, f); wrong != nil {
				misses += fmt.Sprintf("%s | %s | %v\n", l.ID, l.Query, wrong)
			}
		}
	}
	golden.Check(t, "quotes-other.golden", all.String()+"\n"+misses)
	for _, test := range []struct {
		name  string
		least int
	}{{"verdict", leastRight}, {"no false close", leastHonest}, {"no false exact", 100}} {
		t.Run(test.name, func(t *testing.T) {
			if n := all[test.name]; n[0]*100 < test.least*n[1] {
				t.Errorf("%d of %d, want %d%%", n[0], n[1], test.least)
			}
		})
	}
}
