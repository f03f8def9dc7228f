package gateway

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"
)

const (
	// identifySpacing is Discord's 5 s a lane and something for the way the
	// frames travel: two that leave 5 s apart may arrive closer.
	identifySpacing = 5*time.Second + 500*time.Millisecond

	// dailyIdentifies stays clear of the 1,000 in 24 hours after which
	// Discord resets the token.
	dailyIdentifies = 900

	day = 24 * time.Hour

	// longWait is a wait that the operator should hear of.
	longWait = time.Minute
)

// budget says when an IDENTIFY may go out. Every IDENTIFY of every shard
// passes through it. A lane is Discord's rate limit key, shard id modulo
// max_concurrency; in a lane shards go one after the other.
//
// See https://discord.com/developers/docs/events/gateway#rate-limiting and
// #sharding-max-concurrency.
type budget struct {
	mu          sync.Mutex
	concurrency int
	lanes       map[int]*lane
	sent        []time.Time // of the last day, oldest first
	held        int         // turns taken and not yet used
	closedTill  time.Time   // Discord said that the day's budget is spent
}

type lane struct {
	queue []*ticket
	next  time.Time
}

// ticket is a shard's place in its lane.
type ticket struct {
	budget *budget
	lane   *lane
	turn   chan struct{} // closed when it is this ticket's turn
	holds  bool
}

func newBudget() *budget {
	return &budget{concurrency: 1, lanes: make(map[int]*lane)}
}

// observe takes in what discovery said. With a tenth of the day's budget or
// less left, spent by whatever process, none goes out until the reset.
func (b *budget) observe(limit startLimit) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.concurrency = max(limit.MaxConcurrency, 1)
	if limit.Total > 0 && limit.Remaining <= limit.Total/10 {
		wait := min(max(limit.ResetAfter, 0), day.Milliseconds())
		b.closedTill = time.Now().Add(time.Duration(wait) * time.Millisecond)
	}
}

// join puts a shard at the end of its lane.
func (b *budget) join(shard int) *ticket {
	b.mu.Lock()
	defer b.mu.Unlock()
	key := shard % b.concurrency
	l := b.lanes[key]
	if l == nil {
		l = new(lane)
		b.lanes[key] = l
	}
	t := &ticket{budget: b, lane: l, turn: make(chan struct{})}
	l.queue = append(l.queue, t)
	if len(l.queue) == 1 {
		close(t.turn)
	}
	return t
}

// wait returns when an IDENTIFY may be sent, or with the context's error. The
// caller then owns its lane until leave.
func (t *ticket) wait(ctx context.Context, log *slog.Logger) error {
	select {
	case <-t.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	for {
		delay := t.take()
		if delay <= 0 {
			return nil
		}
		if delay > longWait {
			log.Error("the day's identifies are spent; waiting", "in", delay.Round(time.Second))
		}
		if err := sleep(ctx, delay); err != nil {
			return err
		}
	}
}

// take reserves one IDENTIFY of the day's budget, or says how long to wait.
func (t *ticket) take() time.Duration {
	b := t.budget
	b.mu.Lock()
	defer b.mu.Unlock()
	now := time.Now()
	b.forgetOld(now)
	free := b.closedTill
	if t.lane.next.After(free) {
		free = t.lane.next
	}
	if n := len(b.sent) - b.concurrency; n >= 0 { // lanes of a greater concurrency do not know of it
		if next := b.sent[n].Add(identifySpacing); next.After(free) {
			free = next
		}
	}
	if len(b.sent)+b.held >= dailyIdentifies {
		full := now.Add(time.Second) // all are held: one may come back
		if len(b.sent) > 0 {
			full = b.sent[0].Add(day)
		}
		if full.After(free) {
			free = full
		}
	}
	if free.After(now) {
		return free.Sub(now)
	}
	b.held++
	t.holds = true
	return 0
}

// leave gives the lane to the next shard. It may be called more than once;
// the first call counts.
func (t *ticket) leave(sent bool) {
	b := t.budget
	b.mu.Lock()
	defer b.mu.Unlock()
	if t.holds {
		t.holds = false
		b.held--
		if sent {
			now := time.Now()
			b.sent = append(b.sent, now)
			t.lane.next = now.Add(identifySpacing)
		}
	}
	i := slices.Index(t.lane.queue, t)
	if i < 0 {
		return
	}
	t.lane.queue = slices.Delete(t.lane.queue, i, i+1)
	if i == 0 && len(t.lane.queue) > 0 {
		close(t.lane.queue[0].turn)
	}
}

// used is the number of IDENTIFYs of the last 24 hours.
func (b *budget) used() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forgetOld(time.Now())
	return len(b.sent)
}

func (b *budget) forgetOld(now time.Time) {
	for len(b.sent) > 0 && now.Sub(b.sent[0]) >= day {
		b.sent = b.sent[1:]
	}
}

// sleep returns early, with the context's error, when the context ends.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
