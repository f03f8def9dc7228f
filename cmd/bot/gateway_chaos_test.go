package main

import (
	"flag"
	"runtime"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

var long = flag.Bool("long", false, "also run the scenarios that take real minutes")

// Every interaction of a rush is answered once.
func TestGatewayModeInARush(t *testing.T) {
	n, lasts := 600, time.Second
	if *long {
		n, lasts = 2000, 5*time.Second
	}
	d := discordtest.New(t, discordtest.Options{})
	startGateway(t, d)
	d.WaitLive(0)
	for i := range n {
		d.Interact(0, ask(i))
		time.Sleep(lasts / time.Duration(n))
	}
	d.Wait("an answer to each", func() bool { first, _ := d.Answered(); return first >= n })
	time.Sleep(100 * time.Millisecond)
	if first, again := d.Answered(); first != n || again != 0 {
		t.Errorf("%d of %d answered, %d twice", first, n, again)
	}
}

// Memory does not grow with the interactions: under 30 MiB over a million of
// them, under 6 MiB over the two thousand of the short form.
func TestGatewayModeDoesNotGrow(t *testing.T) {
	if testing.Short() {
		t.Skip("measures nothing beside other tests, or under the race detector")
	}
	n, limit := 2000, int64(6<<20)
	if *long {
		n, limit = 1_000_000, 30<<20
	}
	d := discordtest.New(t, discordtest.Options{Keep: 100})
	startGateway(t, d)
	d.WaitLive(0)
	answered := func() int { first, _ := d.Answered(); return first }
	serve := func(n int) {
		began := answered()
		for i := range n {
			d.Interact(0, ask(i))
			for began+i-answered() > 100 { // in step, so that none is shed
				time.Sleep(time.Millisecond)
			}
		}
		d.Wait("an answer to each", func() bool { return answered() == began+n })
	}
	serve(1000)
	before := heap()
	serve(n)
	if grown := heap() - before; grown > limit {
		t.Errorf("grew by %d KiB over %d interactions", grown>>10, n)
	} else {
		t.Logf("grew by %d KiB over %d interactions", grown>>10, n)
	}
}

// heap is the memory in bytes that the program holds, garbage collected.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc + m.StackInuse)
}

// Through a time in which something goes wrong all the while, what is asked
// is answered, and nothing twice.
func TestGatewayModeInChaos(t *testing.T) {
	if testing.Short() {
		t.Skip("takes 5 s; the gateway client has its own chaos, in virtual time")
	}
	lasts, chaos := 4*time.Second, discordtest.Chaos{Seed: 7, Pace: 250 * time.Millisecond, Callbacks: true, Without: []string{"reset and silence"}}
	share := 90 // percent: in the short form one slow moment of the machine costs several
	if *long {
		lasts, chaos, share = time.Minute, discordtest.Chaos{Seed: 7, Callbacks: true}, 99
	}
	d := discordtest.New(t, discordtest.Options{Shards: 2, MaxConcurrency: 2, Heartbeat: time.Second})
	r := startGateway(t, d)
	d.WaitLive(0)
	d.WaitLive(1)
	stop := d.Chaos(chaos)
	var asked []string
	for began := time.Now(); time.Since(began) < lasts; time.Sleep(20 * time.Millisecond) {
		if id, ok := d.Offer(len(asked)%2, ask(len(asked))); ok {
			asked = append(asked, id)
		}
	}
	what := stop()
	answered := 0
	for began := time.Now(); answered < len(asked) && time.Since(began) < 20*time.Second; time.Sleep(50 * time.Millisecond) {
		answered = 0
		for _, id := range asked {
			if _, ok := d.Callback(id); ok {
				answered++
			}
		}
	}
	_, again := d.Answered()
	t.Logf("%d asked, %d answered, %d twice; identifies %d, resumes %d; %v",
		len(asked), answered, again, len(d.Identifies()), len(d.Resumes()), what)
	if len(asked) < 20 || answered*100 < len(asked)*share || again > 0 {
		t.Errorf("%d of %d answered, %d twice; the bot printed:\n%s", answered, len(asked), again, r.out)
	}
}
