// Command bot quotes two statements on one telephone call, word for word: on
// Discord, over signed HTTP or the gateway, on web pages and on the terminal. A
// mode that is not named follows from the settings, each of which is checked
// before anything begins.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"bothsides/internal/answer"
	"bothsides/internal/discord/api"
	"bothsides/internal/handlers"
	"bothsides/internal/search"
	"bothsides/internal/text"
)

func main() {
	// Libraries that log do it here; the HTTP client shows what a server sends
	// unasked. What is worth saying, the program says itself.
	log.SetOutput(io.Discard)
	os.Exit(run(context.Background(), os.Args[1:], os.LookupEnv, os.Stdin, os.Stdout, os.Stderr))
}

// The statuses that the program ends with.
const (
	exitOK      = 0
	exitRuntime = 1 // it could not go on, or a corpus has faults
	exitUsage   = 2 // the command line or a setting is wrong
)

// program is what a subcommand works with.
type program struct {
	lookup         func(string) (string, bool)
	stdin          io.Reader
	stdout, stderr io.Writer
	unwritten      error // the first error of print
	// log is nil where the program speaks to the person who started it, and
	// not yet or not at all to whoever reads the log of a server.
	log *slog.Logger
}

// subcommand is one entry of the table.
type subcommand struct {
	name, args, summary string
	run                 func(ctx context.Context, p *program, args []string) error
}

// subcommands is the table that the dispatch and the help read.
func subcommands() []subcommand {
	return []subcommand{
		consoleCommand(),
		gatewayCommand(),
		httpCommand(),
		webCommand(),
		setupCommand(),
		registerCommand(),
		doctorCommand(),
		postCommand(),
		healthCommand(),
		corpusCommand(),
		explainCommand(),
		versionCommand(),
		licensesCommand(),
		helpCommand(),
	}
}

// run is the program: it returns the status to exit with.
func run(ctx context.Context, args []string, lookup func(string) (string, bool),
	stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	// A reader that has seen enough (| head) is no crash, and a lost log
	// reader must not end a server: writes fail instead.
	signal.Ignore(syscall.SIGPIPE)
	p := &program{lookup: lookup, stdin: stdin, stdout: stdout, stderr: stderr}
	return p.status(cmp.Or(p.dispatch(ctx, args), p.unwritten))
}

func (p *program) dispatch(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return p.byConfiguration(ctx)
	}
	name := args[0]
	if flag, found := map[string]string{"-h": "help", "-help": "help", "--help": "help", "-version": "version", "--version": "version"}[name]; found {
		name = flag
	}
	var names []string
	for _, s := range subcommands() {
		if s.name == name {
			return s.run(ctx, p, args[1:])
		}
		names = append(names, s.name)
	}
	if near := text.Nearest(strings.ToLower(name), names); near != "" {
		return &usageError{fmt.Sprintf("there is no subcommand %.20q (did you mean %s?)", name, near)}
	}
	// So much of a token that was pasted here is no secret: it is the bot's id.
	return &usageError{fmt.Sprintf("there is no subcommand %.20q", name)}
}

// byConfiguration picks the mode where no subcommand does.
func (p *program) byConfiguration(ctx context.Context) error {
	cfg, err := p.load()
	if err != nil {
		return err
	}
	switch {
	case cfg.PublicKey != nil && cfg.Token != "":
		p.say("Running http, because DISCORD_PUBLIC_KEY is set; DISCORD_TOKEN registers the commands.")
		return p.serveHTTP(ctx, cfg)
	case cfg.PublicKey != nil:
		p.say("Running http, because DISCORD_PUBLIC_KEY is set.")
		return p.serveHTTP(ctx, cfg)
	case cfg.Token != "":
		p.say("Running gateway, because DISCORD_TOKEN is set and DISCORD_PUBLIC_KEY is not.")
		return p.runGateway(ctx, cfg)
	}
	p.say("Running the console, because no Discord token is set (DISCORD_TOKEN or DISCORD_PUBLIC_KEY).")
	return p.trial(ctx, cfg)
}

// print writes on standard output. Where that fails, what comes after it is not
// written, and the program ends with the error once its work is done.
func (p *program) print(text string) {
	if p.unwritten == nil {
		_, p.unwritten = io.WriteString(p.stdout, text)
	}
}

// tell prints a line.
func (p *program) tell(sentence string) { p.print(sentence + "\n") }

// say writes one line for the person who started the program, one line even
// where an error's text has several.
func (p *program) say(sentence string) {
	fmt.Fprintln(p.stderr, "bot: "+oneLine(sentence))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// usageError is a command line that cannot be followed.
type usageError struct{ what string }

// Error is what is wrong, with where to look.
func (e *usageError) Error() string { return e.what + "; see bot help" }

// errFaults ends the program with 1 after the faults were printed.
var errFaults = errors.New("the corpus has faults")

// readerGone reports that whoever read our output (| head) has seen enough. A
// connection that breaks is another kind of error.
func readerGone(err error) bool {
	var path *fs.PathError
	return errors.As(err, &path) && errors.Is(path, syscall.EPIPE)
}

// explained is an error with what Discord says about it, if it is Discord's.
func explained(err error) string {
	if words := api.Explain(err); words != "" {
		return err.Error() + ". " + words
	}
	return err.Error()
}

// status reports err, once and in one line, and gives the status for it.
func (p *program) status(err error) int {
	var usage *usageError
	var setting *settingError
	switch {
	case err == nil, readerGone(err):
		return exitOK
	case errors.As(err, &usage), errors.As(err, &setting):
		p.say(err.Error())
		return exitUsage
	case errors.Is(err, errFaults), errors.Is(err, errWrong):
	case p.log == nil:
		p.say(explained(err))
	default:
		p.log.Error("stopped", "error", err)
	}
	return exitRuntime
}

// newService builds what the commands answer from.
func newService(cfg *Config, log *slog.Logger) (*handlers.Service, error) {
	index, err := search.Open(cfg.Corpus, search.Options{Cache: cfg.CacheDir, Log: log})
	if err != nil {
		return nil, fmt.Errorf("building index: %w", err)
	}
	service := &handlers.Service{Corpus: cfg.Corpus, Index: index, Version: version(), Pages: cfg.pages()}
	if cfg.PrivateReplies {
		service.Replies = answer.Private
	}
	return service, nil
}

// newLog logs to w as the settings say.
func newLog(w io.Writer, cfg *Config) *slog.Logger {
	options := &slog.HandlerOptions{Level: cfg.LogLevel}
	if cfg.LogJSON {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}
