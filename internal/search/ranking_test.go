package search

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bothsides/corpus"
)

var update = flag.Bool("update", false, "write the golden files anew")

func builtin(tb testing.TB) *Index {
	tb.Helper()
	c, err := corpus.Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	ix, err := New(c)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { ix.Close() })
	return ix
}

// label is a query with the passages that answer it, graded 2 or 1; only: the
// other statement is not judged.
type label struct {
	ID, Kind, Query, Only, Note string
	WH, KR                      map[string]int
	Intent                      *string
}

func labels(tb testing.TB, name string) (out []label) {
	tb.Helper()
	return labelsAt(tb, filepath.Join("testdata", name))
}

func labelsAt(tb testing.TB, name string) (out []label) {
	tb.Helper()
	f, err := os.Open(name)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var l label
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			tb.Fatalf("%s: %v", name, err)
		}
		out = append(out, l)
	}
	return out
}

// shown is how many passages of a statement an answer shows at most.
const shown = 5

// figures collects the measures, each a list of values from 0 to 1.
type figures map[string][]float64

func (f figures) add(name string, ok bool) {
	v := 0.0
	if ok {
		v = 1
	}
	f[name] = append(f[name], v)
}

// judge measures one answer and says what is wrong with it.
func (f figures) judge(l label, hits [][]Hit) (wrong []string) {
	for i, gold := range []map[string]int{l.WH, l.KR} {
		code := []string{"WH", "KR"}[i]
		if l.Only != "" && !strings.EqualFold(l.Only, code) {
			continue
		}
		var ids []string
		for _, h := range hits[i][:min(shown, len(hits[i]))] {
			ids = append(ids, strings.TrimPrefix(h.Passage.ID(), code+"-"))
		}
		if !f.statement(gold, ids) {
			wrong = append(wrong, fmt.Sprintf("%s wanted %v, showed %v", code, gold, ids))
		}
	}
	f.add("QUERY RIGHT", wrong == nil)
	f.add("QUERY RIGHT, "+l.Kind, wrong == nil)
	answering := []string{"neither answers", "one answers", "both answer"}
	n := min(1, len(l.WH)) + min(1, len(l.KR))
	f.add("QUERY RIGHT, "+answering[n], wrong == nil)
	if strings.HasPrefix(l.Note, "lang=") || strings.HasSuffix(strings.SplitN(l.Note, ":", 2)[0], "lang") {
		f.add("QUERY RIGHT, other language", wrong == nil)
	}
	return wrong
}

// statement measures what was shown of one statement and reports whether it is
// right: a grade-2 passage first, or silence where nothing answers.
func (f figures) statement(gold map[string]int, ids []string) bool {
	if len(gold) == 0 {
		f.add("silence kept", len(ids) == 0)
		return len(ids) == 0
	}
	var best []string
	for id, grade := range gold {
		if grade == 2 {
			best = append(best, id)
		}
	}
	if best == nil {
		ok := len(ids) == 0 || gold[ids[0]] > 0
		f.add("related only, kept", ok)
		return ok
	}
	ok := len(ids) > 0 && gold[ids[0]] == 2
	f.add("first passage right", ok)
	found := 0
	for _, id := range ids {
		f.add("precision of shown", gold[id] > 0)
		if gold[id] == 2 {
			found++
		}
	}
	f["recall of grade 2"] = append(f["recall of grade 2"], float64(found)/float64(len(best)))
	f["nDCG@3"] = append(f["nDCG@3"], ndcg(gold, ids))
	return ok
}

// ndcg is the normalised discounted cumulative gain of the first three
// (Järvelin and Kekäläinen 2002, with gain 2^grade - 1).
func ndcg(gold map[string]int, ids []string) float64 {
	dcg := func(grades []int) (sum float64) {
		for i, g := range grades[:min(3, len(grades))] {
			sum += (math.Pow(2, float64(g)) - 1) / math.Log2(float64(i+2))
		}
		return sum
	}
	var got, ideal []int
	for _, id := range ids {
		got = append(got, gold[id])
	}
	for _, g := range gold {
		ideal = append(ideal, g)
	}
	slices.Sort(ideal)
	slices.Reverse(ideal)
	return dcg(got) / dcg(ideal)
}

func (f figures) String() string {
	var names []string
	for name := range f {
		names = append(names, name)
	}
	sort.Strings(names)
	var b strings.Builder
	for _, name := range names {
		sum := 0.0
		for _, v := range f[name] {
			sum += v
		}
		fmt.Fprintf(&b, "%6.1f%%  %s (n=%d)\n", 100*sum/float64(len(f[name])), name, len(f[name]))
	}
	return b.String()
}

// TestRanking holds the figures over the labelled queries to golden files, with
// every miss but those of sets kept aside: a change of ranking is a diff. Run
// with -v to read them.
func TestRanking(t *testing.T) {
	ix := builtin(t)
	files, err := filepath.Glob("testdata/queries-*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no labelled queries: %v", err)
	}
	for _, file := range files {
		f, misses := figures{}, ""
		for _, l := range labels(t, filepath.Base(file)) {
			result, err := ix.Search(Query{Text: l.Query, Question: l.Kind == "question"})
			if err != nil {
				t.Fatalf("%s: %v", l.ID, err)
			}
			for _, w := range f.judge(l, result.Hits) {
				misses += fmt.Sprintf("%s %s | %s\n", l.ID, l.Query, w)
			}
		}
		if strings.Contains(file, "aside") {
			misses = "" // nobody reads these lines, so that they stay a fair test
		}
		golden(t, strings.TrimSuffix(file, ".jsonl")+".golden", f.String()+"\n"+misses)
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	t.Logf("%s\n%s", file, got)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (run with -update to write it)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-golden +now):\n%s", file, diff)
	}
}
