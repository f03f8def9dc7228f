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
	for name, least := range map[string]int{"verdict": leastRight, "no false close": leastHonest, "no false exact": 100} {
		if n := all[name]; n[0]*100 < least*n[1] {
			t.Errorf("%s: %d of %d, want %d%%", name, n[0], n[1], least)
		}
	}
}
