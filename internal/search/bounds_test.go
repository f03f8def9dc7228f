package search

import (
	"strings"
	"testing"
)

// TestQueryBounds: what is beyond the bounds of a query is not looked at, and
// what is just within them is.
func TestQueryBounds(t *testing.T) {
	ix := builtin(t)
	for _, c := range []struct{ name, query, kremlin string }{
		{"the last word", strings.Repeat("the ", 95) + "hockey", "KR-13.1"},
		{"a word more", strings.Repeat("the ", 96) + "hockey", ""},
		{"the last letter", strings.Repeat(" ", 593) + "hockey.", "KR-13.1"},
		{"letters that are no ASCII", strings.Repeat("—", 594) + "hockey", "KR-13.1"},
		{"a word out of reach", strings.Repeat(" ", 600) + "hockey", ""},
	} {
		t.Run(c.name, func(t *testing.T) { wantHits(t, ix, Query{Text: c.query}, "", c.kremlin) })
	}
	if got := len([]rune(ix.read(strings.Repeat("ж", 601), false).scanned)); got != 600 {
		t.Errorf("%d characters are read", got)
	}
	if got := len(ix.read(strings.Repeat("a ", 200), false).tokens); got != 96 {
		t.Errorf("%d words are read", got)
	}
}
