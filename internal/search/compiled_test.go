package search

import (
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bothsides/corpus"
)

// The compiled lexicon is that of the built-in thesaurus, and gives the same
// phrases and words as reading the thesaurus itself.
func TestCompiledIsUpToDate(t *testing.T) {
	c, err := corpus.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	source := *c.Thesaurus
	source.Hash = ""
	read := newLexicon(&source)
	want := read.compile(c.Thesaurus.Hash)
	if *update {
		if err := os.WriteFile("lexicon.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if compiled != want {
		t.Fatal("lexicon.txt is not that of corpus/thesaurus: run go test ./internal/search -update, twice")
	}
	again := newLexicon(c.Thesaurus)
	if len(again.english.exact) != len(read.english.exact) || again.english.longest != read.english.longest {
		t.Errorf("%d phrases of up to %d words, want %d of up to %d",
			len(again.english.exact), again.english.longest, len(read.english.exact), read.english.longest)
	}
	if diff := cmp.Diff(read.generics, again.generics); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(read.known)), slices.Sorted(maps.Keys(again.known))); diff != "" {
		t.Error(diff)
	}
}
