package discordtest

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"testing"
	"time"
)

// Options say what Discord this is. The zero value is one with one shard.
type Options struct {
	Token          string        // the one it accepts; empty: DefaultToken
	AppID          string        // empty: "100"
	Shards         int           // what /gateway/bot recommends; 0: 1
	MaxConcurrency int           // 0: 1
	Total          int           // session starts a day; 0: 1000
	Remaining      int           // session starts left; 0: as many as Total; below: none
	ResetAfter     time.Duration // until Remaining is Total again; 0: 4 h
	Heartbeat      time.Duration // interval in a Hello; 0: 41.25 s
	InMemory       bool          // net.Pipe in place of loopback
	Wait           time.Duration // how long the Wait methods wait; 0: a minute
	ClockOff       time.Duration // how far Discord's clock is before this machine's
	Deadline       time.Duration // an answer later than this is error 10062; 0: none is too late
	Keep           int           // how many requests, callbacks, heartbeats and events to keep, the last ones; 0: all
}

// DefaultToken is what a Server accepts unless told otherwise. It is odd
// enough to be searched for in logs.
const DefaultToken = "MTIz.canary-token.abc-DEF_456"

func (o Options) withDefaults() Options {
	o.Token = or(o.Token, DefaultToken)
	o.AppID = or(o.AppID, "100")
	o.Shards = or(o.Shards, 1)
	o.MaxConcurrency = or(o.MaxConcurrency, 1)
	o.Total = or(o.Total, 1000)
	o.Remaining = or(o.Remaining, o.Total)
	o.ResetAfter = or(o.ResetAfter, 4*time.Hour)
	o.Heartbeat = or(o.Heartbeat, 41250*time.Millisecond)
	o.Wait = or(o.Wait, time.Minute)
	return o
}

func or[T comparable](v, otherwise T) T {
	var zero T
	if v == zero {
		return otherwise
	}
	return v
}

// Server is the fake Discord. Its methods may be called from any goroutine;
// those named Wait end the test when they wait in vain.
type Server struct {
	tb       testing.TB
	opts     Options
	http     *http.Server
	host     string
	dial     func(ctx context.Context, network, address string) (net.Conn, error)
	client   *http.Client
	serving  sync.WaitGroup
	ctx      context.Context // ends with the server
	shutdown context.CancelFunc

	mu       sync.Mutex
	closed   bool
	changed  chan struct{} // closed and replaced whenever something is recorded
	scripts  [][]Step
	always   []Step
	answers  map[Route][]Answer
	sessions map[string]*session
	current  map[int]*session // by shard
	lastID   int
	commands map[string][]map[string]any // by path

	application map[string]any
	asked       map[string]time.Time // interactions sent, with Deadline
	answered    map[string]Callback
	rewind      int
	records
}

// New starts a server that closes with the test.
func New(tb testing.TB, opts Options) *Server {
	tb.Helper()
	s := &Server{
		tb: tb, opts: opts.withDefaults(), changed: make(chan struct{}),
		answers: make(map[Route][]Answer), sessions: make(map[string]*session),
		current: make(map[int]*session), commands: make(map[string][]map[string]any),
		answered: make(map[string]Callback), asked: make(map[string]time.Time), lastID: 1000,
	}
	s.application = s.newApplication()
	s.ctx, s.shutdown = context.WithCancel(context.Background())
	listener := s.listen()
	s.http = &http.Server{Handler: s.routes(), ErrorLog: log.New(io.Discard, "", 0)}
	s.client = &http.Client{Transport: &http.Transport{DialContext: s.dial}}
	s.serving.Go(func() { s.http.Serve(listener) })
	tb.Cleanup(s.Close)
	return s
}

func (s *Server) listen() net.Listener {
	if s.opts.InMemory {
		l := newPipeListener()
		s.host, s.dial = "localhost", l.dial // no proxy of the environment is in between
		return l
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		s.tb.Fatalf("discordtest: %v", err)
	}
	s.host, s.dial = l.Addr().String(), new(net.Dialer).DialContext
	return l
}

// Close ends every connection. Further calls do nothing.
func (s *Server) Close() {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	s.shutdown()
	s.http.Close()
	s.client.CloseIdleConnections()
	s.serving.Wait()
}

// Token is the token that the server accepts.
func (s *Server) Token() string { return s.opts.Token }

// APIURL is the root of the REST routes, without a slash at its end.
func (s *Server) APIURL() string { return "http://" + s.host + "/api/v10" }

// GatewayURL is what discovery answers.
func (s *Server) GatewayURL() string { return "ws://" + s.host + "/gateway" }

// ResumeURL is what READY tells to resume at; it differs from GatewayURL in
// its path.
func (s *Server) ResumeURL() string { return "ws://" + s.host + "/resume/" }

// HTTPClient reaches the server, in memory too.
func (s *Server) HTTPClient() *http.Client { return s.client }

// DialContext reaches the server, in memory too.
func (s *Server) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	return s.dial(ctx, network, address)
}

// Script has the next connection that no earlier Script claims take these
// steps. When they are done, the connection behaves: it acknowledges
// heartbeats and delivers events until either side ends it.
func (s *Server) Script(steps ...Step) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.scripts = append(s.scripts, steps)
}

// ScriptAlways has every connection that no Script claims take these steps.
// Without steps connections behave again.
func (s *Server) ScriptAlways(steps ...Step) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.always = steps
}

func (s *Server) nextScript() []Step {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.scripts) > 0 {
		steps := s.scripts[0]
		s.scripts = s.scripts[1:]
		return steps
	}
	if len(s.always) > 0 {
		return s.always
	}
	return []Step{Hello(0), Login()}
}

// Wait waits until the condition holds, looking again whenever something was
// recorded. The text says what was waited for.
func (s *Server) Wait(what string, holds func() bool) {
	s.tb.Helper()
	late := time.NewTimer(s.opts.Wait)
	defer late.Stop()
	for {
		s.mu.Lock()
		changed := s.changed
		s.mu.Unlock()
		if holds() {
			return
		}
		select {
		case <-changed:
		case <-late.C:
			s.tb.Fatalf("discordtest: waited %v in vain for %s", s.opts.Wait, what)
		}
	}
}

// notify wakes those who wait. The caller holds mu.
func (s *Server) notify() {
	close(s.changed)
	s.changed = make(chan struct{})
}
