package verify

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/golden"
)

// TestOtherCorpora holds how quotes are judged over statements on other events,
// which have no thesaurus and no facts. The corpora and labels are those of
// internal/search: by those who wrote them, and by somebody else.
func TestOtherCorpora(t *testing.T) {
	t.Run("by their writers", func(t *testing.T) { judgeOthers(t, "quotes.jsonl", "quotes-other.golden", 75, 97) })
	t.Run("by somebody else", func(t *testing.T) { judgeOthers(t, "quotes-blind.jsonl", "quotes-other-blind.golden", 75, 80) })
}

// judgeOthers judges the quotes of a file of each corpus. Of all it wants at least
// so many verdicts right, and so many false quotes not called close, in percent.
func judgeOthers(t *testing.T, file, goldenFile string, leastRight, leastHonest int) {
	t.Helper()
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
		quotes := labels(t, filepath.Join(dir, file))
		if len(quotes) < 30 {
			t.Errorf("%d quotes of %s", len(quotes), name)
		}
		for _, l := range quotes {
			f := k.Check(l.Query, "")
			if wrong := all.judge(l, f); wrong != nil {
				misses += fmt.Sprintf("%s | %s | %v\n", l.ID, l.Query, wrong)
			}
		}
	}
	golden.Check(t, goldenFile, all.String()+"\n"+misses)
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
