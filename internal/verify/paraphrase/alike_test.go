package paraphrase

import (
	"slices"
	"testing"
	"testing/fstest"

	"bothsides/corpus"
	"bothsides/internal/claim"
	"bothsides/internal/text"
)

// Without a thesaurus words for the same are found, and what denies is told from
// what does not.
func TestAlike(t *testing.T) {
	file := "---\nid: a\ncode: A\nname: The club\ntitle: A statement\ndate: 2025-03-11\nwording: For a test.\n---\n" +
		"The Chancellor described the dam as a threat to the harvests of four million people. All apprentices can complete their training in the group.\n"
	c, err := corpus.Load(fstest.MapFS{"a.md": {Data: []byte(file)}})
	if err != nil {
		t.Fatal(err)
	}
	claims, err := claim.NewReader(c, c.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	j, err := New(c, claims)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, text, passage string // "": none says the same
	}{
		{"other words", "The Chancellor sees the dam as a danger to the crops of four million people", "A-1.1"},
		{"something else", "The Chancellor sees the dam as a blessing for the fishermen of four towns", ""},
		{"denied", "None of the apprentices will be able to finish their training with the group", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := j.Compare(test.text)
			if f.Close != (test.passage != "") || f.Close && ids(f.Passages) != test.passage {
				t.Errorf("close %v, %s", f.Close, ids(f.Passages))
			}
		})
	}
	words := text.Words("severance pay", english)
	if sets := j.alikeSets(words, english); len(sets[1]) == 0 || !slices.ContainsFunc(sets[1], func(name string) bool { _, isSet := setOf(name); return isSet }) {
		t.Errorf("pay is of the sets %v", sets)
	}
	if sets := j.alikeSets(words, "de"); len(sets[1]) > 0 {
		t.Errorf("in German it is of the sets %v", sets)
	}
	if _, isSet := setOf("hockey"); isSet {
		t.Error("a concept's name is taken for that of a set")
	}
}

// A corpus with a thesaurus has its own words for the same.
func TestThesaurusHasItsOwnWords(t *testing.T) {
	if j := judge(t); j.alike != nil {
		t.Error("the built-in statements have words from the general lists")
	}
}
