package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"bothsides/corpus"
)

func corpusCommand() subcommand {
	s := subcommand{name: "corpus", args: "check [DIR]", summary: "read a corpus and print its statements, or every fault"}
	s.run = func(_ context.Context, p *program, args []string) error {
		rest, done, err := p.parseFlags(s, args, nil)
		if err != nil || done {
			return err
		}
		if len(rest) == 0 || rest[0] != "check" || len(rest) > 2 {
			return &usageError{"corpus takes check and at most one folder: bot corpus check [DIR]"}
		}
		if len(rest) == 2 {
			return p.checkCorpus("DIR", rest[1])
		}
		dir, err := p.setting("CORPUS_DIR")
		if err != nil {
			return err
		}
		return p.checkCorpus("CORPUS_DIR", dir)
	}
	return s
}

// checkCorpus prints what a folder holds; no folder: the built-in corpus. The
// folder was given as the argument or setting of that name.
func (p *program) checkCorpus(name, dir string) error {
	if dir != "" {
		if sentence := cannotRead(dir); sentence != "" {
			return &settingError{name, sentence}
		}
	}
	c, err := readCorpus(dir)
	var faults corpus.Faults
	if errors.As(err, &faults) {
		if _, err := fmt.Fprintln(p.stdout, faults.Error()); err != nil {
			return err
		}
		return errFaults
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(p.stdout, describe(c))
	return err
}

func readCorpus(dir string) (*corpus.Corpus, error) {
	if dir == "" {
		return corpus.Builtin()
	}
	return corpus.Load(os.DirFS(dir))
}

// describe lists the statements with what tells them apart.
func describe(c *corpus.Corpus) string {
	var b strings.Builder
	for _, s := range c.Statements {
		fmt.Fprintf(&b, "%s (%s, %s): %s, %s; %s, %s, %d bytes\n",
			s.ID, s.Code, s.Name, s.Title, s.Date, counted(len(s.Paragraphs), "paragraph"), counted(len(s.Passages), "passage"), len(s.Text))
	}
	fmt.Fprintf(&b, "%s in the thesaurus, %s\ncorpus %s\n", counted(len(c.Thesaurus.Concepts), "concept"), counted(len(c.Topics), "topic"), c.Hash)
	return b.String()
}

func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
