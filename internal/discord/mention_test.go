package discord

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"time"

	"bothsides/internal/discord/contract"
	"bothsides/internal/discord/discordtest"
	"bothsides/internal/discord/render"
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
	c := connect(t, newFixture(t))
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
			Reference render.Reference `json:"message_reference"`
			Nonce     string
		}
		if err := json.Unmarshal(post.Body, &got); err != nil {
			t.Fatal(err)
		}
		if got.Flags != 32768 || got.Reference.MessageID != m["id"] || got.Nonce != m["id"] {
			t.Errorf("got %s", post.Body)
		}
		asReply := encode(t, object{"type": 4, "data": json.RawMessage(post.Body)})
		for _, fault := range contract.Faults(asReply) {
			t.Error(fault)
		}
		if text := decodeReply(t, asReply).text(); n != 1 && !strings.Contains(text, "KR-13.1") {
			t.Errorf("got %s", text)
		}
	}
}

func TestMessagesThatAskNothing(t *testing.T) {
	c := connect(t, newFixture(t))
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
	c := connect(t, newFixture(t))
	c.d.Answer(discordtest.RouteMessage, discordtest.TooMany(50*time.Millisecond), discordtest.Answer{Status: 502})
	c.d.Dispatch(0, "MESSAGE_CREATE", said("", "hockey?"))
	c.d.Wait("a third try", func() bool { return len(c.posts()) == 3 })
}
