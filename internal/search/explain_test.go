package search

import (
	"flag"
	"fmt"
	"strings"
	"testing"
)

var explain = flag.String("explain", "", "a query, or several apart by |, to show the reading of")

// TestExplain prints how a query is read and how much of it each passage has:
//
//	go test ./internal/search -run TestExplain -v -explain 'naval truce'
func TestExplain(t *testing.T) {
	if *explain == "" {
		t.Skip("for people who tune: give a query with -explain")
	}
	ix := builtin(t)
	for query := range strings.SplitSeq(*explain, "|") {
		r := ix.read(query, strings.Contains(query, "?"))
		found, err := ix.candidates(r.units)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s [%s] %+v\n%s", query, r.language, ix.frameOf(r.all), explained(ix, r.units, found))
	}
}

func explained(ix *Index, units []unit, found []candidate) string {
	var b strings.Builder
	for _, u := range units {
		fmt.Fprintf(&b, "  %-24s weight %.1f weak %-5v strict %-5v part %d %v\n", u.text, u.weight, u.weak, u.strict, u.segment, u.all())
	}
	for _, c := range found {
		if s := share(units, c.evidence, -1); s > 0.25 {
			fmt.Fprintf(&b, "  %-8s share %.2f score %.2f\n", ix.passages[c.number].ID(), s, c.score)
		}
	}
	return b.String()
}
