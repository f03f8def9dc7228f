package main

import (
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bothsides/corpus"
)

// variable describes one setting. .env.example is made from this table.
type variable struct {
	name     string
	fallback string
	comment  []string // its first line alone is shown by help
	// parse stores a value that is set, or says in a sentence that follows
	// the name what is wrong with it.
	parse func(c *Config, value string) (sentence string)
}

// variables is the table of settings, in the order of .env.example.
func variables() []variable {
	return []variable{
		{"DISCORD_TOKEN", "", []string{"The bot's token, from the Bot page of the developer portal; secret.",
			"For gateway and register."}, parseToken},
		{"DISCORD_PUBLIC_KEY", "", []string{"The application's public key, 64 hexadecimal digits.",
			"For http; set, it makes http the mode that is picked."}, parsePublicKey},
		{"DISCORD_APP_ID", "", []string{"The application's id; Discord is asked for it where it is not set."},
			snowflake(func(c *Config) *string { return &c.AppID })},
		{"DISCORD_GUILD_ID", "", []string{"The id of one server: commands are registered there only."},
			snowflake(func(c *Config) *string { return &c.GuildID })},
		{"DISCORD_API_URL", "https://discord.com/api/v10", []string{"Discord's API, or a test server or proxy in its place."}, parseAPIURL},
		{"LISTEN_ADDR", ":8080", []string{"Where http listens; health and metrics are served there in every Discord mode."},
			address(func(c *Config) *string { return &c.ListenAddr })},
		{"METRICS_ADDR", "", []string{"Another address for health and metrics; LISTEN_ADDR where it is not set."},
			address(func(c *Config) *string { return &c.MetricsAddr })},
		{"PPROF_ADDR", "", []string{"Where profiles of the running program are served, on this machine alone, such as 127.0.0.1:6060; nowhere where it is not set."},
			parsePprof},
		{"SHARD_COUNT", "0", []string{"How many shards the gateway connection has over all processes; 0: Discord is asked."}, parseShardCount},
		{"SHARD_IDS", "", []string{"The shards that this process runs, such as 0-3,7; all where it is not set."}, parseShardIDs},
		{"CORPUS_DIR", "", []string{"A folder with statements of your own; the two built-in ones where it is not set."}, parseCorpusDir},
		{"REPLIES", "public", []string{"Who sees an answer where the asker does not say: public or private."}, parseReplies},
		{"ANSWER_MENTIONS", "false", []string{"true: the gateway also answers a mention or a direct message."}, parseMentions},
		{"LOG_LEVEL", "info", []string{"The least that is logged: debug, info, warn or error."}, parseLogLevel},
		{"LOG_FORMAT", "text", []string{"How it is logged: text or json."}, parseLogFormat},
	}
}

func parseToken(c *Config, value string) string {
	value = strings.TrimSpace(strings.TrimPrefix(value, "Bot "))
	for _, r := range value {
		if r <= ' ' || r > '~' {
			return "holds a character that no token has. Copy it again from the developer portal."
		}
	}
	c.Token = secret(value)
	return ""
}

func parsePublicKey(c *Config, value string) string {
	key, err := hex.DecodeString(value)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return "must be 64 hexadecimal digits. Copy it from the General Information page of the developer portal."
	}
	c.PublicKey = key
	return ""
}

// A snowflake is a positive 63-bit number; Discord's ids have 17 digits and
// more, a test server's may have fewer.
func isSnowflake(value string) bool {
	n, err := strconv.ParseInt(value, 10, 64)
	return err == nil && n > 0 && value[0] != '+' && value[0] != '0'
}

func snowflake(field func(*Config) *string) func(*Config, string) string {
	return func(c *Config, value string) string {
		if !isSnowflake(value) {
			return "must be an id, a number such as 1351234567890123456."
		}
		*field(c) = value
		return ""
	}
}

func parseAPIURL(c *Config, value string) string {
	u, err := url.Parse(value)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" ||
		u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return "must be an http or https URL without user, query or fragment, such as https://discord.com/api/v10."
	}
	c.APIURL = strings.TrimRight(value, "/")
	return ""
}

// hostName is wide on purpose: an address that has its form and does not
// exist shows when the program listens on it.
var hostName = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$`)

func address(field func(*Config) *string) func(*Config, string) string {
	return func(c *Config, value string) string {
		const wanted = "must be host:port or :port, such as :8080 or 127.0.0.1:8080."
		host, port, err := net.SplitHostPort(value)
		if err != nil {
			return wanted
		}
		if _, err := strconv.ParseUint(port, 10, 16); err != nil {
			return wanted
		}
		if host != "" && net.ParseIP(host) == nil && !hostName.MatchString(host) {
			return wanted
		}
		*field(c) = value
		return ""
	}
}

// parsePprof takes an address that no other machine can reach: profiles show
// what is in memory.
func parsePprof(c *Config, value string) string {
	host, port, err := net.SplitHostPort(value)
	number, err2 := strconv.ParseUint(port, 10, 16)
	if ip := net.ParseIP(host); errors.Join(err, err2) != nil || number == 0 || ip == nil || !ip.IsLoopback() {
		return "must be an address of this machine's loopback with a port, such as 127.0.0.1:6060."
	}
	c.PprofAddr = value
	return ""
}

// maxShards is far above what Discord gives out.
const maxShards = 16384

func parseShardCount(c *Config, value string) string {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n > maxShards {
		return fmt.Sprintf("must be a whole number from 0 to %d; 0 asks Discord.", maxShards)
	}
	c.ShardCount = n
	return ""
}

func parseShardIDs(c *Config, value string) string {
	const wanted = "must list shards and ranges of shards, such as 0-3,7, each shard once."
	seen := map[int]bool{}
	for part := range strings.SplitSeq(value, ",") {
		first, last, ranged := strings.Cut(strings.TrimSpace(part), "-")
		if !ranged {
			last = first
		}
		from, err := strconv.ParseUint(first, 10, 31)
		to, err2 := strconv.ParseUint(last, 10, 31)
		if errors.Join(err, err2) != nil || from > to || to >= maxShards {
			return wanted
		}
		for id := int(from); id <= int(to); id++ {
			if seen[id] {
				return wanted
			}
			seen[id] = true
			c.ShardIDs = append(c.ShardIDs, id)
		}
	}
	return ""
}

func parseCorpusDir(c *Config, value string) string {
	if sentence := cannotRead(value); sentence != "" {
		return sentence
	}
	loaded, err := corpus.Load(os.DirFS(value))
	var faults corpus.Faults
	if errors.As(err, &faults) {
		return fmt.Sprintf("holds a corpus with %d fault(s), the first at %s See bot corpus check.", len(faults), faults[0])
	}
	if err != nil {
		return "names a folder with a file that cannot be read. See bot corpus check."
	}
	c.Corpus = loaded
	return ""
}

// cannotRead says why a folder cannot be listed, to follow the name of the
// setting; "" where it can.
func cannotRead(dir string) string {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "names a folder that does not exist."
	case err != nil:
		return "names a folder that cannot be read."
	case !info.IsDir():
		return "names something that is no folder."
	}
	if _, err := os.ReadDir(dir); err != nil {
		return "names a folder that cannot be read."
	}
	return ""
}

func parseReplies(c *Config, value string) string {
	c.PrivateReplies = value == "private"
	return oneOf(value, "public", "private")
}

func parseMentions(c *Config, value string) string {
	c.AnswerMentions = value == "true"
	return oneOf(value, "true", "false")
}

func parseLogLevel(c *Config, value string) string {
	_ = c.LogLevel.UnmarshalText([]byte(value)) // it knows these four
	return oneOf(value, "debug", "info", "warn", "error")
}

func parseLogFormat(c *Config, value string) string {
	c.LogJSON = value == "json"
	return oneOf(value, "text", "json")
}

// oneOf says what value must be where it is none of the names.
func oneOf(value string, names ...string) string {
	if slices.Contains(names, value) {
		return ""
	}
	last := len(names) - 1
	return "must be " + strings.Join(names[:last], ", ") + " or " + names[last] + "."
}
