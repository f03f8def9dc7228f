package gateway

import (
	"context"
	"encoding/json"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

// Every interaction of a rush is handled once, even where an answer takes a
// second.
func TestBurst(t *testing.T) {
	for _, test := range []struct {
		name  string
		takes time.Duration
	}{{"fast", 0}, {"slow", time.Second}} {
		runInVirtualTime(t, test.name, func(t *testing.T) {
			d := inMemory(t, discordtest.Options{})
			r := start(t, d, func(c *Config) {
				handle := c.OnInteraction
				c.OnInteraction = func(ctx context.Context, raw json.RawMessage) {
					time.Sleep(test.takes)
					handle(ctx, raw)
				}
			})
			r.ready(time.Second)
			sent := map[string]bool{}
			for range 2000 {
				sent[d.Interact(0, discordtest.Command("ask", map[string]any{"question": canary}))] = true
				time.Sleep(5 * time.Second / 2000)
			}
			time.Sleep(test.takes + time.Second)
			for _, id := range r.handled() {
				if !sent[id] {
					t.Fatalf("interaction %s handled twice, or never sent", id)
				}
				delete(sent, id)
			}
			if len(sent) > 0 {
				t.Errorf("%d interactions not handled; %+v", len(sent), r.c.Stats())
			}
		})
	}
}

// All at once they are handled too, on a real network.
func TestBurstOnTheNetwork(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{})
	r := start(t, d)
	r.ready(time.Minute)
	const rush = 2000
	for range rush {
		d.Interact(0, discordtest.Command("ask", map[string]any{"question": canary}))
	}
	r.within(time.Minute, "handled", func() bool { return len(r.handled()) >= rush })
	time.Sleep(100 * time.Millisecond) // for one too many to come
	if n := len(r.handled()); n != rush {
		t.Errorf("handled %d of %d", n, rush)
	}
}

// Memory does not grow with the interactions: under 30 MiB over a million of
// them. The short form holds 20,000, after as many to warm up, to 2 MiB.
func TestMemoryDoesNotGrow(t *testing.T) {
	if testing.Short() {
		t.Skip("measures nothing beside other tests, or under the race detector")
	}
	rounds, limit := 20_000, int64(2<<20)
	if *long {
		rounds, limit = 1_000_000, 30<<20
	}
	d := discordtest.New(t, discordtest.Options{Keep: 1000, InMemory: true})
	var handled atomic.Int64
	r := start(t, d, func(c *Config) {
		c.OnInteraction = func(context.Context, json.RawMessage) { handled.Add(1) }
	})
	r.ready(time.Minute)
	ask := func(n int) {
		began := handled.Load()
		for i := range int64(n) {
			d.Interact(0, discordtest.Command("ask", map[string]any{"question": canary}))
			for began+i-handled.Load() > 200 { // in step, so that none is dropped
				time.Sleep(time.Millisecond)
			}
		}
		r.within(time.Minute, "handled", func() bool { return handled.Load()-began == int64(n) })
	}
	ask(20_000)
	before := inUse()
	ask(rounds)
	grown := inUse() - before
	t.Logf("grew by %d KiB over %d interactions", grown>>10, rounds)
	if grown > limit {
		t.Errorf("grew by %d KiB over %d interactions", grown>>10, rounds)
	}
}

// inUse is the memory in bytes that the program holds, garbage collected.
func inUse() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc + m.StackInuse)
}
