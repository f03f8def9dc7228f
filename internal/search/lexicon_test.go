package search

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bothsides/corpus"
)

func smallLexicon() *lexicon {
	return newLexicon(&corpus.Thesaurus{
		Concepts: []*corpus.Concept{
			{Name: "swap", Says: []string{"prisoner exchange"}, Asked: []string{"POW swap", "say yes"},
				Other: map[string]corpus.Words{"ru": {"обмен* пленн*"}}},
			{Name: "peace", Says: []string{"lasting peace"}, Asked: []string{"=last"}},
		},
		Generic: map[string]corpus.Words{"en": {"say"}},
		Absent:  []string{"security guarantees"},
	})
}

func TestForms(t *testing.T) {
	lx := smallLexicon()
	for name, c := range map[string]struct {
		words []string
		want  []sense
	}{
		"as written":      {[]string{"prison", "exchang"}, []sense{{concept: 0}}},
		"any order":       {[]string{"exchang", "prison"}, []sense{{concept: 0}}},
		"one word of two": {[]string{"prison"}, nil},
		"as one word":     {[]string{"powswap"}, []sense{{concept: 0}}},
		"own sense first": {[]string{"say"}, []sense{{concept: generic}}},
		"absent":          {[]string{"secur", "guarante"}, []sense{{concept: absent}}},
		"as it stands":    {[]string{"=last"}, []sense{{concept: 1}}},
	} {
		if diff := cmp.Diff(c.want, lx.english.find(c.words), cmp.AllowUnexported(sense{})); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	ru := lx.foreign()["ru"]
	for _, words := range [][]string{{"обмен", "пленными"}, {"пленных", "обмена"}} {
		if got := ru.find(words); len(got) != 1 || got[0].concept != 0 {
			t.Errorf("%v: senses are %v", words, got)
		}
	}
	for _, words := range [][]string{{"обмен"}, {"обмен", "обмен"}, {"пленные", "пленные"}} {
		if got := ru.find(words); got != nil {
			t.Errorf("%v: senses are %v, want none", words, got)
		}
	}
}

func TestLeaning(t *testing.T) {
	ix := builtin(t)
	var got []string
	for i, leans := range ix.leans {
		if leans {
			got = append(got, ix.passages[i].ID())
		}
	}
	want := []string{"WH-2.3", "KR-2.2", "KR-6.2", "KR-7.2", "KR-9.2", "KR-10.2", "KR-10.3"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("passages that lean on the one before (-want +got): %s", diff)
	}
}

// Every phrase of the thesaurus that is said to stand in the statements does.
func TestThesaurusSaysWhatTheStatementsSay(t *testing.T) {
	ix := builtin(t)
	for _, c := range ix.corpus.Thesaurus.Concepts {
		for _, phrase := range slices.Concat(c.Says, c.States, c.Holds, c.Near) {
			one := newAnnotator(ix.lexicon, &corpus.Thesaurus{Concepts: []*corpus.Concept{{Name: c.Name, Says: []string{phrase}}}})
			found := false
			for _, p := range ix.passages {
				found = found || len(one.concepts(one.said, content(analyze(p.Text())))) > 0
			}
			if !found {
				t.Errorf("%s: %q stands in no passage", c.Name, phrase)
			}
		}
	}
}

// A word that stands for something by a pattern is not given up for a phrase
// of which it is all that is left without grammar.
func TestPreferOwn(t *testing.T) {
	f := newForms(0)
	f.addForeign("warum krieg", map[string]bool{"warum": true}, sense{concept: 1})
	f.addForeign("krieg*", nil, sense{concept: 2})
	f.addForeign("ohne gewalt", map[string]bool{"ohne": true}, sense{concept: 3})
	f.preferOwn()
	for word, want := range map[string]int{"krieg": 2, "kriege": 2, "gewalt": 3} {
		if got := f.find([]string{word}); len(got) != 1 || got[0].concept != want {
			t.Errorf("%q stands for %v, want %d", word, got, want)
		}
	}
}
