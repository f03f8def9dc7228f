package serve

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"bothsides/internal/metrics"
	"bothsides/internal/notice"
)

func TestURL(t *testing.T) {
	for _, test := range []struct{ name, address, want string }{
		{"a port", "127.0.0.1:0", "http://127.0.0.1:"},
		{"everywhere", ":0", "http://127.0.0.1:"},
		{"everywhere by IPv4", "0.0.0.0:0", "http://127.0.0.1:"},
		{"a name", "localhost:0", "http://localhost:"},
		{"a socket", "unix:" + t.TempDir() + "/s", "http://localhost"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var s Servers
			s.At(test.address)
			if err := s.Listen(); err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			got := s.URL(test.address)
			if !strings.HasPrefix(got, test.want) || strings.Contains(got, "[::]:") || strings.HasSuffix(got, ":0") {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestPost(t *testing.T) {
	var s Servers
	s.Post("a", "/bot/interactions", http.HandlerFunc(answer))
	s.At("a").HandleFunc("GET /healthz", func(http.ResponseWriter, *http.Request) {})
	for _, c := range []struct {
		method, path string
		status       int
		told         bool
	}{
		{"POST", "/bot/interactions", 200, false},
		{"POST", "/bot/interactions/", 200, false},
		{"POST", "/bot/interactions/x", 404, true},
		{"POST", "/interactions", 404, true},
		{"POST", "/", 404, true},
		{"POST", "//bot/interactions", 307, true}, // Discord follows no redirect
		{"POST", "/bot//interactions/", 307, true},
		{"POST", "/healthz", 405, true},
		{"GET", "/bot/interactions", 405, false},
		{"GET", "/healthz", 200, false},
		{"GET", "/", 404, false},
	} {
		t.Run(c.method+c.path, func(t *testing.T) {
			var out bytes.Buffer
			h := notingUnrouted(s.At("a"), s.posts["a"], notice.New(slog.New(slog.NewTextHandler(&out, nil))))
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest(c.method, c.path, nil))
			if w.Code != c.status {
				t.Errorf("status %d, want %d", w.Code, c.status)
			}
			if told := strings.Contains(out.String(), "level=INFO msg=\"refused: a POST to a path that is not served") &&
				strings.Contains(out.String(), "served=/bot/interactions\n"); told != c.told {
				t.Errorf("told %v, want %v: %s", told, c.told, out.String())
			}
		})
	}
}

// TestDrain stops servers: for as long as they drain, requests are answered and
// the other work goes on.
func TestDrain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var logs bytes.Buffer
		ctx, stop := context.WithCancel(t.Context())
		s := &Servers{Drain: 5 * time.Second}
		start := time.Now()
		var worked atomic.Int64
		done := make(chan error, 1)
		go func() {
			done <- s.Run(ctx, slog.New(slog.NewTextHandler(&logs, nil)), "http", func(ctx context.Context) error {
				<-ctx.Done()
				worked.Store(int64(time.Since(start)))
				return nil
			})
		}()
		time.Sleep(time.Minute)
		stop()
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		if got := time.Duration(worked.Load()); got != time.Minute+5*time.Second {
			t.Errorf("worked for %v", got)
		}
		for _, want := range []string{"msg=\"stopping", "while=5s", "msg=stopped"} {
			if !strings.Contains(logs.String(), want) {
				t.Errorf("the log lacks %s:\n%s", want, logs.String())
			}
		}
	})
}

// TestFailureEndsAtOnce has no reason to drain.
func TestFailureEndsAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		s := &Servers{Drain: time.Hour}
		err := s.Run(t.Context(), slog.New(slog.DiscardHandler), "http", func(context.Context) error { return io.ErrUnexpectedEOF })
		if err != io.ErrUnexpectedEOF || time.Since(start) > 0 {
			t.Errorf("ends with %v after %v", err, time.Since(start))
		}
	})
}

// A server that cannot listen leaves no other one listening.
func TestAllListenOrNone(t *testing.T) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	good := free.Addr().String()
	free.Close()
	s := &Servers{}
	s.At(good)
	s.At("127.0.0.1:none")
	if err := s.Run(t.Context(), slog.New(slog.DiscardHandler), "http"); err == nil || !strings.HasPrefix(err.Error(), "listening: ") {
		t.Errorf("error is %v", err)
	}
	again, err := net.Listen("tcp", good)
	if err != nil {
		t.Fatalf("the address is still taken: %v", err)
	}
	again.Close()
}

func TestRoutes(t *testing.T) {
	mux := http.NewServeMux()
	ready := false
	Health(mux, func() bool { return ready }, metrics.New())
	Pprof(mux)
	gone, cancel := context.WithCancel(t.Context())
	cancel() // nobody waits for a profile of thirty seconds
	for _, test := range []struct {
		method, path string
		ready        bool
		status       int
	}{
		{"GET", "/healthz", false, 200},
		{"GET", "/readyz", false, 503},
		{"GET", "/readyz", true, 200},
		{"GET", "/metrics", false, 200},
		{"POST", "/healthz", false, 405},
		{"GET", "/debug/pprof/", false, 200},
		{"GET", "/debug/pprof/heap", false, 200},
		{"GET", "/debug/pprof/profile", false, 200},
		{"GET", "/debug/pprof/symbol", false, 200},
		{"POST", "/debug/pprof/symbol", false, 200},
		{"GET", "/debug/pprof/trace?seconds=0.01", false, 200},
		{"POST", "/debug/pprof/trace", false, 405},
		{"GET", "/", false, 404},
	} {
		t.Run(fmt.Sprintf("%s %s ready %t", test.method, test.path, test.ready), func(t *testing.T) {
			ready = test.ready
			w := httptest.NewRecorder()
			mux.ServeHTTP(w, httptest.NewRequestWithContext(gone, test.method, test.path, nil))
			if w.Code != test.status {
				t.Errorf("status %d, want %d", w.Code, test.status)
			}
		})
	}
}

// served is HTTP over pipes, in virtual time.
type served struct {
	*testing.T
	pipes
	stop context.CancelFunc
	done chan error
}

func serving(t *testing.T, h http.HandlerFunc) served {
	ctx, stop := context.WithCancel(t.Context())
	s := served{t, make(pipes), stop, make(chan error, 1)}
	go func() { s.done <- HTTP(ctx, s.pipes, h) }()
	return s
}

// ends stops the server, which finishes what it began.
func (s served) ends() {
	s.Helper()
	s.stop()
	if err := <-s.done; err != nil {
		s.Error(err)
	}
}

// sends is a new connection with what a client sends on it.
func (s served) sends(request string) net.Conn {
	s.Helper()
	c, theirs := net.Pipe()
	s.pipes <- theirs
	if _, err := io.WriteString(c, request); err != nil {
		s.Fatal(err)
	}
	return c
}

const get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"

func answer(w http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body)
	_, _ = io.WriteString(w, "answer")
}

// A request that does not end is cut off when its time to end is over.
func TestHangingRequestsAreCut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		s := serving(t, func(http.ResponseWriter, *http.Request) { <-release })
		c := s.sends(get)
		synctest.Wait() // the request is with its handler
		start := time.Now()
		s.stop()
		if err := <-s.done; !errors.Is(err, context.DeadlineExceeded) || time.Since(start) < shutdownTime {
			t.Errorf("ends with %v after %v", err, time.Since(start))
		}
		if _, err := c.Read(make([]byte, 1)); err == nil {
			t.Error("the connection is open")
		}
		close(release)
	})
}

// TestSlowSendersAreCut has clients that never end their headers or their body.
func TestSlowSendersAreCut(t *testing.T) {
	for _, test := range []struct {
		name, sent string
		after      time.Duration
	}{
		{"headers", "POST / HTTP/1.1\r\nHost: x\r\n", headerTime},
		{"body", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{", readTime},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := serving(t, answer)
				c := s.sends(test.sent)
				start := time.Now()
				_, err := io.Copy(io.Discard, c)
				if took := time.Since(start).Round(time.Second); err != nil || took != test.after {
					t.Errorf("cut after %v, want %v: %v", took, test.after, err)
				}
				s.ends()
			})
		})
	}
}

// A request that is half sent when the server stops is answered.
func TestAnswersOnTheirWayAreFinished(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := serving(t, answer)
		c := s.sends("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nha")
		synctest.Wait()
		s.stop()
		synctest.Wait()
		if _, err := io.WriteString(c, "lf"); err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(c)
		if err != nil || !strings.HasSuffix(string(got), "answer") {
			t.Errorf("answered with %q, %v", got, err)
		}
		s.ends()
	})
}

// TestSlowReadersAreCut has a client ask for more than fits on the way and read
// none of it.
func TestSlowReadersAreCut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ended := make(chan time.Duration, 1)
		s := serving(t, func(w http.ResponseWriter, r *http.Request) {
			start := time.Now()
			for {
				if _, err := w.Write(make([]byte, 64<<10)); err != nil {
					ended <- time.Since(start)
					return
				}
			}
		})
		c := s.sends(get)
		if took := <-ended; took != writeTime {
			t.Errorf("cut after %v, want %v", took, writeTime)
		}
		c.Close()
		s.ends()
	})
}

// TestIdleConnectionsAreKept for a while: whoever asks again needs no new one.
func TestIdleConnectionsAreKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := serving(t, answer)
		c := s.sends(get)
		start := time.Now()
		got, err := io.ReadAll(c)
		if kept := time.Since(start); err != nil || !strings.HasSuffix(string(got), "answer") || kept != idleTime {
			t.Errorf("it is kept for %v, want %v: %q, %v", kept, idleTime, got, err)
		}
		s.ends()
	})
}

// pipes is a listener without a network.
type pipes chan net.Conn

func (p pipes) Accept() (net.Conn, error) {
	c, open := <-p
	if !open {
		return nil, net.ErrClosed
	}
	return c, nil
}

func (p pipes) Close() error {
	close(p)
	return nil
}

func (p pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipes"} }
