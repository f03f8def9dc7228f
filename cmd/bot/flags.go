package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

func helpCommand() subcommand {
	return subcommand{name: "help", args: "[SUBCOMMAND]", summary: "this list, or what a subcommand takes",
		run: func(ctx context.Context, p *program, args []string) error {
			if len(args) == 1 && args[0] != "help" {
				return p.dispatch(ctx, []string{args[0], "--help"})
			}
			p.print(helpText())
			return nil
		}}
}

// usageWidth is the column of help in which the subcommands are.
const usageWidth = 38

// helpText lists the subcommands and the settings from their tables.
func helpText() string {
	var b strings.Builder
	b.WriteString("Quotes what two statements say on a topic, word for word.\n\nUsage:\n")
	fmt.Fprintf(&b, "  %-*s %s\n", usageWidth, "bot", "pick a mode by what is configured: http, gateway or console")
	for _, s := range subcommands() {
		usage := strings.TrimSpace("bot " + s.name + " " + s.args)
		if len(usage) > usageWidth {
			usage += "\n" + strings.Repeat(" ", usageWidth+2)
		}
		fmt.Fprintf(&b, "  %-*s %s\n", usageWidth, usage, s.summary)
	}
	b.WriteString("\nSettings, from the environment or a file .env in the working directory:\n")
	for _, v := range variables() {
		fmt.Fprintf(&b, "  %-20s %s\n", v.name, v.comment[0])
	}
	return b.String()
}

// parseFlags reads the flags of a subcommand and returns what is left of
// args. done is true where help was asked for and given.
func (p *program) parseFlags(s subcommand, args []string, define func(*flag.FlagSet)) (rest []string, done bool, err error) {
	set := flag.NewFlagSet(s.name, flag.ContinueOnError)
	set.SetOutput(io.Discard) // one line of our own in place of the whole usage
	if define != nil {
		define(set)
	}
	switch err := set.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		p.print(usageText(s, set))
		return nil, true, nil
	case err != nil:
		return nil, false, &usageError{fmt.Sprintf("%s: %v", s.name, err)}
	}
	return set.Args(), false, nil
}

// usageText is what a subcommand does and what each of its flags does.
func usageText(s subcommand, set *flag.FlagSet) string {
	const width = 18 // of the longest flag
	var b strings.Builder
	fmt.Fprintf(&b, "Usage: %s\n%s.\n", strings.TrimSpace("bot "+s.name+" "+s.args), strings.ToUpper(s.summary[:1])+s.summary[1:])
	set.VisitAll(func(f *flag.Flag) {
		value, does := flag.UnquoteUsage(f)
		fmt.Fprintf(&b, "  %-*s %s\n", width, strings.TrimSpace("--"+f.Name+" "+value), does)
	})
	return b.String()
}

// parseFlagsOnly is parseFlags for a subcommand that takes nothing else.
func (p *program) parseFlagsOnly(s subcommand, args []string, define func(*flag.FlagSet)) (done bool, err error) {
	rest, done, err := p.parseFlags(s, args, define)
	if err == nil && len(rest) > 0 {
		err = &usageError{s.name + " takes no argument"}
	}
	return done, err
}

// simple is a subcommand that takes neither flags nor arguments.
func simple(name, summary string, run func(context.Context, *program) error) subcommand {
	s := subcommand{name: name, summary: summary}
	s.run = func(ctx context.Context, p *program, args []string) error {
		if done, err := p.parseFlagsOnly(s, args, nil); err != nil || done {
			return err
		}
		return run(ctx, p)
	}
	return s
}
