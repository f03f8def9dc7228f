package main

import (
	"context"
	"encoding/json"
	"flag"
	"strings"
	"unicode"

	"bothsides/internal/handlers"
)

func explainCommand() subcommand {
	s := subcommand{name: "explain", args: "[--json] LINE", summary: "how a line is read, and why each passage is shown or not"}
	s.run = func(_ context.Context, p *program, args []string) error {
		var asJSON bool
		rest, done, err := p.parseFlags(s, args, func(set *flag.FlagSet) { set.BoolVar(&asJSON, "json", false, "as JSON, for programs") })
		if err != nil || done {
			return err
		}
		if len(rest) != 1 {
			return &usageError{"explain takes one LINE, after its flags: put the line in quotes"}
		}
		cfg, err := p.load()
		if err != nil {
			return err
		}
		return p.explain(cfg, rest[0], asJSON)
	}
	return s
}

func (p *program) explain(cfg *Config, line string, asJSON bool) error {
	service, err := newService(cfg, newLog(p.stderr, cfg))
	if err != nil {
		return err
	}
	e, explains, err := service.Explain(handlers.ParseLine(line))
	if err != nil {
		return err
	}
	if !explains {
		return &usageError{"only lines that search or check can be explained, such as /who-said, /ask or /verify"}
	}
	if !asJSON {
		p.print(strings.Map(harmless, e.String()))
		return nil
	}
	encoder := json.NewEncoder(p.stdout)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(e)
}

// harmless is a character of an explanation, which has what was typed in it: none
// that a terminal obeys.
func harmless(r rune) rune {
	if unicode.IsControl(r) && r != '\n' {
		return unicode.ReplacementChar
	}
	return r
}
