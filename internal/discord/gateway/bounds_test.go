package gateway

import (
	"context"
	"encoding/json"
	"net"
	"sync"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

// watched is a connection that remembers how long its reads may take.
type watched struct {
	net.Conn
	mu   sync.Mutex
	left time.Duration
}

func (w *watched) SetReadDeadline(t time.Time) error {
	w.mu.Lock()
	w.left = time.Until(t)
	w.mu.Unlock()
	return w.Conn.SetReadDeadline(t)
}

func (w *watched) allowed() time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.left
}

// TestReadDeadline: once it is ready, a connection may be silent for two
// intervals of the heartbeat and the time that a write may take.
func TestReadDeadline(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{Heartbeat: 10 * time.Second})
		var conn *watched
		r := start(t, d, func(c *Config) {
			dial := c.DialContext
			c.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
				inner, err := dial(ctx, network, address)
				conn = &watched{Conn: inner}
				return conn, err
			}
		})
		r.ready(time.Second)
		for range 10 {
			time.Sleep(7 * time.Second)
			if got := conn.allowed(); got != 22*time.Second {
				t.Fatalf("the next frame may take %v", got)
			}
		}
		r.stop()
	})
}

// TestLateACKs has Discord take almost a whole interval for each answer to a
// heartbeat, the first of which comes as late as it may: the session is kept.
func TestLateACKs(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		const interval = 10 * time.Second
		d := inMemory(t, discordtest.Options{})
		d.Script(discordtest.Hello(interval), discordtest.DropACKs(), discordtest.Login(), func(c *discordtest.Conn) error {
			for n := 0; ; n++ {
				for len(d.Heartbeats()) <= n {
					if err := discordtest.Pause(100 * time.Millisecond)(c); err != nil {
						return err
					}
				}
				if err := discordtest.Pause(interval - 300*time.Millisecond)(c); err != nil {
					return err
				}
				c.Send(discordtest.OpHeartbeatACK, nil)
			}
		})
		r := prepare(t, d)
		r.c.random = func() float64 { return 0.99 }
		r.run()
		r.ready(time.Second)
		time.Sleep(20 * interval)
		if s := r.c.Stats(); s.Disconnects != 0 || s.Identifies != 1 {
			t.Errorf("stats: %+v", s)
		}
		r.stop()
	})
}

// TestFloodIsBounded: so many events wait for a handler, and not one more.
func TestFloodIsBounded(t *testing.T) {
	for _, c := range []struct {
		name          string
		more, dropped int
	}{
		{"as many as may wait", 0, 0},
		{"one more", 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			inVirtualTime(t, func(t *testing.T) {
				d := inMemory(t, discordtest.Options{})
				release := make(chan struct{})
				r := start(t, d, func(c *Config) {
					c.OnInteraction = func(context.Context, json.RawMessage) { <-release }
				})
				r.ready(time.Second)
				for range 512 + 2048 + c.more {
					d.Interact(0, discordtest.Command("ask", nil))
				}
				time.Sleep(handlerWait / 2) // nothing is dropped for having waited
				if s := r.c.Stats(); s.Events != 512 || s.EventsDropped != int64(c.dropped) {
					t.Errorf("stats: %+v", s)
				}
				close(release)
				r.stop()
			})
		})
	}
}

func TestWaitsGrow(t *testing.T) {
	for _, c := range []struct {
		name     string
		wait     func(n int, random float64) time.Duration
		n        int
		random   float64
		expected time.Duration
	}{
		{"first failure", backoff, 1, 0, time.Second},
		{"second", backoff, 2, 0, 2 * time.Second},
		{"fifth", backoff, 5, 0, 16 * time.Second},
		{"sixth", backoff, 6, 0, 30 * time.Second},
		{"thousandth", backoff, 1000, 0, 30 * time.Second},
		{"jitter takes half away", backoff, 5, 1, 8 * time.Second},
		{"Invalid Session", invalidBackoff, 1, 0, time.Second},
		{"with jitter", invalidBackoff, 1, 1, 5 * time.Second},
		{"the fourth", invalidBackoff, 4, 0, time.Second},
		{"the fifth", invalidBackoff, 5, 0, 1500 * time.Millisecond},
		{"the sixth", invalidBackoff, 6, 0, 2250 * time.Millisecond},
		{"the hundredth", invalidBackoff, 100, 0, 2 * time.Minute},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.wait(c.n, c.random); got != c.expected {
				t.Errorf("%v, want %v", got, c.expected)
			}
		})
	}
	day := time.Duration(0) // of Invalid Sessions alone
	n := 0
	for ; day < 24*time.Hour; n++ {
		day += invalidBackoff(n+1, 0)
	}
	if n > dailyIdentifies {
		t.Errorf("%d logins in a day of Invalid Sessions", n)
	}
}

// TestDelays is what a shard waits after what came before.
func TestDelays(t *testing.T) {
	wasReady, failed := ending{ready: time.Second}, ending{reached: true}
	for _, c := range []struct {
		name    string
		record  record
		end     ending
		session bool
		want    time.Duration
	}{
		{"lost once", record{flaps: 1}, wasReady, true, 200 * time.Millisecond},
		{"lost for the fifth time", record{flaps: 5}, wasReady, true, time.Second},
		{"lost for the eighth time", record{flaps: 8}, wasReady, true, 4 * time.Second},
		{"failed for the third time", record{failures: 3}, failed, true, 4 * time.Second},
		{"logins that come to nothing", record{failures: 1, logins: 8}, failed, false, 5062500 * time.Microsecond},
		{"the first login after those that are free", record{failures: 1, logins: 5}, failed, false, 1500 * time.Millisecond},
		{"few logins", record{failures: 1, logins: 4}, failed, false, time.Second},
		{"Invalid Session", record{logins: 6}, ending{invalid: true}, false, 2250 * time.Millisecond},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.record.delay(c.end, c.session, 0); got != c.want {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}
