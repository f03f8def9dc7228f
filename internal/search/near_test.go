package search

import (
	"slices"
	"strings"
	"testing"
)

func TestNear(t *testing.T) {
	ix := builtin(t)
	var whole []string
	for _, p := range ix.corpus.Statements[1].Passages {
		whole = append(whole, p.Text())
	}
	for _, test := range []struct {
		name, text, lang string
		first            []string // the best
		most             int
	}{
		{"a passage as it is", "Donald Trump endorsed Vladimir Putin’s suggestion of organizing hockey matches", "en", []string{"KR-13.1"}, 5},
		{"other words for a concept", "a swap of captives", "en", []string{"KR-8.1"}, 5},
		{"words of nobody", "xyzzy plugh", "en", nil, 0},
		{"small words alone", "it was of the", "en", nil, 0},
		{"no words", "…", "en", nil, 0},
		{"a language that no statement is in", "Waffenruhe", "xx", nil, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			found, err := ix.Near(test.text, test.lang, 5)
			if err != nil {
				t.Fatal(err)
			}
			var ids []string
			for _, p := range found {
				ids = append(ids, p.ID())
			}
			if len(ids) > test.most || !slices.Equal(test.first, ids[:min(len(ids), len(test.first))]) || (test.most > 0) != (len(ids) > 0) {
				t.Errorf("near are %v, want first %v and at most %d", ids, test.first, test.most)
			}
		})
	}
	found, err := ix.Near(strings.Join(whole, " "), "en", 5)
	if err != nil || len(found) < len(whole)*9/10 {
		t.Errorf("of a whole statement of %d passages %d are found, %v", len(whole), len(found), err)
	}
}

func TestCounts(t *testing.T) {
	ix := builtin(t)
	if n := ix.CountPassages(); n != ix.corpus.PassageCount() {
		t.Errorf("%d passages", n)
	}
	for _, test := range []struct {
		word string
		want int
	}{
		{"hockey", 1},
		{"175", 1},
		{"xyzzy", 0},
		{"the", ix.CountPassages()}, // it is not indexed
	} {
		t.Run(test.word, func(t *testing.T) {
			if n := ix.CountWord(test.word, "en"); n != test.want {
				t.Errorf("%q is in %d passages, want %d", test.word, n, test.want)
			}
		})
	}
	if a, b := ix.CountWord("released", "en"), ix.CountWord("release", "en"); a != b || a == 0 {
		t.Errorf("forms of one word are in %d and %d passages", a, b)
	}
	if n := ix.CountConcept("hockey"); n != 1 {
		t.Errorf("%d passages speak of hockey", n)
	}
}
