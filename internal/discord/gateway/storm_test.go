package gateway

import (
	"log/slog"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

// most is the greatest number of logins in any window of this length.
func most(logins []discordtest.LoginFrame, window time.Duration) int {
	best := 0
	for i := range logins {
		n := 0
		for n < len(logins)-i && logins[i+n].At.Sub(logins[i].At) < window {
			n++
		}
		best = max(best, n)
	}
	return best
}

// storms are the ways in which Discord may turn every connection away.
func storms() map[string][]discordtest.Step {
	return map[string][]discordtest.Step{
		"invalid":           {discordtest.Hello(0), discordtest.AwaitLogin(), discordtest.InvalidSession(false)},
		"invalid before":    {discordtest.Hello(0), discordtest.InvalidSession(false)},
		"invalid resumable": {discordtest.Hello(0), discordtest.AwaitLogin(), discordtest.InvalidSession(true)},
		"invalid later":     {discordtest.Hello(0), discordtest.Login(), discordtest.InvalidSession(false)},
		"closed":            {discordtest.Hello(0), discordtest.AwaitLogin(), discordtest.CloseWith(4009)},
		"closed later":      {discordtest.Hello(0), discordtest.Login(), discordtest.CloseWith(4009)},
		"reset":             {discordtest.Reset()},
		"reset later":       {discordtest.Hello(0), discordtest.Login(), discordtest.Reset()},
		"reconnect":         {discordtest.Hello(0), discordtest.AwaitLogin(), discordtest.AskReconnect()},
		"reconnect later":   {discordtest.Hello(0), discordtest.Login(), discordtest.AskReconnect()},
		"bad hello":         {discordtest.Send(discordtest.OpHello, nil)},
	}
}

func TestNoStorm(t *testing.T) {
	for name, steps := range storms() {
		for _, random := range []float64{0, 0.5, 0.999} {
			t.Run(name, func(t *testing.T) {
				inVirtualTime(t, func(t *testing.T) {
					d := inMemory(t, discordtest.Options{})
					d.ScriptAlways(steps...)
					r := prepare(t, d)
					r.c.random = func() float64 { return random }
					r.run()
					time.Sleep(10 * time.Minute)
					if n := most(d.Identifies(), 20*time.Second); n > 5 {
						t.Errorf("%d identifies in 20 s", n)
					}
					if n := len(d.Connections()); n > 60 {
						t.Errorf("%d connections in 10 min", n)
					}
					if n := len(d.Requests()); n > 20 {
						t.Errorf("%d REST requests in 10 min", n)
					}
					d.ScriptAlways()
					r.ready(longestInvalid + 10*time.Second)
					r.answers()
				})
			})
		}
	}
}

func TestDailyBudget(t *testing.T) {
	for _, shards := range []int{1, 16} {
		virtualOnce := func(t *testing.T) {
			d := inMemory(t, discordtest.Options{Shards: shards, MaxConcurrency: 16})
			d.ScriptAlways(discordtest.Hello(0), discordtest.AwaitLogin(), discordtest.InvalidSession(false))
			r := start(t, d)
			time.Sleep(30 * time.Hour)
			if n := most(d.Identifies(), 24*time.Hour); n > 900 {
				t.Errorf("%d identifies in a day with %d shards", n, shards)
			}
			if r.c.Stats().IdentifiesToday > 900 {
				t.Errorf("stats: %+v", r.c.Stats())
			}
			if n := len(d.Identifies()); n < 500 {
				t.Errorf("only %d identifies in 30 h: the wait is too long", n)
			}
		}
		t.Run("", func(t *testing.T) { inVirtualTime(t, virtualOnce) })
	}
}

// What other processes have spent counts too.
func TestDiscordSaysBudgetIsSpent(t *testing.T) {
	for _, remaining := range []int{-1, 100} {
		t.Run("", func(t *testing.T) {
			inVirtualTime(t, func(t *testing.T) {
				d := inMemory(t, discordtest.Options{Remaining: remaining, ResetAfter: time.Hour})
				r := start(t, d)
				time.Sleep(59 * time.Minute)
				if n := len(d.Identifies()); n != 0 {
					t.Fatalf("%d identifies with the budget spent", n)
				}
				r.ready(2 * time.Minute)
			})
		})
	}
}

func TestBackoffStartsOverAfterALastingReady(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		for range 5 {
			d.Script(discordtest.Reset())
		}
		r := start(t, d)
		r.ready(time.Minute)
		time.Sleep(time.Minute)
		d.WaitLive(0).Reset()
		r.lost()
		r.ready(2 * time.Second)
	})
}

// What is learnt of max_concurrency while shards wait counts at once.
func TestConcurrencyShrinks(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		b := newBudget()
		b.observe(startLimit{MaxConcurrency: 4})
		tickets := []*ticket{b.join(0), b.join(1), b.join(2), b.join(3)}
		identify := func(k *ticket) time.Duration {
			began := time.Now()
			if err := k.wait(t.Context(), slog.New(slog.DiscardHandler)); err != nil {
				t.Fatal(err)
			}
			k.leave(true)
			return time.Since(began)
		}
		if d := identify(tickets[0]); d != 0 {
			t.Errorf("first waited %v", d)
		}
		b.observe(startLimit{MaxConcurrency: 1})
		for _, k := range tickets[1:] {
			if d := identify(k); d < 5*time.Second {
				t.Errorf("next waited %v", d)
			}
		}
	})
}
