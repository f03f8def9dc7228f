package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

// TestDrainsHTTP stops the program: /readyz says so at once, and requests that
// still come are answered until the time is over.
func TestDrainsHTTP(t *testing.T) {
	address := freeAddress(t)
	discord := newSigner(address)
	p := start(t, map[string]string{"DISCORD_PUBLIC_KEY": discord.publicKey(), "LISTEN_ADDR": address, "DRAIN": "1s"})
	p.ready()
	stopped := time.Now()
	if err := p.command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	for status := 0; status != http.StatusServiceUnavailable; {
		status, _ = page(t, address, "/readyz")
	}
	if status, _ := page(t, address, "/healthz"); status != http.StatusOK {
		t.Errorf("/healthz: status %d", status)
	}
	if _, err := discord.answer(map[string]any{"type": 1}, `"type":1`); err != nil {
		t.Errorf("while it drains: %v", err)
	}
	p.endsWith(exitOK)
	if took := time.Since(stopped); took < time.Second {
		t.Errorf("it ends after %v", took)
	}
	for _, want := range []string{"msg=listening", "msg=\"stopping, as asked", "msg=stopped"} {
		if !strings.Contains(p.said.String(), want) {
			t.Errorf("it does not say %s:\n%s", want, p.said.String())
		}
	}
}

// TestDrainsTheGateway stops the program: the session stays open until the
// time is over.
func TestDrainsTheGateway(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{})
	r := startGateway(t, d, "DRAIN", "1s")
	d.WaitLive(0)
	for status := 0; status != http.StatusOK; {
		status, _ = r.health("/readyz")
	}
	r.stop()
	for status := http.StatusOK; status != http.StatusServiceUnavailable; {
		status, _ = r.health("/readyz")
	}
	d.WaitCallback(d.Interact(0, ask(1)))
	if status := r.ends(endTime); status != exitOK {
		t.Errorf("status %d", status)
	}
}

// TestSecondSignal: whoever asks twice does not want to wait.
func TestSecondSignal(t *testing.T) {
	p := start(t, map[string]string{"LISTEN_ADDR": freeAddress(t), "DRAIN": "5m"}, "web")
	p.ready()
	if err := p.command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	says(t, &p.said, "stopping, as asked")
	for range 50 { // the next one counts a little later than that is said
		_ = p.command.Process.Signal(os.Interrupt) // it may have ended
		select {
		case <-p.ended:
		case <-time.After(50 * time.Millisecond):
			continue
		}
		break
	}
	p.endsWith(-1) // by the signal
}

// TestDrain: DRAIN comes before the time of a mode, which the settings and the
// document for operators say.
func TestDrain(t *testing.T) {
	set := 7 * time.Second
	if got := newServers(&Config{Drain: &set}, httpDrain).Drain; got != set {
		t.Errorf("set to %v it is %v", set, got)
	}
	for _, c := range []struct {
		name           string
		mode           time.Duration
		setting, guide string
	}{
		{"http", httpDrain, "5s in http", "(5 s by HTTP,"},
		{"gateway", gatewayDrain, "1s in gateway", " 1 s over the gateway)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := newServers(&Config{}, c.mode).Drain; fmt.Sprintf("%v in %s", got, c.name) != c.setting {
				t.Errorf("it is %v, want %s", got, c.setting)
			}
			guide := strings.Join(strings.Fields(read(t, "docs/operating.md")), " ")
			if !strings.Contains(read(t, ".env.example"), c.setting) || !strings.Contains(guide, c.guide) {
				t.Errorf("the documents do not say %q and %q", c.setting, c.guide)
			}
		})
	}
}

// TestDrainsPages stops the program that serves pages alone.
func TestDrainsPages(t *testing.T) {
	address := freeAddress(t)
	p := start(t, map[string]string{"LISTEN_ADDR": address, "DRAIN": "1s"}, "web")
	p.ready()
	if err := p.command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	for status := 0; status != http.StatusServiceUnavailable; {
		status, _ = page(t, address, "/readyz")
	}
	if status, _ := page(t, address, "/p/KR-6.1"); status != http.StatusOK {
		t.Errorf("while it drains: status %d", status)
	}
	p.endsWith(exitOK)
}

// TestServesOnASocket puts the program on a socket in the file system and
// under a path.
func TestServesOnASocket(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bot.sock")
	discord := newSigner("localhost")
	discord.url = "http://localhost/apps/bot/interactions/"
	discord.client.Transport = &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", path)
	}}
	p := start(t, map[string]string{"DISCORD_PUBLIC_KEY": discord.publicKey(), "LISTEN_ADDR": "unix:" + path, "PATH_PREFIX": "/apps/bot/"})
	p.ready()
	if _, err := discord.answer(map[string]any{"type": 1}, `"type":1`); err != nil {
		t.Errorf("a PING: %v", err)
	}
	discord.url = "http://localhost/interactions"
	if status, _, err := discord.send(map[string]any{"type": 1}); err != nil || status != http.StatusNotFound {
		t.Errorf("the plain path: status %d, %v", status, err)
	}
	p.stop()
	if want := "served=/apps/bot/interactions"; !strings.Contains(p.said.String(), want) {
		t.Errorf("it does not say %s:\n%s", want, p.said.String())
	}
}

func TestServesOnPORT(t *testing.T) {
	address := freeAddress(t)
	_, port, _ := net.SplitHostPort(address)
	discord := newSigner(address)
	p := start(t, map[string]string{"DISCORD_PUBLIC_KEY": fmt.Sprintf("%q", discord.publicKey()), "PORT": port})
	p.ready()
	if _, err := discord.answer(map[string]any{"type": 1}, `"type":1`); err != nil {
		t.Errorf("a PING: %v", err)
	}
	p.stop()
}
