package serve

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"slices"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

func TestConnectionsAreCapped(t *testing.T) {
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := newCappedListener(inner, 2)
	accepted := make(chan net.Conn)
	go func() {
		defer close(accepted)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			accepted <- c
		}
	}()
	for range 3 {
		c, err := net.Dial("tcp", inner.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
	}
	first, second := <-accepted, <-accepted
	select {
	case <-accepted:
		t.Error("a third connection was accepted")
	case <-time.After(50 * time.Millisecond):
	}
	first.Close()
	first.Close() // frees one slot, not two
	third := <-accepted
	l.Close()
	if c, open := <-accepted; open {
		t.Errorf("accepted %v after the end", c)
	}
	second.Close()
	third.Close()
}

// keepAlive is a connection that sends a request and stays open.
type keepAlive struct {
	net.Conn
	in *bufio.Reader
}

func (c keepAlive) asks(t *testing.T, path string) {
	t.Helper()
	if _, err := io.WriteString(c, "GET "+path+" HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
}

// answered reads the answer to a request.
func (c keepAlive) answered(t *testing.T) {
	t.Helper()
	resp, err := http.ReadResponse(c.in, nil)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatal(resp, err)
	}
	resp.Body.Close()
}

// TestIdleConnectionsGiveWay fills a server that takes three connections with idle
// ones: who comes then is served long before those would have gone by
// themselves. Connections at work are left alone.
func TestIdleConnectionsGiveWay(t *testing.T) {
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	hold := make(chan struct{})
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("/held", func(http.ResponseWriter, *http.Request) { <-hold })
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- serveCapped(ctx, newCappedListener(inner, 3), mux) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	dial := func() keepAlive {
		c, err := net.Dial("tcp", inner.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		if err := c.SetDeadline(time.Now().Add(idleTime / 2)); err != nil {
			t.Fatal(err)
		}
		return keepAlive{c, bufio.NewReader(c)}
	}

	busy := dial()
	busy.asks(t, "/held")
	for range 10 { // none of them hangs up
		c := dial()
		c.asks(t, "/")
		c.answered(t)
	}
	close(hold)
	busy.answered(t)
}

// The connection that is idle for longest gives way, each once, and one at work
// never does.
func TestWatch(t *testing.T) {
	type event struct {
		conn  int
		state http.ConnState
	}
	for _, test := range []struct {
		name    string
		waiting int
		events  []event
		room    int   // how many connections are wanted then
		closed  []int // in this order
	}{
		{"nobody waits", 0, []event{{0, http.StateIdle}, {1, http.StateIdle}}, 0, nil},
		{"the longest idle first", 0, []event{{1, http.StateIdle}, {0, http.StateIdle}, {2, http.StateIdle}}, 2, []int{1, 0}},
		{"each once", 0, []event{{0, http.StateIdle}}, 3, []int{0}},
		{"at work again", 0, []event{{0, http.StateIdle}, {1, http.StateIdle}, {0, http.StateActive}}, 2, []int{1}},
		{"idle again", 0, []event{{0, http.StateIdle}, {1, http.StateIdle}, {0, http.StateActive}, {0, http.StateIdle}}, 2, []int{1, 0}},
		{"somebody waits already", 1, []event{{0, http.StateNew}, {0, http.StateActive}, {1, http.StateIdle}}, 0, []int{1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := newCappedListener(make(pipes), 1)
			l.waiting = test.waiting
			var closed []int
			conns := make([]net.Conn, 3)
			for i := range conns {
				conns[i] = &cappedConn{Conn: nopConn{}, release: func() { closed = append(closed, i) }}
			}
			for _, e := range test.events {
				l.watch(conns[e.conn], e.state)
			}
			for range test.room {
				l.makeRoom(1)
			}
			l.makeRoom(-test.room)
			if !slices.Equal(closed, test.closed) {
				t.Errorf("closed are %v, want %v", closed, test.closed)
			}
			if l.idle.Len() != len(l.places) {
				t.Errorf("%d are idle and %d have a place", l.idle.Len(), len(l.places))
			}
			if l.waiting != test.waiting {
				t.Errorf("%d wait, want %d", l.waiting, test.waiting)
			}
		})
	}
}

type nopConn struct{ net.Conn }

func (nopConn) Close() error { return nil }

// Who waited for a slot and has it waits no more.
func TestWaitingEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newCappedListener(make(pipes), 1)
		l.acquire()
		got := make(chan bool)
		go func() { got <- l.acquire() }()
		synctest.Wait()
		if l.waiting != 1 {
			t.Errorf("%d wait, want 1", l.waiting)
		}
		<-l.slots
		if !<-got || l.waiting != 0 {
			t.Errorf("%d wait after the slot was free", l.waiting)
		}
	})
}

// scarce is a listener in a process that may have two connections open.
type scarce struct {
	pipes
	open *atomic.Int64
}

func (s scarce) Accept() (net.Conn, error) {
	if s.open.Load() >= 2 {
		return nil, &net.OpError{Op: "accept", Err: os.NewSyscallError("accept4", syscall.EMFILE)}
	}
	c, err := s.pipes.Accept()
	if err != nil {
		return nil, err
	}
	s.open.Add(1)
	return &cappedConn{Conn: c, release: func() { s.open.Add(-1) }}, nil
}

// TestFailuresTakeNoPlace: a listener of one connection that had no descriptor for
// it tries again.
func TestFailuresTakeNoPlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // waiting for ever fails at once
		l := newCappedListener(spent{}, 1)
		for range 3 {
			if _, err := l.Accept(); !errors.Is(err, syscall.EMFILE) {
				t.Errorf("got %v", err)
			}
		}
	})
}

// spent is a listener without a descriptor left.
type spent struct{ pipes }

// Accept finds none.
func (spent) Accept() (net.Conn, error) { return nil, syscall.EMFILE }

// TestIdleConnectionsGiveWayToNewFiles has far fewer file descriptors than the
// listener takes connections.
func TestIdleConnectionsGiveWayToNewFiles(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := scarce{make(pipes), new(atomic.Int64)}
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- HTTP(ctx, l, http.NotFoundHandler()) }()
		start := time.Now()
		for range 5 { // none of them hangs up
			c, theirs := net.Pipe()
			l.pipes <- theirs
			if _, err := io.WriteString(c, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
				t.Fatal(err)
			}
			if resp, err := http.ReadResponse(bufio.NewReader(c), nil); err != nil || resp.StatusCode != http.StatusNotFound {
				t.Fatal(resp, err)
			}
			synctest.Wait()
		}
		if took := time.Since(start); took > time.Second {
			t.Errorf("took %v", took)
		}
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}
