package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"

	"bothsides/corpus"
)

// version is what the build says of itself, "devel" where it says nothing.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}

func versionCommand() subcommand {
	return simple("version", "print the version, the built-in corpus's hash and Go's version", func(_ context.Context, p *program) error {
		c, err := corpus.Builtin()
		if err != nil {
			return err
		}
		p.tell(fmt.Sprintf("bot %s\ncorpus %s\n%s", version(), c.Hash, runtime.Version()))
		return nil
	})
}
