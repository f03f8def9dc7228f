package gateway

import (
	"fmt"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

// Through a minute in which something goes wrong every second, what is asked
// is handled, and nothing twice. The minute is virtual, so that the short
// form has three of them; the long one has two hundred and one of real time.
func TestChaos(t *testing.T) {
	seeds := uint64(3)
	if *long {
		seeds = 200
	}
	for seed := range seeds {
		named(t, fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			d := inMemory(t, discordtest.Options{Shards: 2, MaxConcurrency: 2, Heartbeat: 3 * time.Second})
			chaos(t, d, seed, time.Minute)
		})
	}
}

func TestChaosOnTheNetwork(t *testing.T) {
	if !*long {
		t.Skip("takes more than a minute; the flag -long runs it")
	}
	chaos(t, discordtest.New(t, discordtest.Options{Shards: 2, MaxConcurrency: 2, Heartbeat: 3 * time.Second}), 1, time.Minute)
}

func chaos(t *testing.T, d *discordtest.Server, seed uint64, lasts time.Duration) {
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
	if len(asked) < 100 || len(times)*100 < len(asked)*99 {
		t.Errorf("%d of %d handled", len(times), len(asked))
	}
	if n := most(d.Identifies(), 20*time.Second); n > 2*5 {
		t.Errorf("%d identifies of two shards in 20 s", n)
	}
}
