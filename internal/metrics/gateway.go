package metrics

import (
	"fmt"
	"io"
	"strconv"
	"time"
)

// Gateway is a reading of the gateway connection.
type Gateway struct {
	Shards []Shard
	States []string // every state that a shard may be in

	Identifies, Resumes, Disconnects int64 // since the start
	IdentifiesToday                  int   // in the last 24 hours
	Events, EventsDropped            int64
	EventsRepeated, Panics           int64
}

// Shard is one connection of it.
type Shard struct {
	ID      int
	State   string
	Latency time.Duration // from a heartbeat to its acknowledgement; 0: not known
}

// WatchGateway adds the gateway's readings, taken whenever they are asked for.
// It must be called before that.
func (m *Metrics) WatchGateway(read func() Gateway) { m.gateway = read }

// write writes the present readings.
func (g Gateway) write(w io.Writer) {
	begin := func(name, kind, help string) func(labels string, value float64) {
		name = "bot_gateway_" + name
		describe(w, name, kind, help)
		return func(labels string, value float64) { _, _ = fmt.Fprintf(w, "%s%s %g\n", name, labels, value) }
	}
	states := map[string]int{}
	for _, s := range g.Shards {
		states[s.State]++
	}
	heartbeat := begin("heartbeat_seconds", gauge, "From the last heartbeat to its acknowledgement.")
	for _, s := range g.Shards {
		heartbeat(labels("shard", strconv.Itoa(s.ID)), s.Latency.Seconds())
	}
	shards := begin("shards", gauge, "Shards of this process by the state they are in.")
	for _, state := range g.States {
		shards(labels("state", state), float64(states[state]))
	}
	begin("identifies_today", gauge, "IDENTIFYs sent in the last 24 hours; Discord allows 1000.")("", float64(g.IdentifiesToday))
	for _, c := range []struct {
		name, help string
		value      int64
	}{
		{"identifies_total", "IDENTIFYs sent.", g.Identifies},
		{"resumes_total", "RESUMEs sent.", g.Resumes},
		{"disconnects_total", "Connections that ended or never came about.", g.Disconnects},
		{"events_total", "Events handed to a handler.", g.Events},
		{"events_dropped_total", "Events dropped because every handler was busy.", g.EventsDropped},
		{"events_repeated_total", "Events that Discord sent again, handled once.", g.EventsRepeated},
		{"handler_panics_total", "Panics in handlers, survived.", g.Panics},
	} {
		begin(c.name, counter, c.help)("", float64(c.value))
	}
}
