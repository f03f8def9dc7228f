package main

import (
	"context"
	_ "embed"
)

// notices are the licences of what the program is built from. A test writes
// them, and checks them against go.mod.
//
//go:embed notices.txt
var notices string

func licensesCommand() subcommand {
	return simple("licenses", "print the licences of what the program is built from", func(_ context.Context, p *program) error {
		p.print(notices)
		return nil
	})
}
