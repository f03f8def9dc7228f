package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"

	"bothsides/corpus"
)

func corpusCommand() subcommand {
	s := subcommand{name: "corpus", args: "check [--passages] [DIR] | new DIR FILE… | align [DIR]",
		summary: "read a corpus and print its statements, or every fault; make one of plain texts; propose which passages of other wordings say the same"}
	s.run = func(_ context.Context, p *program, args []string) error {
		verb := ""
		if len(args) > 0 {
			verb = args[0]
		}
		switch verb {
		case "check":
			return p.corpusCheck(s, args[1:])
		case "new":
			return p.corpusNew(s, args[1:])
		case "align":
			return p.corpusAlign(s, args[1:])
		}
		_, done, err := p.parseFlags(s, args, nil)
		if err != nil || done {
			return err
		}
		return &usageError{"corpus takes check, new or align: bot corpus check [--passages] [DIR], bot corpus new DIR FILE…, bot corpus align [DIR]"}
	}
	return s
}

func (p *program) corpusCheck(s subcommand, args []string) error {
	passages := false
	rest, done, err := p.parseFlags(s, args, func(set *flag.FlagSet) {
		set.BoolVar(&passages, "passages", false, "print every passage with its id")
	})
	if err != nil || done {
		return err
	}
	c, err := p.corpusOf("check", rest)
	if err != nil {
		return err
	}
	p.print(describe(c))
	if passages {
		p.printPassages(c)
	}
	return nil
}

// corpusOf is the corpus of a verb's one argument or else of CORPUS_DIR; without
// either the built-in one. Its faults are printed.
func (p *program) corpusOf(verb string, rest []string) (*corpus.Corpus, error) {
	if len(rest) > 1 {
		return nil, &usageError{"corpus " + verb + " takes at most one folder"}
	}
	name, dir := "CORPUS_DIR", ""
	if len(rest) == 1 {
		name, dir = "DIR", rest[0]
	} else {
		var err error
		if dir, err = p.setting(name); err != nil {
			return nil, err
		}
	}
	if dir == "" {
		return corpus.Builtin()
	}
	if sentence := cannotRead(dir); sentence != "" {
		return nil, &settingError{name, sentence}
	}
	c, err := corpus.Load(os.DirFS(dir))
	var faults corpus.Faults
	if errors.As(err, &faults) {
		p.tell(faults.Error())
		return nil, errFaults
	}
	return c, err
}

// describe lists the statements with what tells them apart, and what is to be
// said of the files.
func describe(c *corpus.Corpus) string {
	var b strings.Builder
	for _, s := range c.Texts() {
		fmt.Fprintf(&b, "%s (%s, %s): %s, %s; %s, %s, %d bytes", s.ID, s.Code, s.Name, s.Title, s.Date,
			counted(len(s.Paragraphs), "paragraph"), counted(len(s.Passages), "passage"), len(s.Text))
		if s.IsOther() {
			fmt.Fprintf(&b, "; another wording of %s", s.First().ID)
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "%s in the thesaurus, %s\ncorpus %s\n", counted(len(c.Thesaurus.Concepts), "concept"), counted(len(c.Topics), "topic"), c.Hash)
	for _, r := range c.Remarks() {
		fmt.Fprintf(&b, "note: %s\n", r)
	}
	return b.String()
}

// printPassages prints every passage on a line of its own, after its id.
func (p *program) printPassages(c *corpus.Corpus) {
	for _, s := range c.Texts() {
		for _, passage := range s.Passages {
			p.tell(passage.ID() + "\t" + oneLine(passage.Text()))
		}
	}
}

// corpusAlign prints, for each other wording, the front matter that says which
// of its passages say what which of the first wording say.
func (p *program) corpusAlign(s subcommand, args []string) error {
	rest, done, err := p.parseFlags(s, args, nil)
	if err != nil || done {
		return err
	}
	c, err := p.corpusOf("align", rest)
	if err != nil {
		return err
	}
	if len(c.Wordings) == 0 {
		return &usageError{"the corpus has no other wording: no file of it has wording-of"}
	}
	for _, w := range c.Wordings {
		p.tell(fmt.Sprintf("# %s, another wording of %s: a proposal, to be read and corrected\npassages:", w.ID, w.First().ID))
		for _, pair := range corpus.Propose(w.First(), w) {
			p.printPairing(pair)
		}
	}
	return nil
}

func (p *program) printPairing(pair corpus.Pairing) {
	var own []string
	for _, passage := range pair.Other {
		own = append(own, passage.ID())
	}
	switch {
	case len(pair.First) == 0:
		p.tell("  # only there: " + strings.Join(own, ", "))
	case len(own) == 0:
		p.tell("  # not there: " + pair.First[0].ID())
	}
	if len(own) == 0 {
		return
	}
	for _, passage := range pair.First {
		p.tell(fmt.Sprintf("  %s: [%s]", passage.ID(), strings.Join(own, ", ")))
	}
}

func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
