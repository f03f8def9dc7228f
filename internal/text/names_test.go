package text

import "testing"

func TestNames(t *testing.T) {
	names := NewNames[string]()
	for _, add := range []struct{ name, side string }{
		{"White House", "wh"}, {"US", "wh"}, {"U.S. side", "wh"}, {"Вашингтон", "wh"},
		{"Kremlin", "kr"}, {"Кремль", "kr"}, {"Vladimir Putin", "kr"}, {"Putin", "kr"},
	} {
		if err := names.Add(add.name, add.side); err != nil {
			t.Fatal(err)
		}
	}
	if err := names.Add("…", "kr"); err == nil {
		t.Error("a name without a word is taken")
	}
	tests := []struct {
		name, lang, text string
		n                int
		side             string
	}{
		{"whole", "en", "White House statement", 2, "wh"},
		{"in part", "en", "White paper", 0, ""},
		{"the longest", "en", "Vladimir Putin said", 2, "kr"},
		{"the shorter", "en", "Putin said", 1, "kr"},
		{"possessive", "en", "the Kremlin's", 0, ""},
		{"any apostrophe", "en", "Kremlinʼs readout", 1, "kr"},
		{"small letters", "en", "white house", 2, "wh"},
		{"initials", "en", "U.S. statement", 1, "wh"},
		{"a pronoun", "en", "us", 0, ""},
		{"small letters in a longer name", "en", "us side", 2, "wh"},
		{"inflected", "ru", "Кремля", 1, "kr"},
		{"inflected, Ukrainian", "uk", "Вашингтону", 1, "wh"},
		{"in another language", "de", "Kremlin", 1, "kr"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			n, sides := names.Match(Words(test.text, test.lang), 0)
			if n != test.n || n > 0 && (len(sides) != 1 || sides[0] != test.side) {
				t.Errorf("%q: %d tokens of %v", test.text, n, sides)
			}
		})
	}
}
