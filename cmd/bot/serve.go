package main

import (
	"context"
	"errors"
)

var errNotYet = errors.New("this mode is not built in")

func (p *program) serveHTTP(context.Context, *Config) error  { return errNotYet }
func (p *program) runGateway(context.Context, *Config) error { return errNotYet }

func gatewayCommand() subcommand {
	return subcommand{name: "gateway", run: func(context.Context, *program, []string) error { return errNotYet }}
}
func httpCommand() subcommand {
	return subcommand{name: "http", run: func(context.Context, *program, []string) error { return errNotYet }}
}
func registerCommand() subcommand {
	return subcommand{name: "register", args: "[--dry-run] [--guild ID]", run: func(context.Context, *program, []string) error { return errNotYet }}
}
