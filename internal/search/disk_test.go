package search

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bothsides/internal/text"
)

// diskIndex indexes the built-in corpus in a folder of a cache, as large ones are.
func diskIndex(t *testing.T, folder string) *Index {
	t.Helper()
	ix := builtin(t)
	s, err := onDisk(&builder{corpus: ix.corpus, analyzers: ix.analyzers}, Options{Cache: folder})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.close(); err != nil {
			t.Error(err)
		}
	})
	disk := *ix
	disk.store, disk.lists, disk.counts = s, &kept[termKey, []posting]{most: maxKept}, &kept[termKey, int]{most: maxKept}
	disk.speller = text.NewSpeller(slices.Values(s.words))
	return &disk
}

// On disk as in memory every query has the same answer, whether the index was
// made or found.
func TestDiskAndMemoryAgree(t *testing.T) {
	memory, cache := builtin(t), t.TempDir()
	for _, start := range []string{"made", "found"} {
		t.Run(start, func(t *testing.T) {
			disk := diskIndex(t, cache)
			for _, q := range labels(t, "queries-dev.jsonl") {
				query := Query{Text: q.Text, Question: q.Kind == "question"}
				want, err := memory.Search(query)
				if err != nil {
					t.Fatal(err)
				}
				got, err := disk.Search(query)
				if err != nil {
					t.Fatal(err)
				}
				if fmt.Sprint(want.Judged(memory.corpus)) != fmt.Sprint(got.Judged(memory.corpus)) {
					t.Errorf("%s: in memory %v, on disk %v", q.Text, want.Judged(memory.corpus), got.Judged(memory.corpus))
				}
			}
		})
	}
}

// folders are those of a cache.
func folders(t *testing.T, cache string) []string {
	t.Helper()
	entries, err := os.ReadDir(cache)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

// Whatever happens to a file of an index, it is noticed before bleve opens it,
// and the index is made anew.
func TestDamagedIndexIsMadeAnew(t *testing.T) {
	cache := t.TempDir()
	diskIndex(t, cache)
	dir := filepath.Join(cache, folders(t, cache)[0])
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 5 {
		t.Fatalf("the index has %d files", len(files))
	}
	damages := []struct {
		name string
		do   func(name string, data []byte) error
	}{
		{"missing", func(name string, _ []byte) error { return os.Remove(name) }},
		{"empty", func(name string, _ []byte) error { return os.WriteFile(name, nil, 0o600) }},
		{"truncated", func(name string, data []byte) error { return os.WriteFile(name, data[:len(data)/2], 0o600) }},
		{"flipped", func(name string, data []byte) error {
			data[len(data)/2] ^= 0xff
			return os.WriteFile(name, data, 0o600)
		}},
	}
	for _, f := range files {
		for _, damage := range damages {
			if testing.Short() && damage.name != "truncated" {
				continue
			}
			t.Run(f.Name()+" "+damage.name, func(t *testing.T) {
				name := filepath.Join(dir, f.Name())
				data, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				if err := damage.do(name, data); err != nil {
					t.Fatal(err)
				}
				if intact(dir) {
					t.Error("the damage is not noticed")
				}
				wantHits(t, diskIndex(t, cache), Query{Text: "hockey"}, "", "KR-13.1")
				if !intact(dir) {
					t.Error("the index is not made anew")
				}
			})
		}
	}
}

func TestForeignFileIsNoPartOfAnIndex(t *testing.T) {
	cache := t.TempDir()
	diskIndex(t, cache)
	dir := filepath.Join(cache, folders(t, cache)[0])
	if err := os.WriteFile(filepath.Join(dir, "000000000009.zap"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if intact(dir) {
		t.Error("a file more is not noticed")
	}
}

// Where the cache cannot be written to, the index is made for this start alone.
func TestCacheThatCannotBeUsed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", t.TempDir())
	ix := builtin(t)
	s, err := onDisk(&builder{corpus: ix.corpus, analyzers: ix.analyzers}, Options{Cache: filepath.Join(file, "cache")})
	if err != nil {
		t.Fatal(err)
	}
	if got := folders(t, os.TempDir()); len(got) != 1 {
		t.Errorf("temporary folders are %v", got)
	}
	if err := s.close(); err != nil {
		t.Fatal(err)
	}
	if got := folders(t, os.TempDir()); got != nil {
		t.Errorf("%v is left behind", got)
	}
}

// Indexes that nobody opened for long are removed when another is made; what
// others keep in the folder is left alone.
func TestOldIndexesAreRemoved(t *testing.T) {
	cache := t.TempDir()
	old := time.Now().Add(-keptFor - time.Hour)
	for _, name := range []string{"0123456789abcdef01234567", building + "1", "notes"} {
		if err := os.Mkdir(filepath.Join(cache, name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(filepath.Join(cache, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	ix := diskIndex(t, cache)
	if diff := cmp.Diff([]string{contentKey(ix.corpus), "notes"}, folders(t, cache)); diff != "" {
		t.Error(diff)
	}
}

// Another text, language or thesaurus has another index.
func TestContentKey(t *testing.T) {
	base := map[string]string{"a.md": statement("A", "en", "The lake is cold.")}
	with := func(name, data string) map[string]string {
		files := map[string]string{"a.md": base["a.md"]}
		files[name] = data
		return files
	}
	seen := map[string]string{}
	for _, test := range []struct {
		name  string
		files map[string]string
	}{
		{"base", base},
		{"text", with("a.md", statement("A", "en", "The lake is warm."))},
		{"language", with("a.md", statement("A", "de", "The lake is cold."))},
		{"thesaurus", with("thesaurus.yaml", "generic: {en: really}\n")},
	} {
		t.Run(test.name, func(t *testing.T) {
			key := contentKey(loaded(t, test.files).corpus)
			if other := seen[key]; other != "" {
				t.Errorf("it has the index of %s", other)
			}
			seen[key] = test.name
		})
	}
}

// Frequent terms are answered from the best passages of each statement, and one
// that has them anywhere is not said to have nothing.
func TestFrequentTermsAnswer(t *testing.T) {
	body := ""
	for i := range 10 * mostCandidates {
		body += fmt.Sprintf("The river rose by %d feet. ", i)
	}
	ix := loaded(t, map[string]string{
		"a.md": statement("A", "en", body+"The river and the harbour froze."),
		"b.md": statement("B", "en", "The river is calm. Boats left the harbour."),
	})
	for _, test := range []struct {
		query, first, second string
		count                int
	}{
		{"river harbour", fmt.Sprintf("A-1.%d", 10*mostCandidates+1), "", 1},
		{"river", "", "B-1.1", mostCandidates / 2},
		{"harbour", fmt.Sprintf("A-1.%d", 10*mostCandidates+1), "B-1.2", 1},
	} {
		t.Run(test.query, func(t *testing.T) {
			result, err := ix.Search(Query{Text: test.query})
			if err != nil {
				t.Fatal(err)
			}
			if hits := result.Hits[0]; len(hits) < test.count || test.first != "" && hits[0].Passage.ID() != test.first {
				t.Errorf("%d hits, %s", len(hits), ids(hits[:min(len(hits), 3)]))
			}
			if test.second != "" && ids(result.Hits[1]) != test.second {
				t.Errorf("the second has %s", ids(result.Hits[1]))
			}
			for i, o := range result.Outcomes {
				if o == Silent {
					t.Errorf("statement %d is said to have nothing", i)
				}
			}
		})
	}
}
