package search

import (
	"strings"
	"testing"
)

// Words for one act stand for each other, in the languages of the bot, and are
// marked.
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
}

// Other words for the same answer, and are marked, but count less than the word
// itself. A bus is transport, and no train.
func TestAlike(t *testing.T) {
	ix := loaded(t, map[string]string{
		"a.md": statement("A", "en", "Wages rise in June. The board put off the decision. A night bus will run. The school is closed."),
		"b.md": statement("B", "en", "The pay is too low. The board sat on Monday. The train was late. Prices fell."),
	})
	for _, test := range []struct{ query, a, b string }{
		{"salary", "A-1.1", "B-1.1"},
		{"postponed decision", "A-1.2", ""},
		{"public transport", "A-1.3", "B-1.3"},
		{"bus", "A-1.3", ""},
		{"harbour", "", ""},
	} {
		t.Run(test.query, func(t *testing.T) { wantHits(t, ix, Query{Text: test.query}, test.a, test.b) })
	}
	result, err := ix.Search(Query{Text: "salary"})
	if err != nil {
		t.Fatal(err)
	}
	hit := result.Hits[0][0]
	if len(hit.Marks) != 1 || hit.Passage.Text()[hit.Marks[0].Start:hit.Marks[0].End] != "Wages" {
		t.Errorf("marked are %v of %q", hit.Marks, hit.Passage.Text())
	}
	if result, err = ix.Search(Query{Text: "redundancy"}); err != nil || result.Outcomes[0] == Silent {
		t.Errorf("an ordinary word is said to be in no other words: %v, %v", result.Outcomes, err)
	}
	r := ix.read("salary and pay", false)
	if u := r.units[0]; !u.other || u.kind != word {
		t.Errorf("a word that no passage has, but others for it, is read as %+v", u)
	}
	if u := r.units[1]; u.other {
		t.Errorf("a word that a passage has is read as %+v", u)
	}
}

// Where a passage has the word itself others for it are not marked, and where very
// many have it none are looked for.
func TestAlikeOnlyWhereItIsNeeded(t *testing.T) {
	ix := loaded(t, map[string]string{
		"a.md": statement("A", "en", "The pay and the wages rise."),
		"b.md": statement("B", "en", strings.Repeat("The pay is low.\n\n", mostCandidates)),
	})
	result, err := ix.Search(Query{Text: "wages"})
	if err != nil {
		t.Fatal(err)
	}
	if marks := result.Hits[0][0].Marks; len(marks) != 1 || result.Hits[0][0].Passage.Text()[marks[0].Start:marks[0].End] != "wages" {
		t.Errorf("marked are %v", marks)
	}
	for _, test := range []struct {
		word  string
		alone bool
	}{{"wages", false}, {"pay", true}} {
		t.Run(test.word, func(t *testing.T) {
			if u := ix.read(test.word, false).units[0]; (len(u.synonyms) == 0) != test.alone {
				t.Errorf("its terms are %v", u.terms)
			}
		})
	}
}

// With labelled queries the thesaurus says which words stand for each other.
func TestSynonymsAreForOtherCorpora(t *testing.T) {
	if ix := builtin(t); ix.synonyms != nil || ix.count(fieldAlike, actMark+"thank") > 0 {
		t.Error("the built-in statements have words for the same from the general lists")
	}
}
