package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

// A connection that is dropped right after READY is soon resumed; one that is
// dropped again and again is resumed ever more slowly.
func TestDroppedAfterReady(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		r := start(t, d)
		r.ready(time.Second)
		for range 4 {
			d.Script(discordtest.Hello(0), discordtest.Login(), discordtest.Reset())
		}
		began := time.Now()
		d.WaitLive(0).Reset()
		d.WaitResumes(1)
		if took := time.Since(began); took > 300*time.Millisecond {
			t.Errorf("first resume after %v", took)
		}
		d.WaitResumes(5)
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("fifth resume after %v", took)
		}
		r.ready(2 * time.Second)
		r.answers()
		if n := len(d.Identifies()); n != 1 {
			t.Errorf("%d identifies", n)
		}
	})
}

// While the network is down the session is kept, and so is what Discord sends
// meanwhile.
func TestOutageKeepsTheSession(t *testing.T) {
	for _, test := range []struct {
		name   string
		answer discordtest.Answer
	}{{"reset", discordtest.Answer{Reset: true}}, {"503", discordtest.Answer{Status: 503}}} {
		runInVirtualTime(t, test.name, func(t *testing.T) {
			d := inMemory(t, discordtest.Options{})
			r := start(t, d)
			r.ready(time.Second)
			for range 5 {
				d.Answer(discordtest.RouteWebsocket, test.answer)
			}
			d.WaitLive(0).Reset()
			r.lost()
			missed := d.Interact(0, discordtest.Command("ask", nil))
			r.ready(time.Minute)
			r.within(time.Second, "handled", func() bool { return len(r.handled()) == 1 && r.handled()[0] == missed })
			if n := len(d.Identifies()); n != 1 {
				t.Errorf("%d identifies", n)
			}
		})
	}
}

// Where READY's address leads nowhere, the general one still takes a RESUME.
func TestResumeElsewhere(t *testing.T) {
	for _, test := range []struct {
		name string
		fail func(context.Context) error
	}{
		{"refused", func(context.Context) error { return errors.New("connection refused") }},
		{"silent", func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }},
	} {
		runInVirtualTime(t, test.name, func(t *testing.T) {
			d := inMemory(t, discordtest.Options{})
			d.Script(discordtest.Hello(0), discordtest.AwaitLogin(), discordtest.SendRaw(
				`{"op":0,"s":1,"t":"READY","d":{"session_id":"x","resume_gateway_url":"ws://nowhere.invalid"}}`), discordtest.Reset())
			d.Script(discordtest.Hello(0), discordtest.AwaitLogin(), discordtest.SendRaw(`{"op":0,"s":2,"t":"RESUMED","d":{}}`), discordtest.Pause(0))
			r := start(t, d, func(c *Config) {
				c.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
					if strings.HasPrefix(address, "nowhere.invalid:") {
						return nil, test.fail(ctx)
					}
					return d.DialContext(ctx, network, address)
				}
			})
			d.WaitResumes(1)
			r.ready(time.Second)
			if n := len(d.Identifies()); n != 1 {
				t.Errorf("%d identifies", n)
			}
		})
	}
}

func TestHalfOpen(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		const interval = 10 * time.Second
		d := inMemory(t, discordtest.Options{Heartbeat: interval})
		r := start(t, d)
		r.ready(time.Second)
		r.answers()
		d.WaitLive(0).Freeze()
		frozen := time.Now()
		missed := d.Interact(0, discordtest.Command("ask", nil))
		end := d.WaitEndings(1)[0]
		leftToResume(t, end, frozen, 2*interval)
		r.within(2*time.Second, "handled", func() bool { h := r.handled(); return h[len(h)-1] == missed })
	})
}

// A server that is away for long is found again within a minute of its return.
func TestBackWithinAMinute(t *testing.T) {
	for _, away := range []time.Duration{time.Minute, 10 * time.Minute} {
		runInVirtualTime(t, away.String(), func(t *testing.T) {
			d := inMemory(t, discordtest.Options{})
			var down atomic.Bool
			r := start(t, d, func(c *Config) {
				c.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
					if down.Load() {
						return nil, errors.New("no route to host")
					}
					return d.DialContext(ctx, network, address)
				}
			})
			r.ready(time.Second)
			c := d.WaitLive(0)
			down.Store(true)
			d.EndSession(0)
			c.Reset()
			time.Sleep(away)
			down.Store(false)
			r.ready(time.Minute)
			r.answers()
		})
	}
}

// Handlers that hang keep neither a heartbeat's answer from being read nor
// another kind of event from its handler.
func TestBusyHandlersBlockNothing(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		const interval = 2 * time.Second
		d := inMemory(t, discordtest.Options{Heartbeat: interval})
		release := make(chan struct{})
		defer close(release)
		r := start(t, d, func(c *Config) {
			c.OnMessage = func(context.Context, json.RawMessage) { <-release }
		})
		r.ready(time.Second)
		for range 5000 {
			d.Say(0, discordtest.Message("hello"))
		}
		r.answers()
		time.Sleep(20 * interval)
		if n := len(d.Connections()); n != 1 || !r.c.Ready() {
			t.Errorf("%d connections", n)
		}
		if n := strings.Count(r.logs.String(), "event dropped"); n == 0 || n > 20 {
			t.Errorf("%d lines of dropped events", n)
		}
	})
}
