package search

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/golden"
	"bothsides/internal/labelled"
)

// TestOtherCorpora holds the figures of search over statements on other events,
// which have no thesaurus, to golden files, and what is promised of them to
// bounds. The corpora in testdata were written for this. Dam and ward were labelled
// twice: by those who wrote them, in words that the statements mostly have, and by
// somebody who asked in words of their own. The others have both kinds. Nobody but
// a program reads the queries of those that are named aside: of them there are
// totals alone.
func TestOtherCorpora(t *testing.T) {
	const leastHonest = 97
	for _, test := range []struct {
		name, corpus, queries string
		leastRight            float64
	}{
		{"dam", "dam", "queries.jsonl", 75},
		{"ward", "ward", "queries.jsonl", 75},
		{"dam, in other words", "dam", "queries-blind.jsonl", 65},
		{"ward, in other words", "ward", "queries-blind.jsonl", 60},
		{"border", "border", "queries.jsonl", 50},
		{"flood", "flood", "queries.jsonl", 50},
		{"merger", "merger", "queries.jsonl", 55},
		{"strike", "strike", "queries.jsonl", 50},
		{"match, aside", "match-aside", "queries.jsonl", 45},
		{"summit, aside", "summit-aside", "queries.jsonl", 40},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := filepath.Join("testdata", test.corpus)
			queries, err := labelled.Read(filepath.Join(dir, test.queries))
			if err != nil || len(queries) < 50 {
				t.Fatalf("%d queries, %v", len(queries), err)
			}
			figures, misses := judgeOther(t, dir, queries)
			golden.Check(t, "other-"+test.corpus+strings.TrimSuffix(strings.TrimPrefix(test.queries, "queries"), ".jsonl")+".golden", figures.String()+"\n"+misses)
			if right := figures.Percent(labelled.Right); right < test.leastRight {
				t.Errorf("%.1f%% are right, want %.0f%%", right, test.leastRight)
			}
			if honest := figures.Percent("no false silence"); honest < leastHonest {
				t.Errorf("no false silence in %.1f%%, want %d%%", honest, leastHonest)
			}
		})
	}
}

// judgeOther judges the answers to labelled queries over a corpus, and says which
// are wrong unless they are kept aside. Where nothing is found although a passage
// answers, the nearest passages are judged as well.
func judgeOther(t *testing.T, dir string, queries []labelled.Query) (figures labelled.Figures, misses string) {
	t.Helper()
	c, err := corpus.Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	ix, err := Open(c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	figures = labelled.Figures{}
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
		if wrong := figures.Judge(q, result.Judged(c)); wrong != "" && !strings.HasSuffix(dir, "aside") {
			misses += q.ID + " " + q.Text + " | " + wrong + "\n"
		}
		if labelled.Answers(q.Passages) && !slices.Contains(result.Outcomes, Found) {
			near := slices.ContainsFunc(result.Nearest, func(p *corpus.Passage) bool { return q.Passages[p.ID()] == 2 })
			figures["nearest right"] = append(figures["nearest right"], indicator(near))
		}
	}
	return figures, misses
}
