package api

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
	"bothsides/internal/discord/request"
)

// readBuiltin reads the built-in statements once for all tests.

func testClient(t *testing.T) *http.Client {
	c := NewHTTP(30 * time.Second)
	t.Cleanup(c.CloseIdleConnections)
	return c
}

func encode(t testing.TB, v any) []byte {
	t.Helper()
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestBrake(t *testing.T) {
	now := time.Now()
	refused := &Error{Refusal: request.Refusal{Status: http.StatusForbidden}}
	b := new(brake)
	for range maxInvalid - 1 {
		b.saw(refused, now)
	}
	b.saw(&Error{Refusal: request.Refusal{Status: http.StatusNotFound}}, now)
	if err := b.check(now); err != nil {
		t.Errorf("held back too early: %v", err)
	}
	b.saw(refused, now.Add(time.Minute))
	if err := b.check(now.Add(9 * time.Minute)); err != errBraked {
		t.Errorf("not held back: %v", err)
	}
	if err := b.check(now.Add(11 * time.Minute)); err != nil {
		t.Errorf("held back too long: %v", err)
	}
	b = new(brake)
	b.saw(&Error{Refusal: request.Refusal{Status: 429, Global: true, RetryAfter: time.Minute}}, now)
	if b.check(now.Add(59*time.Second)) == nil || b.check(now.Add(61*time.Second)) != nil {
		t.Error("a global limit is not obeyed")
	}
	b.saw(&Error{Refusal: request.Refusal{Status: 401}}, now)
	if err := b.check(now.Add(time.Hour)); err != nil {
		t.Errorf("a callback's 401 says nothing of the token: %v", err)
	}
	b.saw(&Error{Refusal: request.Refusal{Status: 401}, OfToken: true}, now)
	if err := b.check(now.Add(time.Hour)); err != errRevoked {
		t.Errorf("a refused token is used again: %v", err)
	}
}

// Only a request that carried the bot's token says something about it.
func TestUnauthorizedNamesTheTokenOnlyWhereItWasSent(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{})
	d.Answer(discordtest.RouteCallback, discordtest.Answer{Status: http.StatusUnauthorized})
	without := &Client{URL: d.APIURL(), HTTP: testClient(t)}
	err := without.Callback(t.Context(), "1", "t", contentJSON, []byte(`{"type":1}`))
	if err == nil || strings.Contains(err.Error(), "DISCORD_TOKEN") {
		t.Errorf("without a token: %v", err)
	}
	with := &Client{URL: d.APIURL(), Token: "not the bot's", HTTP: testClient(t)}
	if _, err := with.Application(t.Context()); err == nil || !strings.Contains(err.Error(), "DISCORD_TOKEN") {
		t.Errorf("with one: %v", err)
	}
}
