package gateway

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"
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

	generic string // where discovery sent it
	session *session
	record  record

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
		s.report(end, delay)
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
		s.seq.Store(0)
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

// report says that a connection ended. Discord ends some every day; only one
// that did not work out deserves a warning.
func (s *shard) report(end ending, delay time.Duration) {
	level := slog.LevelWarn
	if end.ready > 0 && s.session != nil {
		level = slog.LevelInfo
	}
	s.log.Log(context.Background(), level, "gateway connection ended", "reason", end.err,
		"in", delay.Round(time.Millisecond), "resume", s.session != nil)
}

// address is where to connect: a session goes back to where READY said, or,
// when it was not let in there, to where discovery said.
func (s *shard) address(ctx context.Context) (string, error) {
	switch {
	case s.session != nil && s.record.elsewhere:
		return s.generic, nil
	case s.session != nil:
		return s.session.url, nil
	}
	address, err := s.client.gateway(ctx)
	s.generic = address
	return address, err
}
