package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/finding"
	"bothsides/internal/verify"
	"bothsides/internal/verify/paraphrase"
	"bothsides/tools/learn/fit"
)

// alleged is a labelled quote; Alt is another verdict that can be defended.
type alleged struct{ Query, Verdict, Alt string }

// quotes prints what the mechanisms of paraphrases are worth: of claims whose
// writers were not learned from how many true ones are found where so many false
// ones are confirmed, and how the quotes of files are then judged. Without each
// mechanism the labelled claims of a folder are learned from anew.
func quotes(c *corpus.Corpus, dir string, files []string, out io.Writer) error {
	var sets [][]alleged
	var head strings.Builder
	for _, file := range files {
		set, err := readQuotes(file)
		if err != nil {
			return err
		}
		sets = append(sets, set)
		fmt.Fprintf(&head, " | %s", strings.TrimSuffix(filepath.Base(file), ".jsonl"))
	}
	fmt.Fprintf(out, "| switched off | other writers%s |\n|%s\n", &head, strings.Repeat(" --- |", len(files)+2))
	for _, m := range append([]paraphrase.Mechanism{"nothing"}, paraphrase.Mechanisms()...) {
		without, report, err := learnedWithout(c, m, dir)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "| %s | %.1f", m, 100*float64(report.Found)/float64(max(1, report.True)))
		for _, set := range sets {
			fmt.Fprintf(out, " | %s", figure(without, set))
		}
		fmt.Fprintln(out, " |")
	}
	return nil
}

// learnedWithout is a checker without a mechanism, which has learned from the
// labelled claims of a folder, and how claims are judged by what was learned from
// other writers.
func learnedWithout(c *corpus.Corpus, m paraphrase.Mechanism, dir string) (*verify.Checker, fit.ClaimReport, error) {
	learning := *c
	learning.ClaimModel = nil
	checker, err := verify.New(&learning)
	if err != nil {
		return nil, fit.ClaimReport{}, err
	}
	claims, err := fit.ReadClaims(checker.Without(m), filepath.Join(dir, corpus.ClaimsFile))
	if err != nil {
		return nil, fit.ClaimReport{}, err
	}
	model, report, err := fit.FitClaims(claims)
	if err != nil {
		return nil, report, err
	}
	if learning.ClaimModel, err = model.MarshalBinary(); err != nil {
		return nil, fit.ClaimReport{}, err
	}
	if checker, err = verify.New(&learning); err != nil {
		return nil, fit.ClaimReport{}, err
	}
	return checker.Without(m), report, nil
}

// figure is how many verdicts are right, and how many false quotes are called
// close.
func figure(k *verify.Checker, set []alleged) string {
	right, falseClose := 0, 0
	for _, a := range set {
		verdict := string(k.Check(a.Query, "").Verdict)
		switch {
		case verdict == a.Verdict || verdict == a.Alt:
			right++
		case verdict == string(finding.Close) && a.Verdict == string(finding.Absent):
			falseClose++
		}
	}
	return fmt.Sprintf("%.1f, %d", 100*float64(right)/float64(len(set)), falseClose)
}

func readQuotes(file string) ([]alleged, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var out []alleged
	for line := range bytes.Lines(data) {
		var a alleged
		if err := json.Unmarshal(line, &a); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		out = append(out, a)
	}
	return out, nil
}
