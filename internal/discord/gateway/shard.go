package gateway

import (
	"context"
	"errors"
	"log/slog"
	"math"
	"sync/atomic"
	"time"
)

const (
	// lastingReady is how long a session must have lived for the waits to
	// start from their shortest again.
	lastingReady = 30 * time.Second

	// resumeTries is how many connections in a row may fail to bring RESUMED
	// before the session is given up for a new one.
	resumeTries = 2

	longestBackoff = time.Minute

	// longestInvalid is more than a day's seconds by 900: even without end
	// Invalid Session alone does not use up the day's IDENTIFYs of one shard.
	longestInvalid = 2 * time.Minute
)

// session is what RESUME needs beside the sequence.
type session struct {
	id, url string
}

// shard keeps one shard connected. Its plain fields belong to its goroutine.
type shard struct {
	client    *Client
	id, count int
	log       *slog.Logger

	generic  string // where discovery sent it
	session  *session
	failures int // connections in a row without a lasting READY
	invalids int // of these, those that Invalid Session ended
	resumes  int // RESUMEs in a row without RESUMED

	seq     atomic.Int64 // last sequence of the session; 0: none yet
	latency atomic.Int64 // nanoseconds
	state   atomic.Value // State
}

func (s *shard) getState() State {
	if state, ok := s.state.Load().(State); ok {
		return state
	}
	return StateWaiting
}

// run connects again and again until the context ends, which gives nil, or
// Discord refuses the bot. The ticket is for the first IDENTIFY.
func (s *shard) run(ctx context.Context, t *ticket) *FatalError {
	defer s.state.Store(StateWaiting)
	for {
		end := s.connect(ctx, t)
		s.state.Store(StateWaiting)
		t = nil
		if end.fatal != nil {
			return end.fatal
		}
		if ctx.Err() != nil {
			return nil
		}
		s.client.counts.disconnects.Add(1)
		delay := s.judge(end)
		s.log.Warn("gateway connection ended", "reason", end.err,
			"in", delay.Round(time.Millisecond), "resume", s.session != nil)
		if sleep(ctx, delay) != nil {
			return nil
		}
	}
}

// connect lives through one connection. One that will IDENTIFY holds its turn
// in the budget from before it dials until the IDENTIFY is sent, so that no
// slow Hello brings two IDENTIFYs together.
func (s *shard) connect(ctx context.Context, t *ticket) ending {
	if s.session == nil {
		if t == nil {
			t = s.client.budget.join(s.id)
		}
		defer t.leave(false)
	}
	address, err := s.address(ctx)
	if err != nil {
		return failed(err)
	}
	if t != nil {
		if err := t.wait(ctx, s.log); err != nil {
			return failed(err)
		}
	}
	s.state.Store(StateConnecting)
	ws, err := s.client.dial(ctx, address)
	if err != nil {
		return failed(err)
	}
	return newLink(s, ws, t).run(ctx)
}

// address is where to connect: a session goes back to where READY said.
func (s *shard) address(ctx context.Context) (string, error) {
	if s.session != nil {
		return s.session.url, nil
	}
	address, err := s.client.gateway(ctx)
	s.generic = address
	return address, err
}

// ending is how a connection ended.
type ending struct {
	err     error         // for the log
	fatal   *FatalError   // not nil: never connect again
	forget  bool          // the session cannot be resumed
	invalid bool          // by Invalid Session
	ready   time.Duration // how long it was READY or RESUMED; 0: never
}

// failed is the end of a connection that did not come about.
func failed(err error) ending {
	e := ending{err: err}
	errors.As(err, &e.fatal)
	return e
}

// judge takes an ending into account: it drops a session that is of no more
// use and says how long to wait.
func (s *shard) judge(end ending) time.Duration {
	if end.ready >= lastingReady {
		s.failures, s.invalids = 0, 0
	}
	switch {
	case end.ready > 0:
		s.resumes = 0
	case s.session != nil:
		s.resumes++
	}
	if end.forget || s.resumes >= resumeTries {
		s.session, s.resumes = nil, 0
	}
	if end.invalid {
		s.invalids++
		return invalidBackoff(s.invalids, s.client.random())
	}
	s.failures++
	return backoff(s.failures, s.client.random())
}

// backoff doubles from a second to a minute; the jitter takes away up to
// half, so that many shards do not come back at once.
func backoff(failures int, random float64) time.Duration {
	seconds := min(math.Pow(2, float64(failures-1)), longestBackoff.Seconds())
	return time.Duration(seconds * (1 - random/2) * float64(time.Second))
}

// invalidBackoff is the 1 to 5 s that Discord asks for after Invalid Session,
// growing by half each time.
func invalidBackoff(invalids int, random float64) time.Duration {
	seconds := (1 + 4*random) * math.Pow(1.5, float64(invalids-1))
	return time.Duration(min(seconds, longestInvalid.Seconds()) * float64(time.Second))
}
