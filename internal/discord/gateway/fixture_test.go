package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"bothsides/internal/discord/discordtest"

	"go.uber.org/goleak"
)

var long = flag.Bool("long", false, "also run the scenarios that take real minutes")

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m)
}

// fixture is a client beside a fake Discord.
type fixture struct {
	t      *testing.T
	d      *discordtest.Server
	c      *Client
	logs   *discordtest.Output
	cancel context.CancelFunc
	done   chan error // Run's answer

	mu     sync.Mutex
	events []string // ids of the interactions handled
}

// canary is in what the fake sends, and must be in no log.
const canary = "canary-words-of-a-user"

// inVirtualTime runs a test in a bubble, where minutes take no time.
func inVirtualTime(t *testing.T, test func(t *testing.T)) {
	t.Helper()
	t.Parallel()
	synctest.Test(t, test)
}

// runInVirtualTime runs a virtual test under a name of its own.
func runInVirtualTime(t *testing.T, name string, test func(t *testing.T)) {
	t.Helper()
	t.Run(name, func(t *testing.T) { inVirtualTime(t, test) })
}

// inMemory is a fake Discord for a bubble.
func inMemory(t *testing.T, o discordtest.Options) *discordtest.Server {
	o.InMemory = true
	if o.Wait == 0 {
		o.Wait = time.Minute
	}
	return discordtest.New(t, o)
}

// start runs a client against the fake until the test ends, and then holds it
// to a clean stop and a clean log.
func start(t *testing.T, d *discordtest.Server, adjust ...func(*Config)) *fixture {
	t.Helper()
	r := prepare(t, d, adjust...)
	r.run()
	return r
}

// prepare makes a client that does not run yet.
func prepare(t *testing.T, d *discordtest.Server, adjust ...func(*Config)) *fixture {
	t.Helper()
	r := &fixture{t: t, d: d, logs: new(discordtest.Output), done: make(chan error, 1)}
	cfg := Config{
		Token: d.Token(), APIURL: d.APIURL(), HTTPClient: d.HTTPClient(), DialContext: d.DialContext,
		Log:           slog.New(slog.NewTextHandler(r.logs, &slog.HandlerOptions{Level: slog.LevelDebug})),
		OnInteraction: r.onInteraction,
	}
	for _, f := range adjust {
		f(&cfg)
	}
	c, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	r.c = c
	return r
}

func (r *fixture) run() {
	ctx, cancel := context.WithCancel(context.Background())
	r.cancel = cancel
	go func() { r.done <- r.c.Run(ctx) }()
	r.t.Cleanup(r.stop)
}

func (r *fixture) onInteraction(_ context.Context, raw json.RawMessage) {
	var i struct{ ID string }
	if err := json.Unmarshal(raw, &i); err != nil {
		r.t.Errorf("handed on %q: %v", raw, err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, i.ID)
}

func (r *fixture) handled() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]string(nil), r.events...)
}

// stop ends the client and fails the test unless it was back in time, without
// an error, without a secret in its log.
func (r *fixture) stop() {
	r.t.Helper()
	began := time.Now()
	r.cancel()
	err := <-r.done
	r.done <- err // for a second stop
	var fatal *FatalError
	if err != nil && !errors.As(err, &fatal) {
		r.t.Errorf("Run: %v", err)
	}
	if took := time.Since(began); took > 5*time.Second {
		r.t.Errorf("stopped after %v, more than 5 s", took)
	}
	if r.c.Ready() {
		r.t.Error("ready after the stop")
	}
	for _, secret := range []string{r.d.Token(), "canary"} {
		if logs := r.logs.String(); strings.Contains(logs, secret) {
			r.t.Errorf("the log holds %q:\n%s", secret, logs)
		}
	}
}

// within fails the test unless the condition comes to hold in time.
func (r *fixture) within(d time.Duration, what string, holds func() bool) {
	r.t.Helper()
	for began := time.Now(); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > d {
			r.t.Fatalf("not %s within %v; log:\n%s", what, d, r.logs.String())
		}
	}
}

func (r *fixture) ready(d time.Duration) {
	r.t.Helper()
	r.within(d, "ready", r.c.Ready)
}

// lost waits until the client knows that a connection has ended.
func (r *fixture) lost() {
	r.t.Helper()
	r.within(time.Second, "lost", func() bool { return !r.c.Ready() })
}

// answers fails the test unless an interaction still reaches the handler.
func (r *fixture) answers() {
	r.t.Helper()
	id := r.d.Interact(0, discordtest.Command("ask", map[string]any{"question": canary}))
	r.within(time.Minute, "handled", func() bool {
		for _, got := range r.handled() {
			if got == id {
				return true
			}
		}
		return false
	})
}

// fatal waits for Run to end by itself and gives its error.
func (r *fixture) fatal(d time.Duration) *FatalError {
	r.t.Helper()
	select {
	case err := <-r.done:
		r.done <- err
		var fatal *FatalError
		if !errors.As(err, &fatal) {
			r.t.Fatalf("Run ended with %v, not a FatalError", err)
		}
		if text := fatal.Error(); strings.Contains(text, "\n") || strings.Contains(text, r.d.Token()) {
			r.t.Errorf("not a line for the operator: %q", text)
		}
		return fatal
	case <-time.After(d):
		r.t.Fatalf("Run goes on after %v; log:\n%s", d, r.logs.String())
	}
	return nil
}
