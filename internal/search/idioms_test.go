package search

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestJoinIdioms(t *testing.T) {
	lx := &lexicon{english: newForms(0), idioms: map[string]int{}, generics: map[string]bool{}, vocabulary: newVocabulary(0)}
	for _, phrase := range []string{"=in the pipeline", "=in the", "=pipeline"} {
		lx.addPhrase(phrase, sense{concept: generic})
	}
	for text, want := range map[string][]string{
		"talks in the pipeline":           {"talks", "in the pipeline"},
		"in the pipe":                     {"in the", "pipe"},
		"the pipeline in":                 {"the", "pipeline", "in"},
		"in the pipeline, in the network": {"in the pipeline", "in the", "network"},
		"":                                nil,
	} {
		var got []string
		for _, w := range lx.joinIdioms(analyze(text)) {
			got = append(got, w.text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// An idiom is its words as they stand: neither one of them nor another order
// of them means the same.
func TestIdioms(t *testing.T) {
	ix := builtin(t)
	for text, want := range map[string]bool{"are the soldiers boxed in?": true, "a boxed set?": true, "a new box?": false} {
		units := ix.read(text, true).units
		got := false
		for _, u := range units {
			for _, term := range u.terms {
				got = got || term == conceptMark+"encircled"
			}
		}
		if got != want {
			t.Errorf("%q: units are %v", text, units)
		}
	}
}
