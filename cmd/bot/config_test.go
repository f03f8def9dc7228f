package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

const canary = "MTM1canary.canary.canary"

func TestSecretsStaySecret(t *testing.T) {
	cfg := &Config{Token: canary}
	var b bytes.Buffer
	for _, format := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X"} {
		fmt.Fprintf(&b, format+"\n", cfg.Token)
		fmt.Fprintf(&b, format+"\n", cfg)
	}
	if err := json.NewEncoder(&b).Encode(cfg.Token); err != nil {
		t.Fatal(err)
	}
	for _, asJSON := range []bool{false, true} {
		newLog(&b, &Config{LogJSON: asJSON}).Info("here", "token", cfg.Token, "config", slog.AnyValue(cfg))
	}
	for _, form := range []string{canary, fmt.Sprintf("%x", canary), fmt.Sprintf("%X", canary)} {
		if strings.Contains(b.String(), form) {
			t.Errorf("the token is shown:\n%s", b.String())
		}
	}
}

// TestValuesAreNotRepeated pastes a token in the place of each setting: no
// complaint about it may show it.
func TestValuesAreNotRepeated(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, v := range variables() {
		status, stdout, stderr := runHere(t, map[string]string{v.name: canary + " "}, "console", "/about")
		if strings.Contains(stdout+stderr, "canary") {
			t.Errorf("%s: the value is shown: %s", v.name, stderr)
		}
		if !slices.Contains([]string{"DISCORD_TOKEN", "PRESENCE", "CACHE_DIR"}, v.name) && status != exitUsage {
			t.Errorf("%s: status %d, want %d", v.name, status, exitUsage)
		}
	}
}

func TestSettings(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "token", " Bot abc.def \n")
	write(t, "nothing", "\n")
	write(t, "two words", "canary canary")
	key := strings.Repeat("0a", 32)
	for _, c := range []struct {
		name string
		env  map[string]string
		file string
		want func(*Config) bool
	}{
		{"all defaults", nil, "", func(c *Config) bool {
			return c.APIURL == "https://discord.com/api/v10" && c.ListenAddr == ":8080" && c.MetricsAddr == ":8080" && c.RegisterAtStart &&
				c.ReplyLanguage == "asker" && c.Drain == nil && c.PathPrefix == "" && !c.PrivateReplies
		}},
		{"token", map[string]string{"DISCORD_TOKEN": " Bot abc.def\n"}, "", func(c *Config) bool { return c.Token == "abc.def" }},
		{"token in a file", map[string]string{"DISCORD_TOKEN_FILE": "token"}, "", func(c *Config) bool { return c.Token == "abc.def" }},
		{"in quotes", map[string]string{"DISCORD_TOKEN": `"abc.def"`, "REPLIES": `'private'`}, "",
			func(c *Config) bool { return c.Token == "abc.def" && c.PrivateReplies }},
		{"nothing in quotes", map[string]string{"REPLIES": `""`}, "", func(c *Config) bool { return !c.PrivateReplies }},
		{"quotes within", map[string]string{"PRESENCE": `"the "call""`}, "", func(c *Config) bool { return c.Presence == `the "call"` }},
		{"quotes of the file's own", nil, `PRESENCE="'/help'"`, func(c *Config) bool { return c.Presence == `'/help'` }},
		{"the environment before the file", map[string]string{"PRESENCE": "a"}, "PRESENCE=b", func(c *Config) bool { return c.Presence == "a" }},
		{"the environment empties the file's", map[string]string{"PRESENCE": ""}, "PRESENCE=b", func(c *Config) bool { return c.Presence == "" }},
		{"key", map[string]string{"DISCORD_PUBLIC_KEY": key}, "", func(c *Config) bool { return len(c.PublicKey) == 32 }},
		{"API", map[string]string{"DISCORD_API_URL": "http://127.0.0.1:1/api/"}, "", func(c *Config) bool { return c.APIURL == "http://127.0.0.1:1/api" }},
		{"address", map[string]string{"LISTEN_ADDR": "[::1]:80"}, "", func(c *Config) bool { return c.ListenAddr == "[::1]:80" && c.MetricsAddr == "[::1]:80" }},
		{"port", map[string]string{"PORT": "5000"}, "", func(c *Config) bool { return c.ListenAddr == ":5000" && c.MetricsAddr == ":5000" }},
		{"port and address", map[string]string{"PORT": "5000", "LISTEN_ADDR": ":80"}, "", func(c *Config) bool { return c.ListenAddr == ":80" }},
		{"socket", map[string]string{"LISTEN_ADDR": "unix:/run/bot.sock"}, "", func(c *Config) bool { return c.ListenAddr == "unix:/run/bot.sock" }},
		{"path", map[string]string{"PATH_PREFIX": "/apps/bot/"}, "", func(c *Config) bool { return c.PathPrefix == "/apps/bot" }},
		{"no path", map[string]string{"PATH_PREFIX": "/"}, "", func(c *Config) bool { return c.PathPrefix == "" }},
		{"drain", map[string]string{"DRAIN": "1m"}, "", func(c *Config) bool { return c.Drain != nil && *c.Drain == time.Minute }},
		{"no drain", map[string]string{"DRAIN": "0s"}, "", func(c *Config) bool { return c.Drain != nil && *c.Drain == 0 }},
		{"register", map[string]string{"REGISTER": "never"}, "", func(c *Config) bool { return !c.RegisterAtStart }},
		{"language", map[string]string{"REPLY_LANGUAGE": "uk"}, "", func(c *Config) bool { return c.ReplyLanguage == "uk" }},
		{"webhook", map[string]string{"DISCORD_WEBHOOK_URL": "https://discord.com/api/webhooks/1/x"}, "",
			func(c *Config) bool { return string(c.WebhookURL) == "https://discord.com/api/webhooks/1/x" }},
		{"shards", map[string]string{"SHARD_COUNT": "16", "SHARD_IDS": "0-3, 7"}, "",
			func(c *Config) bool { return c.ShardCount == 16 && slices.Equal(c.ShardIDs, []int{0, 1, 2, 3, 7}) }},
		{"log", map[string]string{"LOG_LEVEL": "warn", "LOG_FORMAT": "json", "ANSWER_MENTIONS": "true"}, "",
			func(c *Config) bool { return c.LogLevel == slog.LevelWarn && c.LogJSON && c.AnswerMentions }},
	} {
		t.Run(c.name, func(t *testing.T) {
			write(t, ".env", c.file)
			p := &program{lookup: func(name string) (string, bool) { value, ok := c.env[name]; return value, ok }}
			cfg, faults := p.read(variables())
			if odd := oddities(dotenvName); len(faults) > 0 || len(odd) > 0 || !c.want(cfg) {
				t.Errorf("read as %+v; faults %v, oddities %q", cfg, faults, odd)
			}
		})
	}
}

// TestWrongSettings has one of each kind of mistake; what is said of it is one
// line that names the setting, and never the value.
func TestWrongSettings(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "token", "abc.def")
	write(t, "nothing", "\n")
	write(t, "words", "canary canary")
	write(t, "large", strings.Repeat("a", maxTokenFile+1))
	for _, c := range []struct {
		name, value, want string
	}{
		{"DISCORD_TOKEN_FILE", "missing", "names a file that does not exist."},
		{"DISCORD_TOKEN_FILE", ".", "names a file that cannot be read."},
		{"DISCORD_TOKEN_FILE", "nothing", "names a file that is empty or too large for a token."},
		{"DISCORD_TOKEN_FILE", "large", "names a file that is empty or too large for a token."},
		{"DISCORD_TOKEN_FILE", "words", "names a file that holds a character that no token has."},
		{"PORT", "0", "must be a number from 1 to 65535."},
		{"PORT", "http", "must be a number from 1 to 65535."},
		{"PORT", "65536", "must be a number from 1 to 65535."},
		{"LISTEN_ADDR", "unix:canary", "must be host:port or :port, such as"},
		{"LISTEN_ADDR", "unix:/" + strings.Repeat("a", maxSocket), "must be host:port or :port, such as"},
		{"LISTEN_ADDR", "8080", "must be host:port or :port, such as"},
		{"PATH_PREFIX", "canary", "must be a path such as /bot"},
		{"PATH_PREFIX", "/../canary", "must be a path such as /bot"},
		{"PATH_PREFIX", "/a//canary", "must be a path such as /bot"},
		{"PATH_PREFIX", "/{canary}", "must be a path such as /bot"},
		{"DRAIN", "5", "must be a length of time"},
		{"DRAIN", "-1s", "must be a length of time"},
		{"DRAIN", "6m", "must be a length of time"},
		{"REGISTER", "always", "must be start or never."},
		{"REPLY_LANGUAGE", "it", "must be asker, server, en, "},
		{"PRESENCE", strings.Repeat("a", maxPresence+1), "must be one line of at most 128 characters."},
		{"PRESENCE", "a\nb", "must be one line of at most 128 characters."},
		{"DISCORD_WEBHOOK_URL", "https://discord.com/canary", "must be a webhook's URL"},
		{"DISCORD_WEBHOOK_URL", "http://discord.com/api/webhooks/1/canary", "must be a webhook's URL"},
		{"DISCORD_WEBHOOK_URL", "https://u:canary@discord.com/api/webhooks/1/x", "must be a webhook's URL"},
	} {
		t.Run(c.name+"="+c.value[:min(len(c.value), 20)], func(t *testing.T) {
			status, stdout, stderr := runHere(t, map[string]string{c.name: c.value}, "console", "/about")
			if status != exitUsage || !strings.HasPrefix(stderr, "bot: "+c.name+" "+c.want) ||
				strings.Count(stderr, "\n") != 1 || strings.Contains(stdout+stderr, "canary") {
				t.Errorf("status %d; it says %q", status, stderr)
			}
		})
	}
	both := map[string]string{"DISCORD_TOKEN_FILE": "token", "DISCORD_TOKEN": "canary"}
	if status, _, stderr := runHere(t, both, "console"); status != exitUsage ||
		stderr != "bot: DISCORD_TOKEN_FILE is set, and DISCORD_TOKEN as well. Set one of them.\n" {
		t.Errorf("both: status %d; it says %q", status, stderr)
	}
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestFaultyLine(t *testing.T) {
	for _, c := range []struct {
		name, file string
		want       int
	}{
		{"the first", "canary", 1},
		{"the first of several", "canary\nA=1\n", 1},
		{"in the middle", "A=1\nB=2\ncanary\nC=3\n", 3},
		{"the last", "A=1\nB=2\ncanary", 3},
		{"after blank lines and comments", "\n# one\n\nA=1\n\ncanary\n", 6},
		{"quotes that do not end", "A=1\nB=\"x\nC=3\nD=4\n", 2},
		{"Windows's line ends", "A=1\r\nB=2\r\ncanary\r\n", 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, ok := parseDotenv([]byte(c.file)); ok {
				t.Fatal("it is read")
			}
			if got := faultyLine([]byte(c.file)); got != c.want {
				t.Errorf("line %d, want %d", got, c.want)
			}
		})
	}
}
