package search

import (
	"strings"
	"testing"

	"bothsides/internal/claim"
)

// Whatever is asked, each statement is answered for, in the same order: its
// passages, or one outcome that is not Found; and nothing is both answered and
// said to be no answer.
func TestNeutral(t *testing.T) {
	ix := builtin(t)
	for _, file := range []string{"queries-dev.jsonl", "queries-first.jsonl"} {
		for _, q := range labels(t, file) {
			result, err := ix.Search(Query{Text: q.Text, Question: q.Kind == "question"})
			if err != nil {
				t.Fatal(err)
			}
			if n := len(ix.corpus.Statements); len(result.Hits) != n || len(result.Outcomes) != n {
				t.Fatalf("%q: lists of %d and outcomes of %d statements", q.Text, len(result.Hits), len(result.Outcomes))
			}
			if result.Intent != "" {
				continue
			}
			for i, hits := range result.Hits {
				if (len(hits) > 0) != (result.Outcomes[i] == Found) {
					t.Errorf("%q: %d passages and the outcome %s", q.Text, len(hits), result.Outcomes[i])
				}
				for _, h := range hits {
					for _, other := range result.Exchanged {
						if h.Passage == other {
							t.Errorf("%q: %s is an answer and the other way round", q.Text, other.ID())
						}
					}
				}
			}
		}
	}
}

// Which side a question names first changes nothing of what is said of either:
// that it answers, that it does not, or what the whole question wants.
func TestSidesAreAlike(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct{ name, question string }{
		{"a topic", "do {1} and {2} both mention the middle east?"},
		{"what was agreed", "what did {1} and {2} agree on?"},
		{"one side is silent", "do {1} and {2} both mention hockey?"},
		{"both are silent", "do {1} and {2} both mention NATO?"},
		{"how they differ", "how do {1} and {2} differ?"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, names := range [][2]string{{"the White House", "the Kremlin"}, {"the Kremlin", "the White House"}} {
				question := strings.NewReplacer("{1}", names[0], "{2}", names[1]).Replace(test.question)
				result, err := ix.Search(Query{Text: question, Question: true})
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, strings.Join([]string{string(result.Intent), result.Outcomes[0].String(), result.Outcomes[1].String()}, " "))
			}
			if got[0] != got[1] {
				t.Errorf("%q in one order, %q in the other", got[0], got[1])
			}
		})
	}
}

// What one side alone has is asked of either in the same words.
func TestOnlyOfEitherSide(t *testing.T) {
	ix := builtin(t)
	for _, test := range []struct{ side, code string }{{"the White House", "WH"}, {"the Kremlin", "KR"}} {
		t.Run(test.code, func(t *testing.T) {
			result, err := ix.Search(Query{Text: "what does only " + test.side + " mention?", Question: true})
			if err != nil || result.Intent != claim.Only || result.Only == nil || result.Only.Code != test.code {
				t.Errorf("intent %q of %v, %v", result.Intent, result.Only, err)
			}
		})
	}
}
