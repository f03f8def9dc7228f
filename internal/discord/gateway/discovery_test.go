package gateway

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

func TestDiscoveryRefused(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		r := start(t, d, func(c *Config) { c.Token = "canary-of-another-token" })
		if got := r.fatal(time.Second); got.Code != 401 || !strings.Contains(got.Error(), "token") {
			t.Errorf("FatalError %d: %v", got.Code, got)
		}
		if n := len(d.Requests()); n != 1 {
			t.Errorf("%d requests; a refused token is not tried again", n)
		}
	})
}

func TestDiscoveryRecovers(t *testing.T) {
	for _, test := range []struct {
		name string
		a    discordtest.Answer
	}{
		{"500", discordtest.Answer{Status: 500, Body: canary}},
		{"502", discordtest.Answer{Status: 502, Body: "<html>" + canary}},
		{"403", discordtest.Answer{Status: 403}},
		{"reset", discordtest.Answer{Reset: true}},
		{"slow", discordtest.Answer{Delay: 25 * time.Second}},
		{"empty", discordtest.Answer{Status: 200}},
		{"null", discordtest.Answer{Status: 200, Body: `null`}},
		{"array", discordtest.Answer{Status: 200, Body: `[]`}},
		{"wrong types", discordtest.Answer{Status: 200, Body: `{"url":7,"shards":"` + canary + `"}`}},
		{"other scheme", discordtest.Answer{Status: 200, Body: `{"url":"https://discord.invalid/` + canary + `"}`}},
		{"no address", discordtest.Answer{Status: 200, Body: `{"url":null}`}},
		{"a million", discordtest.Answer{Status: 200, Body: `{"url":"ws://discord.invalid/","shards":1000000}`}},
		{"429", discordtest.TooMany(20 * time.Second)},
		{"429 of Unknown", discordtest.Answer{Status: 429, Header: map[string]string{"Retry-After": "canary"}}},
		{"429 not a time", discordtest.Answer{Status: 429, Header: map[string]string{"Retry-After": "NaN"}, Body: `{"retry_after":-1e300}`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			inVirtualTime(t, func(t *testing.T) {
				d := inMemory(t, discordtest.Options{})
				d.Answer(discordtest.RouteGatewayBot, test.a)
				r := start(t, d)
				r.ready(time.Minute)
				r.answers()
			})
		})
	}
}

func TestDiscoveryObeysRetryAfter(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		d.Answer(discordtest.RouteGatewayBot, discordtest.TooMany(10*time.Minute), discordtest.Answer{Status: 429, Header: map[string]string{"Retry-After": "300"}})
		start(t, d).ready(16 * time.Minute)
		asked := d.Requests()
		for i, want := range []time.Duration{10 * time.Minute, 5 * time.Minute} {
			if gap := asked[i+1].At.Sub(asked[i].At); gap < want {
				t.Errorf("asked again after %v, want %v", gap, want)
			}
		}
	})
}

func TestDiscoveryFallsBack(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{Shards: 4})
		d.Answer(discordtest.RouteGatewayBot, discordtest.Answer{Status: 404})
		r := start(t, d)
		r.ready(time.Second)
		if got := d.Identifies()[0].Shard; got != [2]int{0, 1} {
			t.Errorf("shard %v; /gateway recommends no number", got)
		}
	})
}

func TestDiscoveryNeverStorms(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		for range 1000 {
			d.Answer(discordtest.RouteGatewayBot, discordtest.Answer{Status: 500})
		}
		r := start(t, d)
		time.Sleep(10 * time.Minute)
		if n := len(d.Requests()); n < 8 || n > 45 {
			t.Errorf("%d requests in 10 min", n)
		}
		if r.c.Ready() {
			t.Error("ready without a gateway")
		}
	})
}

// A token that is reset while the bot is away stops it, too.
func TestDiscoveryRefusedLater(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		r := start(t, d)
		r.ready(time.Second)
		time.Sleep(2 * time.Minute)
		d.Answer(discordtest.RouteGatewayBot, discordtest.Answer{Status: http.StatusUnauthorized})
		d.WaitLive(0).Close(4009)
		if got := r.fatal(10 * time.Second).Code; got != 401 {
			t.Errorf("code %d", got)
		}
	})
}

func TestUpgradeRefused(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		d.Answer(discordtest.RouteWebsocket, discordtest.Answer{Status: 503, Body: canary}, discordtest.Answer{Reset: true}, discordtest.Answer{Status: 429})
		start(t, d).ready(time.Minute)
	})
}

func TestDecodePlan(t *testing.T) {
	for _, test := range []struct {
		name, body string
		shards     int // 0: refused
	}{
		{"as documented", `{"url":"wss://gateway.invalid","shards":3}`, 3},
		{"no count", `{"url":"wss://gateway.invalid"}`, 1},
		{"the most", fmt.Sprintf(`{"url":"wss://gateway.invalid","shards":%d}`, maxShards), maxShards},
		{"too many", fmt.Sprintf(`{"url":"wss://gateway.invalid","shards":%d}`, maxShards+1), 0},
		{"a negative count", `{"url":"wss://gateway.invalid","shards":-1}`, 0},
		{"no JSON", `<html>`, 0},
		{"another type", `{"url":"wss://gateway.invalid","shards":"3"}`, 0},
		{"no address", `{"shards":3}`, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, err := decodePlan([]byte(test.body))
			if (err == nil) != (test.shards > 0) || err == nil && p.Shards != test.shards {
				t.Errorf("%d shards, %v; want %d", p.Shards, err, test.shards)
			}
		})
	}
}

func TestConfig(t *testing.T) {
	for _, test := range []struct {
		name string
		cfg  Config
	}{
		{"no token", Config{}},
		{"blank token", Config{Token: "Bot "}},
		{"two lines", Config{Token: "canary\r\nX: y"}},
		{"a character that ends ASCII", Config{Token: "canary\x7f"}},
		{"no URL", Config{Token: "canary", APIURL: "discord"}},
		{"other scheme", Config{Token: "canary", APIURL: "ftp://discord"}},
		{"with a query", Config{Token: "canary", APIURL: "https://discord.invalid/api?x=canary"}},
		{"negative count", Config{Token: "canary", ShardCount: -1}},
		{"negative id", Config{Token: "canary", ShardIDs: []int{-1}}},
		{"id too high", Config{Token: "canary", ShardCount: 2, ShardIDs: []int{2}}},
		{"id too high for one shard", Config{Token: "canary", ShardCount: 1, ShardIDs: []int{1}}},
		{"id twice", Config{Token: "canary", ShardIDs: []int{1, 1}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := New(test.cfg); err == nil {
				t.Error("no error")
			} else if strings.Contains(err.Error(), "canary") {
				t.Errorf("the error holds the token: %v", err)
			}
		})
	}
	if _, err := New(Config{Token: "!abc~"}); err != nil {
		t.Errorf("a token of the outermost characters is refused: %v", err)
	}
	c, err := New(Config{Token: " Bot abc ", ShardIDs: []int{2, 0}})
	if err != nil || c.cfg.Token != "abc" || c.cfg.ShardIDs[0] != 0 {
		t.Errorf("New: %v, %+v", err, c)
	}
}

func TestShardIDsBeyondWhatDiscordGives(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{Shards: 2})
		c, err := New(Config{
			Token: d.Token(), APIURL: d.APIURL() + "/", HTTPClient: d.HTTPClient(), DialContext: d.DialContext, ShardIDs: []int{2},
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Run(t.Context()); err == nil || !strings.Contains(err.Error(), "shard id 2") {
			t.Errorf("Run: %v", err)
		}
		if err := c.Run(t.Context()); err == nil {
			t.Error("a second Run began")
		}
	})
}

// A 429 is obeyed too where an older answer serves meanwhile.
func TestDiscoveryObeysRetryAfterLater(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		r := start(t, d)
		r.ready(time.Second)
		time.Sleep(2 * time.Minute)
		d.Answer(discordtest.RouteGatewayBot, discordtest.TooMany(30*time.Minute))
		for range 10 {
			d.WaitLive(0).Close(4009)
			r.lost()
			r.ready(2 * time.Minute)
			time.Sleep(2 * time.Minute)
		}
		if n := len(d.Requests()); n != 2 {
			t.Errorf("%d requests; the third came before its time", n)
		}
	})
}

// TestDiscoveryIsExplained: the log has Discord's own words, what to do, and no
// token, though a server sent that back.
func TestDiscoveryIsExplained(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer discordtest.Answer
		want   string
	}{
		{"shut out", discordtest.Answer{Status: 429, Body: "error code: 1015"},
			"HTTP status 429. Discord has shut this machine's address out for a while."},
		{"in Discord's words", discordtest.Refusal(403, 40001, "Unauthorized: "+discordtest.DefaultToken, nil),
			"HTTP status 403. Discord says: Unauthorized: [secret]. Reset the token"},
	} {
		t.Run(c.name, func(t *testing.T) {
			inVirtualTime(t, func(t *testing.T) {
				d := inMemory(t, discordtest.Options{})
				d.Answer(discordtest.RouteGatewayBot, c.answer)
				r := start(t, d)
				r.ready(time.Minute)
				if logs := r.logs.String(); !strings.Contains(logs, c.want) || strings.Contains(logs, d.Token()) {
					t.Errorf("the log lacks %q:\n%s", c.want, logs)
				}
				r.stop()
			})
		})
	}
}
