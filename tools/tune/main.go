// Command tune fits the settings with which search decides where a corpus has
// no labelled queries: for each number it prints how many labelled queries are
// answered right at each value, and which value is best in each fifth of them,
// so that a number that does not matter, or that fits one fifth alone, is seen.
//
//	go run ./tools/tune [-corpus DIR]
//
// With -quotes it fits the weights by which an alleged quote is called a
// paraphrase, where a corpus has no labelled claims, to those of a folder, and writes them.
//
//	go run ./tools/tune -quotes
package main

import (
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"

	"bothsides/corpus"
	"bothsides/internal/labelled"
	"bothsides/internal/search"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "tune:", err)
		os.Exit(1)
	}
}

// number is a setting with the values that are tried.
type number struct {
	name   string
	of     func(*search.Settings) *float64
	values []float64
}

func numbers() []number {
	return []number{
		{"Held", func(s *search.Settings) *float64 { return &s.Held }, []float64{0.7, 0.8, 0.9, 1}},
		{"Near", func(s *search.Settings) *float64 { return &s.Near }, []float64{0.3, 0.4, 0.5, 0.6}},
		{"Weak", func(s *search.Settings) *float64 { return &s.Weak }, []float64{0.2, 0.35, 0.5, 1}},
		{"Actor", func(s *search.Settings) *float64 { return &s.Actor }, []float64{0.2, 0.4, 0.6, 1}},
		{"Unknown", func(s *search.Settings) *float64 { return &s.Unknown }, []float64{0.5, 0.7, 0.9, 1.1}},
		{"UnknownManner", func(s *search.Settings) *float64 { return &s.UnknownManner }, []float64{0.1, 0.3, 0.5, 0.9}},
		{"UnknownForeign", func(s *search.Settings) *float64 { return &s.UnknownForeign }, []float64{0.1, 0.3, 0.5, 0.9}},
		{"Enough", func(s *search.Settings) *float64 { return &s.Enough }, []float64{0.45, 0.5, 0.55, 0.6, 0.65}},
		{"BesideBest", func(s *search.Settings) *float64 { return &s.BesideBest }, []float64{0.5, 0.65, 0.8}},
		{"BM25", func(s *search.Settings) *float64 { return &s.BM25 }, []float64{0.001, 0.05, 0.1, 0.2, 0.4}},
	}
}

// folds is into how many parts the queries are divided.
const folds = 5

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("tune", flag.ContinueOnError)
	dir := flags.String("corpus", "corpus", "the folder of the corpus")
	quotes := flags.Bool("quotes", false, "fit the weights of paraphrases")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *quotes {
		return fitQuotes(*dir, weightsFile, out)
	}
	c, err := corpus.Load(os.DirFS(*dir))
	if err != nil {
		return err
	}
	c.Model = nil // these settings are for a corpus without one
	queries, err := labelled.Read(filepath.Join(*dir, corpus.QuestionsFile))
	if err != nil {
		return err
	}
	for _, n := range numbers() {
		best := [folds]float64{}
		most := [folds]float64{}
		for _, v := range n.values {
			settings := search.DefaultSettings()
			*n.of(&settings) = v
			right, err := measure(c, settings, queries)
			if err != nil {
				return err
			}
			sum := 0.0
			for i, r := range right {
				if r > most[i] {
					most[i], best[i] = r, v
				}
				sum += r / folds
			}
			fmt.Fprintf(out, "%-15s %5.3g  %.2f%%\n", n.name, v, sum)
		}
		fmt.Fprintf(out, "%-15s best in each fifth: %v\n", n.name, best)
	}
	return nil
}

// measure is the share of the queries in each part that are answered right.
func measure(c *corpus.Corpus, settings search.Settings, queries []labelled.Query) (out [folds]float64, err error) {
	index, err := search.Open(c, search.Options{Settings: &settings})
	if err != nil {
		return out, err
	}
	defer index.Close()
	figures := [folds]labelled.Figures{}
	for i := range figures {
		figures[i] = labelled.Figures{}
	}
	for _, q := range queries {
		result, err := index.Search(search.Query{Text: q.Text, Question: q.Kind == "question"})
		if err != nil {
			return out, err
		}
		figures[foldOf(q.ID)].Judge(q, result.Judged(c))
	}
	for i, f := range figures {
		out[i] = f.Percent(labelled.Right)
	}
	return out, nil
}

// foldOf is the part that a labelled query or quote is in.
func foldOf(id string) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32() % folds)
}
