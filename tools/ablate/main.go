// Command ablate switches each mechanism of search off in turn, fits what is
// learned anew, and prints how many labelled queries are then answered right: a
// mechanism that is worth nothing goes.
//
//	go run ./tools/ablate FILE...
//	go run ./tools/ablate -quotes FILE...
//
// FILEs have labelled queries that nothing was fitted to. The figures of the
// corpus's own queries are out of sample.
package main

import (
	"fmt"
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
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "ablate:", err)
		os.Exit(1)
	}
}

func run(files []string) error {
	if len(files) > 0 && files[0] == "-quotes" {
		return quotes(files[1:])
	}
	questions, err := labelled.Read(filepath.Join("corpus", corpus.QuestionsFile))
	if err != nil {
		return err
	}
	head := []string{"switched off", "learned from"}
	var sets [][]labelled.Query
	for _, file := range files {
		queries, err := labelled.Read(file)
		if err != nil {
			return err
		}
		sets = append(sets, queries)
		head = append(head, strings.TrimSuffix(filepath.Base(file), ".jsonl"))
	}
	fmt.Printf("| %s |\n|%s\n", strings.Join(head, " | "), strings.Repeat(" --- |", len(head)))
	names := search.Mechanisms()
	for _, m := range append([]search.Mechanism{0}, slices.Sorted(maps.Keys(names))...) {
		row, err := measure(m, questions, sets)
		if err != nil {
			return err
		}
		name := names[m]
		if m == 0 {
			name = "nothing"
		}
		fmt.Printf("| %s | %s |\n", name, strings.Join(row, " | "))
	}
	return nil
}

// measure gives the figures without a mechanism.
func measure(m search.Mechanism, questions []labelled.Query, sets [][]labelled.Query) ([]string, error) {
	c, err := corpus.Builtin()
	if err != nil {
		return nil, err
	}
	c.Model = nil
	settings := search.DefaultSettings()
	settings.Off = m
	index, err := search.Open(c, search.Options{Settings: &settings})
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
	for _, queries := range sets {
		figures := labelled.Figures{}
		for _, q := range queries {
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
