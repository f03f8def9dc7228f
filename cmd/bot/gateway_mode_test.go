package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

// userWords is in what users send, and must be in nothing that the bot prints.
const userWords = "words-of-some-user"

// running is the program in gateway mode beside a scripted Discord.
type running struct {
	t      *testing.T
	out    *discordtest.Output
	stop   context.CancelFunc
	status chan int
}

// startGateway runs the program until the test ends, and then checks that it
// stops in time and has logged nothing that is secret.
func startGateway(t *testing.T, d *discordtest.Server, settings ...string) *running {
	env := map[string]string{"DISCORD_TOKEN": d.Token(), "DISCORD_API_URL": d.APIURL(), "LISTEN_ADDR": "127.0.0.1:0", "LOG_LEVEL": "debug", "DRAIN": "0s"}
	for i := 0; i < len(settings); i += 2 {
		env[settings[i]] = settings[i+1]
	}
	lookup := func(name string) (string, bool) { v, ok := env[name]; return v, ok }
	r := &running{t: t, out: new(discordtest.Output), status: make(chan int, 1)}
	ctx, stop := context.WithCancel(context.Background())
	r.stop = stop
	go func() { r.status <- run(ctx, []string{"gateway"}, lookup, strings.NewReader(""), r.out, r.out) }()
	t.Cleanup(func() { r.ends(endTime) })
	return r
}

// endTime is how long the program may take to end. It has to in 5 s, which
// virtual time is checked elsewhere; a machine that is busy takes longer.
const endTime = 20 * time.Second

// ends stops the program and returns its status.
func (r *running) ends(within time.Duration) int {
	r.t.Helper()
	r.stop()
	select {
	case status := <-r.status:
		r.status <- status
		for _, secret := range []string{discordtest.DefaultToken, userWords, "token-", "asker"} {
			if printed := r.out.String(); strings.Contains(printed, secret) {
				r.t.Errorf("%q was printed:\n%s", secret, printed)
			}
		}
		return status
	case <-time.After(within):
		r.t.Fatalf("runs on %v after it was to stop; it printed:\n%s", within, r.out)
		return 0
	}
}

// health is what the program answers at a path of its own server.
func (r *running) health(path string) (status int, body string) {
	r.t.Helper()
	var address string
	for began := time.Now(); address == "" && time.Since(began) < endTime; time.Sleep(time.Millisecond) {
		_, rest, _ := strings.Cut(r.out.String(), "address=")
		address, _, _ = strings.Cut(rest, "\n")
	}
	resp, err := http.Get("http://" + address + path)
	if err != nil {
		r.t.Fatal(err)
	}
	defer resp.Body.Close()
	defer http.DefaultClient.CloseIdleConnections()
	all, _ := io.ReadAll(resp.Body)
	return resp.StatusCode, string(all)
}

func ask(n int) map[string]any {
	who := fmt.Sprint(1000 + n%5000)
	return discordtest.By(who, discordtest.Command("who-said", map[string]any{"topic": "energy " + userWords}))
}

func TestGatewayMode(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{Shards: 2, MaxConcurrency: 2})
	hold := make(chan struct{})
	d.ScriptAlways(discordtest.Hello(0), discordtest.AwaitLogin(), discordtest.Until(hold), discordtest.Welcome())
	r := startGateway(t, d)
	d.WaitIdentifies(2)
	for _, test := range []struct {
		path string
		want int
	}{{"/healthz", 200}, {"/readyz", 503}} {
		t.Run(test.path+" before READY", func(t *testing.T) {
			if status, _ := r.health(test.path); status != test.want {
				t.Errorf("status %d, want %d", status, test.want)
			}
		})
	}
	close(hold)
	d.WaitLive(0)
	d.WaitLive(1)
	for shard := range 2 {
		d.WaitCallback(d.Interact(shard, ask(shard)))
	}
	says(t, r.out, "level=DEBUG msg=answered command=who-said outcome=answer ms=")
	says(t, r.out, " mode=gateway\n")
	if status, _ := r.health("/readyz"); status != 200 {
		t.Errorf("/readyz after READY: %d", status)
	}
	if _, metrics := r.health("/metrics"); !strings.Contains(metrics, `bot_interactions_total{command="who-said",mode="gateway",outcome="answer"} 2`) {
		t.Errorf("metrics: %s", metrics)
	}
	if status := r.ends(endTime); status != exitOK {
		t.Errorf("status %d", status)
	}
}

// With ANSWER_MENTIONS a mention and a direct message are answered, with the
// two intents that need no permission; what is said to others is not.
func TestGatewayModeAnswersMentions(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{})
	r := startGateway(t, d, "ANSWER_MENTIONS", "true")
	d.WaitLive(0)
	const messages = 1<<9 | 1<<12 // GUILD_MESSAGES, DIRECT_MESSAGES
	if got := d.Identifies()[0].Intents; got != messages {
		t.Errorf("intents %d, want %d", got, messages)
	}
	d.Say(0, discordtest.Message("hockey, anybody? "+userWords))
	for n, m := range []map[string]any{discordtest.Message("<@100> whose idea was hockey?", "100"), discordtest.DirectMessage("/who-said hockey")} {
		d.Say(0, m)
		post := d.WaitPosts(n + 1)[n]
		if post.Channel != m["channel_id"] || !strings.Contains(string(post.Payload), "KR-13.1") {
			t.Errorf("%v is answered in %s: %s", m["content"], post.Channel, post.Payload)
		}
	}
	if posts := d.Posts(); len(posts) != 2 {
		t.Errorf("%d messages are posted", len(posts))
	}
	says(t, r.out, "level=DEBUG msg=answered command=ask outcome=answer ms=")
	says(t, r.out, " mode=mention\n")
}

// TestSettingsReachTheGateway: what people on Discord notice of the settings.
func TestSettingsReachTheGateway(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{})
	apart := freeAddress(t)
	startGateway(t, d, "PRESENCE", "two statements", "REPLY_LANGUAGE", "de", "REPLIES", "private",
		"SHARD_COUNT", "3", "SHARD_IDS", "1", "METRICS_ADDR", apart)
	d.WaitLive(1)
	if got := string(d.Identifies()[0].Raw); !strings.Contains(got, `"two statements"`) || !strings.Contains(got, `"shard":[1,3]`) {
		t.Errorf("it logs in with %s", got)
	}
	if status, _ := page(t, apart, "/healthz"); status != http.StatusOK {
		t.Errorf("/healthz on METRICS_ADDR: %d", status)
	}
	got := string(d.WaitCallback(d.Interact(1, discordtest.Command("who-said", map[string]any{"topic": "hockey"}))).Payload)
	const silent = "In der Erklärung des Weißen Hauses steht dazu nichts."
	if !strings.Contains(got, silent) || !strings.Contains(got, `"flags":32832`) { // components of the new kind, seen by the asker alone
		t.Errorf("it answers %s", got)
	}
}

func TestGatewayModeRefused(t *testing.T) {
	codes := []int{4004, 4010, 4011, 4012, 4013, 4014}
	if testing.Short() {
		codes = codes[:1]
	}
	for _, code := range codes {
		t.Run(fmt.Sprint(code), func(t *testing.T) {
			d := discordtest.New(t, discordtest.Options{})
			d.Script(discordtest.Hello(0), discordtest.AwaitLogin(), discordtest.CloseWith(code))
			r := startGateway(t, d)
			select {
			case status := <-r.status:
				r.status <- status
				if status != exitRuntime {
					t.Errorf("status %d", status)
				}
			case <-time.After(endTime):
				t.Fatalf("runs on; it printed:\n%s", r.out)
			}
			if n := strings.Count(r.out.String(), fmt.Sprint("code ", code)); n != 1 {
				t.Errorf("the refusal is logged in %d lines:\n%s", n, r.out)
			}
		})
	}
}

// At whatever stage it is stopped, the program ends in time and in order.
func TestGatewayModeStops(t *testing.T) {
	silence := discordtest.Answer{Delay: time.Hour}
	for _, test := range []struct {
		name  string
		stage func(*discordtest.Server)
	}{
		{"discovery", func(d *discordtest.Server) { d.Answer(discordtest.RouteGatewayBot, silence) }},
		{"upgrade", func(d *discordtest.Server) { d.Answer(discordtest.RouteWebsocket, silence) }},
		{"hello", func(d *discordtest.Server) { d.Script(discordtest.Pause(0)) }},
		{"ready", func(d *discordtest.Server) {
			d.Script(discordtest.Hello(0), discordtest.AwaitLogin(), discordtest.Pause(0))
		}},
		{"half open", func(d *discordtest.Server) { d.Script(discordtest.Hello(0), discordtest.Login(), discordtest.Freeze()) }},
		{"waiting", func(d *discordtest.Server) { d.ScriptAlways(discordtest.Reset()) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := discordtest.New(t, discordtest.Options{})
			test.stage(d)
			r := startGateway(t, d)
			time.Sleep(300 * time.Millisecond)
			if status := r.ends(endTime); status != exitOK {
				t.Errorf("status %d", status)
			}
		})
	}
}
