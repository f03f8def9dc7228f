package discord

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"bothsides/internal/discord/api"
	"bothsides/internal/discord/discordtest"
	"bothsides/internal/discord/gateway"
	"bothsides/internal/handlers"
)

// connected is a fixture whose link listens to a scripted Discord.
type connected struct {
	*fixture
	d *discordtest.Server
}

func connect(t *testing.T, r *fixture) connected {
	t.Helper()
	d := discordtest.New(t, discordtest.Options{})
	link := &Link{Responder: r.Responder, Callbacks: &api.Client{URL: d.APIURL(), HTTP: testClient(t)}}
	mentions := &Mentions{Responder: r.Responder, API: &api.Client{URL: d.APIURL(), Token: d.Token(), HTTP: testClient(t)},
		BotID: func() string { return "100" }}
	client, err := gateway.New(gateway.Config{Token: d.Token(), APIURL: d.APIURL(), HTTPClient: d.HTTPClient(),
		Intents: MentionIntents, OnInteraction: link.OnInteraction, OnMessage: mentions.OnMessage, Log: r.log})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- client.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	d.WaitLive(0)
	return connected{r, d}
}

func testClient(t *testing.T) *http.Client {
	c := api.NewHTTP(api.CallbackTime)
	t.Cleanup(c.CloseIdleConnections)
	return c
}

// TestOneReplyForBothWaysIn sends each interaction over signed HTTP and over
// the gateway; the replies are the same, byte for byte, but for what divides
// the parts of one with a picture.
func TestOneReplyForBothWaysIn(t *testing.T) {
	c := connect(t, newFixture(t))
	for _, test := range []struct {
		name string
		i    object
	}{
		{"answer", command("who-said", option("topic", "energy ceasefire"))},
		{"silence", command("who-said", option("topic", "tariffs"))},
		{"private", command("who-said", option("topic", "hockey"), option("private", true))},
		{"refusal", command("who-said")},
		{"unknown", command("no-such-command")},
		{"help", command("help")},
		{"stale", pressOn("nonsense", object{})},
		{"completion", completion("who-said", "topic", "hock")},
		{"picture", command("differences")},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.i["id"] = test.name // each of its own, so that each is answered
			w := c.send(encode(t, test.i))
			overHTTP := payload(t, Reply{ContentType: w.Header().Get("Content-Type"), Body: w.Body.Bytes()})
			overGateway := c.d.WaitCallback(c.d.Interact(0, test.i))
			if !bytes.Equal(overHTTP, overGateway.Payload) {
				t.Errorf("%s\nover HTTP    %s\nover gateway %s", test.name, overHTTP, overGateway.Payload)
			}
			if inParts := overGateway.ContentType != contentJSON; inParts != (test.name == "picture") {
				t.Errorf("content type %q", overGateway.ContentType)
			}
		})
	}
}

func TestPanicIsAnsweredAndSurvived(t *testing.T) {
	broken := newFixtureOver(t, &handlers.Service{Corpus: testService(t).Corpus}) // without an index
	c := connect(t, broken)
	for range 3 {
		got := decodeReply(t, c.d.WaitCallback(c.d.Interact(0, discordtest.Command("who-said", map[string]any{"topic": "x"}))).Body)
		if !got.private() || !strings.Contains(got.text(), "Something went wrong") {
			t.Errorf("got %s", got.raw)
		}
	}
	if !strings.Contains(c.logs.String(), "panic") {
		t.Error("nothing was logged")
	}
	if w := c.send(encode(t, command("who-said", option("topic", "x")))); w.Code != http.StatusOK {
		t.Errorf("over HTTP: status %d", w.Code)
	}
}

func TestMalformedInteractionOverTheGateway(t *testing.T) {
	c := connect(t, newFixture(t))
	for _, i := range []map[string]any{
		{"type": 2}, {"type": 2, "data": nil}, {"type": 2, "data": 5}, {"type": 99}, {"type": "x", "data": []any{}},
		{"type": 3, "data": map[string]any{"custom_id": 7}},
	} {
		t.Run(string(encode(t, i)), func(t *testing.T) {
			got := decodeReply(t, c.d.WaitCallback(c.d.Interact(0, i)).Body)
			if !got.private() || got.text() == "" {
				t.Errorf("%v: got %s", i, got.raw)
			}
		})
	}
	c.d.Dispatch(0, "INTERACTION_CREATE", map[string]any{"type": 2}) // nobody to answer
	c.d.WaitCallback(c.d.Interact(0, discordtest.Command("help", nil)))
}

func TestCallbacksAreTriedAgainWhereThatCanHelp(t *testing.T) {
	gone := discordtest.Answer{Status: 404, Body: `{"code":10062,"message":"Unknown interaction"}`}
	for _, test := range []struct {
		name    string
		answers []discordtest.Answer
		want    int
		arrives bool
	}{
		{"at once", nil, 1, true},
		{"gone", []discordtest.Answer{gone}, 1, false},
		{"refused", []discordtest.Answer{{Status: 403}}, 1, false},
		{"failed once", []discordtest.Answer{{Status: 502}}, 2, true},
		{"cut once", []discordtest.Answer{{Reset: true}}, 2, true},
		{"failed for good", []discordtest.Answer{{Status: 500}, {Status: 500}, {Status: 500}}, 3, false},
		{"short limit", []discordtest.Answer{discordtest.TooMany(200 * time.Millisecond)}, 2, true},
		{"long limit", []discordtest.Answer{discordtest.TooMany(time.Minute)}, 1, false},
		{"slow", []discordtest.Answer{{Delay: 500 * time.Millisecond}}, 1, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := discordtest.New(t, discordtest.Options{})
			d.Answer(discordtest.RouteCallback, test.answers...)
			r := newFixture(t)
			limits := 0
			link := &Link{Responder: r.Responder, Callbacks: &api.Client{URL: d.APIURL(), HTTP: testClient(t), Limited: func() { limits++ }}}
			link.OnInteraction(t.Context(), encode(t, command("help")))
			if want := strings.HasSuffix(test.name, "limit"); want != (limits > 0) {
				t.Errorf("%d rate limits were told of", limits)
			}
			if got := len(d.Requests()); got != test.want {
				t.Errorf("%d requests, want %d", got, test.want)
			}
			if got := len(d.Callbacks()) == 1; got != test.arrives {
				t.Errorf("the answer arrived: %v", got)
			}
			if logs := r.logs.String(); strings.Contains(logs, "token") || test.arrives == strings.Contains(logs, "level=WARN") {
				t.Errorf("logged %q", logs)
			}
		})
	}
}

func TestCallbackEndsInTime(t *testing.T) {
	t.Parallel()
	d := discordtest.New(t, discordtest.Options{})
	d.Answer(discordtest.RouteCallback, discordtest.Answer{Delay: time.Minute})
	r := newFixture(t)
	link := &Link{Responder: r.Responder, Callbacks: &api.Client{URL: d.APIURL(), HTTP: testClient(t)}}
	start := time.Now()
	link.OnInteraction(t.Context(), encode(t, command("help")))
	if took := time.Since(start); took > 30*time.Second { // of the minute that Discord takes
		t.Errorf("gave up only after %v", took)
	}
}

func TestSecondAnswerCountsAsArrived(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{})
	r := newFixture(t)
	link := &Link{Responder: r.Responder, Callbacks: &api.Client{URL: d.APIURL(), HTTP: testClient(t)}}
	for range 2 { // the second is refused with 40060
		link.OnInteraction(t.Context(), encode(t, command("help")))
	}
	if logs := r.logs.String(); strings.Contains(logs, "level=WARN") {
		t.Errorf("logged %q", logs)
	}
}

// pressOn is an interaction with a component on a message.
func pressOn(customID string, message object, values ...string) object {
	data := object{"custom_id": customID, "component_type": 2}
	if values != nil {
		data["component_type"], data["values"] = 3, values
	}
	return object{"id": "1001", "token": "token", "type": 3, "guild_id": "200", "locale": "en-US",
		"member": person("400"), "data": data, "message": message}
}

// completion is an interaction that asks for values of an option.
func completion(name, optionName string, typed any) object {
	i := command(name, object{"name": optionName, "type": 3, "value": typed, "focused": true})
	i["type"] = 4
	return i
}
