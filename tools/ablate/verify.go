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
)

// alleged is a labelled quote; Alt is another verdict that can be defended.
type alleged struct{ Query, Verdict, Alt string }

// quotes prints what the mechanisms of paraphrases are worth: the true
// paraphrases that are found, and the false ones that are not confirmed.
func quotes(c *corpus.Corpus, files []string, out io.Writer) error {
	checker, err := verify.New(c)
	if err != nil {
		return err
	}
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
	fmt.Fprintf(out, "| switched off%s |\n|%s\n", &head, strings.Repeat(" --- |", len(files)+1))
	for _, m := range append([]paraphrase.Mechanism{"nothing"}, paraphrase.Mechanisms()...) {
		without := checker.Without(m)
		fmt.Fprintf(out, "| %s", m)
		for _, set := range sets {
			fmt.Fprintf(out, " | %s", figure(without, set))
		}
		fmt.Fprintln(out, " |")
	}
	return nil
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
