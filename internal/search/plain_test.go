package search

import (
	"testing"

	"bothsides/corpus"
	"bothsides/internal/corpustest"
	"bothsides/internal/golden"
	"bothsides/internal/labelled"
)

// plain indexes the built-in statements without anything that was written for
// them: no thesaurus, facts, topics or learned model.
func plain(tb testing.TB) *Index {
	tb.Helper()
	bare := *corpustest.Builtin(tb)
	bare.Thesaurus, bare.Topics, bare.Facts, bare.Parties, bare.Model = &corpus.Thesaurus{}, nil, nil, nil, nil
	bare.Lexicon = corpus.NewLexicon(bare.Thesaurus)
	ix, err := Open(&bare, Options{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { ix.Close() })
	return ix
}

// Without a thesaurus a word that no passage has does not silence the others,
// and only what is a name or a number is said to be missing.
func TestWithoutThesaurus(t *testing.T) {
	ix := plain(t)
	for _, test := range []struct {
		query, whiteHouse, kremlin string
		outcomes                   [2]Outcome
	}{
		{"hockey matches", "", "KR-13.1", [2]Outcome{Silent, Found}},
		{"hockey", "", "KR-13.1", [2]Outcome{Silent, Found}},
		{"NATO hockey", "", "KR-13.1", [2]Outcome{Silent, Found}},
		{"Zelensky", "", "", [2]Outcome{Silent, Silent}},
		{"tariffs", "", "", [2]Outcome{Unsure, Unsure}},
		{"naval truce", "WH-2.2", "", [2]Outcome{Found, Unsure}},
		{"hockey nonsense", "", "KR-13.1", [2]Outcome{Unsure, Found}},
		{"хоккей", "", "", [2]Outcome{Unsure, Unsure}},
		{"the of and", "", "", [2]Outcome{Unsure, Unsure}},
	} {
		t.Run(test.query, func(t *testing.T) {
			q := Query{Text: test.query}
			wantHits(t, ix, q, test.whiteHouse, test.kremlin)
			result, err := ix.Search(q)
			if err != nil || [2]Outcome(result.Outcomes) != test.outcomes {
				t.Errorf("outcomes are %v, %v; want %v", result.Outcomes, err, test.outcomes)
			}
		})
	}
}

// A word by which people ask for a concept goes on to stand for itself, and what
// a topic is called never denies what the map lists.
func TestThesaurusAndTopicsOnlyAdd(t *testing.T) {
	ix := loaded(t, map[string]string{
		"a.md":           statement("A", "en", "Ships left Hong Kong. The harbour is closed. Trade goes on."),
		"b.md":           statement("B", "en", "Nothing is decided."),
		"thesaurus.yaml": "concepts:\n  - {name: port, says: harbour, asked: \"hong kong, hk, docks\"}\n",
		"topics.yaml":    "topics:\n  - {id: money, names: {en: Money matters, de: Geldfragen}, passages: [A-1.3]}\n",
	})
	for _, test := range []struct{ query, first, second string }{
		{"hong kong", "A-1.2 A-1.1", ""},
		{"docks", "A-1.2 A-1.1", ""},
		{"money matters", "A-1.3", ""},
		{"Geldfragen", "A-1.3", ""},
	} {
		t.Run(test.query, func(t *testing.T) { wantHits(t, ix, Query{Text: test.query}, test.first, test.second) })
	}
}

// TestPlainRanking holds the figures of search by the statements' words alone
// to golden files, and what a corpus of one's own is promised to bounds.
func TestPlainRanking(t *testing.T) {
	const leastRight, leastHonest = 60, 97
	ix := plain(t)
	all := labelled.Figures{}
	for _, name := range []string{"dev", "first"} {
		t.Run(name, func(t *testing.T) {
			figures, misses := labelled.Figures{}, ""
			for _, q := range labels(t, "queries-"+name+".jsonl") {
				result, err := ix.Search(Query{Text: q.Text, Question: q.Kind == "question"})
				if err != nil {
					t.Fatalf("%s: %v", q.ID, err)
				}
				all.Judge(q, result.Judged(ix.corpus))
				if wrong := figures.Judge(q, result.Judged(ix.corpus)); wrong != "" {
					misses += q.ID + " " + q.Text + " | " + wrong + "\n"
				}
			}
			golden.Check(t, "plain-"+name+".golden", figures.String()+"\n"+misses)
		})
	}
	if right := all.Percent(labelled.Right); right < leastRight {
		t.Errorf("%.1f%% are right, want %d%%", right, leastRight)
	}
	if honest := all.Percent("no false silence"); honest < leastHonest {
		t.Errorf("no false silence in %.1f%%, want %d%%", honest, leastHonest)
	}
	t.Logf("together:\n%s", all)
}
