package main

import (
	"net/http"
	"strings"
	"testing"

	"bothsides/internal/discord/discordtest"
)

// TestServesPages runs the pages alone, as on a machine where nothing is set up.
func TestServesPages(t *testing.T) {
	address := freeAddress(t)
	p := start(t, map[string]string{"LISTEN_ADDR": address}, "web")
	p.ready()
	for _, test := range []struct{ path, want string }{
		{"/", "<h2 id=\"kremlin\">Kremlin</h2>"},
		{"/p/KR-6.1", `<meta property="og:url" content="http://` + address + `/p/KR-6.1">`},
		{"/api/answer?line=/who-said+hockey", `"id":"KR-13.1"`},
		{"/metrics", `bot_web_requests_total{page="passage",status="200"} 1`},
	} {
		t.Run(test.path, func(t *testing.T) {
			if status, text := page(t, address, test.path); status != http.StatusOK || !strings.Contains(text, test.want) {
				t.Errorf("status %d, without %s", status, test.want)
			}
		})
	}
	p.stop()
	if first, _, _ := strings.Cut(p.said.String(), "\n"); first != "bot: The pages are at http://"+address+"/" {
		t.Errorf("it says:\n%s", p.said.String())
	}
}

// TestPagesSayWhereTheyAre takes an address that is in use.
func TestPagesSayWhereTheyAre(t *testing.T) {
	address := freeAddress(t)
	p := start(t, map[string]string{"LISTEN_ADDR": address}, "web")
	p.ready()
	other := start(t, map[string]string{"LISTEN_ADDR": address}, "web")
	other.endsWith(exitRuntime)
	if out := other.said.String(); !strings.HasPrefix(out, "bot: listening: ") || strings.Count(out, "\n") != 1 {
		t.Errorf("it says:\n%s", out)
	}
}

func TestAddressOfPages(t *testing.T) {
	for _, test := range []struct {
		name             string
		env              map[string]string
		listen, pagesAre string
	}{
		{"nothing set", nil, "127.0.0.1:8080", ""},
		{"a port", map[string]string{"PORT": "9000"}, ":9000", ""},
		{"everywhere", map[string]string{"LISTEN_ADDR": ":8080"}, ":8080", ""},
		{"public", map[string]string{"PUBLIC_URL": "https://example.org/"}, "127.0.0.1:8080", "https://example.org"},
		{"a prefix that the proxy passes on", map[string]string{"PUBLIC_URL": "https://example.org", "PATH_PREFIX": "/bot"}, "127.0.0.1:8080", "https://example.org/bot"},
		{"a prefix that is in both", map[string]string{"PUBLIC_URL": "https://example.org/bot", "PATH_PREFIX": "/bot"}, "127.0.0.1:8080", "https://example.org/bot"},
		{"a path that the proxy takes off", map[string]string{"PUBLIC_URL": "https://example.org/bot"}, "127.0.0.1:8080", "https://example.org/bot"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Chdir(t.TempDir()) // no .env
			p := &program{lookup: func(name string) (string, bool) { v, ok := test.env[name]; return v, ok }}
			cfg, faults := p.read(webVariables())
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			if cfg.ListenAddr != test.listen || string(cfg.pages()) != test.pagesAre {
				t.Errorf("listens on %s, the pages are at %q", cfg.ListenAddr, cfg.pages())
			}
		})
	}
}

// TestPagesBesideInteractions serves both on one address: with a public
// address answers link to the pages, without one there are none.
func TestPagesBesideInteractions(t *testing.T) {
	for _, test := range []struct {
		name   string
		env    map[string]string
		prefix string
		pages  int
		link   string
	}{
		{"no public address", nil, "", http.StatusNotFound, "-# KR-13.1"},
		{"a public address", map[string]string{"PUBLIC_URL": "https://example.org"}, "", http.StatusOK, "-# [KR-13.1](https://example.org/p/KR-13.1)"},
		{"and a prefix", map[string]string{"PUBLIC_URL": "https://example.org", "PATH_PREFIX": "/bot"}, "/bot", http.StatusOK,
			"-# [KR-13.1](https://example.org/bot/p/KR-13.1)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			address := freeAddress(t)
			discord := newSigner(address + test.prefix)
			env := map[string]string{"DISCORD_PUBLIC_KEY": discord.publicKey(), "LISTEN_ADDR": address}
			for name, value := range test.env {
				env[name] = value
			}
			p := start(t, env)
			p.ready()
			if status, _ := page(t, address, test.prefix+"/p/KR-6.1"); status != test.pages {
				t.Errorf("the page of a passage: status %d", status)
			}
			if _, err := discord.answer(discordtest.Command("who-said", map[string]any{"topic": "hockey"}), test.link); err != nil {
				t.Error(err)
			}
			if status, _ := page(t, address, "/healthz"); status != http.StatusOK {
				t.Errorf("health: status %d", status)
			}
			p.stop()
		})
	}
}

// TestPagesBesideTheGateway serves the pages from the process that has a
// session.
func TestPagesBesideTheGateway(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{})
	r := startGateway(t, d, "PUBLIC_URL", "https://example.org")
	d.WaitLive(0)
	if status, text := r.health("/p/KR-6.1"); status != http.StatusOK || !strings.Contains(text, "https://example.org/p/KR-6.1") {
		t.Errorf("the page of a passage: status %d", status)
	}
	id := d.Interact(0, discordtest.Command("who-said", map[string]any{"topic": "hockey"}))
	if got := string(d.WaitCallback(id).Payload); !strings.Contains(got, "https://example.org/p/KR-13.1") {
		t.Errorf("the answer is %s", got)
	}
}
