package search

import "testing"

// Words for one act stand for each other, in the languages of the bot, and are
// marked; with labelled queries the thesaurus says which do.
func TestActs(t *testing.T) {
	ix := loaded(t, map[string]string{
		"a.md": statement("A", "en", "The club expressed gratitude to the union. It put forward a new fence."),
		"b.md": statement("B", "en", "The union is content. The fence is old."),
	})
	for _, test := range []struct {
		query, a, b string
		question    bool
	}{
		{"who thanked whom?", "A-1.1", "", true},
		{"gratitude", "A-1.1", "", false},
		{"suggested a fence", "A-1.2", "", false},
		{"wer hat sich bedankt?", "A-1.1", "", true},
		{"who attacked whom?", "", "", true},
	} {
		t.Run(test.query, func(t *testing.T) {
			wantHits(t, ix, Query{Text: test.query, Question: test.question}, test.a, test.b)
		})
	}
	result, err := ix.Search(Query{Text: "who thanked whom?", Question: true})
	if err != nil {
		t.Fatal(err)
	}
	hit := result.Hits[0][0]
	if len(hit.Marks) != 1 || hit.Passage.Text()[hit.Marks[0].Start:hit.Marks[0].End] != "expressed gratitude" {
		t.Errorf("marked are %v of %q", hit.Marks, hit.Passage.Text())
	}
	if n := builtin(t).count(fieldHeld, actTerm("thank")); n > 0 {
		t.Errorf("%d passages of the built-in statements have acts", n)
	}
}

// A topic without a thing in it may still ask for what was agreed or comes next.
func TestNamesNothing(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct {
		topic string
		want  bool
	}{
		{"outcome", true},
		{"agreed", true},
		{"what did Putin promise", true},
		{"agreement on hockey", false},
		{"agreement on tariffs", false},
		{"Iran", false},
		{"frobnication", false},
	} {
		t.Run(test.topic, func(t *testing.T) {
			if got := ix.read(test.topic, false).namesNothing(); got != test.want {
				t.Errorf("%q names nothing: %v, want %v", test.topic, got, test.want)
			}
		})
	}
}
