package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

func TestPanicIsSurvived(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		var r *fixture
		panics := []func(){
			func() { panic(canary) },
			func() { panic(errors.New(canary)) },
			func() { list := []byte(canary); list[len(list)]++ },
		}
		r = start(t, d, func(c *Config) {
			handle := c.OnInteraction
			c.OnInteraction = func(ctx context.Context, raw json.RawMessage) {
				handle(ctx, raw)
				if n := len(r.handled()); n <= len(panics) {
					panics[n-1]()
				}
			}
		})
		r.ready(time.Second)
		for range 4 {
			r.answers()
		}
		if n := r.c.Stats().HandlerPanics; n != 3 {
			t.Errorf("%d panics counted, want 3", n)
		}
		logs := r.logs.String()
		for _, want := range []string{"panic=string", "panic=*errors.errorString", "index out of range", "pool_test.go"} {
			if !strings.Contains(logs, want) {
				t.Errorf("the log lacks %q:\n%s", want, logs)
			}
		}
	})
}

func TestHandlersAreBounded(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		release := make(chan struct{})
		r := start(t, d, func(c *Config) {
			c.OnInteraction = func(context.Context, json.RawMessage) { <-release }
		})
		r.ready(time.Second)
		for range interactionHandlers + 3 {
			d.Interact(0, discordtest.Command("ask", nil))
		}
		time.Sleep(10 * time.Second)
		if s := r.c.Stats(); s.Events != interactionHandlers || s.EventsDropped != 3 || !r.c.Ready() {
			t.Errorf("stats: %+v", s)
		}
		close(release)
		time.Sleep(time.Second)
		d.Interact(0, discordtest.Command("ask", nil))
		r.within(time.Second, "handled", func() bool { return r.c.Stats().Events == interactionHandlers+1 })
	})
}

func TestHandlersMayFinishAtTheStop(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		finished, cut := make(chan struct{}), make(chan struct{})
		takes := make(chan time.Duration, 2)
		takes <- 3 * time.Second
		takes <- time.Hour
		r := start(t, d, func(c *Config) {
			c.OnInteraction = func(ctx context.Context, _ json.RawMessage) {
				if sleep(ctx, <-takes) == nil {
					close(finished)
				} else {
					close(cut)
				}
			}
		})
		r.ready(time.Second)
		d.Interact(0, discordtest.Command("ask", nil))
		time.Sleep(time.Millisecond)
		d.Interact(0, discordtest.Command("ask", nil))
		time.Sleep(time.Millisecond)
		began := time.Now()
		r.stop()
		<-finished
		<-cut
		if took := time.Since(began); took < 3*time.Second || took > 5*time.Second {
			t.Errorf("stopped after %v", took)
		}
	})
}
