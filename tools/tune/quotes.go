package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/finding"
	"bothsides/internal/verify"
	"bothsides/internal/verify/paraphrase"
	"bothsides/tools/learn/fit"
)

// The files of internal/verify: the labelled quotes, and the weights of
// paraphrases.
const (
	labelledQuotes = "internal/verify/testdata"
	weightsFile    = "internal/verify/paraphrase/weights.txt"
)

// mostFalse is how large a part of the false claims may be confirmed in
// cross-validation: it sets the bar.
const mostFalse = 0.045

// sets are the labelled quotes to which the weights are fitted.
func sets() []string {
	return []string{"quotes-dev", "quotes-tune", "quotes2-tune", "quotes-made", "claims-dev", "claims2-dev"}
}

// quote is a labelled quote that is a paraphrase or nothing, with the passages
// that it may be a paraphrase of.
type quote struct {
	ID, Query, Verdict, Alt, Source string
	Passages                        []string
	candidates                      []paraphrase.Candidate
}

func (q quote) isClose() bool { return q.Verdict == string(finding.Close) }

// isRight reports whether a candidate is one that a true paraphrase retells.
func (q quote) isRight(c paraphrase.Candidate) bool {
	return slices.ContainsFunc(q.Passages, func(p string) bool { return strings.ToUpper(q.Source)+"-"+p == c.Passage.ID() })
}

// fitQuotes fits the weights of paraphrases to the labelled quotes of a folder
// by logistic regression, writes them to a file, and prints what they find and
// refuse in cross-validation.
func fitQuotes(dir, file string, report io.Writer) error {
	all, err := readQuotes(dir)
	if err != nil {
		return err
	}
	var folded [folds][]float64
	for i := range folded {
		folded[i] = fitted(slices.DeleteFunc(slices.Clone(all), func(q quote) bool { return q.fold() == i }))
	}
	bar := barOf(all, folded)
	for i := range folded {
		folded[i][0] -= bar
	}
	for _, verdict := range []finding.Verdict{finding.Close, finding.Absent} {
		right, of := 0, 0
		for _, q := range all {
			if q.Verdict == string(verdict) {
				of++
				right += map[bool]int{true: 1}[q.isClose() == (q.score(folded[q.fold()]) > 0)]
			}
		}
		fmt.Fprintf(report, "%-6s %d of %d right, %.1f%%\n", verdict, right, of, 100*float64(right)/float64(of))
	}
	weights := fitted(all)
	weights[0] -= bar
	var out strings.Builder
	for i, name := range paraphrase.Numbers() {
		fmt.Fprintf(&out, "%s %.2f\n", name, weights[i])
	}
	return os.WriteFile(file, []byte(out.String()), 0o644)
}

// readQuotes reads the labelled quotes that are compared as paraphrases: they
// have too little of a statement's words.
func readQuotes(dir string) ([]quote, error) {
	c, err := corpus.Builtin()
	if err != nil {
		return nil, err
	}
	checker, err := verify.New(c)
	if err != nil {
		return nil, err
	}
	var out []quote
	for _, set := range sets() {
		labels, err := readSet(filepath.Join(dir, set+".jsonl"))
		if err != nil {
			return nil, err
		}
		for _, q := range labels {
			var compared bool
			if q.candidates, compared = checker.Candidates(q.Query); compared {
				out = append(out, q)
			}
		}
	}
	return out, nil
}

// readSet reads a file's quotes with one of two verdicts, and no other that can
// be defended.
func readSet(file string) ([]quote, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	judged := []string{string(finding.Close), string(finding.Absent)}
	var out []quote
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var q quote
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if slices.Contains(judged, q.Verdict) && !slices.Contains(judged, q.Alt) {
			out = append(out, q)
		}
	}
	return out, lines.Err()
}

// fold is the part of the cross-validation that a quote is in, with all versions
// of the same sentence: "q2-p018a", "q2-p018b".
func (q quote) fold() int { return foldOf(strings.TrimRight(q.ID, "abcdefghijk")) }

// score is the best of the candidates' scores.
func (q quote) score(weights []float64) float64 {
	best := -100.0
	for _, c := range q.candidates {
		best = max(best, score(weights, c))
	}
	return best
}

func score(weights []float64, c paraphrase.Candidate) float64 {
	sum := 0.0
	for i, x := range c.Numbers {
		sum += weights[i] * x
	}
	return sum
}

// rounds is how often the weights are fitted to the candidates that the last
// ones chose.
const rounds = 8

// fitted fits weights. Of a text the best candidate counts, of a true paraphrase
// the best of those that it retells: which that is depends on the weights.
func fitted(all []quote) []float64 {
	var weights []float64
	for range rounds {
		var rows []fit.Row
		for _, q := range all {
			if c, found := q.chosen(weights); found {
				rows = append(rows, fit.Row{X: c.Numbers, Y: map[bool]float64{true: 1}[q.isClose()]})
			}
		}
		weights = fit.Logistic(rows)
	}
	return weights
}

// chosen is the candidate of a quote to which weights are fitted; before there
// are any, the likest.
func (q quote) chosen(weights []float64) (paraphrase.Candidate, bool) {
	candidates := q.candidates
	if q.isClose() {
		candidates = slices.DeleteFunc(slices.Clone(candidates), func(c paraphrase.Candidate) bool { return !q.isRight(c) })
	}
	if len(candidates) == 0 {
		return paraphrase.Candidate{}, false
	}
	if weights == nil {
		return candidates[0], true
	}
	return slices.MaxFunc(candidates, func(c, d paraphrase.Candidate) int { return cmp.Compare(score(weights, c), score(weights, d)) }), true
}

// barOf is the score above which mostFalse of the false claims are.
func barOf(all []quote, folded [folds][]float64) float64 {
	var scores []float64
	for _, q := range all {
		if !q.isClose() {
			scores = append(scores, q.score(folded[q.fold()]))
		}
	}
	slices.Sort(scores)
	return scores[len(scores)-1-int(mostFalse*float64(len(scores)))]
}
