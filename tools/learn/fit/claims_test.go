package fit

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bothsides/internal/classify"
	"bothsides/internal/corpustest"
	"bothsides/internal/finding"
	"bothsides/internal/verify"
	"bothsides/internal/verify/paraphrase"
)

func TestReadClaims(t *testing.T) {
	checker, err := verify.New(corpustest.Builtin(t))
	if err != nil {
		t.Fatal(err)
	}
	const lines = `{"id":"a","query":"Trump liked the idea of hockey","verdict":"close","source":"kr","passages":["13.1"]}
{"id":"b","query":"Trump said so","verdict":"absent","alt":"close"}
{"id":"c","query":"three","verdict":"exact"}
{"id":"d","query":"Nobody spoke of hockey","verdict":"absent","alt":"altered"}
{"id":"e","query":"Today, Presidents Trump and Putin discussed the essential need for peace","verdict":"absent"}
`
	for _, test := range []struct{ name, text, want, complaint string }{
		{"those that are compared as paraphrases", lines, "a d", ""},
		{"none", "", "", ""},
		{"broken", "{\n", "", "claims.jsonl: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "claims.jsonl")
			if err := os.WriteFile(file, []byte(test.text), 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := ReadClaims(checker, file)
			if (err != nil) != (test.complaint != "") || err != nil && !strings.Contains(err.Error(), test.complaint) {
				t.Fatalf("the error is %v", err)
			}
			var ids []string
			for _, c := range got {
				ids = append(ids, c.ID)
				if c.IsClose() && !c.Is(c.Candidates[0]) {
					t.Errorf("%s: the likest passage is %s", c.ID, c.Candidates[0].Passage.ID())
				}
			}
			if strings.Join(ids, " ") != test.want {
				t.Errorf("read %v", ids)
			}
		})
	}
}

// oneWord are claims of one writer, of which one word tells the false ones.
func oneWord(t *testing.T, writer, word string) []Claim {
	passage := corpustest.Builtin(t).Statements[1].Passages[0]
	var out []Claim
	for i := range 40 {
		c := Claim{ID: fmt.Sprintf("%s-%d", writer, i), Verdict: finding.Close, Source: "kr", Passages: []string{"1.1"}}
		p := classify.Pair{Numbers: []float64{1}, Passage: "x"}
		if i%2 == 0 {
			c.Verdict, p.New = finding.Absent, []string{word}
		}
		c.Candidates = []paraphrase.Candidate{{Passage: passage, Pair: p}}
		out = append(out, c)
	}
	return out
}

// What tells false claims of one writer tells those of another, or it does not: a
// writer's own claims do not count.
func TestFitClaims(t *testing.T) {
	for _, test := range []struct {
		name, word string
		found      int
	}{
		{"both use one word", "never", 40},
		{"each uses another", "refuse", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			claims := append(oneWord(t, "a", "never"), oneWord(t, "b", test.word)...)
			model, report, err := FitClaims(claims)
			if err != nil {
				t.Fatal(err)
			}
			if report.Found != test.found || report.True != 40 || report.False != 40 || report.Confirmed != 1 {
				t.Errorf("%s, want %d", report, test.found)
			}
			first, second := claims[0].Candidates[0].Pair, claims[1].Candidates[0].Pair
			if model.Score(first) >= model.Score(second) {
				t.Error("it has not learned what is false")
			}
		})
	}
}

// One writer's claims cannot be judged by what others taught.
func TestTooFewClaims(t *testing.T) {
	if _, _, err := FitClaims(oneWord(t, "a", "never")); err == nil || !strings.Contains(err.Error(), "two writers") {
		t.Errorf("the error is %v", err)
	}
}

// All claims of a writer are in one part.
func TestWriters(t *testing.T) {
	claims := []Claim{{ID: "c1-001"}, {ID: "c2-001"}, {ID: "c1-p018a"}, {ID: "c3-1"}}
	part := writersOf(claims, Claim.id)
	if part["c1"] != 0 || part["c2"] != 1 || part["c3"] != 2 || len(part) != 3 {
		t.Errorf("parts are %v", part)
	}
}
