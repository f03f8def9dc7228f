package main

import (
	"encoding/json"
	"net/http"
	"path"
	"strings"
	"testing"
	"time"

	"bothsides/internal/corpustest"
	"bothsides/internal/discord/discordtest"
)

func TestTopicOfTheDay(t *testing.T) {
	c := corpustest.Builtin(t)
	for _, start := range []time.Time{
		time.Date(2025, 3, 18, 0, 0, 0, 0, time.UTC), time.Date(1969, 12, 20, 23, 59, 59, 0, time.UTC), time.Date(2027, 12, 25, 12, 0, 0, 0, time.UTC),
	} {
		seen := map[string]bool{}
		for n := range len(c.Topics) {
			seen[topicOf(c, start.AddDate(0, 0, n)).ID] = true
		}
		if len(seen) != len(c.Topics) {
			t.Errorf("from %v on there are %d topics in %d days", start, len(seen), len(c.Topics))
		}
	}
	morning, night := time.Date(2025, 3, 18, 0, 0, 0, 0, time.UTC), time.Date(2025, 3, 18, 23, 59, 59, 0, time.UTC)
	if topicOf(c, morning) != topicOf(c, night) || topicOf(c, night) == topicOf(c, night.Add(time.Second)) {
		t.Error("a day is not from midnight to midnight, UTC")
	}
}

func TestPost(t *testing.T) {
	t.Chdir(t.TempDir())
	d := discordtest.New(t, discordtest.Options{})
	c := corpustest.Builtin(t)
	march := topicOf(c, time.Date(2025, 3, 18, 0, 0, 0, 0, time.UTC))
	for n, test := range []struct {
		name   string
		env    map[string]string
		args   []string
		stdout string
		want   []string
	}{
		{"a topic", nil, []string{"--webhook", d.WebhookURL(), "--topic", "hockey"}, "Posted the topic hockey: ", []string{"KR-13.1", "says nothing"}},
		{"a thread's", nil, []string{"--webhook", d.WebhookURL() + "?thread_id=5", "--topic", "hockey"}, "Posted the topic hockey: ", []string{"KR-13.1"}},
		{"a day's, from the settings", map[string]string{"DISCORD_WEBHOOK_URL": d.WebhookURL()}, []string{"--date", "2025-03-18"},
			"Posted the topic " + march.ID + ": ", []string{march.Name("en")}},
		{"today's", map[string]string{"DISCORD_WEBHOOK_URL": d.WebhookURL()}, nil, "Posted the topic ", []string{"White House", "Kremlin"}},
		{"in German", map[string]string{"DISCORD_WEBHOOK_URL": d.WebhookURL(), "REPLY_LANGUAGE": "de"}, []string{"--topic", "energy"},
			"Posted the topic energy: Angriffe auf die Energieversorgung.\n", []string{"WH-2.2", "KR-6.1", "KR-6.2", "Weißes Haus"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			status, stdout, stderr := runHere(t, test.env, append([]string{"post"}, test.args...)...)
			if status != exitOK || !strings.HasPrefix(stdout, test.stdout) || stderr != "" || strings.Contains(stdout, "canary") {
				t.Fatalf("status %d; it says %s%s", status, stdout, stderr)
			}
			posts := d.Posts()
			if len(posts) != n+1 {
				t.Fatalf("%d messages after %d", len(posts), n)
			}
			payload := string(posts[n].Payload)
			for _, want := range append(test.want, `"allowed_mentions":{"parse":[]}`, `"flags":32768`) {
				if !strings.Contains(payload, want) {
					t.Errorf("the message lacks %s: %s", want, payload)
				}
			}
			if strings.Contains(payload, "custom_id") || !json.Valid(posts[n].Payload) {
				t.Errorf("the message has buttons: %s", payload)
			}
		})
	}
	if path := d.Requests()[1].Path; !strings.Contains(path, "thread_id=5") || !strings.Contains(path, "with_components=true") {
		t.Errorf("posted to %s", path)
	}
}

func TestPostRefused(t *testing.T) {
	t.Chdir(t.TempDir())
	d := discordtest.New(t, discordtest.Options{})
	hook := d.WebhookURL()
	for _, c := range []struct {
		name   string
		args   []string
		status int
		want   string
	}{
		{"no webhook", nil, exitUsage, "bot: DISCORD_WEBHOOK_URL is not set, and post needs it or --webhook."},
		{"an odd webhook", []string{"--webhook", "canary"}, exitUsage, "bot: post: --webhook must be a webhook's URL"},
		{"without TLS", []string{"--webhook", "http://discord.com/api/webhooks/1/canary"}, exitUsage, "bot: post: --webhook must be a webhook's URL"},
		{"an unknown topic", []string{"--webhook", hook, "--topic", "moon"}, exitUsage, `bot: post: there is no topic "moon"; there are peace, ceasefire, energy,`},
		{"an odd date", []string{"--webhook", hook, "--date", "18.3.2025"}, exitUsage, "bot: post: --date takes a day, such as 2025-03-18"},
		{"both", []string{"--webhook", hook, "--date", "2025-03-18", "--topic", "hockey"}, exitUsage, "bot: post takes --topic or --date, not both"},
		{"a deleted webhook", []string{"--webhook", strings.Replace(hook, "/700/", "/701/", 1)}, exitRuntime,
			"bot: posting a topic: discord answered with HTTP status 404 (code 10015). Discord says: Unknown Webhook. The webhook was deleted"},
		{"half a webhook", []string{"--webhook", hook + "x"}, exitRuntime, "bot: posting a topic: discord answered with HTTP status 401 (code 50027). Discord says: Invalid Webhook Token."},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, stdout, stderr := runHere(t, nil, append([]string{"post"}, c.args...)...)
			if status != c.status || !strings.HasPrefix(stderr, c.want) || strings.Count(stderr, "\n") != 1 || strings.Contains(stdout+stderr, "canary") {
				t.Errorf("status %d; it says %s%s", status, stdout, stderr)
			}
		})
	}
	token := path.Base(hook)
	d.Answer(discordtest.RouteWebhook, discordtest.Refusal(http.StatusUnauthorized, 50027, "Invalid Webhook Token "+token, nil))
	if _, stdout, stderr := runHere(t, nil, "post", "--webhook", hook); strings.Contains(stdout+stderr, token) || !strings.Contains(stderr, "[secret]") {
		t.Errorf("to a server that sends the token back it says %s%s", stdout, stderr)
	}
	if n := len(d.Posts()); n > 0 {
		t.Errorf("%d messages were posted", n)
	}
}

// TestPostsOnce: a message that may have been posted is not sent again. The
// program is as it is built.
func TestPostsOnce(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{})
	for _, c := range []struct {
		name           string
		answer         discordtest.Answer
		status, posted int
	}{
		{"refused: it is sent again", discordtest.TooMany(10 * time.Millisecond), exitOK, 1},
		{"failed", discordtest.Answer{Status: http.StatusBadGateway}, exitRuntime, 1},
		{"cut off", discordtest.Answer{Reset: true}, exitRuntime, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			d.Answer(discordtest.RouteWebhook, c.answer)
			p := start(t, map[string]string{"DISCORD_WEBHOOK_URL": d.WebhookURL()}, "post")
			p.endsWith(c.status)
			if n := len(d.Posts()); n != c.posted || strings.Contains(p.said.String(), "canary") {
				t.Errorf("%d messages are posted; it says %s", n, p.said.String())
			}
		})
	}
}
