package verify

import (
	"testing"

	"bothsides/corpus"
	"bothsides/internal/corpustest"
	"bothsides/internal/finding"
)

func TestAreOthers(t *testing.T) {
	c := corpustest.Builtin(t)
	wh, kr := c.Statements[0], c.Statements[1]
	of := func(s ...*corpus.Statement) (out []*corpus.Passage) {
		for _, s := range s {
			out = append(out, s.Passages[0])
		}
		return out
	}
	for _, test := range []struct {
		name string
		f    finding.Finding
		want bool
	}{
		{"nobody credited", finding.Finding{Verdict: finding.Exact, Source: kr, Passages: of(kr)}, false},
		{"somebody who is neither", finding.Finding{Verdict: finding.Exact, Source: kr, Passages: of(kr), Speaker: "Macron"}, false},
		{"somebody who is neither, in other words", finding.Finding{Verdict: finding.Close, Source: kr, Passages: of(kr), Speaker: "Macron"}, false},
		{"the right side", finding.Finding{Verdict: finding.Exact, Claimed: kr, Source: kr, Passages: of(kr)}, false},
		{"the other side", finding.Finding{Verdict: finding.Exact, Claimed: wh, Source: kr, Passages: of(kr)}, true},
		{"words of both", finding.Finding{Verdict: finding.Exact, Claimed: wh, Source: kr, Passages: of(kr, wh)}, false},
		{"altered, the other side", finding.Finding{Verdict: finding.Altered, Claimed: wh, Source: kr, Passages: of(kr)}, true},
		{"altered, words of both", finding.Finding{Verdict: finding.Altered, Claimed: wh, Source: kr, Passages: of(kr, wh)}, true},
		{"put together of both", finding.Finding{Verdict: finding.Altered, Claimed: wh, Passages: of(kr, wh)}, true},
		{"in other words", finding.Finding{Verdict: finding.Close, Claimed: wh, Source: kr, Passages: of(kr)}, false},
		{"in neither", finding.Finding{Verdict: finding.Absent, Claimed: wh}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := areOthers(test.f, test.f.Claimed); got != test.want {
				t.Errorf("others' words: %v", got)
			}
		})
	}
}
