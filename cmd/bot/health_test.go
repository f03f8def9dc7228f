package main

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
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
	var out, errs bytes.Buffer
	status = run(t.Context(), args, lookup, strings.NewReader(""), &out, &errs)
	return status, out.String(), errs.String()
}
