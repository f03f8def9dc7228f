package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"time"

	"bothsides/internal/metrics"
)

const (
	headerTime   = 3 * time.Second // for a request's headers
	readTime     = 4 * time.Second // for the whole request
	writeTime    = 10 * time.Second
	idleTime     = 90 * time.Second
	maxHeader    = 16 << 10
	maxConns     = 2048 // idle ones give way to new ones
	shutdownTime = 10 * time.Second
)

// Health adds /healthz, /readyz and /metrics.
func Health(mux *http.ServeMux, ready func() bool, m *metrics.Metrics) {
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

// HTTP serves HTTP on the listener, which it closes. It returns nil once ctx
// has ended and the answers that were on their way are out.
func HTTP(ctx context.Context, l net.Listener, h http.Handler) error {
	return serveCapped(ctx, newCappedListener(l, maxConns), h)
}

func serveCapped(ctx context.Context, l *cappedListener, h http.Handler) error {
	s := &http.Server{
		Handler: h, ConnState: l.watch, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime,
		IdleTimeout: idleTime, MaxHeaderBytes: maxHeader,
		ErrorLog: log.New(io.Discard, "", 0), // it names addresses, and panics are logged where they happen
	}
	failed := make(chan error, 1)
	go func() { failed <- s.Serve(l) }()
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
