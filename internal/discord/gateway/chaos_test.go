package gateway

import (
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

// Through a minute in which something goes wrong every second, what is asked
// is handled, and nothing twice. The minute is virtual, so that the short
// form has twelve of them; the long one has two hundred and one of real time.
func TestChaos(t *testing.T) {
	seeds := uint64(12)
	if *long {
		seeds = 200
	}
	var asked, handled atomic.Int64
	t.Cleanup(func() { enough(t, int(asked.Load()), int(handled.Load()), 99) }) // the minutes run beside each other
	for seed := range seeds {
		runInVirtualTime(t, fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			d := inMemory(t, discordtest.Options{Shards: 2, MaxConcurrency: 2, Heartbeat: 3 * time.Second})
			a, h := chaos(t, d, seed, time.Minute)
			asked.Add(int64(a))
			handled.Add(int64(h))
			enough(t, a, h, 90)
		})
	}
}

// enough checks that a share of what was asked was handled, in hundredths.
// When Discord ends a session for good, what was asked since its connection was
// lost is lost too: one minute may have more of that than all of them together.
func enough(t *testing.T, asked, handled, share int) {
	t.Helper()
	if asked < 100 || handled*100 < asked*share {
		t.Errorf("%d of %d handled", handled, asked)
	}
}

func TestChaosOnTheNetwork(t *testing.T) {
	if !*long {
		t.Skip("takes more than a minute; the flag -long runs it")
	}
	asked, handled := chaos(t, discordtest.New(t, discordtest.Options{Shards: 2, MaxConcurrency: 2, Heartbeat: 3 * time.Second}), 1, time.Minute)
	enough(t, asked, handled, 99)
}

// chaos gives how many interactions were asked and how many of them handled.
func chaos(t *testing.T, d *discordtest.Server, seed uint64, lasts time.Duration) (asks, handled int) {
	t.Helper()
	r := start(t, d)
	r.ready(time.Second)
	stop := d.Chaos(discordtest.Chaos{Seed: seed})
	asked := map[string]bool{}
	for began := time.Now(); time.Since(began) < lasts; time.Sleep(50 * time.Millisecond) {
		if id, ok := d.Offer(len(asked)%2, discordtest.Command("ask", map[string]any{"question": canary})); ok {
			asked[id] = true
		}
	}
	what := stop()
	for began := time.Now(); time.Since(began) < 20*time.Second && len(r.handled()) < len(asked); {
		time.Sleep(100 * time.Millisecond) // a dead connection must be found first
	}
	time.Sleep(time.Second)
	times := map[string]int{}
	for _, id := range r.handled() {
		if times[id]++; times[id] > 1 {
			t.Errorf("interaction %s handled %d times", id, times[id])
		}
	}
	t.Logf("%d asked, %d handled; identifies %d, resumes %d, repeated %d; %v",
		len(asked), len(times), len(d.Identifies()), len(d.Resumes()), r.c.Stats().EventsRepeated, what)
	if n := most(d.Identifies(), 20*time.Second); n > 2*5 {
		t.Errorf("%d identifies of two shards in 20 s", n)
	}
	return len(asked), len(times)
}
