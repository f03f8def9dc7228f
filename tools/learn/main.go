// Command learn makes corpus/model.bin of corpus/questions.jsonl: a model that
// tells from a query's words which passages answer it, and the numbers by which
// search decides together with it. It is deterministic.
//
//	go run ./tools/learn
//
// It prints the figures of queries that are answered without having learned
// from them.
//
// Numbers are fitted to predictions that a model makes for queries it was not
// trained on, in five parts, or they would trust it too much.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/labelled"
	"bothsides/internal/search"
	"bothsides/tools/learn/fit"
)

func main() {
	dir := flag.String("corpus", "corpus", "the folder of the corpus")
	misses := flag.Bool("misses", false, "also list the queries that are answered wrongly")
	flag.Parse()
	if err := run(*dir, *misses); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

func run(dir string, misses bool) error {
	c, err := corpus.Load(os.DirFS(dir))
	if err != nil {
		return err
	}
	c.Model = nil                        // it may be of another version
	settings := search.DefaultSettings() // those that go with a model
	index, err := search.Open(c, search.Options{Settings: &settings})
	if err != nil {
		return err
	}
	defer index.Close()
	queries, err := labelled.Read(filepath.Join(dir, corpus.QuestionsFile))
	if err != nil {
		return err
	}
	learned, report, err := fit.Fit(c, index, queries)
	if err != nil {
		return err
	}
	fmt.Print(report.Figures)
	if misses {
		fmt.Println(strings.Join(report.Misses, "\n"))
	}
	data, err := learned.MarshalBinary()
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, corpus.ModelFile), data, 0o644)
}
