package search

import (
	"slices"
	"strings"
	"testing"
	"time"

	"bothsides/corpus"
)

// BenchmarkSearch asks every labelled query in turn and reports how long the
// middle one and the slowest hundredth take.
func BenchmarkSearch(b *testing.B) {
	ix := builtin(b)
	queries := labels(b, "queries-dev.jsonl")
	times := make([]time.Duration, 0, b.N)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		if _, err := ix.Search(Query{Text: queries[i%len(queries)].Text}); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), "p99-µs")
}

// BenchmarkWorst asks what costs most within the bounds: as many units as are
// read, all of them common, and as many misspelled words.
func BenchmarkWorst(b *testing.B) {
	ix := builtin(b)
	for _, bench := range []struct{ name, text string }{
		{"common", strings.Repeat("ceasefire Ukraine Russia peace Trump Putin talks relations ", 20)},
		{"misspelled", strings.Repeat("ceesfirs negotiatoins mobilisatoin cooperaton ", 20)},
		{"one word", strings.Repeat("ш", 6000)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ix.Search(Query{Text: bench.text}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkGibberish asks as long a question as there may be, without a known
// word, in one script after another.
func BenchmarkGibberish(b *testing.B) {
	ix := builtin(b)
	for script, text := range gibberish() {
		b.Run(script, func(b *testing.B) {
			for b.Loop() {
				if _, err := ix.Search(Query{Text: text, Question: true}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkNew is what a start of the program costs.
func BenchmarkNew(b *testing.B) {
	c, err := corpus.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		ix, err := Open(c, Options{})
		if err != nil {
			b.Fatal(err)
		}
		ix.Close()
	}
}

// BenchmarkLoad is what reading the built-in corpus costs.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := corpus.Builtin(); err != nil {
			b.Fatal(err)
		}
	}
}
