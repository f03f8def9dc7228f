package web

import (
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"bothsides/corpus"
	"bothsides/internal/answer"
)

// A step's address holds its whole state.
func TestStepHoldsTheState(t *testing.T) {
	f := newFixture(t, nil)
	all := append(f.corpus().Statements[0].Passages[:len(f.corpus().Statements[0].Passages):len(f.corpus().Statements[0].Passages)],
		f.corpus().Statements[1].Passages...)
	for _, test := range []struct {
		name  string
		state answer.State
	}{
		{"a command", answer.State{Command: "quiz"}},
		{"passages", answer.State{Command: "ask", Passages: all, Page: 3, Choice: "white-house"}},
		{"a choice with signs", answer.State{Command: "cite", Passages: all[:2], Choice: "apa KR-6.1&c=x"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			query, err := url.ParseQuery(encoded(test.state).Encode())
			if err != nil {
				t.Fatal(err)
			}
			same := cmp.Comparer(func(a, b *corpus.Passage) bool { return a == b })
			if diff := cmp.Diff(test.state, f.decoded(query), same); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A game is played by links alone.
func TestQuizIsPlayed(t *testing.T) {
	f := newFixture(t, nil)
	to := "/ask?q=/quiz"
	for step := range 5 {
		page := f.page(to)
		steps := elements(page, func(n *html.Node) bool {
			return n.Data == "a" && len(attribute(n, "href")) > 6 && attribute(n, "href")[:6] == "/step?"
		})
		if len(steps) == 0 {
			t.Fatalf("step %d at %s leads nowhere", step, to)
		}
		to = attribute(steps[0], "href")
	}
}
