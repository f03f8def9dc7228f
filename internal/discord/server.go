package discord

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"time"

	"bothsides/internal/metrics"
)

const (
	headerTime   = 3 * time.Second // for a request's headers
	readTime     = 4 * time.Second // for the whole request
	writeTime    = 10 * time.Second
	idleTime     = 90 * time.Second
	maxHeader    = 16 << 10
	maxConns     = 2048
	shutdownTime = 10 * time.Second
)

// HealthRoutes adds /healthz, /readyz and /metrics.
func HealthRoutes(mux *http.ServeMux, ready func() bool, m *metrics.Metrics) {
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "ok\n") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if !ready() {
			http.Error(w, "not ready", http.StatusServiceUnavailable)
			return
		}
		_, _ = io.WriteString(w, "ready\n")
	})
	mux.Handle("GET /metrics", m.Handler())
}

// Serve serves HTTP on the listener, which it closes. It returns nil once ctx
// has ended and the answers that were on their way are out.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	s := &http.Server{
		Handler: h, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime,
		IdleTimeout: idleTime, MaxHeaderBytes: maxHeader,
		ErrorLog: log.New(io.Discard, "", 0), // it names addresses, and panics are logged where they happen
	}
	failed := make(chan error, 1)
	go func() { failed <- s.Serve(newCappedListener(l, maxConns)) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serving HTTP: %w", err)
	case <-ctx.Done():
	}
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	if err := s.Shutdown(late); err != nil {
		return errors.Join(fmt.Errorf("stopping HTTP: %w", err), s.Close())
	}
	return nil
}

// cappedListener accepts no more connections than may be open at once; the
// others wait in the kernel's queue.
type cappedListener struct {
	net.Listener
	slots  chan struct{}
	closed chan struct{}
	once   sync.Once
}

func newCappedListener(l net.Listener, most int) *cappedListener {
	return &cappedListener{Listener: l, slots: make(chan struct{}, most), closed: make(chan struct{})}
}

// Accept waits for a free slot and then for a connection.
func (l *cappedListener) Accept() (net.Conn, error) {
	select {
	case l.slots <- struct{}{}:
	case <-l.closed:
		return nil, net.ErrClosed
	}
	c, err := l.Listener.Accept()
	if err != nil {
		<-l.slots
		return nil, err
	}
	return &cappedConn{Conn: c, release: func() { <-l.slots }}, nil
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
