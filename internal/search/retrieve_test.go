package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Reading lists side by side gives the same candidates as adding up what each
// document has: of each statement the best, however many have any of the terms.
func TestBestCandidates(t *testing.T) {
	body := func(from int) string {
		var b strings.Builder
		for i := from; i < from+5*mostCandidates; i++ {
			words := []string{"The", "boats"}
			for n, word := range []string{"river", "harbour", "ice", "pilot"} {
				if i%(n+2) == 0 {
					words = append(words, word)
				}
			}
			fmt.Fprintf(&b, "%s %d.\n", strings.Join(words, " "), i)
		}
		return b.String()
	}
	ix := loaded(t, map[string]string{"a.md": statement("A", "en", body(0)), "b.md": statement("B", "en", body(7))})
	for _, query := range []string{"river", "river harbour ice", "pilot, 12", "boats", "nothing"} {
		t.Run(query, func(t *testing.T) {
			r := ix.read(query, false)
			lists, err := r.lists()
			if err != nil {
				t.Fatal(err)
			}
			want := make([][]*candidate, 2)
			for _, c := range addedUp(r, lists) {
				want[c.statement] = append(want[c.statement], c)
			}
			touched := make([]bool, 2)
			for i, list := range want {
				touched[i] = len(list) > 0
				slices.SortFunc(list, better)
				want[i] = list[:min(len(list), mostCandidates/2)]
			}
			got := r.merge(lists)
			if diff := cmp.Diff(outline(slices.Concat(want...)), outline(got)); diff != "" {
				t.Errorf("candidates (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(touched, r.touched); diff != "" {
				t.Errorf("statements that have any term (-want +got):\n%s", diff)
			}
		})
	}
}

// addedUp are all candidates, a list after the other.
func addedUp(r *reading, lists []list) map[uint32]*candidate {
	out := map[uint32]*candidate{}
	for _, l := range lists {
		for _, p := range l.rest {
			c := out[p.doc]
			if c == nil {
				c = r.newCandidate()
				c.ordinal = r.ix.ordinalOf(p.doc)
				c.statement = r.ix.statementOf(c.ordinal)
				out[p.doc] = c
			}
			c.weight += r.units[l.unit].weight * max(0, l.counts-c.evidence[l.unit])
			c.evidence[l.unit] = max(c.evidence[l.unit], l.counts)
			c.bm25 += float64(p.score) * l.counts
		}
	}
	return out
}

func outline(list []*candidate) (out []string) {
	for _, c := range list {
		out = append(out, fmt.Sprintf("%d of %d: %.3f %.3f %v", c.ordinal, c.statement, c.weight, c.bm25, c.evidence))
	}
	return out
}
