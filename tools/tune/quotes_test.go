package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bothsides/internal/verify/paraphrase"
)

// The weights in the tree are those that the labelled quotes give.
func TestWeights(t *testing.T) {
	if testing.Short() {
		t.Skip("judges all labelled quotes")
	}
	file := filepath.Join(t.TempDir(), "weights.txt")
	var report strings.Builder
	if err := fitQuotes("../../"+labelledQuotes, file, &report); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../../" + weightsFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("the weights are now\n%s", got)
	}
	docs, err := os.ReadFile("../../docs/verify.md")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(got)) {
		name, weight, _ := strings.Cut(strings.TrimSpace(line), " ")
		if row := "| " + name + " | " + weight + " |"; !strings.Contains(string(docs), row) {
			t.Errorf("docs/verify.md has no %q", row)
		}
	}
	if lines := strings.Count(report.String(), " right, "); lines != 2 {
		t.Errorf("the report is\n%s", &report)
	}
	if err := fitQuotes(t.TempDir(), file, &report); err == nil || !strings.Contains(err.Error(), sets()[0]) {
		t.Errorf("without labelled quotes the error is %v", err)
	}
}

func candidate(numbers ...float64) paraphrase.Candidate {
	return paraphrase.Candidate{Numbers: append([]float64{1}, numbers...)}
}

// What true paraphrases have more of weighs more, and the bar is where few
// enough false claims are above it.
func TestFitted(t *testing.T) {
	var all []quote
	for i := range 50 {
		x := float64(i) / 10
		all = append(all, quote{ID: "n" + string(rune('a'+i%10)), Verdict: "absent", candidates: []paraphrase.Candidate{candidate(x), candidate(x / 2)}})
	}
	weights := []float64{0, 1}
	folded := [folds][]float64{weights, weights, weights, weights, weights}
	above := 0
	bar := barOf(all, folded)
	for _, q := range all {
		if q.score(weights) > bar {
			above++
		}
	}
	if above != int(mostFalse*float64(len(all))) {
		t.Errorf("%d of %d are above the bar", above, len(all))
	}
}

func TestReadSet(t *testing.T) {
	const lines = `{"id":"a","query":"one","verdict":"close","source":"kr","passages":["1.1"]}
{"id":"b","query":"two","verdict":"absent","alt":"close"}
{"id":"c","query":"three","verdict":"exact"}
{"id":"d","query":"four","verdict":"absent","alt":"altered"}
`
	for _, test := range []struct{ name, text, want, complaint string }{
		{"those with one of two verdicts", lines, "a d", ""},
		{"none", "", "", ""},
		{"broken", "{\n", "", "quotes.jsonl: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "quotes.jsonl")
			if err := os.WriteFile(file, []byte(test.text), 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := readSet(file)
			if (err != nil) != (test.complaint != "") || err != nil && !strings.Contains(err.Error(), test.complaint) {
				t.Fatalf("the error is %v", err)
			}
			var ids []string
			for _, q := range got {
				ids = append(ids, q.ID)
			}
			if strings.Join(ids, " ") != test.want {
				t.Errorf("read %v", ids)
			}
		})
	}
}

// All versions of a sentence are in the same part.
func TestFold(t *testing.T) {
	for _, test := range []struct {
		a, b string
		same bool
	}{{"q2-p018a", "q2-p018c", true}, {"q2-p018a", "q2-p019a", false}, {"c-0001", "c-0001", true}} {
		if same := (quote{ID: test.a}).fold() == (quote{ID: test.b}).fold(); same != test.same {
			t.Errorf("%s and %s: %t", test.a, test.b, same)
		}
	}
}
