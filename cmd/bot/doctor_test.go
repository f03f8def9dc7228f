package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"bothsides/internal/corpustest"
	"bothsides/internal/discord/api"
	"bothsides/internal/discord/discordtest"
)

// healthy is a scripted Discord in which everything is as setup leaves it.
func healthy(t *testing.T, o discordtest.Options, mentions bool) *discordtest.Server {
	t.Helper()
	d := discordtest.New(t, o)
	c := corpustest.Builtin(t)
	d.SetCommands("", decoded[[]map[string]any](t, api.Commands(c, false)))
	d.SetApplication(map[string]any{"integration_types_config": decoded[any](t, api.NewInstallConfig(mentions))})
	return d
}

// decoded is a value as it comes out of its JSON.
func decoded[T any](t *testing.T, v any) (out T) {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDoctor(t *testing.T) {
	t.Chdir(t.TempDir())
	answers := func(status int) string {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }))
		t.Cleanup(s.Close)
		return s.URL
	}
	key := func(d *discordtest.Server) map[string]string {
		return map[string]string{"DISCORD_PUBLIC_KEY": d.VerifyKey()}
	}
	endpoint := func(address string) func(*discordtest.Server) {
		return func(d *discordtest.Server) { d.SetApplication(map[string]any{"interactions_endpoint_url": address}) }
	}
	good, notFound, noBot, open := answers(401), answers(404), answers(502), answers(200)
	closed := "http://" + freeAddress(t)
	for _, c := range []struct {
		name    string
		options discordtest.Options
		change  func(*discordtest.Server)
		env     func(*discordtest.Server) map[string]string
		dotenv  string
		wrong   string // the one line, without its sign; "" for none
	}{
		{name: "all well over the gateway"},
		{name: "all well by HTTP", change: endpoint(good), env: key},
		{name: "a malformed setting", env: func(*discordtest.Server) map[string]string { return map[string]string{"LOG_LEVEL": "loud"} },
			wrong: "settings: LOG_LEVEL must be debug, info, warn or error."},
		{name: "a name that is none", dotenv: "DISCORD_PUBIC_KEY=1\n",
			wrong: "settings: .env sets DISCORD_PUBIC_KEY, which is no setting. Is DISCORD_PUBLIC_KEY meant?"},
		{name: "clock behind", options: discordtest.Options{ClockOff: 10 * time.Minute}, wrong: "clock: this machine's is "},
		{name: "clock ahead", options: discordtest.Options{ClockOff: -10 * time.Minute}, wrong: "clock: this machine's is 60"},
		{name: "refused token", env: func(*discordtest.Server) map[string]string { return map[string]string{"DISCORD_TOKEN": "canary"} },
			wrong: "token: asking for the application: discord refused the bot token; check DISCORD_TOKEN (HTTP status 401). Discord says: 401: Unauthorized."},
		{name: "token of another application", env: func(*discordtest.Server) map[string]string { return map[string]string{"DISCORD_APP_ID": "7"} },
			wrong: "token: it is that of the application 100, and DISCORD_APP_ID is another."},
		{name: "a token that is malformed", env: func(*discordtest.Server) map[string]string {
			return map[string]string{"DISCORD_TOKEN": "canary canary"}
		},
			wrong: "settings: DISCORD_TOKEN holds a character that no token has."},
		{name: "a token in no file", env: func(*discordtest.Server) map[string]string {
			return map[string]string{"DISCORD_TOKEN": "", "DISCORD_TOKEN_FILE": "missing"}
		}, wrong: "settings: DISCORD_TOKEN_FILE names a file that does not exist."},
		{name: "a malformed file", dotenv: "canary\n", env: func(*discordtest.Server) map[string]string { return map[string]string{"DISCORD_TOKEN": ""} },
			wrong: "settings: .env cannot be read from line 1 on."},
		{name: "no token", env: func(*discordtest.Server) map[string]string { return map[string]string{"DISCORD_TOKEN": ""} },
			wrong: "token: neither DISCORD_TOKEN nor DISCORD_PUBLIC_KEY is set: bot setup"},
		{name: "another key", change: endpoint(good),
			env: func(*discordtest.Server) map[string]string {
				return map[string]string{"DISCORD_PUBLIC_KEY": strings.Repeat("0a", 32)}
			},
			wrong: "public key: DISCORD_PUBLIC_KEY is not that of the token's application, which is "},
		{name: "half a key", change: endpoint(good), env: func(*discordtest.Server) map[string]string { return map[string]string{"DISCORD_PUBLIC_KEY": "0a"} },
			wrong: "settings: DISCORD_PUBLIC_KEY must be 64 hexadecimal digits."},
		{name: "an endpoint beside the gateway", change: endpoint(good), wrong: "endpoint: " + good + " is set, so that nothing comes over the gateway"},
		{name: "no endpoint", env: key, wrong: "endpoint: not set, so that nothing comes by HTTP"},
		{name: "unreachable endpoint", change: endpoint(closed), env: key, wrong: "endpoint: " + closed + " cannot be reached from here: dial tcp "},
		{name: "another path", change: endpoint(notFound), env: key, wrong: "endpoint: " + notFound + " answers 404. The bot serves /interactions; see PATH_PREFIX."},
		{name: "a proxy without the bot", change: endpoint(noBot), env: key, wrong: "endpoint: " + noBot + " answers 502. The proxy there does not reach the bot."},
		{name: "something else", change: endpoint(open), env: key, wrong: "endpoint: " + open + " answers 200 to a request that is not signed"},
		{name: "no commands", change: func(d *discordtest.Server) { d.SetCommands("", nil) }, wrong: "commands: none are registered everywhere: bot register"},
		{name: "stale commands", change: func(d *discordtest.Server) { d.Commands("")[0]["description"] = "old" },
			wrong: "commands: those registered everywhere are not this version's: bot register"},
		{name: "not in the settings' server", env: func(*discordtest.Server) map[string]string { return map[string]string{"DISCORD_GUILD_ID": "200"} },
			wrong: "commands: none are registered in the server 200: bot register"},
		{name: "in the server and everywhere", change: func(d *discordtest.Server) {
			d.SetCommands("200", decoded[[]map[string]any](t, api.Commands(corpustest.Builtin(t), true)))
		}, env: func(*discordtest.Server) map[string]string { return map[string]string{"DISCORD_GUILD_ID": "200"} },
			wrong: "Commands are also registered everywhere, so that people see them twice; bot register --remove --guild= takes those away."},
		{name: "not in the server", change: func(d *discordtest.Server) {
			d.Answer(discordtest.RouteGetCommands, discordtest.Refusal(http.StatusForbidden, 50001, "Missing Access", nil))
		}, wrong: "commands: reading the registered commands: discord answered with HTTP status 403 (code 50001). Discord says: Missing Access. The bot is not in"},
		{name: "missing permissions", options: discordtest.Options{}, env: func(*discordtest.Server) map[string]string { return map[string]string{"ANSWER_MENTIONS": "true"} },
			wrong: "install link: it lacks the scope bot, View Channels, Send Messages, Send Messages in Threads, Read Message History, Attach Files: bot setup"},
		{name: "mentions by HTTP", change: func(d *discordtest.Server) {
			endpoint(good)(d)
			d.SetApplication(map[string]any{"integration_types_config": decoded[any](t, api.NewInstallConfig(true))})
		}, env: func(d *discordtest.Server) map[string]string {
			return map[string]string{"ANSWER_MENTIONS": "true", "DISCORD_PUBLIC_KEY": d.VerifyKey()}
		}, wrong: "settings: ANSWER_MENTIONS is true, and by HTTP no messages come"},
		{name: "Discord out of reach", env: func(*discordtest.Server) map[string]string {
			return map[string]string{"DISCORD_API_URL": closed, "DISCORD_TOKEN": "", "DISCORD_PUBLIC_KEY": strings.Repeat("0a", 32)}
		}, wrong: "Discord: " + closed + " cannot be asked: dial tcp "},
	} {
		t.Run(c.name, func(t *testing.T) {
			write(t, ".env", c.dotenv)
			d := healthy(t, c.options, false)
			if c.change != nil {
				c.change(d)
			}
			env := discordEnv(d, nil)
			if c.env != nil {
				env = discordEnv(d, c.env(d))
			}
			status, stdout, stderr := runHere(t, env, "doctor")
			var wrong []string
			for line := range strings.Lines(stdout) {
				if rest, is := strings.CutPrefix(line, "WRONG  "); is {
					wrong = append(wrong, rest)
				}
			}
			if want := exitOK; c.wrong == "" && (status != want || len(wrong) > 0) {
				t.Errorf("status %d:\n%s", status, stdout)
			}
			if c.wrong != "" && (status != exitRuntime || len(wrong) != 1 || !strings.HasPrefix(wrong[0], c.wrong)) {
				t.Errorf("status %d, want only %s:\n%s", status, c.wrong, stdout)
			}
			if stderr != "" || strings.Contains(stdout, "canary") {
				t.Errorf("stderr %s\nstdout %s", stderr, stdout)
			}
			if got := changes(d); len(got) > 0 {
				t.Errorf("it changed %v", got)
			}
		})
	}
}

// TestDoctorSaysEverything has several things wrong at once, and the program
// as it is built.
func TestDoctorSaysEverything(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{ClockOff: time.Hour})
	p := start(t, discordEnv(d, map[string]string{"LOG_LEVEL": "loud", "PORT": "0"}), "doctor")
	p.endsWith(exitRuntime)
	for _, want := range []string{"LOG_LEVEL", "PORT", "clock: ", "commands: none", "install link: it lacks"} {
		if !strings.Contains(p.said.String(), want) {
			t.Errorf("it does not say %s:\n%s", want, p.said.String())
		}
	}
	if n := strings.Count(p.said.String(), "WRONG"); n != 5 {
		t.Errorf("%d things are wrong:\n%s", n, p.said.String())
	}
}
