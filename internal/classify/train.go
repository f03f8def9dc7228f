package classify

import "math"

// Example is a labelled query: how much each output answers it.
type Example struct {
	Vector  []Feature
	Targets []float64 // for each output, 0 to 1; NaN: not known
}

// iterations of conjugate gradients: after so many the outputs no longer move
// by a hundredth.
const iterations = 60

// Train fits a model to the examples by ridge regression. The penalty keeps
// weights small where few examples say anything; it is relative to vectors of
// length 1.
func Train(outputs []string, examples []Example, penalty float64) *Model {
	m := newModel(outputs)
	for i := range outputs {
		var known []Example
		var targets []float64
		for _, e := range examples {
			if y := e.Targets[i]; !math.IsNaN(y) {
				known, targets = append(known, e), append(targets, y)
			}
		}
		m.quantize(i, fit(known, targets, penalty))
	}
	return m
}

// fit minimizes the squared errors plus the penalty times the squared weights.
func fit(examples []Example, targets []float64, penalty float64) []float64 {
	r := make([]float64, dimensions)
	for j, e := range examples {
		addTo(r, e.Vector, targets[j])
	}
	return conjugateGradients(r, func(q, p []float64) {
		for _, e := range examples {
			addTo(q, e.Vector, sparseDot(p, e.Vector))
		}
	}, penalty)
}

// conjugateGradients solves (A + penalty) w = r, where multiply adds A times p
// to q (Hestenes and Stiefel 1952). It uses r up.
func conjugateGradients(r []float64, multiply func(q, p []float64), penalty float64) []float64 {
	w := make([]float64, len(r))
	p := append([]float64(nil), r...)
	size := dot(r, r)
	for range iterations {
		if size < 1e-9 {
			break
		}
		q := make([]float64, len(r))
		multiply(q, p)
		for i := range q {
			q[i] += penalty * p[i]
		}
		step := size / dot(p, q)
		for i := range w {
			w[i] += step * p[i]
			r[i] -= step * q[i]
		}
		next := dot(r, r)
		for i := range p {
			p[i] = r[i] + next/size*p[i]
		}
		size = next
	}
	return w
}

func addTo(to []float64, v []Feature, times float64) {
	if times == 0 {
		return
	}
	for _, f := range v {
		to[f.Index] += times * float64(f.Weight)
	}
}

func sparseDot(a []float64, v []Feature) (sum float64) {
	for _, f := range v {
		sum += a[f.Index] * float64(f.Weight)
	}
	return sum
}

func dot(a, b []float64) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// least is the smallest weight that is kept, of 127: those from 5 on would make
// a written model a third larger and change no figure by more than 0.3 points.
const least = 7

// quantize sets the weights of an output.
func (m *Model) quantize(output int, w []float64) {
	scale, whole := quantized(w)
	m.scales[output] = scale
	for place, q := range whole {
		if q >= least || q <= -least {
			m.weights[place*len(m.Outputs)+output] = q
		}
	}
}

// quantized are weights as whole numbers, and what 1 of them is worth.
func quantized(w []float64) (scale float32, whole []int8) {
	most := 0.0
	for _, x := range w {
		most = max(most, math.Abs(x))
	}
	whole = make([]int8, len(w))
	if most == 0 {
		return 0, whole
	}
	worth := most / math.MaxInt8
	for i, x := range w {
		whole[i] = int8(math.Round(x / worth))
	}
	return float32(worth), whole
}
