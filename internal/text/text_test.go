package text

import (
	"strings"
	"testing"
)

func folded(tokens []Token) string {
	var out []string
	for _, t := range tokens {
		out = append(out, t.Folded)
	}
	return strings.Join(out, " ")
}

func TestWords(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"possessive", "Trump's and Trump’s", "trump and trump"},
		{"hyphen", "30-day, long-lasting", "30 day long lasting"},
		{"accents", "Ёлка énergie", "елка energie"},
		{"nothing", "...?", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := folded(Words(test.text, "en")); got != test.want {
				t.Errorf("%q: got %q, want %q", test.text, got, test.want)
			}
		})
	}
}

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
