package main

import (
	"bothsides/internal/discord/discordtest"
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestHealth(t *testing.T) {
	t.Chdir(t.TempDir())
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/readyz" {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	address := strings.TrimPrefix(server.URL, "http://")
	_, port, _ := strings.Cut(address, ":")
	for _, c := range []struct {
		name   string
		env    map[string]string
		args   []string
		status int
	}{
		{"alive", map[string]string{"LISTEN_ADDR": address}, nil, exitOK},
		{"listens everywhere", map[string]string{"LISTEN_ADDR": ":" + port}, nil, exitOK},
		{"listens everywhere by number", map[string]string{"LISTEN_ADDR": "0.0.0.0:" + port}, nil, exitOK},
		{"metrics apart", map[string]string{"LISTEN_ADDR": "127.0.0.1:1", "METRICS_ADDR": address}, nil, exitOK},
		{"not ready", map[string]string{"LISTEN_ADDR": address}, []string{"--ready"}, exitRuntime},
		{"nobody listens", map[string]string{"LISTEN_ADDR": "127.0.0.1:1"}, nil, exitRuntime},
		{"not its matter", map[string]string{"LISTEN_ADDR": address, "LOG_LEVEL": "loud"}, nil, exitOK},
		{"malformed", map[string]string{"LISTEN_ADDR": "here"}, nil, exitUsage},
		{"argument", map[string]string{"LISTEN_ADDR": address}, []string{"now"}, exitUsage},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, stdout, stderr := runHere(t, c.env, append([]string{"health"}, c.args...)...)
			for range 10 { // a busy machine may be late, as a bot may
				if !strings.Contains(stderr, context.DeadlineExceeded.Error()) {
					break
				}
				status, stdout, stderr = runHere(t, c.env, append([]string{"health"}, c.args...)...)
			}
			if status != c.status {
				t.Errorf("status %d, want %d; it says %q", status, c.status, stderr)
			}
			if stdout != "" || strings.Count(stderr, "\n") > 1 || (stderr == "") != (status == exitOK) {
				t.Errorf("it prints %q and %q", stdout, stderr)
			}
		})
	}
}

// runHere runs the program in this process with nothing to read.
func runHere(t *testing.T, env map[string]string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	lookup := func(name string) (string, bool) { value, ok := env[name]; return value, ok }
	var out, errs discordtest.Output // it may print from several goroutines
	status = run(t.Context(), args, lookup, strings.NewReader(""), &out, &errs)
	return status, out.String(), errs.String()
}

// TestHealthDoesNotHang asks a bot that takes the request and never answers.
func TestHealthDoesNotHang(t *testing.T) {
	if testing.Short() {
		t.Skip("takes as long as a check may")
	}
	t.Chdir(t.TempDir())
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	start := time.Now()
	status, _, stderr := runHere(t, map[string]string{"LISTEN_ADDR": l.Addr().String()}, "health")
	if took := time.Since(start); status != exitRuntime || took < healthTimeout || took > 10*healthTimeout {
		t.Errorf("status %d after %v: %s", status, took, stderr)
	}
	if healthTimeout >= 3*time.Second {
		t.Error("the image's own check, of three seconds, ends before this one") // deploy/Dockerfile
	}
}
