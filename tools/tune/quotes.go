package main

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/verify"
	"bothsides/internal/verify/paraphrase"
	"bothsides/tools/learn/fit"
)

// weightsFile has the weights of paraphrases.
const weightsFile = "internal/verify/paraphrase/weights.txt"

// fitQuotes fits the weights by which a text is called a paraphrase where a
// corpus has no labelled claims to those of a folder, by logistic regression,
// writes them to a file, and prints how the claims are judged by weights that were
// fitted to other writers.
func fitQuotes(dir, file string, report io.Writer) error {
	c, err := corpus.Load(os.DirFS(dir))
	if err != nil {
		return err
	}
	c.ClaimModel = nil // it may be of another version
	checker, err := verify.New(c)
	if err != nil {
		return err
	}
	claims, err := fit.ReadClaims(checker, filepath.Join(dir, corpus.ClaimsFile))
	if err != nil {
		return err
	}
	bar, judged := fit.CrossFit(claims, func(claims []fit.Claim) fit.Scored { return scoredBy(fitted(claims)) })
	fmt.Fprintln(report, judged)
	weights := fitted(claims)
	weights[0] -= bar
	var out strings.Builder
	for i, name := range paraphrase.Numbers() {
		fmt.Fprintf(&out, "%s %.2f\n", name, weights[i])
	}
	return os.WriteFile(file, []byte(out.String()), 0o644)
}

func scoredBy(weights []float64) fit.Scored {
	return func(c fit.Claim) float64 {
		best := math.Inf(-1)
		for _, p := range candidates(c) {
			best = max(best, score(weights, p))
		}
		return best
	}
}

func score(weights []float64, p paraphrase.Candidate) float64 {
	sum := 0.0
	for i, x := range p.Pair.Numbers {
		sum += weights[i] * x
	}
	return sum
}

// rounds is how often the weights are fitted to the candidates that the last
// ones chose.
const rounds = 8

// fitted fits weights. Of a text the best candidate counts, of a true paraphrase
// the best of those that it retells: which that is depends on the weights.
func fitted(claims []fit.Claim) []float64 {
	weights := make([]float64, len(paraphrase.Numbers()))
	for range rounds {
		var rows []fit.Row
		for _, c := range claims {
			if of := candidates(c); len(of) > 0 {
				best := slices.MaxFunc(of, func(p, q paraphrase.Candidate) int { return cmp.Compare(score(weights, p), score(weights, q)) })
				rows = append(rows, fit.Row{X: best.Pair.Numbers, Y: map[bool]float64{true: 1}[c.IsClose()]})
			}
		}
		weights = fit.Logistic(rows)
	}
	return weights
}

// candidates are those of a claim that may say the same, the likest first; of a
// true paraphrase those that it retells.
func candidates(c fit.Claim) []paraphrase.Candidate {
	return slices.DeleteFunc(slices.Clone(c.Candidates), func(p paraphrase.Candidate) bool {
		return p.Barred || c.IsClose() && !c.Is(p)
	})
}
