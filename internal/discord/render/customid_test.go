package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/corpustest"
)

func TestCustomIDHoldsTheState(t *testing.T) {
	c := corpustest.Builtin(t)
	all := slices.Concat(c.Statements[0].Passages, c.Statements[1].Passages)
	for _, want := range []answer.State{
		{Command: "who-said"},
		{Command: "who-said", Page: 12, Choice: "white-house"},
		{Command: "context", Passages: []*corpus.Passage{c.Passage("KR-13.1")}, Choice: "a.b.c"},
		{Command: "compare", Passages: []*corpus.Passage{c.Passage("KR-6.2"), c.Passage("WH-2.2"), c.Passage("KR-6.1")}},
		{Command: "read", Passages: all, Page: 9999},
	} {
		for _, k := range []kind{button, menuKind(0), menuKind(3)} {
			id, ok := pack(c, k, want)
			if !ok || len(id) > maxCustomID {
				t.Fatalf("pack(%v) = %q, %v", want, id, ok)
			}
			got, err := ParseID(c, id)
			if err != nil || got.Command != want.Command || got.Page != want.Page || got.Choice != want.Choice ||
				!slices.Equal(got.Passages, want.Passages) {
				t.Errorf("%q is %v, %v, want %v", id, got, err, want)
			}
		}
	}
}

func TestCustomIDDropsPassagesThatDoNotFit(t *testing.T) {
	c := corpustest.Builtin(t)
	all := slices.Concat(c.Statements[0].Passages, c.Statements[1].Passages)
	id, ok := pack(c, button, answer.State{Command: "who-said", Passages: all, Choice: strings.Repeat("x", 50)})
	if !ok || len(id) > maxCustomID {
		t.Fatalf("pack = %q, %v", id, ok)
	}
	got, err := ParseID(c, id)
	if n := len(got.Passages); err != nil || n == 0 || n == len(all) || !slices.Equal(got.Passages, all[:n]) {
		t.Errorf("kept %v, %v", got.Passages, err)
	}
	if id, ok := pack(c, button, answer.State{Command: "who-said", Choice: strings.Repeat("x", 100)}); ok {
		t.Errorf("a choice that is too long was packed as %q", id)
	}
}

func TestStaleCustomIDs(t *testing.T) {
	c := corpustest.Builtin(t)
	good, _ := pack(c, button, answer.State{Command: "context", Passages: []*corpus.Passage{c.Passage("WH-1.1")}})
	for _, id := range []string{
		"", ".", ".....", "hello", strings.Repeat("x", 300),
		"2" + good[1:],                                                      // another version
		"1" + good,                                                          // version 11
		"1x" + good[2:], "1m" + good[2:], "1m-1" + good[2:], "1" + good[2:], // another kind
		strings.Replace(good, shortHash(c), "00000000", 1), // another corpus
		strings.Replace(good, ".0.", ".-1.", 1),
		strings.Replace(good, ".0.", ".10000.", 1),
		strings.Replace(good, ".AA.", ".!!.", 1),
		strings.Replace(good, ".AA.", ".f___.", 1), // a number that does not end
		strings.Replace(good, ".AA.", ".fw.", 1),   // passage 127
		good + "\xff",
	} {
		t.Run(fmt.Sprintf("%.40q", id), func(t *testing.T) {
			if got, err := ParseID(c, id); err != errStale {
				t.Errorf("ParseID(%q) = %v, %v", id, got, err)
			}
		})
	}
}

func FuzzCustomID(f *testing.F) {
	c := corpustest.Builtin(f)
	good, _ := pack(c, button, answer.State{Command: "context", Passages: c.Statements[0].Passages, Choice: "x"})
	for _, seed := range []string{"", good, MessageActionID(ActionPost, "differences"), MessageActionID(ActionRemove, ""), "1m0.a.1." + shortHash(c) + ".AQI.b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, id string) {
		s, err := ParseID(c, id)
		if err != nil {
			return
		}
		if IsMessageAction(s.Command) {
			return // of no corpus
		}
		again, ok := pack(c, button, s)
		if !ok {
			t.Fatalf("%q gives %v, which cannot be packed", id, s)
		}
		if back, err := ParseID(c, again); err != nil || !slices.Equal(back.Passages, s.Passages) || back.Choice != s.Choice {
			t.Fatalf("%q gives %v and then %v, %v", id, s, back, err)
		}
	})
}
