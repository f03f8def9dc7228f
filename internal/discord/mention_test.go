package discord

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

// said is a message in a server, or with guild "" to the bot alone.
func said(guild, content string) map[string]any {
	m := map[string]any{"id": "800", "type": 0, "channel_id": "300", "content": content,
		"author": map[string]any{"id": "400", "username": "asker"}, "mentions": []any{}}
	if guild != "" {
		m["guild_id"] = guild
	}
	return m
}

// posts are the messages that the bot has sent.
func (c connected) posts() []discordtest.Request {
	var out []discordtest.Request
	for _, r := range c.d.Requests() {
		if r.Route == discordtest.RouteMessage {
			out = append(out, r)
		}
	}
	return out
}

func TestMentionsAreAnswered(t *testing.T) {
	c := connect(t, newRig(t))
	for n, m := range []map[string]any{
		said("200", "<@100> whose idea was hockey?"),
		said("200", "hello <@!100> /who-said hockey"),
		said("", "whose idea was hockey?"),
		said("", "/who-said topic: hockey source: kremlin"),
	} {
		m["id"] = "80" + strconv.Itoa(n) // an id that was seen is not handled again
		c.d.Dispatch(0, "MESSAGE_CREATE", m)
		c.d.Wait("a message", func() bool { return len(c.posts()) > n })
		post := c.posts()[n]
		if !strings.HasSuffix(post.Path, "/channels/300/messages") || post.Header.Get("Authorization") != "Bot "+c.d.Token() {
			t.Errorf("posted to %s", post.Path)
		}
		var got struct {
			Flags     int
			Reference messageReference `json:"message_reference"`
			Nonce     string
		}
		if err := json.Unmarshal(post.Body, &got); err != nil {
			t.Fatal(err)
		}
		if got.Flags != 32768 || got.Reference.MessageID != m["id"] || got.Nonce != m["id"] {
			t.Errorf("got %s", post.Body)
		}
		asReply := encode(t, object{"type": 4, "data": json.RawMessage(post.Body)})
		for _, fault := range faults(asReply) {
			t.Error(fault)
		}
		if text := decodeReply(t, asReply).text(); n != 1 && !strings.Contains(text, "KR-13.1") {
			t.Errorf("got %s", text)
		}
	}
}

func TestMessagesThatAskNothing(t *testing.T) {
	c := connect(t, newRig(t))
	with := func(m map[string]any, key string, value any) map[string]any { m[key] = value; return m }
	bot := map[string]any{"id": "401", "bot": true}
	for n, m := range []map[string]any{
		said("200", "hockey, anybody?"),
		said("200", "<@101> hockey?"),
		said("200", "<@100>"),
		said("", " \n"),
		with(said("", "hockey?"), "author", bot),
		with(said("200", "<@100> hockey?"), "author", bot),
		with(said("", "hockey?"), "author", map[string]any{"id": "100"}),
		with(said("200", "<@100> hockey?"), "webhook_id", "900"),
		with(said("200", "<@100> hockey?"), "type", 7),
		with(said("200", ""), "content", 5),
		with(said("", "hockey?"), "author", nil),
		with(said("", "hockey?"), "channel_id", nil),
		{},
	} {
		m["id"] = "90" + strconv.Itoa(n)
		c.d.Dispatch(0, "MESSAGE_CREATE", m)
	}
	c.d.Dispatch(0, "MESSAGE_CREATE", said("", "hockey?"))
	c.d.Wait("a message", func() bool { return len(c.posts()) > 0 })
	time.Sleep(50 * time.Millisecond) // for one too many to come
	if n := len(c.posts()); n != 1 {
		t.Errorf("%d messages were answered", n)
	}
}

func TestMessageIsTriedAgainAfterALimit(t *testing.T) {
	c := connect(t, newRig(t))
	c.d.Answer(discordtest.RouteMessage, discordtest.TooMany(50*time.Millisecond), discordtest.Answer{Status: 502})
	c.d.Dispatch(0, "MESSAGE_CREATE", said("", "hockey?"))
	c.d.Wait("a third try", func() bool { return len(c.posts()) == 3 })
}

func TestBrake(t *testing.T) {
	now := time.Now()
	refused := &apiError{Status: http.StatusForbidden}
	b := new(brake)
	for range maxInvalid - 1 {
		b.saw(refused, now)
	}
	b.saw(&apiError{Status: http.StatusNotFound}, now)
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
	b.saw(&apiError{Status: 429, Global: true, RetryAfter: time.Minute}, now)
	if b.check(now.Add(59*time.Second)) == nil || b.check(now.Add(61*time.Second)) != nil {
		t.Error("a global limit is not obeyed")
	}
	b.saw(&apiError{Status: 401}, now)
	if err := b.check(now.Add(time.Hour)); err != nil {
		t.Errorf("a callback's 401 says nothing of the token: %v", err)
	}
	b.saw(&apiError{Status: 401, OfToken: true}, now)
	if err := b.check(now.Add(time.Hour)); err != errRevoked {
		t.Errorf("a refused token is used again: %v", err)
	}
}

// Only a request that carried the bot's token says something about it.
func TestUnauthorizedNamesTheTokenOnlyWhereItWasSent(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{})
	d.Answer(discordtest.RouteCallback, discordtest.Answer{Status: http.StatusUnauthorized})
	without := &API{URL: d.APIURL(), Client: testClient(t)}
	err := without.callback(t.Context(), &interaction{ID: "1", Token: "t"}, pong())
	if err == nil || strings.Contains(err.Error(), "DISCORD_TOKEN") {
		t.Errorf("without a token: %v", err)
	}
	with := &API{URL: d.APIURL(), Token: "not the bot's", Client: testClient(t)}
	if _, err := with.appID(t.Context()); err == nil || !strings.Contains(err.Error(), "DISCORD_TOKEN") {
		t.Errorf("with one: %v", err)
	}
}
