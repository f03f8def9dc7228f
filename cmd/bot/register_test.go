package main

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
	"bothsides/internal/handlers"
)

// discordEnv is what the program needs to reach a scripted Discord.
func discordEnv(d *discordtest.Server, more map[string]string) map[string]string {
	env := map[string]string{"DISCORD_TOKEN": d.Token(), "DISCORD_API_URL": d.APIURL(), "DRAIN": "0s"}
	maps.Copy(env, more)
	return env
}

const (
	serverLink = "Add it to a server: https://discord.com/oauth2/authorize?client_id=100&integration_type=0&scope=applications.commands\n"
	links      = serverLink + "Add it to your own account: https://discord.com/oauth2/authorize?client_id=100&integration_type=1&scope=applications.commands\n"
)

// allCommands is what is said of them.
func allCommands() string { return fmt.Sprintf("%d commands", len(handlers.Table())) }

func TestRegister(t *testing.T) {
	t.Chdir(t.TempDir())
	all := allCommands()
	odd := []map[string]any{{"name": "old", "type": 1, "description": "x"}}
	for _, c := range []struct {
		name           string
		env            map[string]string
		args           []string
		global, guild  []map[string]any // registered before
		stdout, stderr string
		puts           int
	}{
		{"anew", nil, nil, nil, nil, links, "bot: Registered " + all + " everywhere.\n", 1},
		{"over others", nil, nil, odd, nil, links, "bot: Registered " + all + " everywhere.\n", 1},
		{"in a server", nil, []string{"--guild", "200"}, nil, nil, links, "bot: Registered " + all + " in the server 200.\n", 1},
		{"in the settings' server", map[string]string{"DISCORD_GUILD_ID": "200"}, nil, nil, nil, links, "bot: Registered " + all + " in the server 200.\n", 1},
		{"everywhere all the same", map[string]string{"DISCORD_GUILD_ID": "200"}, []string{"--guild="}, nil, odd, links,
			"bot: Registered " + all + " everywhere.\nbot: Commands are also registered in the server 200, so that people see them twice; " +
				"bot register --remove --guild=200 takes those away.\n", 1},
		{"in a server and everywhere", nil, []string{"--guild", "200"}, odd, nil, links,
			"bot: Registered " + all + " in the server 200.\nbot: Commands are also registered everywhere, so that people see them twice; " +
				"bot register --remove --guild= takes those away.\n", 1},
		{"with mentions", map[string]string{"ANSWER_MENTIONS": "true", "DISCORD_APP_ID": "100"}, nil, nil, nil,
			strings.Replace(links, "scope=applications.commands\n", "permissions=274878008320&scope=applications.commands+bot\n", 1),
			"bot: Registered " + all + " everywhere.\n", 1},
		{"remove", nil, []string{"--remove"}, odd, nil, "", "bot: Removed 1 command that was registered everywhere.\n", 1},
		{"remove from a server", nil, []string{"--remove", "--guild", "200"}, nil, slices.Concat(odd, odd), "",
			"bot: Removed 2 commands that were registered in the server 200.\n", 1},
		{"remove nothing", nil, []string{"--remove"}, nil, odd, "", "bot: No commands are registered everywhere; nothing was written.\n", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := discordtest.New(t, discordtest.Options{})
			d.SetCommands("", c.global)
			d.SetCommands("200", c.guild)
			status, stdout, stderr := runHere(t, discordEnv(d, c.env), append([]string{"register"}, c.args...)...)
			if status != exitOK || stdout != c.stdout || stderr != c.stderr {
				t.Errorf("status %d\nstdout %s\nwant   %s\nstderr %s\nwant   %s", status, stdout, c.stdout, stderr, c.stderr)
			}
			if n := writes(d); n != c.puts {
				t.Errorf("%d writes, want %d", n, c.puts)
			}
		})
	}
}

func TestRegisterRefused(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, c := range []struct {
		name   string
		route  discordtest.Route
		answer discordtest.Answer
		status int
		want   string
	}{
		{"a value", discordtest.RoutePutCommands,
			discordtest.Refusal(http.StatusBadRequest, 50035, "Invalid Form Body", map[string]string{"0.name": "Must be shorter."}), exitRuntime,
			"bot: writing commands: discord answered with HTTP status 400 (code 50035). Discord says: Invalid Form Body (0.name: Must be shorter). Change"},
		{"the server", discordtest.RouteGetCommands, discordtest.Refusal(http.StatusForbidden, 50001, "Missing Access", nil), exitRuntime,
			"bot: reading the registered commands: discord answered with HTTP status 403 (code 50001). Discord says: Missing Access. The bot is not in that server"},
		{"the token", discordtest.RouteApplication, discordtest.Answer{Status: http.StatusUnauthorized}, exitRuntime,
			"bot: asking for the application: discord refused the bot token; check DISCORD_TOKEN (HTTP status 401)"},
		{"for long", discordtest.RoutePutCommands, discordtest.TooMany(5 * time.Minute), exitRuntime,
			"bot: writing commands: discord answered with HTTP status 429 (code 0). Discord says: You are being rate limited. Discord asks to wait for 5m0s."},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := discordtest.New(t, discordtest.Options{})
			d.Answer(c.route, c.answer)
			status, stdout, stderr := runHere(t, discordEnv(d, nil), "register")
			if status != c.status || stdout != "" || !strings.HasPrefix(stderr, c.want) || strings.Count(stderr, "\n") != 1 {
				t.Errorf("status %d, %q; it says\n%s\nwant\n%s", status, stdout, stderr, c.want)
			}
		})
	}
	for _, test := range []struct {
		name string
		args []string
	}{
		{"a name", []string{"--guild", "here"}},
		{"dry and remove", []string{"--dry-run", "--remove"}},
		{"argument", []string{"now"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if status, _, _ := runHere(t, nil, append([]string{"register"}, test.args...)...); status != exitUsage {
				t.Errorf("status %d", status)
			}
		})
	}
	if status, _, stderr := runHere(t, nil, "register"); status != exitUsage || !strings.HasPrefix(stderr, "bot: DISCORD_TOKEN is not set") {
		t.Errorf("no token: status %d, %q", status, stderr)
	}
}

// says waits until a program has said something.
func says(t *testing.T, out *discordtest.Output, want string) {
	t.Helper()
	for began := time.Now(); !strings.Contains(out.String(), want); time.Sleep(time.Millisecond) {
		if time.Since(began) > endTime {
			t.Fatalf("it does not say %s:\n%s", want, out)
		}
	}
}

// TestRegistersAtStart runs both modes over and over: the commands are written
// once and not again, by the process with the first shard alone.
func TestRegistersAtStart(t *testing.T) {
	t.Chdir(t.TempDir())
	d := discordtest.New(t, discordtest.Options{Shards: 2, MaxConcurrency: 2})
	asked := func() (n int) {
		for _, r := range d.Requests() {
			if r.Route == discordtest.RouteGetCommands {
				n++
			}
		}
		return n
	}
	for _, c := range []struct {
		name     string
		settings []string
		asked    int
		puts     int
		said     string
	}{
		{"not the first shard", []string{"SHARD_COUNT", "2", "SHARD_IDS", "1"}, 0, 0, ""},
		{"never", []string{"REGISTER", "never"}, 0, 0, ""},
		{"the first time", nil, 1, 1, `msg="registered the commands" where=everywhere`},
		{"again", []string{"SHARD_COUNT", "2", "SHARD_IDS", "0"}, 2, 1, `msg="the commands are registered already"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := startGateway(t, d, c.settings...)
			for status := 0; status != http.StatusOK; {
				status, _ = r.health("/readyz")
			}
			says(t, r.out, c.said)
			if shard := d.Live(0); shard != nil {
				shard.Close(4000) // it comes back, and does not register again
				d.Wait("the shard to leave", func() bool { return d.Live(0) != shard })
				d.WaitLive(0)
			}
			r.ends(endTime)
			if asked() != c.asked || writes(d) != c.puts {
				t.Errorf("asked %d times, wrote %d times; want %d, %d", asked(), writes(d), c.asked, c.puts)
			}
		})
	}
}

// TestRegistersAtStartOfHTTP has only a token: key and id are looked up, and a
// failure to register stops nothing. At the next start it is tried again.
func TestRegistersAtStartOfHTTP(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{})
	d.Answer(discordtest.RoutePutCommands, discordtest.Refusal(http.StatusBadRequest, 50035, "Invalid Form Body", nil))
	address := freeAddress(t)
	p := start(t, discordEnv(d, map[string]string{"LISTEN_ADDR": address}), "http")
	p.ready()
	says(t, &p.said, "could not be registered")
	if out := p.said.String(); !strings.Contains(out, "level=WARN") || !strings.Contains(out, "Discord says: Invalid Form Body.") {
		t.Errorf("it says:\n%s", out)
	}
	if !d.Verifies("http://" + address + "/interactions") {
		t.Error("it does not answer what the application's key signs")
	}
	p.stop()
	again := start(t, discordEnv(d, map[string]string{"LISTEN_ADDR": address}), "http")
	says(t, &again.said, `msg="registered the commands" where=everywhere`)
	again.stop()
	if len(d.Commands("")) == 0 || writes(d) != 2 {
		t.Errorf("after %d writes %d commands are registered", writes(d), len(d.Commands("")))
	}
}
