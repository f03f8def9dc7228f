package search

import (
	"strings"
	"testing"
)

func TestCorrect(t *testing.T) {
	lx := builtin(t).lexicon
	for typed, want := range map[string]string{
		"ceesfire":        "ceasefire",
		"isreal":          "israel",
		"soldeirs":        "soldiers",
		"nonproliferaton": "nonproliferation",
		"infrastrcture":   "infrastructure",
		"ceasefire":       "", // as it should be
		"crimea":          "", // a name of its own
		"crime":           "", // an English word
		"starlink":        "", // nothing like it
		"osce":            "", // too short to replace a letter
		"asdfjkl":         "",
		"the":             "",
		"":                "",
	} {
		if got := strings.Join(lx.correct(typed), " "); got != want {
			t.Errorf("%q: corrected to %q, want %q", typed, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "a", 0}, {"ab", "ba", 1}, {"abc", "ab", 1}, {"ab", "abc", 1}, {"kitten", "sitting", 3},
		{"ca", "abc", 3}, {"teh", "the", 1}, {"abcdef", "badcfe", 3}, {"a", "zzzzzzzzzz", 9},
	} {
		if got := distance(c.a, c.b, 9); got != c.want {
			t.Errorf("%q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

// Of several words as near the one is taken that ends and begins alike.
func TestMeant(t *testing.T) {
	ix := builtin(t)
	for text, want := range map[string]string{"spred": "spread", "truse": "truce", "blck sea": "black"} {
		corrections := ix.read(text, false).corrections
		if len(corrections) != 1 || corrections[0].Meant != want {
			t.Errorf("%q: %v, want %q", text, corrections, want)
		}
	}
}
