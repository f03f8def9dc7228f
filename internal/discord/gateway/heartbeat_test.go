package gateway

import (
	"testing"
	"time"
)

// The oldest heartbeat without an answer counts.
func TestPulse(t *testing.T) {
	start := time.Now()
	at := func(d time.Duration) time.Time { return start.Add(d) }
	var p pulse
	if d, any := p.acked(start); any || d != 0 {
		t.Errorf("an answer to nothing took %v, %v", d, any)
	}
	if p.lost(at(time.Hour), time.Second) {
		t.Error("lost without a heartbeat")
	}
	p.sent(start)
	p.sent(at(2 * time.Second))
	if p.lost(at(10*time.Second-1), 10*time.Second) || !p.lost(at(10*time.Second), 10*time.Second) {
		t.Error("a heartbeat is not lost after just an interval")
	}
	if d, any := p.acked(at(3 * time.Second)); !any || d != 3*time.Second {
		t.Errorf("the answer took %v, %v; want 3s", d, any)
	}
	if _, any := p.acked(at(4 * time.Second)); any {
		t.Error("one heartbeat is answered twice")
	}
}

// IDENTIFYs count for a day.
func TestForgetOld(t *testing.T) {
	now := time.Now()
	var b budget
	for _, age := range []time.Duration{2 * day, day + 1, day, day - 1, 0} {
		b.sent = append(b.sent, now.Add(-age))
	}
	if b.forgetOld(now); len(b.sent) != 2 {
		t.Errorf("%d are left, want 2", len(b.sent))
	}
	if b.forgetOld(now.Add(1)); len(b.sent) != 1 {
		t.Errorf("%d are left, want 1", len(b.sent))
	}
	if b.forgetOld(now.Add(day)); len(b.sent) != 0 {
		t.Errorf("%d are left, want none", len(b.sent))
	}
}
