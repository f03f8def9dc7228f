package classify

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// length is the length of the part of a vector in places from first up to end.
func length(v []Feature, first, end int) float64 {
	sum := 0.0
	for _, f := range v {
		if int(f.Index) >= first && int(f.Index) < end {
			sum += float64(f.Weight) * float64(f.Weight)
		}
	}
	return math.Sqrt(sum)
}

func TestVectorLengths(t *testing.T) {
	for _, test := range []struct {
		name           string
		query          Query
		words, meaning float64
	}{
		{"empty", Query{}, 0, 0},
		{"words alone", Query{Words: []string{"hockey"}, Stops: []bool{false}}, 1, 0},
		{"meaning alone", Query{Concepts: []string{"hockey"}}, 0, 1},
		{"both", Query{Words: []string{"who", "play"}, Stops: []bool{true, false}, Concepts: []string{"hockey", "NHL"}, Marks: []string{"unknown"}}, 1, 1},
		{"a word twice", Query{Words: []string{"peace", "peace"}, Stops: []bool{false, false}}, 1, 0},
		{"letters of any script", Query{Words: []string{"хокей", "曲棍球", ""}, Stops: make([]bool, 3)}, 1, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := Vector(test.query)
			if got := length(v, 0, wordPlaces); math.Abs(got-test.words) > 1e-5 {
				t.Errorf("length of the words is %f, want %f", got, test.words)
			}
			if got := length(v, wordPlaces, dimensions); math.Abs(got-test.meaning) > 1e-5 {
				t.Errorf("length of the meaning is %f, want %f", got, test.meaning)
			}
			for i := 1; i < len(v); i++ {
				if v[i].Index <= v[i-1].Index {
					t.Fatalf("features %d and %d are not in order, or one place is there twice", i-1, i)
				}
			}
		})
	}
}

// Words that nobody has seen take nothing from what is understood.
func TestUnknownWordsLeaveMeaningAlone(t *testing.T) {
	meaning := func(words ...string) []Feature {
		var out []Feature
		for _, f := range Vector(Query{Words: words, Stops: make([]bool, len(words)), Concepts: []string{"truce", "energy"}}) {
			if f.Index >= wordPlaces {
				out = append(out, f)
			}
		}
		return out
	}
	if diff := cmp.Diff(meaning("truce"), meaning("waffenruhe", "bei", "energie")); diff != "" {
		t.Error(diff)
	}
}

// questions are examples of two outputs: what is asked with "rink" is answered
// by the first, with "ship" by the second.
func questions() []Example {
	var out []Example
	for i, fillers := range [][]string{{"tell", "me"}, {"any", "word"}, {"what", "about"}, {"is", "there"}} {
		for j, word := range []string{"rink", "ship"} {
			targets := []float64{0, 0}
			targets[j] = 1
			words := append([]string{word}, fillers...)
			if i%2 == 0 {
				words = append(fillers, word)
			}
			out = append(out, Example{Vector(Query{Words: words, Stops: make([]bool, len(words))}), targets})
		}
	}
	return out
}

func TestTrain(t *testing.T) {
	m := Train([]string{"A", "B"}, questions(), 0.1)
	for _, test := range []struct {
		name  string
		words []string
		want  string
	}{
		{"as learned", []string{"tell", "me", "rink"}, "A"},
		{"other order", []string{"ship", "please"}, "B"},
		{"a word that is written much like it", []string{"rinks"}, "A"},
		{"neither", []string{"tell", "me"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := m.Predict(Vector(Query{Words: test.words, Stops: make([]bool, len(test.words))}))
			got := ""
			switch margin := p[0] - p[1]; {
			case margin > 0.1:
				got = "A"
			case margin < -0.1:
				got = "B"
			}
			if got != test.want {
				t.Errorf("likelier is %q, want %q: %v", got, test.want, p)
			}
		})
	}
}

// With a larger penalty weights are smaller, so that a rare word decides less.
func TestPenaltyShrinks(t *testing.T) {
	v := questions()[0].Vector
	loose, tight := Train([]string{"A", "B"}, questions(), 0.1).Predict(v)[0], Train([]string{"A", "B"}, questions(), 10).Predict(v)[0]
	if tight >= loose/2 {
		t.Errorf("with the penalty 10 the prediction is %f, with 0.1 %f", tight, loose)
	}
}

func TestTrainingIsDeterministic(t *testing.T) {
	first, err := Train([]string{"A", "B"}, questions(), 0.2).MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	second, err := Train([]string{"A", "B"}, questions(), 0.2).MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	if !cmp.Equal(first, second) {
		t.Error("two trainings give different models")
	}
}

func TestNoExamples(t *testing.T) {
	m := Train([]string{"A"}, nil, 0.2)
	if got := m.Predict(questions()[0].Vector); got[0] != 0 {
		t.Errorf("a model of nothing predicts %v", got)
	}
}

func TestModelIsReadAsWritten(t *testing.T) {
	m := Train([]string{"KR-13.1", "=help"}, questions(), 0.2)
	data, err := m.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var read Model
	if err := read.UnmarshalBinary(data); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(m, &read, cmp.AllowUnexported(Model{})); diff != "" {
		t.Error(diff)
	}
}

func TestUnmarshalRefuses(t *testing.T) {
	data, err := Train([]string{"A"}, questions()[:1], 0.2).MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		data []byte
	}{
		{"nothing", nil},
		{"another file", []byte("PK\x03\x04")},
		{"another version", append([]byte("bothsides model 0\n"), data[len(magic):]...)},
		{"cut short", data[:len(data)-1]},
		{"no end of a name", append([]byte(magic), 'A')},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := new(Model).UnmarshalBinary(test.data); err == nil {
				t.Error("no error")
			}
		})
	}
}

// What could not be read is not written.
func TestTooManyOutputs(t *testing.T) {
	for _, test := range []struct {
		name    string
		outputs int
		fails   bool
	}{
		{"the most", maxOutputs, false},
		{"one too many", maxOutputs + 1, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			outputs := make([]string, test.outputs)
			for i := range outputs {
				outputs[i] = fmt.Sprint(i)
			}
			data, err := newModel(outputs).MarshalBinary()
			if (err != nil) != test.fails {
				t.Fatalf("error is %v", err)
			}
			if err == nil && new(Model).UnmarshalBinary(data) != nil {
				t.Error("it is not read as it was written")
			}
		})
	}
}

func BenchmarkPredict(b *testing.B) {
	outputs := make([]string, 42)
	for i := range outputs {
		outputs[i] = fmt.Sprint(i)
	}
	m := Train(outputs, nil, 0.2)
	q := Query{Words: []string{"what", "do", "they", "say", "about", "the", "black", "sea"}, Stops: make([]bool, 8), Concepts: []string{"maritime"}}
	b.ReportAllocs()
	for b.Loop() {
		m.Predict(Vector(q))
	}
}

// A word of n letters has n-1 parts, which count its beginning and its end.
func TestFeaturesOfAQuery(t *testing.T) {
	for _, test := range []struct {
		name  string
		query Query
		want  int
	}{
		{"a letter: no part", Query{Words: []string{"a"}, Stops: make([]bool, 1)}, 1},
		{"two letters: a part", Query{Words: []string{"ab"}, Stops: make([]bool, 1)}, 2},
		{"rink: ^rin rink ink$", Query{Words: []string{"rink"}, Stops: make([]bool, 1)}, 4},
		{"neighbours: a pair, and how the query begins", Query{Words: []string{"a", "b"}, Stops: make([]bool, 2)}, 4},
		{"three words: two pairs, one beginning", Query{Words: []string{"a", "b", "c"}, Stops: make([]bool, 3)}, 6},
		{"a concept", Query{Concepts: []string{"x"}}, 1},
		{"each two of three concepts", Query{Concepts: []string{"x", "y", "z"}}, 6},
		{"a mark", Query{Marks: []string{"m"}}, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := len(Vector(test.query)); got != test.want {
				t.Errorf("%d features, want %d", got, test.want)
			}
		})
	}
	ab, ba := Query{Words: []string{"a", "b"}, Stops: make([]bool, 2)}, Query{Words: []string{"b", "a"}, Stops: make([]bool, 2)}
	if cmp.Equal(Vector(ab), Vector(ba)) {
		t.Error("the order of words does not count")
	}
	if !cmp.Equal(Vector(Query{Concepts: []string{"x", "y"}}), Vector(Query{Concepts: []string{"y", "x"}})) {
		t.Error("the order of concepts counts")
	}
}

// What fit returns solves the normal equations: (XᵀX + penalty)·w = Xᵀy.
func TestFitSolvesTheNormalEquations(t *testing.T) {
	const penalty = 0.1
	examples := questions()
	targets := make([]float64, len(examples))
	for i, e := range examples {
		targets[i] = e.Targets[0]
	}
	w := fit(examples, targets, penalty)
	rest := make([]float64, dimensions)
	for i := range w {
		rest[i] = penalty * w[i]
	}
	for i, e := range examples {
		addTo(rest, e.Vector, sparseDot(w, e.Vector)-targets[i])
	}
	if got := math.Sqrt(dot(rest, rest)); got > 1e-4 {
		t.Errorf("the equations are off by %g", got)
	}
}
