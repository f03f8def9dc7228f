package discord

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"bothsides/internal/discord/contract"
	"bothsides/internal/discord/discordtest"
	"bothsides/internal/discord/render"
	"bothsides/internal/message"
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
		if text := decodeReply(t, asReply).text(); n != 1 && !strings.Contains(text, "KR-13.1") || strings.Contains(text, "Asked:") {
			t.Errorf("got %s", text) // what was asked is in the message that this replies to
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

// TestMentionsInOddForms asks in the ways in which people do write to bots.
func TestMentionsInOddForms(t *testing.T) {
	helpIn := func(l message.Language) string {
		return l.Text("discord.mention-help", l.Text("option.topic.example")) + "\n" + l.Text("discord.mention-help-more")
	}
	help := helpIn("en")
	asksLess := "Please ask in at most 200 characters."
	for _, c := range []struct {
		name, content, want string
	}{
		{"a bare mention", "<@100>", help},
		{"twice", "<@100> <@!100>", help},
		{"a greeting", "Hi, <@100>!", help},
		{"help", "<@100> HELP", help},
		{"a greeting in Russian", "<@100> Здравствуйте!", helpIn("ru")},
		{"a question in German", "<@100> Was sagt das Weiße Haus über Eishockey?", "In der Erklärung des Weißen Hauses"},
		{"a command in Spanish", "<@100> /quién-dijo hockey", "no dice nada al respecto"},
		{"a word of no language", "<@100> hockey", "says nothing about this"},
		{"a link alone", "<@100> https://example.org/hockey", help},
		{"a command for oneself alone", "<@100> /check-message hockey", help},
		{"signs alone", "<@100> **", help},
		{"an emoji alone", "<@100> 👋🏽", help},
		{"a blank of no width", "<@100> \u200b", help},
		{"a greeting and a question", "<@100> hi! whose idea was **hockey**?", "KR-13.1"},
		{"another mention", "<@100> what about hockey, <@400> <#300> <:puck:123456789012345678>", "KR-13.1"},
		{"a link", "<@100> hockey https://example.org/?q=energy", "KR-13.1"},
		{"a masked link", "<@100> [hockey](https://example.org/nato)", "KR-13.1"},
		{"a quotation", "> <@100>\n> hockey", "KR-13.1"},
		{"a command that is mentioned", "<@100> </who-said:123> hockey", "KR-13.1"},
		{"just short enough", "<@100> hockey " + strings.Repeat("x", 193), ""},
		{"too long", "<@100> hockey " + strings.Repeat("x", 194), asksLess},
		{"far too long", "<@100> " + strings.Repeat("hockey ", 250), asksLess},
		{"a quote, which may be longer", "<@100> /verify " + strings.Repeat("hockey ", 40), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			c2 := connect(t, newFixture(t))
			c2.d.Dispatch(0, "MESSAGE_CREATE", said("200", c.content))
			c2.d.Wait("a message", func() bool { return len(c2.posts()) == 1 })
			got := decodeReply(t, encode(t, object{"type": 4, "data": json.RawMessage(c2.posts()[0].Body)})).text()
			if !strings.Contains(got, c.want) || c.want == "" && strings.Contains(got, asksLess) {
				t.Errorf("got %s\nwant %s", got, c.want)
			}
			if c.want == help && strings.TrimSpace(got) != help {
				t.Errorf("help is %s", got)
			}
		})
	}
}

func TestWithoutMarkup(t *testing.T) {
	for _, test := range []struct {
		content, want string
	}{
		{"plain words", "plain words"},
		{"**bold** *italic* __under__ _it_ ~~out~~ ||spoiler|| `code`", "bold italic under it out spoiler code"},
		{"# heading\n> quote\n- point\n-# small", "heading\nquote\npoint\nsmall"},
		{"snake_case stays, 2 - 1 too", "snake_case stays, 2 - 1 too"},
		{"<https://a.b/c> x <t:1742328000:R> <a:wave:1> <id:guide>", "x"},
		{"[text](<https://a.b> \"title\") [no link]", "text  [no link]"},
		{"</who-said:1> energy", "/who-said energy"},
		{"a < b > c", "a < b > c"},
	} {
		t.Run(test.content, func(t *testing.T) {
			if got := strings.Join(strings.Fields(withoutMarkup(test.content)), " "); got != strings.Join(strings.Fields(test.want), " ") {
				t.Errorf("%q is read as %q, want %q", test.content, got, test.want)
			}
		})
	}
}

// TestMissingPermissions: what a permission is missing for is left out, and the
// log names the permission.
func TestMissingPermissions(t *testing.T) {
	noHistory := discordtest.Refusal(http.StatusBadRequest, 160002, "Cannot reply without permission to read message history", nil)
	noPermission := discordtest.Refusal(http.StatusForbidden, 50013, "Missing Permissions", nil)
	noAccess := discordtest.Refusal(http.StatusForbidden, 50001, "Missing Access", nil)
	for _, c := range []struct {
		name, content      string
		answers            []discordtest.Answer
		tries              int
		reference, picture bool // of the last try
		answered           bool
		logs               []string
	}{
		{"all there", "<@100> /differences", nil, 1, true, true, true, nil},
		{"no history", "<@100> hockey", []discordtest.Answer{noHistory}, 2, false, false, true, []string{"Read Message History"}},
		{"no files", "<@100> /differences", []discordtest.Answer{noPermission}, 2, true, false, true, []string{"Attach Files"}},
		{"neither", "<@100> /differences", []discordtest.Answer{noHistory, noPermission}, 3, false, false, true, []string{"Read Message History", "Attach Files"}},
		{"no messages", "<@100> hockey", []discordtest.Answer{noPermission}, 1, true, false, false, []string{"Send Messages"}},
		{"no messages and files", "<@100> /differences", []discordtest.Answer{noPermission, noPermission}, 2, true, false, false, []string{"Attach Files", "Send Messages"}},
		{"no channel", "<@100> hockey", []discordtest.Answer{noAccess}, 1, true, false, false, []string{"View Channels"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newFixture(t)
			con := connect(t, r)
			con.d.Answer(discordtest.RouteMessage, c.answers...)
			con.d.Dispatch(0, "MESSAGE_CREATE", said("200", c.content))
			done := "msg=answered"
			if !c.answered {
				done = "msg=\"a message was not answered\""
			}
			con.d.Wait("the end of it", func() bool { return len(con.posts()) >= c.tries })
			for began := time.Now(); !strings.Contains(r.logs.String(), done) && time.Since(began) < time.Minute; {
				time.Sleep(time.Millisecond)
			}
			last := con.posts()[len(con.posts())-1]
			if reference := strings.Contains(string(last.Body), `"message_reference"`); reference != c.reference {
				t.Errorf("reference %v", reference)
			}
			if picture := strings.HasPrefix(last.Header.Get("Content-Type"), "multipart/"); picture != c.picture {
				t.Errorf("picture %v", picture)
			}
			for _, want := range append(c.logs, done) {
				if !strings.Contains(r.logs.String(), want) {
					t.Errorf("the log lacks %q:\n%s", want, r.logs)
				}
			}
			if len(con.posts()) != c.tries || len(c.logs) == 0 && strings.Contains(r.logs.String(), "lacks a permission") {
				t.Errorf("%d tries:\n%s", len(con.posts()), r.logs)
			}
		})
	}
}
