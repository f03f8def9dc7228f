package gateway

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"
)

// These bound the memory that a flood of events can take.
const (
	interactionHandlers = 512
	messageHandlers     = 64 // most messages are for nobody, and done at once
	maxWaiting          = 2048
)

const (
	// handlerWait is how long an event waits for a free handler. Discord
	// gives an interaction 3 s for its answer: after a longer wait it would
	// come too late.
	handlerWait = 2 * time.Second

	// cutTime is how long a handler may take to return once its context has
	// ended.
	cutTime = 500 * time.Millisecond
)

// pool calls handlers of one kind of event, each in a goroutine, a bounded
// number at a time. It never holds up the caller, who has heartbeats to read.
type pool struct {
	log     *slog.Logger
	event   string
	slots   chan struct{}
	running sync.WaitGroup
	ctx     context.Context // of the handlers
	cancel  context.CancelFunc

	waiting, handled, dropped, panics atomic.Int64
}

func newPool(log *slog.Logger, event string, handlers int) *pool {
	ctx, cancel := context.WithCancel(context.Background())
	return &pool{log: log, event: event, slots: make(chan struct{}, handlers), ctx: ctx, cancel: cancel}
}

// call runs the handler beside the caller, at once or when another handler
// has finished. With too many events waiting, or after too long a wait, the
// event is dropped.
func (p *pool) call(h Handler, raw json.RawMessage) {
	select {
	case p.slots <- struct{}{}:
		p.running.Go(func() { p.handle(h, raw) })
		return
	default:
	}
	if p.waiting.Add(1) > maxWaiting {
		p.waiting.Add(-1)
		p.drop()
		return
	}
	p.running.Go(func() { p.await(h, raw) })
}

// await is call for an event that found no free handler.
func (p *pool) await(h Handler, raw json.RawMessage) {
	defer p.waiting.Add(-1)
	timer := time.NewTimer(handlerWait)
	defer timer.Stop()
	select {
	case p.slots <- struct{}{}:
		p.handle(h, raw)
	case <-timer.C:
		p.drop()
	case <-p.ctx.Done():
		p.drop()
	}
}

// handle owns a slot until it returns.
func (p *pool) handle(h Handler, raw json.RawMessage) {
	defer func() { <-p.slots }()
	defer p.survive()
	p.handled.Add(1)
	h(p.ctx, raw)
}

// drop counts a lost event. The log hears of the first, the second, the
// fourth and so on: a flood of events must not become one of lines.
func (p *pool) drop() {
	if n := p.dropped.Add(1); n&(n-1) == 0 {
		p.log.Warn("event dropped: all handlers are busy", "event", p.event, "dropped", n)
	}
}

// survive logs a panic. A value that the runtime made is shown; any other may
// hold a user's words, so only its type is.
func (p *pool) survive() {
	v := recover()
	if v == nil {
		return
	}
	p.panics.Add(1)
	what := fmt.Sprintf("%T", v)
	if err, ok := v.(runtime.Error); ok {
		what = err.Error()
	}
	p.log.Error("handler panicked", "event", p.event, "panic", what, "stack", string(debug.Stack()))
}

// drain waits for the running handlers until late is closed, then ends their
// context and gives them a last moment. It reports whether all had finished
// by themselves. The pool must get no more calls.
func (p *pool) drain(late <-chan struct{}) bool {
	defer p.cancel()
	done := make(chan struct{})
	go func() {
		p.running.Wait()
		close(done)
	}()
	select {
	case <-done:
		return true
	case <-late:
	}
	p.cancel()
	select {
	case <-done:
	case <-time.After(cutTime):
	}
	return false
}
