package align

import (
	"slices"
	"strings"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/corpustest"
	"bothsides/internal/finding"
	"bothsides/internal/text"
)

func aligner(t testing.TB) (*Aligner, *corpus.Corpus) {
	t.Helper()
	c := corpustest.Builtin(t)
	return New(c), c
}

// readWhole reads a text that credits nobody.
func readWhole(a *Aligner, s string) Text {
	return a.Read(s, english, [][]text.Token{text.Scan(s, english)}, nil)
}

func ids(f finding.Finding) string {
	var out []string
	for _, p := range f.Passages {
		out = append(out, p.ID())
	}
	return strings.Join(out, " ")
}

// Exact is only what has nothing else in it.
func TestExact(t *testing.T) {
	a, c := aligner(t)
	for _, test := range []struct{ name, text, want string }{
		{"a sentence", c.Passage("KR-6.2").Text(), "KR-6.2"},
		{"a part of one", "immediately instructed the Russian military", "KR-6.2"},
		{"a word", "hockey", "KR-13.1"},
		{"in several places", "Black Sea", "WH-2.2 KR-7.1"},
		{"across sentences", "genuine peace efforts. The leaders agreed", "WH-2.1 WH-2.2"},
		{"parts in order", "The leaders agreed … a maritime ceasefire in the Black Sea … a lasting peace", "WH-2.2"},
		{"broken off within a word", "Vladimir Putin responded positively to this propo", "KR-6.2"},
		{"capitals and quote marks", "“IMMEDIATELY INSTRUCTED the Russian military”", "KR-6.2"},

		{"a word more", "immediately and firmly instructed the Russian military", ""},
		{"a word less", "immediately instructed Russian military", ""},
		{"a mark within", "immediately instructed, the Russian military", ""},
		{"a sign within", "immediately instructed ☮ the Russian military", ""},
		{"two words exchanged", "instructed immediately the Russian military", ""},
		{"parts out of order", "a lasting peace … The leaders agreed that the path", ""},
		{"parts of two statements", "The leaders agreed that … Vladimir Putin responded positively", ""},
		{"scraps in order", "The … agreed … path … ceasefire … Black … peace", ""},
		{"two scraps in order", "agreed … peace", ""},
		{"other words", "the price of fish", ""},
		{"no words", "… “” !", ""},
		{"nothing", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, found := a.Exact(readWhole(a, test.text))
			if found != (test.want != "") || ids(f) != test.want {
				t.Errorf("found %t in %q, want %q", found, ids(f), test.want)
			}
			if found && f.Verdict != finding.Exact {
				t.Errorf("verdict %s", f.Verdict)
			}
		})
	}
}

// The side that is credited comes first where both have the words.
func TestExactOfTheClaimed(t *testing.T) {
	a, c := aligner(t)
	for _, s := range c.Statements {
		f, found := a.Exact(a.Read("Black Sea", english, [][]text.Token{text.Scan("Black Sea", english)}, s))
		if !found || f.Source != s || f.Passages[0].Statement() != s {
			t.Errorf("claimed of %s: found in %s", s.ID, ids(f))
		}
	}
}

func TestCutWord(t *testing.T) {
	a, _ := aligner(t)
	for _, test := range []struct{ name, text, want string }{
		{"in the middle", "Vladimir Putin responded positively to this propo", "proposal"},
		{"a word by itself", "Vladimir Putin responded positively to this pro", ""},
		{"too few letters", "Vladimir Putin responded positively to this pr", ""},
		{"too few words", "responded posi", ""},
		{"another word", "Vladimir Putin responded positively to this quux", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if f, _ := a.Exact(readWhole(a, test.text)); f.CutWord != test.want {
				t.Errorf("cut in %q, want %q", f.CutWord, test.want)
			}
		})
	}
}

// A text was taken from a statement from some score on; of two statements, or
// in another order, it is put together.
func TestCompareChanged(t *testing.T) {
	a, _ := aligner(t)
	for _, test := range []struct {
		name, text, want string
		stitched         bool
	}{
		{"a number", "with 157 individuals released on each side", "KR-8.1", false},
		{"words left out", "technical negotiations on a maritime ceasefire in the Black Sea and a lasting peace", "WH-2.2", false},
		{"words put in", "Vladimir Putin responded very positively to this wonderful proposal", "KR-6.2", false},
		{"a slip", "Vladimir Putin respnded positively to this proposal", "KR-6.2", false},
		{"two statements", "immediately instructed the Russian military to comply. These negotiations will commence immediately", "KR-6.2 WH-2.3", true},
		{"another order", "immediately instructed the Russian military to comply, Vladimir Putin responded positively to this proposal", "KR-6.2", true},
		{"only small words", "it was the first of the two and in the end it is to be for the", "", false},
		{"another text", "Rivers carry silt from the hills down to where herons fish in the shallows", "", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, found := a.Compare(readWhole(a, test.text))
			if found != (test.want != "") || ids(f) != test.want || f.Stitched != test.stitched {
				t.Errorf("found %t in %q, stitched %t; want %q, %t", found, ids(f), f.Stitched, test.want, test.stitched)
			}
			if found && (f.Verdict != finding.Altered || len(f.Changes) == 0 && !f.Stitched) {
				t.Errorf("verdict %s with changes %q", f.Verdict, f.Changes)
			}
		})
	}
}

// Score is 1 for the statement's own words and falls with each that is changed.
func TestScore(t *testing.T) {
	a, c := aligner(t)
	words := strings.Fields(c.Passage("KR-4.2").Text())
	before := float32(2)
	for n := range 6 {
		changed := slices.Clone(words)
		for i := range n {
			changed[4*i+2] = "quux"
		}
		e := a.Explain(readWhole(a, strings.Join(changed, " ")))
		if e.Score >= before || n == 0 && e.Score < 0.9 || e.Score < e.Least && n < 3 {
			t.Errorf("%d words changed: %s, before %.2f", n, e, before)
		}
		before = e.Score
	}
}

// An alignment that is not made, since it cannot be good enough, would not have
// been: of a text that repeats nothing, reachable is never below the score.
func TestReachableBoundsTheScore(t *testing.T) {
	a, c := aligner(t)
	for _, p := range c.Statements[1].Passages {
		for _, s := range []string{p.Text(), strings.ReplaceAll(p.Text(), " the ", " quux "), "the 30 the 30 the"} {
			items := readWhole(a, s).items
			_, score := a.align(items, run{0, len(a.columns)})
			if _, bound := a.bounds(items); score > bound+0.001 {
				t.Errorf("%q scores %.2f, above %.2f", s, score, bound)
			}
		}
	}
}

func TestParts(t *testing.T) {
	a, c := aligner(t)
	whole := c.Passage("KR-6.2").Text()
	for _, test := range []struct {
		name, text string
		least      int
		want       string
		rest       []string
	}{
		{"with chat around", "look at this " + whole + " unbelievable people", LongPart, "KR-6.2", []string{"look at this", "unbelievable people"}},
		{"alone", whole, LongPart, "KR-6.2", nil},
		{"short", "they say Vladimir Putin responded positively to this proposal and then left", ShortPart, "KR-6.2", []string{"they say", "then left"}},
		{"too short", "they say Vladimir Putin responded positively to this proposal then left", ShortPart, "", nil},
		{"too short for a long one", "they say Vladimir Putin responded positively to this proposal and immediately left", LongPart, "", nil},
		{"with a word changed", "they say Vladimir Putin responded gladly to this proposal and left", ShortPart, "", nil},
		{"two", whole + " and then he said " + c.Passage("WH-2.3").Text(), ShortPart, "KR-6.2 WH-2.3", []string{"and then he said"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, found := a.Parts(readWhole(a, test.text), test.least)
			if found != (test.want != "") || found && ids(f) != test.want {
				t.Errorf("found %t in %q, want %q", found, ids(f), test.want)
			}
			if found && !slices.Equal(f.Rest, test.rest) {
				t.Errorf("the rest is %q, want %q", f.Rest, test.rest)
			}
		})
	}
}
