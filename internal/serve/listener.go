package serve

import (
	"container/list"
	"errors"
	"net"
	"net/http"
	"sync"
	"syscall"
)

// cappedListener accepts no more connections than may be open at once. Where
// all are taken, the one that has been idle for longest is closed to make
// room; where none is idle, new ones wait in the kernel's queue. The same goes
// where the process has no file descriptor left.
type cappedListener struct {
	net.Listener
	slots  chan struct{}
	closed chan struct{}
	once   sync.Once

	mu      sync.Mutex
	waiting int        // calls of Accept that found no free slot
	idle    *list.List // of net.Conn, idle for longest first
	places  map[net.Conn]*list.Element
}

func newCappedListener(l net.Listener, most int) *cappedListener {
	return &cappedListener{Listener: l, slots: make(chan struct{}, most), closed: make(chan struct{}),
		idle: list.New(), places: map[net.Conn]*list.Element{}}
}

// Accept waits for a free slot and then for a connection.
func (l *cappedListener) Accept() (net.Conn, error) {
	if !l.acquire() {
		return nil, net.ErrClosed
	}
	c, err := l.Listener.Accept()
	if err != nil {
		<-l.slots
		if errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE) {
			l.closeIdlest() // the server tries again in a moment
		}
		return nil, err
	}
	return &cappedConn{Conn: c, release: func() { <-l.slots }}, nil
}

// acquire takes a slot, from an idle connection if it must; false once the
// listener is closed.
func (l *cappedListener) acquire() bool {
	select {
	case l.slots <- struct{}{}:
		return true
	default:
	}
	l.makeRoom(1)
	defer l.makeRoom(-1)
	select {
	case l.slots <- struct{}{}:
		return true
	case <-l.closed:
		return false
	}
}

// makeRoom counts those who wait for a slot, and closes an idle connection for
// one who begins to.
func (l *cappedListener) makeRoom(more int) {
	l.mu.Lock()
	l.waiting += more
	l.mu.Unlock()
	if more > 0 {
		l.closeIdlest()
	}
}

// closeIdlest closes the connection that has been idle for longest, if any is.
func (l *cappedListener) closeIdlest() {
	l.mu.Lock()
	var longest net.Conn
	if first := l.idle.Front(); first != nil {
		longest = first.Value.(net.Conn)
		l.forget(longest)
	}
	l.mu.Unlock()
	if longest != nil {
		longest.Close()
	}
}

// watch is told by the server what becomes of each connection. One that falls
// idle while somebody waits is closed at once.
func (l *cappedListener) watch(c net.Conn, state http.ConnState) {
	l.mu.Lock()
	l.forget(c)
	gives := state == http.StateIdle && l.waiting > 0
	if state == http.StateIdle && !gives {
		l.places[c] = l.idle.PushBack(c)
	}
	l.mu.Unlock()
	if gives {
		c.Close()
	}
}

// forget takes a connection off the list of idle ones. It is called with the
// lock held.
func (l *cappedListener) forget(c net.Conn) {
	if at, found := l.places[c]; found {
		l.idle.Remove(at)
		delete(l.places, c)
	}
}

// Close stops accepting.
func (l *cappedListener) Close() error {
	l.once.Do(func() { close(l.closed) })
	return l.Listener.Close()
}

type cappedConn struct {
	net.Conn
	once    sync.Once
	release func()
}

// Close frees the connection's slot.
func (c *cappedConn) Close() error {
	defer c.once.Do(c.release)
	return c.Conn.Close()
}
