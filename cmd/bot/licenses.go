package main

import (
	"context"
	_ "embed"
	"io"
)

// notices are the licences of what the program is built from. A test writes
// them, and holds them to go.mod.
//
//go:embed notices.txt
var notices string

func licensesCommand() subcommand {
	s := subcommand{name: "licenses", summary: "print the licences of what the program is built from"}
	s.run = func(_ context.Context, p *program, args []string) error {
		rest, done, err := p.parseFlags(s, args, nil)
		if err != nil || done {
			return err
		}
		if err := noArguments(s, rest); err != nil {
			return err
		}
		_, err = io.WriteString(p.stdout, notices)
		return err
	}
	return s
}
