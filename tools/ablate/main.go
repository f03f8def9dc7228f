// Command ablate switches each mechanism of search off in turn, fits what is
// learned anew, and prints how many labelled queries are then answered right: a
// mechanism that is worth nothing goes.
//
//	go run ./tools/ablate [-corpus DIR] FILE...
//	go run ./tools/ablate [-corpus DIR] -quotes FILE...
//
// FILEs have labelled queries that nothing was fitted to. The figures of the
// corpus's own queries are out of sample.
package main

import (
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/labelled"
	"bothsides/internal/search"
	"bothsides/tools/learn/fit"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "ablate:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("ablate", flag.ContinueOnError)
	dir := flags.String("corpus", "corpus", "the folder of the corpus")
	ofQuotes := flags.Bool("quotes", false, "the files have labelled quotes: measure the mechanisms of paraphrases")
	if err := flags.Parse(args); err != nil {
		return err
	}
	c, err := corpus.Load(os.DirFS(*dir))
	if err != nil {
		return err
	}
	if *ofQuotes {
		return quotes(c, *dir, flags.Args(), out)
	}
	questions, err := labelled.Read(filepath.Join(*dir, corpus.QuestionsFile))
	if err != nil {
		return err
	}
	return queries(c, questions, flags.Args(), out)
}

// queries prints what the mechanisms of search are worth.
func queries(c *corpus.Corpus, questions []labelled.Query, files []string, out io.Writer) error {
	c.Model = nil // each line has learned its own
	head := []string{"switched off", "learned from"}
	var sets [][]labelled.Query
	for _, file := range files {
		set, err := labelled.Read(file)
		if err != nil {
			return err
		}
		sets = append(sets, set)
		head = append(head, strings.TrimSuffix(filepath.Base(file), ".jsonl"))
	}
	fmt.Fprintf(out, "| %s |\n|%s\n", strings.Join(head, " | "), strings.Repeat(" --- |", len(head)))
	names := search.Mechanisms()
	for _, m := range append([]search.Mechanism{0}, slices.Sorted(maps.Keys(names))...) {
		row, err := measure(c, m, questions, sets)
		if err != nil {
			return err
		}
		name := names[m]
		if m == 0 {
			name = "nothing"
		}
		fmt.Fprintf(out, "| %s | %s |\n", name, strings.Join(row, " | "))
	}
	return nil
}

// measure gives the figures without a mechanism.
func measure(c *corpus.Corpus, m search.Mechanism, questions []labelled.Query, sets [][]labelled.Query) ([]string, error) {
	index, err := search.Open(c, search.Options{Learning: true, Off: m})
	if err != nil {
		return nil, err
	}
	defer index.Close()
	learned, report, err := fit.Fit(c, index, questions)
	if err != nil {
		return nil, err
	}
	index.Learn(learned)
	row := []string{fmt.Sprintf("%.1f", report.Figures.Percent(labelled.Right))}
	for _, set := range sets {
		figures := labelled.Figures{}
		for _, q := range set {
			result, err := index.Search(search.Query{Text: q.Text, Question: q.Kind == "question"})
			if err != nil {
				return nil, err
			}
			figures.Judge(q, result.Judged(c))
		}
		row = append(row, fmt.Sprintf("%.1f", figures.Percent(labelled.Right)))
	}
	return row, nil
}
