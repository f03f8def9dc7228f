package fit

import "math"

// Row is an observation with its outcome, 0 to 1.
type Row struct {
	X []float64
	Y float64
}

func (r Row) probability(w []float64) float64 {
	z := 0.0
	for i, x := range r.X {
		z += w[i] * x
	}
	return 1 / (1 + math.Exp(-z))
}

// steps of Newton's method: the weights then stand to many digits.
const steps = 15

// Logistic fits a logistic regression with a penalty on squared weights, by
// Newton's method.
func Logistic(rows []Row) []float64 {
	n := len(rows[0].X)
	w := make([]float64, n)
	for range steps {
		gradient := make([]float64, n)
		hessian := make([][]float64, n)
		for i := range hessian {
			hessian[i] = make([]float64, n)
			gradient[i] = -decay * w[i]
			hessian[i][i] = decay
		}
		for _, r := range rows {
			p := r.probability(w)
			for i, x := range r.X {
				gradient[i] += (r.Y - p) * x
				for j, other := range r.X {
					hessian[i][j] += p * (1 - p) * x * other
				}
			}
		}
		for i, d := range solve(hessian, gradient) {
			w[i] += d
		}
	}
	for i := range w {
		w[i] = math.Round(w[i]*1000) / 1000
	}
	return w
}

// solve solves the linear equations of a positive definite matrix by Gaussian
// elimination. It changes its arguments.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		for k := i + 1; k < n; k++ {
			f := a[k][i] / a[i][i]
			for j := i; j < n; j++ {
				a[k][j] -= f * a[i][j]
			}
			b[k] -= f * b[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		for j := i + 1; j < n; j++ {
			b[i] -= a[i][j] * b[j]
		}
		b[i] /= a[i][i]
	}
	return b
}
