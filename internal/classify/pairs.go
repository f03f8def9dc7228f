package classify

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
)

// pairPlaces is the size of a vector of a pair's features: as many as an index
// can tell apart. The first are for numbers, the others for hashed features.
const (
	pairPlaces  = 1 << 16
	mostNumbers = 16
)

// Pair is a text beside a passage of which it may say the same in other words.
type Pair struct {
	Numbers []float64 // what was measured of the two, at most 16
	Text    []Feature // the text's own features, as Vector makes them
	Passage string    // what is learned of those features goes with this
	New     []string  // lemmas of the text that the passage has not, each once
}

// How much features of each kind weigh among others. A new word says the same
// beside any passage.
const (
	textWeight = 4
	newWeight  = 1.5
)

// vector makes the features of a pair.
func (p Pair) vector() []Feature {
	out := make([]Feature, 0, len(p.Numbers)+len(p.Text)+len(p.New))
	for i, n := range p.Numbers {
		out = append(out, Feature{uint16(i), float32(n)})
	}
	passage := newHash().with("passage").with(p.Passage)
	for _, f := range p.Text {
		out = append(out, Feature{pairPlace((passage ^ hash(f.Index)) * 0x9E3779B1), textWeight * f.Weight})
	}
	for _, lemma := range p.New {
		out = append(out, Feature{pairPlace(newHash().with("new").with(lemma)), newWeight})
	}
	return out
}

// pairPlace is the place of a hashed feature. The upper bits of a product
// depend on all of what was multiplied.
func pairPlace(h hash) uint16 {
	return mostNumbers + uint16((h>>8)%(pairPlaces-mostNumbers))
}

// PairModel tells how likely the passages of pairs say the same as their texts,
// by a logistic regression. The zero model cannot be used.
type PairModel struct {
	numbers []float64 // weights
	scale   float32
	weights []byte // of hashed features: as signed numbers, times the scale
}

// PairExample is a pair of which somebody said whether both say the same.
type PairExample struct {
	Pair
	Same bool
}

// TrainPairs fits a model to examples. The penalty on squared weights keeps
// those small of which few examples say anything.
func TrainPairs(examples []PairExample, penalty float64) *PairModel {
	vectors, outcomes := make([][]Feature, len(examples)), make([]float64, len(examples))
	for i, e := range examples {
		vectors[i] = e.vector()
		if e.Same {
			outcomes[i] = 1
		}
	}
	w := logistic(vectors, outcomes, penalty)
	scale, whole := quantized(w[mostNumbers:])
	m := &PairModel{scale: scale}
	for i := range examples[0].Numbers {
		m.numbers = append(m.numbers, math.Round(w[i]*1000)/1000)
	}
	for _, q := range whole {
		m.weights = append(m.weights, byte(q))
	}
	return m
}

// newtonSteps are enough for the weights to have the precision in which
// they are kept.
const newtonSteps = 8

// logistic fits a logistic regression by Newton's method, whose equations are
// solved by conjugate gradients.
func logistic(vectors [][]Feature, outcomes []float64, penalty float64) []float64 {
	w := make([]float64, pairPlaces)
	slopes := make([]float64, len(vectors))
	for range newtonSteps {
		r := make([]float64, pairPlaces) // the negative gradient
		for i := range w {
			r[i] = -penalty * w[i]
		}
		for i, v := range vectors {
			p := 1 / (1 + math.Exp(-sparseDot(w, v)))
			slopes[i] = p * (1 - p)
			addTo(r, v, outcomes[i]-p)
		}
		step := conjugateGradients(r, func(q, p []float64) {
			for i, v := range vectors {
				addTo(q, v, slopes[i]*sparseDot(p, v))
			}
		}, penalty)
		for i, d := range step {
			w[i] += d
		}
	}
	return w
}

// Raise adds to the weight of the first number, which is a base if that is 1 in
// all pairs.
func (m *PairModel) Raise(by float64) { m.numbers[0] = math.Round((m.numbers[0]+by)*1000) / 1000 }

// Numbers is how many numbers of a pair the model was fitted to.
func (m *PairModel) Numbers() int { return len(m.numbers) }

// Score is above 0 where it is likelier than not that both say the same.
func (m *PairModel) Score(p Pair) float64 {
	sum := 0.0
	for i, weight := range m.numbers {
		sum += weight * p.Numbers[i]
	}
	hashed := float32(0)
	for _, f := range p.vector()[len(m.numbers):] {
		hashed += float32(int8(m.weights[f.Index-mostNumbers])) * f.Weight
	}
	return sum + float64(hashed*m.scale)
}

// pairHead is what a written model begins with, as JSON on one line.
type pairHead struct {
	Version int       `json:"version"` // of the features
	Numbers []float64 `json:"numbers"`
	Scale   float32   `json:"scale"`
}

const pairVersion = 1

// MarshalBinary writes the model.
func (m *PairModel) MarshalBinary() ([]byte, error) {
	head, err := json.Marshal(pairHead{pairVersion, m.numbers, m.scale})
	if err != nil {
		return nil, fmt.Errorf("writing model: %w", err)
	}
	return slices.Concat(head, []byte("\n"), m.weights), nil
}

// UnmarshalBinary reads a written model.
func (m *PairModel) UnmarshalBinary(data []byte) error {
	head, weights, _ := bytes.Cut(data, []byte("\n"))
	var h pairHead
	if err := json.Unmarshal(head, &h); err != nil {
		return fmt.Errorf("reading model: %w", err)
	}
	if h.Version != pairVersion || len(h.Numbers) > mostNumbers || len(weights) != pairPlaces-mostNumbers {
		return errPairs
	}
	*m = PairModel{h.Numbers, h.Scale, weights}
	return nil
}

var errPairs = errors.New("reading model: not a model of pairs of this version")
