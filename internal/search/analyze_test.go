package search

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func texts(words []word) (out []string) {
	for _, w := range words {
		out = append(out, w.text)
	}
	return out
}

func TestTokenize(t *testing.T) {
	for text, want := range map[string]string{
		"The U.S. President’s call":       "the us president call",
		"Trump's and Trump’s":             "trump and trump",
		"30-day, long-lasting":            "30 day long lasting",
		"don't I'm they’d":                "dont i m theyd",
		"un vote commun à l'ONU":          "un vote commun a l onu",
		"перемир'я на Чорному морі":       "перемиря на чорному морі",
		"Ёлка énergie ЄС":                 "елка energie єс",
		"**KYIV!!!** <@123> 🏒":            "kyiv 123 🏒",
		"a\x00b\u202ec":                   "a b c",
		"U.N. 3.5 end.":                   "un 3 5 end",
		"🇮🇷🇮🇱 vs ⚡":                       "🇮🇷 🇮🇱 vs ⚡",
		"...?":                            "",
		"":                                "",
		"e\u0301nergie":                   "energie",
		strings.Repeat("x", 500) + " end": strings.Repeat("x", 128) + " end",
	} {
		if diff := cmp.Diff(strings.Fields(want), texts(tokenize(text)), cmp.Transformer("nil", func(s []string) []string {
			return append([]string{}, s...)
		})); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func TestWordsStandWhereTheySay(t *testing.T) {
	for _, p := range builtin(t).passages {
		for _, w := range tokenize(p.Text()) {
			if got := strings.ReplaceAll(fold(p.Text()[w.start:w.end]), "-", ""); got != w.text {
				t.Errorf("%s: %q stands where %q should", p.ID(), got, w.text)
			}
		}
	}
}

func TestStemsJoinForms(t *testing.T) {
	for _, forms := range []string{
		"mobilization mobilisation mobilizations",
		"negotiate negotiation negotiating negotiations",
		"normalising normalizing normalise",
		"favour favor favours",
		"defence defense",
		"prisoner prisoners",
		"violation violations",
	} {
		words := strings.Fields(forms)
		for _, w := range words[1:] {
			if stem(w) != stem(words[0]) {
				t.Errorf("%q has stem %q, %q has %q", w, stem(w), words[0], stem(words[0]))
			}
		}
	}
}

func TestDictionary(t *testing.T) {
	for w, want := range map[string][2]bool{
		"aardvark": {true, false}, "zoom": {true, false}, "crime": {true, false}, "crimea": {false, true},
		"nato": {false, true}, "isreal": {false, false}, "": {false, false}, "zzzz": {false, false},
	} {
		if got := [2]bool{isOrdinary(w), isName(w)}; got != want {
			t.Errorf("%q: ordinary, name are %v, want %v", w, got, want)
		}
	}
	for _, list := range []string{ordinaryWords, englishNames} {
		words := strings.Fields(list)
		for i, w := range words {
			if i > 0 && words[i-1] >= w {
				t.Fatalf("%q stands behind %q: the list is not sorted", w, words[i-1])
			}
		}
		for _, w := range []string{words[0], words[len(words)/2], words[len(words)-1]} {
			if !listed(list, w) {
				t.Errorf("%q is not found", w)
			}
		}
	}
}
