package serve

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"net/http/pprof"
	"slices"
	"sync"
)

// Servers are the HTTP servers of a process, one for each address. Its zero
// value has none.
type Servers struct {
	routes map[string]*http.ServeMux
}

// At returns the routes of the server at an address, which it adds where there
// is none yet.
func (s *Servers) At(address string) *http.ServeMux {
	if s.routes == nil {
		s.routes = map[string]*http.ServeMux{}
	}
	if s.routes[address] == nil {
		s.routes[address] = http.NewServeMux()
	}
	return s.routes[address]
}

// Run listens on every address and then serves until ctx ends. Other work is
// done beside it; the first part to end ends all. The mode is for the log.
func (s *Servers) Run(ctx context.Context, log *slog.Logger, mode string, beside ...func(context.Context) error) error {
	work := beside
	for _, address := range slices.Sorted(maps.Keys(s.routes)) {
		l, err := net.Listen("tcp", address)
		if err != nil {
			return fmt.Errorf("listening: %w", err)
		}
		defer l.Close()
		log.Info("listening", "mode", mode, "address", l.Addr().String())
		work = append(work, func(ctx context.Context) error { return HTTP(ctx, l, s.routes[address]) })
	}
	return together(ctx, work)
}

// Pprof adds Go's profiles under /debug/pprof/.
func Pprof(mux *http.ServeMux) {
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
}

// together runs all of the work, stops it when one part ends, and returns the
// first error.
func together(ctx context.Context, work []func(context.Context) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var once sync.Once
	var first error
	var running sync.WaitGroup
	for _, f := range work {
		running.Go(func() {
			defer stop()
			if err := f(ctx); err != nil {
				once.Do(func() { first = err })
			}
		})
	}
	running.Wait()
	return first
}
