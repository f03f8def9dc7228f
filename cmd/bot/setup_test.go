package main

import (
	"context"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

// changes are the requests that changed something.
func changes(d *discordtest.Server) (routes []discordtest.Route) {
	for _, r := range d.Requests() {
		if r.Method != http.MethodGet {
			routes = append(routes, r.Route)
		}
	}
	return routes
}

// dotenvIs checks the content of .env and its mode.
func dotenvIs(t *testing.T, want string) {
	t.Helper()
	data, err := os.ReadFile(".env")
	if want == "" && os.IsNotExist(err) {
		return
	}
	if err != nil || string(data) != want {
		t.Errorf(".env holds %q, %v, want %q", data, err, want)
	}
	if info, err := os.Stat(".env"); err == nil && info.Mode() != fs.FileMode(0o600) {
		t.Errorf(".env has mode %v", info.Mode())
	}
}

func TestSetup(t *testing.T) {
	t.Chdir(t.TempDir())
	d := discordtest.New(t, discordtest.Options{})
	const identity = "The token is that of the application \"bot\", id 100.\n"
	const fromOutside = "It comes from the environment, where the gateway needs it too, and is not written to .env.\n"
	const start = "Start the bot without a subcommand; it runs over the gateway. Then open a link above.\n"
	for _, c := range []struct {
		name    string
		args    []string
		stdout  string
		changes []discordtest.Route
	}{
		{"dry", []string{"--dry-run"}, identity + fromOutside +
			"To do:\n  - register the commands everywhere\n  - set the install settings: scope applications.commands for servers and users\n" +
			"Nothing was changed.\n", nil},
		{"dry and yes", []string{"--dry-run", "--yes"}, identity + fromOutside +
			"To do:\n  - register the commands everywhere\n  - set the install settings: scope applications.commands for servers and users\n" +
			"Nothing was changed.\n", nil},
		{"first", []string{"--yes"}, identity + fromOutside +
			"To do:\n  - register the commands everywhere\n  - set the install settings: scope applications.commands for servers and users\n" +
			"Registered " + allCommands() + " everywhere.\nSet the install settings.\n" + links + start,
			[]discordtest.Route{discordtest.RoutePutCommands, discordtest.RouteEdit}},
		{"again", []string{"--yes"}, identity + fromOutside +
			"The commands are registered everywhere already.\nThe install settings are as they should be already.\n" + links + start, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := len(changes(d))
			status, stdout, stderr := runHere(t, discordEnv(d, nil), append([]string{"setup"}, c.args...)...)
			if status != exitOK || stdout != c.stdout || stderr != "" {
				t.Errorf("status %d\nstdout %s\nwant   %s\nstderr %s", status, stdout, c.stdout, stderr)
			}
			if got := changes(d)[before:]; !slices.Equal(got, c.changes) {
				t.Errorf("changes %v, want %v", got, c.changes)
			}
			dotenvIs(t, "")
		})
	}
}

// TestSetupEndpoint sets an endpoint URL, at the first try a wrong one, and
// answers Discord's check of it.
func TestSetupEndpoint(t *testing.T) {
	t.Chdir(t.TempDir())
	d := discordtest.New(t, discordtest.Options{})
	write(t, ".env", "# mine\nLOG_LEVEL=debug # loud\nDISCORD_PUBLIC_KEY=\n")
	unchanged := "# mine\nLOG_LEVEL=debug # loud\nDISCORD_PUBLIC_KEY=\nDISCORD_GUILD_ID=200\n"
	address := freeAddress(t)
	for _, c := range []struct {
		name, url, listen string
		status            int
		stderr            []string
		dotenv, endpoint  string
	}{
		{"another address", "http://" + freeAddress(t), address, exitRuntime,
			[]string{"bot: No request for /interactions arrived here, on " + address,
				"bot: setting the endpoint URL: discord answered with HTTP status 400 (code 50035). Discord says: Invalid Form Body " +
					"(interactions_endpoint_url: The specified interactions endpoint url could not be verified)."}, unchanged, ""},
		{"another path", "http://" + address + "/interaction", address, exitRuntime,
			[]string{`msg="refused: a POST to a path that is not served; check the path of the endpoint URL" times=1 served=/interactions`,
				"bot: No request for /interactions arrived here"}, unchanged, ""},
		{"where somebody else answers", "http://" + strings.TrimPrefix(d.APIURL(), "http://"), strings.TrimSuffix(strings.TrimPrefix(d.APIURL(), "http://"), "/api/v10"),
			exitRuntime, []string{"already; it has to answer Discord's check.", "its DISCORD_PUBLIC_KEY has to be " + d.VerifyKey()}, unchanged, ""},
		{"right", "http://" + address, address, exitOK, nil,
			strings.Replace(unchanged, "KEY=", "KEY="+d.VerifyKey(), 1), "http://" + address + "/interactions"},
		{"again", "http://" + address, address, exitOK, nil,
			strings.Replace(unchanged, "KEY=", "KEY="+d.VerifyKey(), 1), "http://" + address + "/interactions"},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, stdout, stderr := runHere(t, discordEnv(d, map[string]string{"LISTEN_ADDR": c.listen}), "setup", "--url", c.url, "--guild", "200", "--yes")
			if status != c.status {
				t.Errorf("status %d, want %d", status, c.status)
			}
			for _, want := range c.stderr {
				if !strings.Contains(stderr, want) {
					t.Errorf("it does not say %q:\n%s", want, stderr)
				}
			}
			if strings.Contains(stdout+stderr, "level=") || c.status == exitOK && (stderr != "" || !strings.Contains(stdout, "it runs by HTTP")) {
				t.Errorf("stdout %s\nstderr %s", stdout, stderr)
			}
			dotenvIs(t, c.dotenv)
			if got, _ := d.Application()["interactions_endpoint_url"].(string); got != c.endpoint {
				t.Errorf("the endpoint is %q, want %q", got, c.endpoint)
			}
		})
	}
	if n := len(d.Commands("200")); n == 0 || len(d.Commands("")) > 0 {
		t.Errorf("%d commands are registered in the server, %d everywhere", n, len(d.Commands("")))
	}
}

// TestSetupSaysWhereTheTokenIs that it goes by, so that an operator knows
// whether the bot will find it.
func TestSetupSaysWhereTheTokenIs(t *testing.T) {
	d := discordtest.New(t, discordtest.Options{})
	for _, c := range []struct{ name, env, dotenv, want string }{
		{"the environment", d.Token(), "", "It comes from the environment, where the gateway needs it too, and is not written to .env.\n"},
		{"the environment before the file", d.Token(), "DISCORD_TOKEN=canary\n", "It comes from the environment, where the gateway needs it too"},
		{"the file", "", "DISCORD_TOKEN=" + d.Token() + "\n", "It is in .env already.\n"},
		{"a file of its own", "", "DISCORD_TOKEN_FILE=token\n", "It is in the file that DISCORD_TOKEN_FILE names, and is not written to .env.\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write(t, ".env", c.dotenv)
			write(t, "token", d.Token())
			env := map[string]string{"DISCORD_API_URL": d.APIURL()}
			if c.env != "" {
				env["DISCORD_TOKEN"] = c.env
			}
			status, stdout, stderr := runHere(t, env, "setup", "--guild", "200", "--dry-run")
			if status != exitOK || !strings.Contains(stdout, "id 100.\n"+c.want) || !strings.Contains(stdout, "write DISCORD_GUILD_ID to .env") {
				t.Errorf("status %d; it says %s%s", status, stdout, stderr)
			}
		})
	}
}

func TestSetupRefused(t *testing.T) {
	t.Chdir(t.TempDir())
	d := discordtest.New(t, discordtest.Options{})
	key := strings.Repeat("0a", 32)
	for _, c := range []struct {
		name   string
		env    map[string]string
		args   []string
		status int
		want   string
	}{
		{"nobody to ask", nil, nil, exitUsage, "bot: setup has no terminal to ask on: --yes makes the changes without asking"},
		{"no token", map[string]string{"DISCORD_TOKEN": ""}, []string{"--yes"}, exitUsage, "bot: DISCORD_TOKEN is not set, and setup needs it."},
		{"another token", map[string]string{"DISCORD_TOKEN": "canary"}, []string{"--yes"}, exitRuntime,
			"bot: asking for the application: discord refused the bot token; check DISCORD_TOKEN"},
		{"no network", map[string]string{"DISCORD_API_URL": "http://" + freeAddress(t)}, []string{"--yes"}, exitRuntime,
			"bot: asking for the application: dial tcp "},
		{"another application", map[string]string{"DISCORD_APP_ID": "7"}, []string{"--yes"}, exitUsage, "bot: DISCORD_APP_ID is the id of another application"},
		{"another key", map[string]string{"DISCORD_PUBLIC_KEY": key}, []string{"--yes"}, exitUsage, "bot: DISCORD_PUBLIC_KEY is the key of another application"},
		{"an odd URL", nil, []string{"--yes", "--url", "bot.example.org"}, exitUsage, "bot: setup: --url takes the https address"},
		{"a URL without TLS", nil, []string{"--yes", "--url", "http://bot.example.org"}, exitUsage, "bot: setup: --url takes the https address"},
		{"an odd server", nil, []string{"--yes", "--guild", "here"}, exitUsage, "bot: setup: --guild takes a server's id"},
		{"an argument", nil, []string{"--yes", "now"}, exitUsage, "bot: setup takes no argument"},
		{"an unknown setting", map[string]string{"LOG_LEVEL": "loud"}, []string{"--yes"}, exitUsage, "bot: LOG_LEVEL must be"},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, stdout, stderr := runHere(t, discordEnv(d, c.env), append([]string{"setup"}, c.args...)...)
			if status != c.status || !strings.HasPrefix(stderr, c.want) || strings.Count(stderr, "\n") != 1 || strings.Contains(stdout+stderr, "canary") {
				t.Errorf("status %d; it says %s%s", status, stdout, stderr)
			}
			if got := changes(d); len(got) > 0 {
				t.Errorf("it changed %v", got)
			}
			dotenvIs(t, "")
		})
	}
}

// TestSetupSaysWhatDiscordSays about a step that it refuses, and what to do.
// What came before is done and is not done again.
func TestSetupSaysWhatDiscordSays(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, c := range []struct {
		name    string
		route   discordtest.Route
		answer  discordtest.Answer
		stderr  string
		changes []discordtest.Route // of the try after it
	}{
		{"a server without the bot", discordtest.RouteGetCommands, discordtest.Refusal(http.StatusForbidden, 50001, "Missing Access", nil),
			"bot: reading the registered commands: discord answered with HTTP status 403 (code 50001). Discord says: Missing Access. The bot is not in that server",
			[]discordtest.Route{discordtest.RoutePutCommands, discordtest.RouteEdit}},
		{"an entry point", discordtest.RoutePutCommands, discordtest.Refusal(http.StatusBadRequest, 50240, "You cannot remove this app's Entry Point command.", nil),
			"bot: writing commands: discord answered with HTTP status 400 (code 50240). Discord says: You cannot remove this app's Entry Point command. The application has an Activity",
			[]discordtest.Route{discordtest.RoutePutCommands, discordtest.RouteEdit}},
		{"install settings", discordtest.RouteEdit,
			discordtest.Refusal(http.StatusBadRequest, 50035, "Invalid Form Body", map[string]string{"integration_types_config": "Not allowed."}),
			"bot: writing the install settings: discord answered with HTTP status 400 (code 50035). Discord says: Invalid Form Body (integration_types_config: Not allowed). Change",
			[]discordtest.Route{discordtest.RouteEdit}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := discordtest.New(t, discordtest.Options{})
			d.Answer(c.route, c.answer)
			status, _, stderr := runHere(t, discordEnv(d, nil), "setup", "--yes")
			if status != exitRuntime || !strings.HasPrefix(stderr, c.stderr) || strings.Count(stderr, "\n") != 1 {
				t.Errorf("status %d; it says %s\nwant %s", status, stderr, c.stderr)
			}
			before := len(changes(d))
			if status, stdout, stderr := runHere(t, discordEnv(d, nil), "setup", "--yes"); status != exitOK || !slices.Equal(changes(d)[before:], c.changes) {
				t.Errorf("again: status %d, changes %v; it says %s%s", status, changes(d)[before:], stdout, stderr)
			}
		})
	}
}

// TestSetupReplacesAnotherKey finds the key of another application in .env.
func TestSetupReplacesAnotherKey(t *testing.T) {
	t.Chdir(t.TempDir())
	d := discordtest.New(t, discordtest.Options{})
	write(t, ".env", "DISCORD_PUBLIC_KEY="+strings.Repeat("0a", 32)+"\n")
	if status, stdout, stderr := runHere(t, discordEnv(d, nil), "setup", "--yes"); status != exitOK || stderr != "" ||
		!strings.Contains(stdout, "Wrote DISCORD_PUBLIC_KEY to .env.") {
		t.Errorf("status %d; it says %s%s", status, stdout, stderr)
	}
	dotenvIs(t, "DISCORD_PUBLIC_KEY="+d.VerifyKey()+"\n")
}

// TestSetupTellsOfAnEndpoint: what is set there goes by HTTP, and the bot would
// run over the gateway.
func TestSetupTellsOfAnEndpoint(t *testing.T) {
	t.Chdir(t.TempDir())
	d := discordtest.New(t, discordtest.Options{})
	d.SetApplication(map[string]any{"interactions_endpoint_url": "https://bot.example.org/interactions"})
	status, stdout, _ := runHere(t, discordEnv(d, nil), "setup", "--yes")
	if status != exitOK || !strings.HasSuffix(stdout, "Or run bot setup --url https://bot.example.org/interactions\n") {
		t.Errorf("status %d; it says %s", status, stdout)
	}
}

// TestSetupGoesOn: stopped between its steps it says so, and at the next start it
// does what is left.
func TestSetupGoesOn(t *testing.T) {
	t.Chdir(t.TempDir())
	d := discordtest.New(t, discordtest.Options{})
	d.Answer(discordtest.RouteEdit, discordtest.Answer{Delay: time.Minute})
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		d.Wait("the install settings", func() bool { return slices.Contains(changes(d), discordtest.RouteEdit) })
		stop()
	}()
	env := discordEnv(d, nil)
	lookup := func(name string) (string, bool) { value, ok := env[name]; return value, ok }
	var out, errs discordtest.Output
	if status := run(ctx, []string{"setup", "--yes"}, lookup, strings.NewReader(""), &out, &errs); status != exitRuntime ||
		!strings.HasSuffix(out.String(), "Registered 13 commands everywhere.\n") || errs.String() != "bot: stopped; bot setup goes on from there\n" {
		t.Errorf("status %d; it says %s%s", status, out.String(), errs.String())
	}
	before := len(changes(d))
	if status, stdout, stderr := runHere(t, env, "setup", "--yes"); status != exitOK || !slices.Equal(changes(d)[before:], []discordtest.Route{discordtest.RouteEdit}) {
		t.Errorf("again: status %d, changes %v; it says %s%s", status, changes(d)[before:], stdout, stderr)
	}
}

// TestSetupTellsOfDoubles: the commands in one server are seen beside those
// everywhere.
func TestSetupTellsOfDoubles(t *testing.T) {
	t.Chdir(t.TempDir())
	d := healthy(t, discordtest.Options{}, false)
	status, stdout, stderr := runHere(t, discordEnv(d, nil), "setup", "--yes", "--guild", "200")
	if want := "bot: Commands are also registered everywhere, so that people see them twice; bot register --remove --guild= takes those away.\n"; status != exitOK || stderr != want {
		t.Errorf("status %d; it says %s%s", status, stdout, stderr)
	}
}

// TestFromATokenToAnAnswer is what the README says: two commands in an empty
// folder, here of the program as it is built.
func TestFromATokenToAnAnswer(t *testing.T) {
	for _, byHTTP := range []bool{false, true} {
		d := discordtest.New(t, discordtest.Options{})
		dir, address := t.TempDir(), freeAddress(t)
		env := discordEnv(d, map[string]string{"LISTEN_ADDR": address, "PATH": os.Getenv("PATH")})
		args := []string{"setup", "--yes"}
		if byHTTP {
			args = append(args, "--url", "http://"+address+"/interactions")
		}
		run := func(args ...string) *exec.Cmd {
			c := exec.CommandContext(t.Context(), "bot", args...)
			c.Dir = dir
			for name, value := range env {
				c.Env = append(c.Env, name+"="+value)
			}
			return c
		}
		if out, err := run(args...).CombinedOutput(); err != nil {
			t.Fatalf("%v:\n%s", err, out)
		}
		if _, err := os.Stat(filepath.Join(dir, ".env")); (err == nil) != byHTTP {
			t.Errorf(".env: %v", err)
		}
		var said discordtest.Output
		bot := run()
		bot.Stdout, bot.Stderr = &said, &said
		if err := bot.Start(); err != nil {
			t.Fatal(err)
		}
		for range 500 {
			if run("health", "--ready").Run() == nil {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		if byHTTP {
			if !d.Verifies("http://" + address + "/interactions") {
				t.Errorf("it is not taken by Discord:\n%s", said.String())
			}
		} else {
			d.WaitLive(0)
			if got := d.WaitCallback(d.Interact(0, discordtest.Command("who-said", map[string]any{"topic": "hockey"}))); !strings.Contains(string(got.Payload), "KR-13.1") {
				t.Errorf("it answers %s", got.Payload)
			}
		}
		if err := bot.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		if err := bot.Wait(); err != nil || strings.Contains(said.String(), "canary") || writes(d) != 1 {
			t.Errorf("%v, after %d writes:\n%s", err, writes(d), said.String())
		}
	}
}
