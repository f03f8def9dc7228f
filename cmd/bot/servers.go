package main

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

	"bothsides/internal/discord"
)

// servers are the HTTP servers of a process, one for each address.
type servers struct {
	routes map[string]*http.ServeMux
}

// newServers makes none yet, but that of pprof where it is asked for.
func newServers(cfg *Config) *servers {
	s := &servers{routes: map[string]*http.ServeMux{}}
	if cfg.PprofAddr != "" {
		mux := s.at(cfg.PprofAddr)
		mux.HandleFunc("/debug/pprof/", pprof.Index)
		mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
		mux.HandleFunc("/debug/pprof/symbol", pprof.Symbol)
		mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
	}
	return s
}

// at has the routes at an address.
func (s *servers) at(address string) *http.ServeMux {
	if s.routes[address] == nil {
		s.routes[address] = http.NewServeMux()
	}
	return s.routes[address]
}

// run listens on every address and then serves until ctx ends, beside the
// other work that is given, of which the first to end ends all.
func (s *servers) run(ctx context.Context, log *slog.Logger, mode string, beside ...func(context.Context) error) error {
	work := beside
	for _, address := range slices.Sorted(maps.Keys(s.routes)) {
		l, err := net.Listen("tcp", address)
		if err != nil {
			return fmt.Errorf("listening: %w", err)
		}
		defer l.Close()
		log.Info("listening", "mode", mode, "address", l.Addr().String())
		work = append(work, func(ctx context.Context) error { return discord.Serve(ctx, l, s.routes[address]) })
	}
	return together(ctx, work)
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
