// Package classify tells how likely each passage answers a query, by what
// labelled queries with the same words have as answers. It is a second opinion
// beside the search engine's: it knows which words people put around what they
// ask about, which no thesaurus lists.
//
// A query becomes a sparse vector of hashed features (its lemmas, pairs of
// neighbours, concepts, and parts of words). A Model has one linear output for
// each passage, fitted by ridge regression to labelled queries: 1 for a passage
// that must be shown, less for one that may be. Training is deterministic, so
// that a model in the repository can be checked against the queries it was
// made from.
package classify

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// dimensions is the size of a vector of features; features are hashed into it,
// those of words into the first places, those of what they mean into the rest.
const (
	dimensions = 1 << 16
	wordPlaces = 3 << 14
)

// Feature is one place of a sparse vector.
type Feature struct {
	Index  uint16
	Weight float32
}

// Query is what a vector is made of.
type Query struct {
	Words    []string // lemmas in order, those of stop words too
	Stops    []bool   // for each of Words, whether it is a stop word
	Concepts []string // names of the concepts that were read, in order
	Marks    []string // what else was read: who does what, that a word was not understood
}

// How much features of each kind weigh among others.
const (
	wordWeight    = 1.0
	stopWeight    = 0.4
	pairWeight    = 0.7
	conceptWeight = 1.5
	bothWeight    = 0.8 // two concepts of one query
	openerWeight  = 0.5
	markWeight    = 1.0
	partWeight    = 0.3 // four letters of a word
)

// partSize is how many letters the parts of a word have: words that are
// inflected, joined or misspelled share some.
const partSize = 4

// usualFeatures is as many as half of most queries have.
const usualFeatures = 32

// Vector makes the features of a query. Those of its words and those of what
// they mean are each brought to length 1, so that words which nobody has seen
// before, of another language say, take nothing from what is understood.
func Vector(q Query) []Feature {
	words := vector{0, wordPlaces, make([]Feature, 0, usualFeatures)}
	meaning := vector{wordPlaces, dimensions, make([]Feature, 0, usualFeatures)}
	for i, w := range q.Words {
		words.add(wordOf(q.Stops[i]), "word", w, "")
		if i > 0 {
			words.add(pairWeight, "pair", q.Words[i-1], w)
		}
		words.addParts(w)
	}
	if len(q.Words) > 1 {
		words.add(openerWeight, "opener", q.Words[0], q.Words[1])
	}
	for i, c := range q.Concepts {
		meaning.add(conceptWeight, "concept", c, "")
		for _, d := range q.Concepts[i+1:] {
			meaning.add(bothWeight, "both", min(c, d), max(c, d))
		}
	}
	for _, m := range q.Marks {
		meaning.add(markWeight, "mark", m, "")
	}
	return append(words.normal(), meaning.normal()...)
}

func wordOf(stop bool) float32 {
	if stop {
		return stopWeight
	}
	return wordWeight
}

// vector collects features hashed into the places from first up to end.
type vector struct {
	first, end uint32
	features   []Feature
}

func (v *vector) add(weight float32, kind, a, b string) {
	h := newHash().with(kind).with(a).with(b)
	v.features = append(v.features, Feature{uint16(v.first + uint32(h)%(v.end-v.first)), weight})
}

// addParts adds each run of partSize letters of a word with a sign on either side.
func (v *vector) addParts(w string) {
	w = "^" + w + "$"
	var starts [partSize]int // of the last letters
	n := 0
	for i := range w {
		if n++; n > partSize {
			v.add(partWeight, "part", w[starts[n%partSize]:i], "")
		}
		starts[n%partSize] = i
	}
	if n >= partSize {
		v.add(partWeight, "part", w[starts[(n+1)%partSize]:], "")
	}
}

// hash is FNV-1a of several strings. That of the library takes bytes, which
// each string would have to be copied to.
type hash uint32

func newHash() hash { return 2166136261 }

// with is the hash with a string more, and a zero that ends it.
func (h hash) with(s string) hash {
	const prime = 16777619
	for i := range len(s) {
		h = (h ^ hash(s[i])) * prime
	}
	return h * prime
}

// normal lists the features in order, each place once, scaled to length 1.
func (v *vector) normal() []Feature {
	slices.SortFunc(v.features, func(a, b Feature) int { return int(a.Index) - int(b.Index) })
	out := v.features[:0]
	for _, f := range v.features {
		if n := len(out); n > 0 && out[n-1].Index == f.Index {
			out[n-1].Weight += f.Weight
		} else {
			out = append(out, f)
		}
	}
	sum := 0.0
	for _, f := range out {
		sum += float64(f.Weight) * float64(f.Weight)
	}
	for i := range out {
		out[i].Weight /= float32(math.Sqrt(sum))
	}
	return out
}

// Model is a linear output for each of a list of passages. The zero Model has
// none.
type Model struct {
	Outputs []string // ids of passages
	scales  []float32
	// weights has, for each place of a vector, one for each output: times the
	// output's scale a weight. A query has few of the places.
	weights []int8
}

// newModel is a model whose weights are all 0.
func newModel(outputs []string) *Model {
	return &Model{outputs, make([]float32, len(outputs)), make([]int8, len(outputs)*dimensions)}
}

// Predict gives, for each output, how likely the passage answers: about 0 to 1.
func (m *Model) Predict(v []Feature) []float64 {
	n := len(m.Outputs)
	sums := make([]float32, n)
	for _, f := range v {
		for i, w := range m.weights[int(f.Index)*n : (int(f.Index)+1)*n] {
			sums[i] += float32(w) * f.Weight
		}
	}
	out := make([]float64, n)
	for i, sum := range sums {
		out[i] = float64(sum * m.scales[i])
	}
	return out
}

// magic begins a written model; its last byte is the version of the features.
const magic = "bothsides model 2\n"

// MarshalBinary writes the model: after magic, compressed, the outputs as lines,
// an empty line, the scales and the weights.
func (m *Model) MarshalBinary() ([]byte, error) {
	if n := len(m.Outputs); n > maxOutputs {
		return nil, fmt.Errorf("writing model: it has %d outputs, of %d at most", n, maxOutputs)
	}
	var b bytes.Buffer
	b.WriteString(magic)
	z, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("writing model: %w", err)
	}
	_, err = io.WriteString(z, strings.Join(m.Outputs, "\n")+"\n\n")
	err = errors.Join(err,
		binary.Write(z, binary.LittleEndian, m.scales),
		binary.Write(z, binary.LittleEndian, m.weights),
		z.Close())
	if err != nil {
		return nil, fmt.Errorf("writing model: %w", err)
	}
	return b.Bytes(), nil
}

var errModel = errors.New("reading model: not a model of this version")

// maxOutputs is how many outputs a model may have. It bounds what one takes in
// memory, 64 kB for each.
const maxOutputs = 1 << 10

// UnmarshalBinary reads a written model.
func (m *Model) UnmarshalBinary(data []byte) error {
	data, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return errModel
	}
	r := bufio.NewReader(flate.NewReader(bytes.NewReader(data)))
	var outputs []string
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return errModel
		}
		if line == "\n" {
			break
		}
		if len(outputs) == maxOutputs {
			return errModel
		}
		outputs = append(outputs, strings.TrimSuffix(line, "\n"))
	}
	read := newModel(outputs)
	for _, part := range []any{read.scales, read.weights} {
		if err := binary.Read(r, binary.LittleEndian, part); err != nil {
			return errModel
		}
	}
	if _, err := r.ReadByte(); err != io.EOF {
		return errModel
	}
	*m = *read
	return nil
}
