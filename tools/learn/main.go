// Command learn makes corpus/model.bin of corpus/questions.jsonl: a model that
// tells from a query's words which passages answer it, and the numbers by which
// search decides together with it. It is deterministic.
//
//	go run ./tools/learn
//
// Likewise it makes corpus/claims.bin of corpus/claims.jsonl, if that is there:
// a model that tells which passages say the same as a text in other words.
//
// It prints the figures of queries that are answered without having learned
// from them.
//
// Numbers are fitted to predictions that a model makes for queries it was not
// trained on, in five parts, or they would trust it too much.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/labelled"
	"bothsides/internal/search"
	"bothsides/internal/verify"
	"bothsides/tools/learn/fit"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("learn", flag.ContinueOnError)
	dir := flags.String("corpus", "corpus", "the folder of the corpus")
	claimsAlone := flags.Bool("claims", false, "learn from labelled claims alone")
	misses := flags.Bool("misses", false, "also list the queries that are answered wrongly")
	if err := flags.Parse(args); err != nil {
		return err
	}
	c, err := corpus.Load(os.DirFS(*dir))
	if err != nil {
		return err
	}
	c.Model, c.ClaimModel = nil, nil // they may be of another version
	if *claimsAlone {
		return learnClaims(c, *dir, out)
	}
	index, err := search.Open(c, search.Options{Learning: true})
	if err != nil {
		return err
	}
	defer index.Close()
	queries, err := labelled.Read(filepath.Join(*dir, corpus.QuestionsFile))
	if err != nil {
		return err
	}
	learned, report, err := fit.Fit(c, index, queries)
	if err != nil {
		return err
	}
	fmt.Fprint(out, report.Figures)
	if *misses {
		fmt.Fprintln(out, strings.Join(report.Misses, "\n"))
	}
	data, err := learned.MarshalBinary()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(*dir, corpus.ModelFile), data, 0o644); err != nil {
		return err
	}
	return learnClaims(c, *dir, out)
}

// learnClaims makes the model of the labelled claims of a folder, if it has any.
func learnClaims(c *corpus.Corpus, dir string, out io.Writer) error {
	checker, err := verify.New(c)
	if err != nil {
		return err
	}
	claims, err := fit.ReadClaims(checker, filepath.Join(dir, corpus.ClaimsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	model, report, err := fit.FitClaims(claims)
	if err != nil {
		return err
	}
	fmt.Fprintln(out, report)
	data, err := model.MarshalBinary()
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, corpus.ClaimModelFile), data, 0o644)
}
