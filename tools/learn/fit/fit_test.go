package fit

import (
	"cmp"
	"math"
	"strings"
	"testing"

	"bothsides/internal/corpustest"
	"bothsides/internal/labelled"
	"bothsides/internal/search"
)

func TestSolve(t *testing.T) {
	for _, test := range []struct {
		name string
		a    [][]float64
		b    []float64
		want []float64
	}{
		{"one", [][]float64{{4}}, []float64{2}, []float64{0.5}},
		{"a diagonal", [][]float64{{2, 0}, {0, 5}}, []float64{2, 10}, []float64{1, 2}},
		{"three", [][]float64{{4, 1, 0}, {1, 3, 1}, {0, 1, 2}}, []float64{6, 10, 8}, []float64{1, 2, 3}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := solve(test.a, test.b)
			for i, want := range test.want {
				if math.Abs(got[i]-want) > 1e-9 {
					t.Errorf("got %v, want %v", got, test.want)
				}
			}
		})
	}
}

// With the best weights the gradient of the penalised likelihood is zero.
func TestLogistic(t *testing.T) {
	for _, test := range []struct {
		name string
		rows []Row
		sign int // of the second weight
	}{
		{"more is likelier", []Row{{[]float64{1, 0}, 0}, {[]float64{1, 1}, 0}, {[]float64{1, 2}, 1}, {[]float64{1, 3}, 1}}, 1},
		{"more is less likely", []Row{{[]float64{1, 0}, 1}, {[]float64{1, 1}, 1}, {[]float64{1, 2}, 0}}, -1},
		{"outcomes between", []Row{{[]float64{1, 0}, 0.2}, {[]float64{1, 1}, 0.4}, {[]float64{1, 2}, 1}}, 1},
		{"it does not matter", []Row{{[]float64{1, 1}, 1}, {[]float64{1, 1}, 0}, {[]float64{1, -1}, 1}, {[]float64{1, -1}, 0}}, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := Logistic(test.rows)
			for i := range w {
				gradient := -decay * w[i]
				for _, r := range test.rows {
					gradient += (r.Y - r.probability(w)) * r.X[i]
				}
				if math.Abs(gradient) > 0.01 { // weights are rounded
					t.Errorf("with the weights %v the gradient of %d is %f", w, i, gradient)
				}
			}
			if sign := cmp.Compare(w[1], 0); sign != test.sign {
				t.Errorf("weights are %v", w)
			}
		})
	}
}

// Above the threshold at most one in fifty-eight answering statements is called silent.
func TestCertain(t *testing.T) {
	w := []float64{1}
	at := func(p, y float64) Row { return Row{[]float64{math.Log(p / (1 - p))}, y} }
	for _, test := range []struct {
		name      string
		rows      []Row
		answering int
		want      float64
	}{
		{"none is false", []Row{at(0.9, 1), at(0.6, 1)}, 58, 0.5},
		{"one false silence of fifty-eight is borne", []Row{at(0.9, 1), at(0.8, 0), at(0.6, 1)}, 58, 0.5},
		{"of fifty-seven it is not", []Row{at(0.6, 1), at(0.8, 0), at(0.9, 1)}, 57, 0.801},
		{"the second of fifty-eight is not", []Row{at(0.9, 0), at(0.7, 0), at(0.6, 1)}, 58, 0.701},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := certain(test.rows, w, test.answering); math.Abs(got-test.want) > 1e-9 {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

// What cannot be learned from is refused with a reason.
func TestTooFewQueries(t *testing.T) {
	c := *corpustest.Builtin(t)
	c.Model = nil
	index, err := search.Open(&c, search.Options{Learning: true})
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	for _, test := range []struct {
		name    string
		queries []labelled.Query
		want    string
	}{
		{"none", nil, "nothing to learn from"},
		{"of both statements alone", []labelled.Query{{ID: "a", Kind: "topic", Text: "black sea", WH: map[string]int{"2.2": 2}, KR: map[string]int{"7.1": 2}}}, "silence"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, _, err := Fit(&c, index, test.queries); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error is %v, want one about %q", err, test.want)
			}
		})
	}
}
