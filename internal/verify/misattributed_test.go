package verify

import (
	"testing"

	"bothsides/corpus"
	"bothsides/internal/finding"
)

func TestMisattributed(t *testing.T) {
	c, err := corpus.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	wh, kr := c.Statements[0], c.Statements[1]
	of := func(s ...*corpus.Statement) (out []*corpus.Passage) {
		for _, s := range s {
			out = append(out, s.Passages[0])
		}
		return out
	}
	for _, test := range []struct {
		name string
		f    Finding
		want bool
	}{
		{"nobody credited", Finding{Verdict: Exact, Source: kr, Passages: of(kr)}, false},
		{"somebody who is neither", Finding{Verdict: Exact, Source: kr, Passages: of(kr), Speaker: "Macron"}, false},
		{"somebody who is neither, in other words", Finding{Verdict: finding.Close, Source: kr, Passages: of(kr), Speaker: "Macron"}, false},
		{"the right side", Finding{Verdict: Exact, Claimed: kr, Source: kr, Passages: of(kr)}, false},
		{"the other side", Finding{Verdict: Exact, Claimed: wh, Source: kr, Passages: of(kr)}, true},
		{"words of both", Finding{Verdict: Exact, Claimed: wh, Source: kr, Passages: of(kr, wh)}, false},
		{"altered, the other side", Finding{Verdict: finding.Altered, Claimed: wh, Source: kr, Passages: of(kr)}, true},
		{"altered, words of both", Finding{Verdict: finding.Altered, Claimed: wh, Source: kr, Passages: of(kr, wh)}, true},
		{"put together of both", Finding{Verdict: finding.Altered, Claimed: wh, Passages: of(kr, wh)}, true},
		{"in other words", Finding{Verdict: finding.Close, Claimed: wh, Source: kr, Passages: of(kr)}, false},
		{"in neither", Finding{Verdict: Absent, Claimed: wh}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := misattributed(test.f); got != test.want {
				t.Errorf("misattributed: %v", got)
			}
		})
	}
}
