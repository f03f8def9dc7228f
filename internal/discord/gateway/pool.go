package gateway

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"time"
)

const (
	// maxHandlers bounds the memory that a flood of events can take.
	maxHandlers = 256

	// handlerWait is how long an event waits for a free handler. Discord
	// gives an interaction 3 s for its answer: a longer wait would make it
	// late and hold up the heartbeat's ACK behind it.
	handlerWait = time.Second
)

// pool calls handlers, each in a goroutine, never more than maxHandlers.
type pool struct {
	log     *slog.Logger
	slots   chan struct{}
	ctx     context.Context // of the handlers
	cancel  context.CancelFunc
	handled atomic.Int64
	dropped atomic.Int64
	panics  atomic.Int64
}

func newPool(log *slog.Logger) *pool {
	ctx, cancel := context.WithCancel(context.Background())
	return &pool{log: log, slots: make(chan struct{}, maxHandlers), ctx: ctx, cancel: cancel}
}

// call runs the handler beside the caller. With every slot taken it waits,
// until ctx ends at most, and then drops the event.
func (p *pool) call(ctx context.Context, h Handler, event string, raw json.RawMessage) {
	if !p.acquire(ctx) {
		p.dropped.Add(1)
		p.log.Warn("event dropped: all handlers are busy", "event", event)
		return
	}
	p.handled.Add(1)
	go func() {
		defer func() { <-p.slots }()
		defer p.survive(event)
		h(p.ctx, raw)
	}()
}

func (p *pool) acquire(ctx context.Context) bool {
	select {
	case p.slots <- struct{}{}:
		return true
	default:
	}
	timer := time.NewTimer(handlerWait)
	defer timer.Stop()
	select {
	case p.slots <- struct{}{}:
		return true
	case <-timer.C:
	case <-ctx.Done():
	}
	return false
}

// survive logs a panic. A value that the runtime made is shown; any other may
// hold a user's words, so only its type is.
func (p *pool) survive(event string) {
	v := recover()
	if v == nil {
		return
	}
	p.panics.Add(1)
	what := fmt.Sprintf("%T", v)
	if err, ok := v.(runtime.Error); ok {
		what = err.Error()
	}
	p.log.Error("handler panicked", "event", event, "panic", what, "stack", string(debug.Stack()))
}

// drain waits for the running handlers until the channel fires, and then ends
// their context. It reports whether all had finished. The pool takes no more
// calls afterwards.
func (p *pool) drain(late <-chan time.Time) bool {
	defer p.cancel()
	for range cap(p.slots) {
		select {
		case p.slots <- struct{}{}:
		case <-late:
			return false
		}
	}
	return true
}
