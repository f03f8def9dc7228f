package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/classify"
	"bothsides/internal/finding"
	"bothsides/internal/verify/paraphrase"
	"bothsides/tools/learn/fit"
)

// The weights in the tree are those that the labelled claims give.
func TestWeights(t *testing.T) {
	if testing.Short() {
		t.Skip("judges all labelled claims")
	}
	file := filepath.Join(t.TempDir(), "weights.txt")
	var report strings.Builder
	if err := fitQuotes("../../corpus", file, &report); err != nil {
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
	if !strings.Contains(report.String(), "true ones found") {
		t.Errorf("the report is\n%s", &report)
	}
	if err := fitQuotes("../../internal/search/testdata/ward", file, &report); err == nil || !strings.Contains(err.Error(), corpus.ClaimsFile) {
		t.Errorf("without labelled claims the error is %v", err)
	}
}

func candidate(x float64) paraphrase.Candidate {
	return paraphrase.Candidate{Pair: classify.Pair{Numbers: []float64{1, x, 0, 0}}}
}

// What true paraphrases have more of weighs more, and the best candidate of a
// claim decides.
func TestFitted(t *testing.T) {
	var all []fit.Claim
	for i := range 50 {
		x := float64(i) / 10
		all = append(all, fit.Claim{Verdict: finding.Absent, Candidates: []paraphrase.Candidate{candidate(x / 2), candidate(x / 4)}})
		if i > 20 {
			all = append(all, fit.Claim{Verdict: finding.Absent, Candidates: []paraphrase.Candidate{{Barred: true, Pair: candidate(9).Pair}}})
		}
	}
	weights := fitted(all)
	if score := scoredBy(weights); weights[0] >= 0 || score(all[0]) > 0 || score(fit.Claim{}) > score(all[0]) {
		t.Errorf("where all is false the weights are %v", weights)
	}
	best := scoredBy([]float64{0, 1, 0, 0})(fit.Claim{Candidates: []paraphrase.Candidate{candidate(1), candidate(3), {Barred: true, Pair: candidate(5).Pair}}})
	if best != 3 {
		t.Errorf("the best candidate has %.1f, want 3", best)
	}
}
