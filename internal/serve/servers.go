package serve

import (
	"context"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"net/http/pprof"
	"path"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"bothsides/internal/notice"
)

// Servers are the HTTP servers of a process, one for each address. Its zero
// value has none.
type Servers struct {
	// Drain is for how long requests are still answered after the end of
	// Run's context, so that whoever passes them on can look elsewhere.
	Drain time.Duration

	routes    map[string]*http.ServeMux
	posts     map[string]string // by address the path of Post
	listeners map[string]net.Listener
}

// At returns the routes of the server at an address, which it adds where there
// is none yet.
func (s *Servers) At(address string) *http.ServeMux {
	if s.routes == nil {
		s.routes, s.posts = map[string]*http.ServeMux{}, map[string]string{}
	}
	if s.routes[address] == nil {
		s.routes[address] = http.NewServeMux()
	}
	return s.routes[address]
}

// Post adds the path that Discord sends its POSTs to at an address; a slash at
// its end makes no difference. The log tells of a POST that no route takes.
func (s *Servers) Post(address, at string, h http.Handler) {
	mux := s.At(address)
	mux.Handle("POST "+at, h)
	mux.Handle("POST "+at+"/{$}", h)
	s.posts[address] = at
}

// Listen listens on every address. Connections wait until Run serves them.
func (s *Servers) Listen() error {
	s.listeners = map[string]net.Listener{}
	for _, address := range slices.Sorted(maps.Keys(s.routes)) {
		l, err := listen(address)
		if err != nil {
			s.Close()
			return err
		}
		s.listeners[address] = l
	}
	return nil
}

// URL is where a browser on this machine reaches the server at an address,
// which listens.
func (s *Servers) URL(address string) string {
	bound := s.listeners[address].Addr()
	if bound.Network() == "unix" {
		return "http://localhost"
	}
	// The host is that of the settings: who listens everywhere is bound to IPv6,
	// which the machine need not have on loopback.
	host, _, _ := net.SplitHostPort(address)
	_, port, _ := net.SplitHostPort(bound.String())
	return "http://" + nearest(net.JoinHostPort(host, port))
}

// Close stops listening, for servers that do not run.
func (s *Servers) Close() {
	for _, l := range s.listeners {
		l.Close()
	}
}

// Run listens, unless that was done, and serves until ctx has ended and Drain
// has passed. Other work is done beside it, for as long; the first part to fail
// ends all. The mode is for the log.
func (s *Servers) Run(ctx context.Context, log *slog.Logger, mode string, beside ...func(context.Context) error) error {
	if s.listeners == nil {
		if err := s.Listen(); err != nil {
			return err
		}
	}
	for _, address := range slices.Sorted(maps.Keys(s.listeners)) {
		log.Info("listening", "mode", mode, "address", s.listeners[address].Addr().String())
	}
	defer context.AfterFunc(ctx, func() {
		log.Info("stopping, as asked; /readyz says so and requests are still answered for a while", "while", s.Drain)
	})()
	err := s.Serve(ctx, notice.New(log), beside...)
	if err == nil {
		log.Info("stopped", "mode", mode)
	}
	return err
}

// Serve is Run after Listen, without the lines about the start and the end.
func (s *Servers) Serve(ctx context.Context, notices *notice.Log, beside ...func(context.Context) error) error {
	defer s.Close()
	work := beside
	for address, l := range s.listeners {
		h := notingUnrouted(s.routes[address], s.posts[address], notices)
		work = append(work, func(ctx context.Context) error { return HTTP(ctx, l, h) })
	}
	late, stop := delayed(ctx, s.Drain)
	defer stop()
	return runAll(late, work)
}

// delayed returns a context that ends so long after ctx does.
func delayed(ctx context.Context, by time.Duration) (context.Context, context.CancelFunc) {
	late, stop := context.WithCancel(context.WithoutCancel(ctx))
	release := context.AfterFunc(ctx, func() { time.AfterFunc(by, stop) })
	return late, func() {
		release()
		stop()
	}
}

// notingUnrouted notes POSTs that no route takes as they are: an endpoint URL with a
// mistake in its path. Neither the path that was asked for nor anything else that
// a stranger chooses is logged.
func notingUnrouted(mux *http.ServeMux, served string, notices *notice.Log) http.Handler {
	if served == "" {
		return mux
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			if _, pattern := mux.Handler(r); pattern == "" || !isClean(r.URL.Path) {
				notices.Info("refused: a POST to a path that is not served; check the path of the endpoint URL", "served", served)
			}
		}
		mux.ServeHTTP(w, r)
	})
}

// isClean reports whether a path is taken as it is. One such as "//interactions",
// of a URL put together from two parts, is redirected, which Discord does not follow.
func isClean(p string) bool { return p == path.Clean(p) || p == path.Clean(p)+"/" }

// Pprof adds Go's profiles under /debug/pprof/. Each route names its method, so
// that one for every GET may be beside them.
func Pprof(mux *http.ServeMux) {
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("POST /debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
}

// runAll runs all of the work, stops it when one part fails, and returns the
// first error.
func runAll(ctx context.Context, work []func(context.Context) error) error {
	group, ctx := errgroup.WithContext(ctx)
	for _, f := range work {
		group.Go(func() error { return f(ctx) })
	}
	return group.Wait()
}
