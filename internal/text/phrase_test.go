package text

import "testing"

func TestEveryPhrase(t *testing.T) {
	p := NewPhrases[string]("en")
	for _, phrase := range []string{"=Black Sea", "black sea ceasefire", "black*", "sea"} {
		if err := p.Add(phrase, phrase); err != nil {
			t.Fatal(err)
		}
	}
	tokens := Words("The Black Sea's ceasefires", "en")
	got := map[string]int{}
	p.Every(tokens, 1, func(n int, values []string) {
		for _, v := range values {
			got[v] = n
		}
	})
	want := map[string]int{"=Black Sea": 2, "black sea ceasefire": 3, "black*": 1}
	if len(got) != len(want) {
		t.Errorf("found %v, want %v", got, want)
	}
	for phrase, n := range want {
		if got[phrase] != n {
			t.Errorf("%q spans %d tokens, want %d", phrase, got[phrase], n)
		}
	}
	for word, has := range map[string]bool{"sea": true, "blackened": true, "bla": false, "seas": false} {
		if p.Has(word) != has {
			t.Errorf("%q is a word of a phrase: %v", word, !has)
		}
	}
}

// A phrase with one word that is no stop word is not found by that word alone.
func TestPhraseWithStopWords(t *testing.T) {
	p := NewPhrases[bool]("en")
	for _, phrase := range []string{"must haves", "at sea", "halt to the attacks", "they", "not until"} {
		if err := p.Add(phrase, true); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		name, text string
		want       int
	}{
		{"whole", "must have", 2},
		{"the one word", "have", 0},
		{"another stop word", "to sea", 0},
		{"several words", "halted attacks", 2},
		{"several words apart", "halt of an attack", 4},
		{"one stop word", "they", 1},
		{"stop words alone", "not until", 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			if n, _ := p.Match(Words(test.text, "en"), 0); n != test.want {
				t.Errorf("%q: a phrase of %d tokens, want %d", test.text, n, test.want)
			}
		})
	}
}
