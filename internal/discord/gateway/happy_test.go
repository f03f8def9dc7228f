package gateway

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

func TestHappyPath(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{Heartbeat: 10 * time.Second})
		r := start(t, d)
		r.ready(time.Second)
		login := d.Identifies()[0]
		if login.Shard != [2]int{0, 1} || login.Intents != 0 || login.Token != d.Token() {
			t.Errorf("identify: %+v", login)
		}
		if got, want := d.Connections()[0].URL, "/gateway?encoding=json&v=10"; got != want {
			t.Errorf("connected to %q, want %q", got, want)
		}
		if r.c.BotID() != "100" {
			t.Errorf("bot id %q", r.c.BotID())
		}
		r.answers()
		time.Sleep(60 * time.Second)
		beats := d.Heartbeats()
		if len(beats) < 5 || len(beats) > 7 {
			t.Fatalf("%d heartbeats in 60 s at 10 s", len(beats))
		}
		if first := beats[0].At.Sub(login.At); first > 10*time.Second {
			t.Errorf("first heartbeat after %v", first)
		}
		if last := beats[len(beats)-1].Seq; last == nil || *last != 2 {
			t.Errorf("last heartbeat with sequence %v, want 2", last)
		}
		if s := r.c.Shards(); len(s) != 1 || s[0].State != StateReady {
			t.Errorf("shards: %+v", s)
		}
		if s := r.c.Stats(); s.Identifies != 1 || s.IdentifiesToday != 1 || s.Events != 1 || s.Disconnects != 0 {
			t.Errorf("stats: %+v", s)
		}
		r.stop()
		if ends := d.WaitEndings(1); ends[0].Code != 1000 {
			t.Errorf("left with code %d, want 1000", ends[0].Code)
		}
	})
}

func TestFirstHeartbeatIsJittered(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{Heartbeat: 40 * time.Second, Shards: 8, MaxConcurrency: 8})
		start(t, d).ready(time.Second)
		began := time.Now()
		d.WaitHeartbeats(8)
		var firsts []time.Duration
		for _, b := range d.Heartbeats() {
			firsts = append(firsts, b.At.Sub(began))
		}
		if spread := slices.Max(firsts) - slices.Min(firsts); spread < time.Second {
			t.Errorf("first heartbeats of 8 shards within %v of each other", spread)
		}
	})
}

func TestIntentsAndMessages(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		r := start(t, d, func(c *Config) {
			c.Intents, c.OnMessage = 1<<9, c.OnInteraction
		})
		r.ready(time.Second)
		if got := d.Identifies()[0].Intents; got != 1<<9 {
			t.Errorf("intents %d", got)
		}
		d.Dispatch(0, "MESSAGE_CREATE", map[string]any{"id": "77", "content": canary})
		r.within(time.Second, "handled", func() bool { return slices.Equal(r.handled(), []string{"77"}) })
	})
}

func TestShards(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{Shards: 2, MaxConcurrency: 2})
		r := start(t, d)
		r.ready(time.Second)
		back := make(chan struct{})
		d.Script(discordtest.Until(back), discordtest.Hello(0), discordtest.Login())
		d.WaitLive(1).Reset()
		time.Sleep(time.Second)
		if r.c.Ready() {
			t.Error("ready with one of two shards lost")
		}
		if s := r.c.Shards(); s[0].State != StateReady || s[1].State == StateReady {
			t.Errorf("shards: %+v", s)
		}
		close(back)
		r.ready(5 * time.Second)
	})
}

func TestSomeShards(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{Shards: 9})
		r := start(t, d, func(c *Config) { c.ShardCount, c.ShardIDs = 6, []int{5, 3} })
		r.ready(10 * time.Second)
		got := d.Identifies()
		if len(got) != 2 || got[0].Shard != [2]int{3, 6} || got[1].Shard != [2]int{5, 6} {
			t.Errorf("identified as %+v", got)
		}
	})
}

func TestIdentifyOrder(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{Shards: 6, MaxConcurrency: 2})
		start(t, d).ready(20 * time.Second)
		last := map[int]discordtest.LoginFrame{}
		for _, login := range d.Identifies() {
			key := login.Shard[0] % 2
			if before, ok := last[key]; ok {
				if before.Shard[0] > login.Shard[0] {
					t.Errorf("shard %d before %d", before.Shard[0], login.Shard[0])
				}
				if gap := login.At.Sub(before.At); gap < 5*time.Second {
					t.Errorf("shards %d and %d identify %v apart", before.Shard[0], login.Shard[0], gap)
				}
			}
			last[key] = login
		}
	})
}

// The order must hold when the first shard's Hello is slow: the frames count,
// not the connections.
func TestIdentifySpacingWithSlowHello(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{Shards: 2})
		d.Script(discordtest.Pause(12*time.Second), discordtest.Hello(0), discordtest.Login())
		start(t, d).ready(time.Minute)
		got := d.Identifies()
		if gap := got[1].At.Sub(got[0].At); gap < 5*time.Second {
			t.Errorf("identifies %v apart", gap)
		}
	})
}

func TestPresence(t *testing.T) {
	for _, c := range []struct{ name, line, want string }{
		{"none", "", ""},
		{"a line", "two \"statements\"", `{"since":null,"activities":[{"name":"Custom Status","type":4,"state":"two \"statements\""}],"status":"online","afk":false}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			inVirtualTime(t, func(t *testing.T) {
				d := inMemory(t, discordtest.Options{})
				r := start(t, d, func(cfg *Config) { cfg.Presence = c.line })
				r.ready(time.Second)
				var sent struct{ Presence json.RawMessage }
				if err := json.Unmarshal(d.Identifies()[0].Raw, &sent); err != nil {
					t.Fatal(err)
				}
				if string(sent.Presence) != c.want {
					t.Errorf("identify has the presence %s, want %s", sent.Presence, c.want)
				}
				r.stop()
			})
		})
	}
}
