package discord

import (
	"flag"
	"runtime"
	"strconv"
	"testing"

	"bothsides/internal/discord/contract"
	"bothsides/internal/discord/discordtest"
)

var long = flag.Bool("long", false, "also run the scenarios that take real minutes")

// TestBurst sends 2,000 interactions at once over the gateway, of many users
// and of one: each has one answer. Under the race detector, which is many
// times slower, they are no more than there are handlers, so that none waits.
func TestBurst(t *testing.T) {
	c := connect(t, newFixture(t))
	burst := 2000
	if testing.Short() {
		burst = 400
	}
	for n := range burst {
		i := discordtest.Command("who-said", map[string]any{"topic": "energy ceasefire"})
		i["id"] = "burst-" + strconv.Itoa(n)
		if n%2 == 0 {
			i["member"] = person(strconv.Itoa(n))
		}
		c.d.Interact(0, i)
	}
	c.d.Wait("the answers", func() bool { return len(c.d.Callbacks()) >= burst })
	answered := map[string]bool{}
	for _, callback := range c.d.Callbacks() {
		answered[callback.ID] = true
		for _, fault := range contract.Faults(callback.Payload) {
			t.Error(fault)
		}
	}
	posts := 0
	for _, r := range c.d.Requests() {
		if r.Route == discordtest.RouteCallback {
			posts++
		}
	}
	if len(answered) != burst || posts != burst {
		t.Errorf("%d of %d were answered, with %d requests", len(answered), burst, posts)
	}
}

// TestMemoryStays answers very many users, each once, and looks whether any of
// it is kept.
func TestMemoryStays(t *testing.T) {
	if testing.Short() {
		t.Skip("fewer interactions would show nothing")
	}
	r := newFixture(t)
	times := 20_000
	if *long {
		times = 1_000_000
	}
	before := inUse()
	for n := range times {
		i := command("who-said", option("topic", "energy ceasefire"))
		i["member"], i["token"] = person(strconv.Itoa(n)), "token-"+strconv.Itoa(n)
		if reply, err := r.ask(encode(t, i)); err != nil || reply.outcome != outcomeAnswer {
			t.Fatal(reply.outcome, err)
		}
	}
	if grown := inUse() - before; grown > 30<<20 {
		t.Errorf("%d MiB more are in use after %d interactions", grown>>20, times)
	}
}

// inUse is the memory in use, in bytes, after a collection.
func inUse() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
