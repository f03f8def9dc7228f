package verify

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/golden"
)

// TestOtherCorpora holds how quotes are judged over statements on other events,
// which have no thesaurus and no facts. The corpora and labels are those of
// internal/search: by those who wrote them, by somebody else, and kept aside.
func TestOtherCorpora(t *testing.T) {
	for _, test := range []struct {
		name, file, golden      string
		corpora                 []string
		leastRight, leastHonest int
	}{
		{"by their writers", "quotes.jsonl", "quotes-other.golden", []string{"dam", "ward"}, 75, 97},
		{"by somebody else", "quotes-blind.jsonl", "quotes-other-blind.golden", []string{"dam", "ward"}, 85, 90},
		{"of four more", "quotes.jsonl", "quotes-other-more.golden", []string{"border", "flood", "merger", "strike"}, 75, 95},
		{"aside", "quotes.jsonl", "quotes-other-aside.golden", []string{"match-aside", "summit-aside"}, 80, 97},
	} {
		t.Run(test.name, func(t *testing.T) {
			all, misses := figures{}, ""
			for _, name := range test.corpora {
				misses += all.judgeOther(t, filepath.Join("../search/testdata", name), test.file)
			}
			golden.Check(t, test.golden, all.String()+"\n"+misses)
			for _, bound := range []struct {
				name  string
				least int
			}{{"verdict", test.leastRight}, {"no false close", test.leastHonest}, {"no false exact", 100}} {
				if n := all[bound.name]; n[0]*100 < bound.least*n[1] {
					t.Errorf("%s: %d of %d, want %d%%", bound.name, n[0], n[1], bound.least)
				}
			}
		})
	}
}

// judgeOther judges the quotes of a file in a corpus's folder, and says which are
// judged wrongly unless they are kept aside.
func (f figures) judgeOther(t *testing.T, dir, file string) (misses string) {
	t.Helper()
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
		t.Errorf("%d quotes in %s", len(quotes), dir)
	}
	for _, l := range quotes {
		if wrong := f.judge(l, k.Check(l.Query, "")); wrong != nil && !strings.HasSuffix(dir, "aside") {
			misses += fmt.Sprintf("%s | %s | %v\n", l.ID, l.Query, wrong)
		}
	}
	return misses
}
