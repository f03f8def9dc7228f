package fit

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"sync"

	"bothsides/internal/classify"
	"bothsides/internal/finding"
	"bothsides/internal/verify"
	"bothsides/internal/verify/paraphrase"
)

const (
	// pairPenalty is the penalty on the weights of the model of pairs: with 1,
	// three of a hundred true claims fewer are found.
	pairPenalty = 0.125
	// mostConfirmed is how large a part of the false claims may be called close
	// where writers have not been learned from: it sets the bar.
	mostConfirmed = 0.04
)

// Claim is a labelled claim: something alleged that a passage says in other
// words, or that none says.
type Claim struct {
	ID, Query, Source string
	Verdict, Alt      finding.Verdict
	Passages          []string

	Candidates []paraphrase.Candidate // of a claim that is compared as a paraphrase
}

func (c Claim) id() string { return c.ID }

// IsClose reports whether a passage says the same.
func (c Claim) IsClose() bool { return c.Verdict == finding.Close }

// Is reports whether a candidate is a passage that says the same.
func (c Claim) Is(p paraphrase.Candidate) bool {
	return slices.ContainsFunc(c.Passages, func(id string) bool { return strings.ToUpper(c.Source)+"-"+id == p.Passage.ID() })
}

// writer is who wrote a claim or query: what comes before the number in its id, "c1"
// of "c1-017".
func writer(id string) string {
	writer, _, _ := strings.Cut(id, "-")
	return writer
}

// ReadClaims reads the labelled claims of a file that are judged as paraphrases:
// of which one of two verdicts is right, and no other can be defended, and that
// have too little of a statement's words to be taken from there.
func ReadClaims(checker *verify.Checker, file string) ([]Claim, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	judged := []finding.Verdict{finding.Close, finding.Absent}
	var out []Claim
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var claim Claim
		if err := json.Unmarshal(lines.Bytes(), &claim); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if !slices.Contains(judged, claim.Verdict) || slices.Contains(judged, claim.Alt) {
			continue
		}
		var compared bool
		if claim.Candidates, compared = checker.Candidates(claim.Query); compared {
			out = append(out, claim)
		}
	}
	return out, lines.Err()
}

// Scored says how likely it is that some passage says the same as a claim: the
// best score of its candidates.
type Scored func(Claim) float64

// FitClaims fits a model to labelled claims, and reports how those are judged by
// models that have not learned from their writers.
func FitClaims(claims []Claim) (*classify.PairModel, ClaimReport, error) {
	part := writersOf(claims, Claim.id)
	for i := range parts {
		if len(examples(withoutPart(claims, part, i))) == 0 {
			return nil, ClaimReport{}, errors.New("there is too little to learn from: at least two writers must have labelled claims that are compared with passages")
		}
	}
	bar, report := CrossFit(claims, func(claims []Claim) Scored { return scoredBy(trainPairs(claims)) })
	model := trainPairs(claims)
	model.Raise(-bar)
	return model, report, nil
}

// ClaimReport is how claims are judged by what was learned from other writers.
type ClaimReport struct {
	False, Confirmed int // confirmed are called close
	True, Found      int // found are called close
}

// String is the report for people.
func (r ClaimReport) String() string {
	return fmt.Sprintf("claims of writers that were not learned from: %d of %d false ones confirmed, %d of %d true ones found", r.Confirmed, r.False, r.Found, r.True)
}

// CrossFit scores each claim by what was trained on claims of other writers. The
// bar is the score above which mostConfirmed of the false claims are.
func CrossFit(claims []Claim, train func([]Claim) Scored) (bar float64, r ClaimReport) {
	var trained [parts]Scored
	var wait sync.WaitGroup
	part := writersOf(claims, Claim.id)
	for i := range trained {
		wait.Go(func() {
			trained[i] = train(withoutPart(claims, part, i))
		})
	}
	wait.Wait()
	scores := map[finding.Verdict][]float64{}
	for _, c := range claims {
		scores[c.Verdict] = append(scores[c.Verdict], trained[part[writer(c.ID)]](c))
	}
	r.False, r.True = len(scores[finding.Absent]), len(scores[finding.Close])
	slices.Sort(scores[finding.Absent])
	r.Confirmed = int(mostConfirmed * float64(r.False))
	bar = scores[finding.Absent][r.False-1-r.Confirmed]
	for _, s := range scores[finding.Close] {
		if s > bar {
			r.Found++
		}
	}
	return bar, r
}

// writersOf divides the writers of what has an id into parts.
func writersOf[T any](all []T, id func(T) string) map[string]int {
	out := map[string]int{}
	for _, x := range all {
		w := writer(id(x))
		if _, known := out[w]; !known {
			out[w] = len(out) % parts
		}
	}
	return out
}

// withoutPart are the claims of the writers of all other parts.
func withoutPart(claims []Claim, part map[string]int, i int) []Claim {
	return slices.DeleteFunc(slices.Clone(claims), func(c Claim) bool { return part[writer(c.ID)] == i })
}

func trainPairs(claims []Claim) *classify.PairModel {
	return classify.TrainPairs(examples(claims), pairPenalty)
}

// examples are what a model is trained on. Of a true paraphrase only the passages that it
// retells are examples: that it may say the same as another is not labelled.
func examples(claims []Claim) (out []classify.PairExample) {
	for _, c := range claims {
		for _, p := range c.Candidates {
			if !c.IsClose() || c.Is(p) {
				out = append(out, classify.PairExample{Pair: p.Pair, Same: c.IsClose()})
			}
		}
	}
	return out
}

// scoredBy is the best score of a claim's candidates by a model.
func scoredBy(model *classify.PairModel) Scored {
	return func(c Claim) float64 {
		best := math.Inf(-1)
		for _, p := range c.Candidates {
			if !p.Barred {
				best = max(best, model.Score(p.Pair))
			}
		}
		return best
	}
}
