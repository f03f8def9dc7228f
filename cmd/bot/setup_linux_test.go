package main

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"bothsides/internal/discord/discordtest"
)

// unseen waits until what is typed on a terminal is not shown.
func unseen(t *testing.T, slave *os.File) {
	t.Helper()
	for range 3000 {
		now, err := unix.IoctlGetTermios(int(slave.Fd()), unix.TCGETS)
		if err != nil {
			t.Fatal(err)
		}
		if now.Lflag&unix.ECHO == 0 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("what is typed is shown")
}

// TestSetupAsks has a person type the token and agree.
func TestSetupAsks(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{})
	env := map[string]string{"TERM": "xterm", "DISCORD_API_URL": d.APIURL()}
	for _, c := range []struct {
		answer  string
		dotenv  string
		changed int
	}{
		{"\r", "", 0},
		{"n\r", "", 0},
		{"Yes\r", "DISCORD_TOKEN=" + d.Token() + "\n", 2},
	} {
		t.Run(strings.TrimSpace(c.answer), func(t *testing.T) {
			s := onTerminal(t, 200, 40, env, "setup")
			s.shows("Token, from the Bot page")
			unseen(t, s.slave)
			s.types(d.Token() + "\r")
			s.shows("The token is that of the application \"bot\", id 100.")
			s.shows("- write DISCORD_TOKEN to .env, which keeps what else it holds, readable by you alone")
			s.shows("Do this? [y/N]")
			s.types(c.answer)
			if c.changed > 0 {
				s.shows("Wrote DISCORD_TOKEN to .env.")
				s.shows("Add it to a server: ")
			} else {
				s.shows("Nothing was changed.")
			}
			s.ends()
			dotenvIs(t, c.dotenv)
			if got := changes(d); len(got) != c.changed {
				t.Errorf("changed %v", got)
			}
			if strings.Contains(s.text(), d.Token()) {
				t.Errorf("the token is shown:\n%s", s.text())
			}
		})
	}
}

// TestSetupIsTypedWrongly: each slip at the terminal is told in its last line,
// and nothing is changed.
func TestSetupIsTypedWrongly(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{})
	const ctrlC, ctrlD = "\x03", "\x04"
	for _, c := range []struct {
		name, token, answer string
		status              int
		want                string
	}{
		{"nothing", "\r", "", exitUsage, "bot: DISCORD_TOKEN is not set, and setup needs it."},
		{"two words", "canary canary\r", "", exitUsage, "bot: DISCORD_TOKEN holds a character that no token has. Copy it again"},
		{"another token", "canary\r", "", exitRuntime, "(HTTP status 401). Discord says: 401: Unauthorized. Reset the token on the page Bot"},
		{"given up", ctrlC, "", exitRuntime, "bot: stopped; nothing was changed"},
		{"given up amid the token", "canary" + ctrlC, "", exitRuntime, "bot: stopped; nothing was changed"},
		{"ended", ctrlD, "", exitRuntime, "bot: stopped; nothing was changed"},
		{"ended at the question", d.Token() + "\r", ctrlD, exitOK, "[y/N]\nNothing was changed."},
		{"typed ahead", d.Token() + "\rn\r", "", exitOK, "Nothing was changed."},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := onTerminal(t, 200, 40, map[string]string{"TERM": "xterm", "DISCORD_API_URL": d.APIURL()}, "setup")
			unseen(t, s.slave)
			s.types(c.token)
			if c.answer != "" {
				s.shows("Do this? [y/N]")
				s.types(c.answer)
			}
			s.shows(c.want)
			s.endsWith(c.status)
			if got := changes(d); len(got) > 0 || strings.Contains(s.text(), "canary") {
				t.Errorf("changed %v:\n%s", got, s.text())
			}
			dotenvIs(t, "")
		})
	}
}

// TestSetupIsInterrupted stops it at its first question: the terminal shows
// again what is typed.
func TestSetupIsInterrupted(t *testing.T) {
	t.Chdir(t.TempDir())
	_, slave := openTerminal(t, 80, 24)
	before, err := unix.IoctlGetTermios(int(slave.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan int, 1)
	go func() {
		lookup := func(name string) (string, bool) { return "xterm", name == "TERM" }
		done <- run(ctx, []string{"setup"}, lookup, slave, slave, slave)
	}()
	unseen(t, slave)
	stop()
	if status := <-done; status != exitRuntime {
		t.Errorf("status %d", status)
	}
	after, err := unix.IoctlGetTermios(int(slave.Fd()), unix.TCGETS)
	if err != nil || *after != *before {
		t.Errorf("the terminal is left at %+v, was %+v, %v", after, before, err)
	}
	dotenvIs(t, "")
}
