package verify

import (
	"strings"
	"testing"
)

// Every line of the paraphrases means something that a statement says, in
// more ways than one, and says none of them twice.
func TestParaphrases(t *testing.T) {
	m := checker(t).senses()
	line := -1
	for text := range strings.Lines(paraphrases) {
		if text = strings.TrimSpace(text); text == "" || text[0] == '#' {
			continue
		}
		line++
		if len(m.having[line]) == 0 {
			t.Errorf("no passage has a word of: %s", text)
		}
		seen := map[string]bool{}
		for _, p := range strings.Split(text, ",") {
			if p = strings.TrimSpace(p); p == "" || seen[p] {
				t.Errorf("%q stands twice, or for nothing, in: %.60s", p, text)
			}
			seen[p] = true
		}
		if len(seen) < 2 {
			t.Errorf("stands for nothing else: %s", text)
		}
	}
}

// A word finds the passage that says the same, and not one that does not.
func TestMeanings(t *testing.T) {
	m := checker(t).senses()
	for _, test := range []struct {
		text, passage string
		same          bool
	}{
		{"truce", "WH-2.2", true},
		{"Tehran", "WH-3.3", true},
		{"gave themselves up", "KR-5.1", true},
		{"the US", "KR-9.2", true},
		{"us", "KR-9.2", false},
		{"Tehran", "KR-13.1", false},
		{"hockey", "WH-3.3", false},
		{"security guarantees", "KR-2.2", false}, // both words are in statements, the thing is not
		{"NATO", "KR-13.1", false},
	} {
		c := m.claimOf(test.text, read(test.text))
		matched := float32(0)
		for _, s := range m.all {
			if s.passage.ID() == test.passage {
				matched = c.compare(s).precision
			}
		}
		if got := matched >= sameMeaning; got != test.same {
			t.Errorf("%q and %s: %.2f of it is the same", test.text, test.passage, matched)
		}
	}
}
