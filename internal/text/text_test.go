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
