//go:build !windows

package main

import (
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestSilentPipes: a pipe in the place of a file of settings holds nobody up.
func TestSilentPipes(t *testing.T) {
	for _, c := range []struct {
		name string
		env  map[string]string
		want string
	}{
		{".env", nil, "bot: .env is there and cannot be read."},
		{"token", map[string]string{"DISCORD_TOKEN_FILE": "token"}, "bot: DISCORD_TOKEN_FILE names a file that cannot be read."},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := syscall.Mkfifo(c.name, 0o600); err != nil {
				t.Fatal(err)
			}
			start := time.Now()
			status, _, stderr := runHere(t, c.env, "console", "/about")
			if status != exitUsage || !strings.HasPrefix(stderr, c.want) || time.Since(start) > 10*readTime {
				t.Errorf("status %d after %v; it says %q", status, time.Since(start), stderr)
			}
		})
	}
}
