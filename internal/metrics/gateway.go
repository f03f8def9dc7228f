package metrics

import (
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
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
func (m *Metrics) WatchGateway(read func() Gateway) {
	m.registry.MustRegister(&gatewayCollector{read: read})
}

type gatewayCollector struct{ read func() Gateway }

func describe(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("bot_gateway_"+name, help, labels, nil)
}

// Describe sends nothing: which shards there are is known only later.
func (*gatewayCollector) Describe(chan<- *prometheus.Desc) {}

// Collect sends the present readings.
func (c *gatewayCollector) Collect(out chan<- prometheus.Metric) {
	g := c.read()
	gauge := func(d *prometheus.Desc, value float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	counter := func(name, help string, value int64) {
		out <- prometheus.MustNewConstMetric(describe(name, help), prometheus.CounterValue, float64(value))
	}
	states := map[string]int{}
	for _, s := range g.Shards {
		states[s.State]++
		gauge(describe("heartbeat_seconds", "From the last heartbeat to its acknowledgement.", "shard"),
			s.Latency.Seconds(), strconv.Itoa(s.ID))
	}
	for _, state := range g.States {
		gauge(describe("shards", "Shards of this process by the state they are in.", "state"), float64(states[state]), state)
	}
	gauge(describe("identifies_today", "IDENTIFYs sent in the last 24 hours; Discord allows 1000."), float64(g.IdentifiesToday))
	counter("identifies_total", "IDENTIFYs sent.", g.Identifies)
	counter("resumes_total", "RESUMEs sent.", g.Resumes)
	counter("disconnects_total", "Connections that ended or never came about.", g.Disconnects)
	counter("events_total", "Events handed to a handler.", g.Events)
	counter("events_dropped_total", "Events dropped because every handler was busy.", g.EventsDropped)
	counter("events_repeated_total", "Events that Discord sent again, handled once.", g.EventsRepeated)
	counter("handler_panics_total", "Panics in handlers, survived.", g.Panics)
}
