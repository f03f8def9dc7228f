package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"bothsides/internal/discord/discordtest"
)

func TestServesHTTP(t *testing.T) {
	address := freeAddress(t)
	discord := newSigner(address)
	p := start(t, map[string]string{"DISCORD_PUBLIC_KEY": discord.publicKey(), "LISTEN_ADDR": address, "LOG_LEVEL": "debug"})
	p.ready()
	if _, err := discord.answer(map[string]any{"type": 1}, `"type":1`); err != nil {
		t.Errorf("a PING: %v", err)
	}
	for _, test := range []struct{ topic, want string }{{"hockey", "KR-13.1"}, {"canary", "### Kremlin"}} {
		t.Run(test.topic, func(t *testing.T) {
			if _, err := discord.answer(discordtest.Command("who-said", map[string]any{"topic": test.topic}), test.want); err != nil {
				t.Error(err)
			}
		})
	}
	stranger := newSigner(address)
	stranger.key[0] ^= 1
	if status, _, err := stranger.send(map[string]any{"type": 1}); err != nil || status != http.StatusUnauthorized {
		t.Errorf("a wrong signature: status %d, %v", status, err)
	}
	if status, text := page(t, address, "/metrics"); status != http.StatusOK ||
		!strings.Contains(text, `bot_interactions_total{command="who-said",mode="http",outcome=`) || strings.Contains(text, "canary") {
		t.Errorf("metrics: status %d\n%.2000s", status, text)
	}
	p.stop()
	if out := p.said.String(); !strings.HasPrefix(out, "bot: Running http, because DISCORD_PUBLIC_KEY is set.\n") || strings.Contains(out, "canary") {
		t.Errorf("it says:\n%s", out)
	}
}

func TestMetricsApart(t *testing.T) {
	address, apart := freeAddress(t), freeAddress(t)
	discord := newSigner(address)
	p := start(t, map[string]string{"DISCORD_PUBLIC_KEY": discord.publicKey(), "LISTEN_ADDR": address, "METRICS_ADDR": apart}, "http")
	p.ready()
	for _, path := range []string{"/metrics", "/healthz", "/readyz"} {
		t.Run(path, func(t *testing.T) {
			if status, _ := page(t, address, path); status != http.StatusNotFound {
				t.Errorf("%s is public: status %d", path, status)
			}
			if status, _ := page(t, apart, path); status != http.StatusOK {
				t.Errorf("status %d", status)
			}
		})
	}
	p.stop()
}

func TestServesTheGateway(t *testing.T) {
	discord := discordtest.New(t, discordtest.Options{Shards: 2, MaxConcurrency: 2})
	p := start(t, map[string]string{"DISCORD_TOKEN": discord.Token(), "DISCORD_API_URL": discord.APIURL(),
		"LISTEN_ADDR": freeAddress(t), "LOG_LEVEL": "debug"})
	p.ready()
	for shard := range 2 {
		id := discord.Interact(shard, discordtest.Command("who-said", map[string]any{"topic": "hockey"}))
		if got := string(discord.WaitCallback(id).Payload); !strings.Contains(got, "KR-13.1") {
			t.Errorf("shard %d is answered %s", shard, got)
		}
	}
	p.stop()
	if out := p.said.String(); strings.Contains(out, "canary") {
		t.Errorf("it says:\n%s", out)
	}
}

func TestRefusedToken(t *testing.T) {
	discord := discordtest.New(t, discordtest.Options{})
	for _, mode := range []string{"gateway", "register"} {
		p := start(t, map[string]string{"DISCORD_TOKEN": "another-canary", "DISCORD_API_URL": discord.APIURL(),
			"LISTEN_ADDR": freeAddress(t)}, mode)
		p.endsWith(exitRuntime)
		if out := p.said.String(); !strings.Contains(out, "DISCORD_TOKEN") || strings.Contains(out, "canary") {
			t.Errorf("%s says:\n%s", mode, out)
		}
	}
}

func TestRegisters(t *testing.T) {
	discord := discordtest.New(t, discordtest.Options{})
	env := map[string]string{"DISCORD_TOKEN": discord.Token(), "DISCORD_API_URL": discord.APIURL()}
	for _, c := range []struct {
		args    []string
		guild   string
		written bool
	}{
		{nil, "", true}, {nil, "", false}, {[]string{"--guild", "200"}, "200", true}, {[]string{"--guild", "200"}, "200", false},
	} {
		before := writes(discord)
		p := start(t, env, append([]string{"register"}, c.args...)...)
		p.endsWith(exitOK)
		if written := writes(discord) > before; written != c.written {
			t.Errorf("%q: written %v, want %v; it says:\n%s", c.args, written, c.written, p.said.String())
		}
		if len(discord.Commands(c.guild)) == 0 {
			t.Errorf("%q: no commands are registered", c.args)
		}
	}
}

// writes counts how often commands were written.
func writes(discord *discordtest.Server) (n int) {
	for _, r := range discord.Requests() {
		if r.Route == discordtest.RoutePutCommands {
			n++
		}
	}
	return n
}

// TestLibrariesAreSilent lets Discord send more than was asked for: the HTTP
// client would print it.
func TestLibrariesAreSilent(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	asked := make(chan struct{}, 100)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				_, _ = http.ReadRequest(bufio.NewReader(c))
				_, _ = io.WriteString(c, "HTTP/1.1 204 No Content\r\n\r\n{\"token\":\"canary\"}")
				asked <- struct{}{}
			}()
		}
	}()
	p := start(t, map[string]string{"DISCORD_TOKEN": "a.b.c", "DISCORD_API_URL": "http://" + l.Addr().String(),
		"LISTEN_ADDR": freeAddress(t)}, "gateway")
	for range 3 {
		<-asked
	}
	p.stop()
	if strings.Contains(p.said.String(), "canary") {
		t.Errorf("what came unasked is printed:\n%s", p.said.String())
	}
}
