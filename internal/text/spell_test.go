package text

import (
	"slices"
	"strings"
	"testing"
)

func TestCorrect(t *testing.T) {
	words := "ceasefire prisoner prisoners exchange black back israel ukraine starting russia putin soldier gas"
	longest := strings.Repeat("ab", maxWordBytes/2)
	s := NewSpeller(slices.Values(append(strings.Fields(words), longest)))
	tests := []struct{ name, word, want string }{
		{"known", "prisoner", ""},
		{"an English word", "range", ""},
		{"short", "gsa", ""},
		{"a letter left out", "ceasfire", "ceasefire"},
		{"a letter too many", "exchangge", "exchange"},
		{"another letter", "ukrajne", "ukraine"},
		{"neighbours swapped", "isreal", "israel"},
		{"two slips", "prisonrrss", "prisoners"},
		{"two slips before the last letter", "exhcnage", "exchange"},
		{"two slips and the last letter", "startlink", ""},
		{"two slips in seven letters", "sodleir", "soldier"},
		{"two slips in six", "sodeir", ""},
		{"two slips in a short word", "puttim", ""},
		{"another first letter", "rsrael", ""},
		{"four letters", "bakc", "back"},
		{"several as near", "blaack", "black"},
		{"no ASCII", "израиль", ""},
		{"as long as may be", longest[:maxWordBytes-1] + "x", longest},
		{"longer", longest + "x", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Join(s.Correct(test.word), " "); got != test.want {
				t.Errorf("%q: got %q, want %q", test.word, got, test.want)
			}
		})
	}
}

func TestIsSlip(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"hockey", "hocky", true}, {"hockey", "hockey", true}, {"hockey", "hokcey", true}, {"hockey", "hocy", false}, {"gas", "gaz", false},
	}
	for _, test := range tests {
		t.Run(test.a+" "+test.b, func(t *testing.T) {
			if got := IsSlip(test.a, test.b); got != test.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestNearest(t *testing.T) {
	names := []string{"who-said", "verify", "compare", "help", "справка", "кто-сказал"}
	for _, c := range []struct{ typed, want string }{
		{"who-sad", "who-said"}, {"whosaid", "who-said"}, {"who-siad", "who-said"}, {"hlep", "help"}, {"verfy", "verify"},
		{"справк", "справка"}, {"кто-скзал", "кто-сказал"}, {"help", "help"},
		{"nothing", ""}, {"x", ""}, {"", ""}, {"he", ""}, {strings.Repeat("help", 100), ""},
	} {
		t.Run(c.typed, func(t *testing.T) {
			if got := Nearest(c.typed, names); got != c.want {
				t.Errorf("%q is near %q, want %q", c.typed, got, c.want)
			}
		})
	}
}
