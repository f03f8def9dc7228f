package gateway

import (
	"context"
	"sync"
	"time"
)

// pulse remembers the oldest heartbeat that was not acknowledged.
//
// See https://discord.com/developers/docs/events/gateway#heartbeats.
type pulse struct {
	mu      sync.Mutex
	unacked time.Time
}

func (p *pulse) sent(now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.unacked.IsZero() {
		p.unacked = now
	}
}

// acked gives the time since the heartbeat, or false if there was none.
func (p *pulse) acked(now time.Time) (time.Duration, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.unacked.IsZero() {
		return 0, false
	}
	d := now.Sub(p.unacked)
	p.unacked = time.Time{}
	return d, true
}

// lost reports whether a heartbeat has waited a whole interval. A younger one,
// sent because Discord asked for it, still has time.
func (p *pulse) lost(now time.Time, interval time.Duration) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return !p.unacked.IsZero() && now.Sub(p.unacked) >= interval
}

// heartbeats beats until the context ends; the first beat comes after a random
// part of the interval, so that shards that were cut off together do not beat
// together.
func (l *link) heartbeats(ctx context.Context, interval time.Duration) {
	timer := time.NewTimer(time.Duration(l.shard.client.random() * float64(interval)))
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		}
		if l.pulse.lost(time.Now(), interval) {
			l.stop(errZombie)
			return
		}
		if err := l.beat(); err != nil {
			l.stop(err)
			return
		}
		timer.Reset(interval)
	}
}

// beat sends a heartbeat with the last sequence, null before the first event.
func (l *link) beat() error {
	l.pulse.sent(time.Now())
	if seq := l.shard.seq.Load(); seq > 0 {
		return l.send(opHeartbeat, seq)
	}
	return l.send(opHeartbeat, nil)
}
