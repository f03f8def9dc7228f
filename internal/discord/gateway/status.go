package gateway

import (
	"sync/atomic"
	"time"
)

// State is how far a shard has come. Its values are fit for a metric's label.
type State string

// The states of a shard, in the order in which a good day passes through
// them.
const (
	StateWaiting    State = "waiting"    // for its turn, or between two tries
	StateConnecting State = "connecting" // on the way to Discord's Hello
	StateLogin      State = "login"      // IDENTIFY or RESUME is sent
	StateReady      State = "ready"      // READY or RESUMED has come
)

// ShardStatus is one shard at one moment.
type ShardStatus struct {
	ID      int
	State   State
	Latency time.Duration // from the last heartbeat to its ACK; 0 before the first
}

// Stats counts what happened since New.
type Stats struct {
	Identifies      int64 // IDENTIFYs sent
	IdentifiesToday int   // of the last 24 hours, against the budget of 900
	Resumes         int64 // RESUMEs sent
	Disconnects     int64 // connections that ended or never came about
	Events          int64 // handed to a handler
	EventsDropped   int64 // not handed on: every handler was busy
	EventsRepeated  int64 // not handed on: handled before
	HandlerPanics   int64
}

type counts struct {
	identifies, resumes, disconnects, repeated atomic.Int64
}

// Ready reports whether every shard of this client is READY or RESUMED and
// its connection not lost since. It is false before Run has found the shards
// and after it has begun to stop.
func (c *Client) Ready() bool {
	shards := c.Shards()
	for _, s := range shards {
		if s.State != StateReady {
			return false
		}
	}
	return len(shards) > 0
}

// Shards is the status of each shard of this client, by id; empty before Run
// has found out which they are.
func (c *Client) Shards() []ShardStatus {
	c.shardsMu.Lock()
	shards := c.shards
	c.shardsMu.Unlock()
	all := make([]ShardStatus, len(shards))
	for i, s := range shards {
		all[i] = ShardStatus{ID: s.id, State: s.getState(), Latency: time.Duration(s.latency.Load())}
	}
	return all
}

// Stats is the counters' present reading.
func (c *Client) Stats() Stats {
	return Stats{
		Identifies:      c.counts.identifies.Load(),
		IdentifiesToday: c.budget.used(),
		Resumes:         c.counts.resumes.Load(),
		Disconnects:     c.counts.disconnects.Load(),
		Events:          c.interactions.handled.Load() + c.messages.handled.Load(),
		EventsDropped:   c.interactions.dropped.Load() + c.messages.dropped.Load(),
		EventsRepeated:  c.counts.repeated.Load(),
		HandlerPanics:   c.interactions.panics.Load() + c.messages.panics.Load(),
	}
}

// BotID is the id of the bot's own user as the last READY gave it; empty
// before the first.
func (c *Client) BotID() string {
	if id := c.botID.Load(); id != nil {
		return *id
	}
	return ""
}
