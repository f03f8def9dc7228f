package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"bothsides/internal/answer"
	"bothsides/internal/handlers"
	"bothsides/internal/message"
)

func consoleCommand() subcommand {
	s := subcommand{name: "console", args: "[--json] [LINE]", summary: "answer LINE, each line of standard input, or a prompt"}
	s.run = func(ctx context.Context, p *program, args []string) error {
		var asJSON bool
		rest, done, err := p.parseFlags(s, args, func(set *flag.FlagSet) { set.BoolVar(&asJSON, "json", false, "one JSON object a line, for programs") })
		if err != nil || done {
			return err
		}
		if len(rest) > 1 {
			return &usageError{"console takes one LINE, after its flags: put the line in quotes"}
		}
		cfg, err := p.load()
		if err != nil {
			return err
		}
		c, err := p.console(cfg)
		if err != nil {
			return err
		}
		if asJSON {
			c.json, c.language = true, message.English // programs read it, wherever they run
		}
		if len(rest) == 1 {
			return c.line(rest[0])
		}
		return c.read(ctx, p)
	}
	return s
}

// console answers lines on out.
type console struct {
	service  *handlers.Service
	out      io.Writer
	log      *slog.Logger
	style    func() answer.Style // read for each answer: a terminal changes its size
	language message.Language
	json     bool

	answered int
	// prompted reports that a person types line by line; choices are the steps
	// that the last answer then offered, in the order of their numbers.
	prompted bool
	choices  []answer.Action
}

func (p *program) console(cfg *Config) (*console, error) {
	log := newLog(p.stderr, cfg)
	service, err := newService(cfg, log)
	if err != nil {
		return nil, err
	}
	return &console{service: service, out: p.stdout, log: log, style: p.style, language: p.language()}, nil
}

// read answers what a person types at a prompt, or each line of standard
// input where no person sits there.
func (c *console) read(ctx context.Context, p *program) error {
	t, typing := p.terminal()
	switch {
	case !typing || c.json:
		return until(ctx, func() error { return c.stream(p.stdin) })
	case t.dumb:
		return until(ctx, func() error { return c.plainPrompt(p.stdin) })
	}
	return c.prompt(ctx, t)
}

// until runs f and returns early, with nil, when ctx ends: a read from a
// terminal or a pipe cannot be called off.
func until(ctx context.Context, f func() error) error {
	result := make(chan error, 1)
	go func() { result <- f() }()
	select {
	case err := <-result:
		return err
	case <-ctx.Done():
		return nil
	}
}

func (c *console) stream(r io.Reader) error {
	for text, err := range lines(r) {
		if err != nil {
			return fmt.Errorf("reading standard input: %w", err)
		}
		if err := c.line(text); err != nil {
			return err
		}
	}
	return nil
}

// line answers one line; one without any text is skipped.
func (c *console) line(text string) error {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	defer func() { c.answered++ }()
	done, err := c.byNumber(text)
	if !done {
		err = c.write(c.answer(text))
	}
	if err != nil || !c.prompted {
		return err
	}
	return c.print("\n") // between the answer and the next prompt
}

func (c *console) answer(text string) answer.Answer {
	if len(text) > maxLine {
		return c.service.TooLong(c.language, maxLine)
	}
	call := handlers.ParseLine(text)
	if c.prompted {
		call = c.service.ParsePrompt(text)
	}
	call.Language, call.Typed = c.language, true
	return c.run(call)
}

func (c *console) run(call handlers.Call) answer.Answer {
	a, err := c.service.Answer(call)
	if err != nil {
		c.log.Error("answering failed", "command", a.Command, "error", err)
	}
	return a
}

func (c *console) write(a answer.Answer) error {
	if c.json {
		line, err := a.JSONLine()
		if err != nil {
			return err
		}
		return c.print(string(line))
	}
	style := c.style()
	style.Menu = c.prompted
	out := a.Text(style)
	if c.prompted {
		if err := c.print(out); err != nil {
			return err
		}
		return c.offerSteps(a)
	}
	if c.answered > 0 {
		out = "\n" + out
	}
	return c.print(out)
}

func (c *console) print(text string) error {
	if _, err := io.WriteString(c.out, text); err != nil {
		return fmt.Errorf("writing answer: %w", err)
	}
	return nil
}

// trial is the console for somebody who has set up nothing yet: with nothing
// to read it shows an example.
func (p *program) trial(ctx context.Context, cfg *Config) error {
	c, err := p.console(cfg)
	if err != nil {
		return err
	}
	// After a signal the reader may still be at work: nothing is asked of c.
	if err := c.read(ctx, p); err != nil || ctx.Err() != nil || c.answered > 0 {
		return err
	}
	if _, typing := p.terminal(); typing {
		return nil
	}
	example := handlers.Table()[0].ExampleOver(c.service.Corpus, c.language)
	p.say("Standard input has no line to answer; as an example, this is the answer to " + example)
	return c.line(example)
}
