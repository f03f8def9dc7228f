package main

import (
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/message"
)

// The parsers of single settings. What they return where a value is wrong
// follows the setting's name in a line that never shows the value.

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

// maxTokenFile is more than any token takes.
const maxTokenFile = 4 << 10

// parseTokenFile reads the token from a file, as secrets are mounted.
func parseTokenFile(c *Config, value string) string {
	if c.Token != "" {
		return "is set, and DISCORD_TOKEN as well. Set one of them."
	}
	data, err := readUpTo(value, maxTokenFile+1)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "names a file that does not exist."
	case err != nil:
		return "names a file that cannot be read. Check that it is a file and its permissions."
	case len(data) > maxTokenFile, len(strings.TrimSpace(string(data))) == 0:
		return "names a file that is empty or too large for a token."
	}
	if sentence := parseToken(c, strings.TrimSpace(string(data))); sentence != "" {
		return "names a file that " + sentence
	}
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

// isSnowflake reports whether a value is an id, a positive 63-bit number;
// Discord's have 17 digits and more, a test server's may have fewer.
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
		return fmt.Sprintf("holds a corpus with %s, the first at %s See bot corpus check.", counted(len(faults), "fault"), faults[0])
	}
	if err != nil {
		return "names a folder with a file that cannot be read. See bot corpus check."
	}
	c.Corpus, c.CorpusDir = loaded, value
	return ""
}

// parseCacheDir takes a folder that is yet to be made, too.
func parseCacheDir(c *Config, value string) string {
	if info, err := os.Stat(value); err == nil && !info.IsDir() {
		return "names a file, not a folder."
	}
	c.CacheDir = value
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

func parseRegister(c *Config, value string) string {
	c.RegisterAtStart = value == "start"
	return oneOf(value, "start", "never")
}

// maxDrain is longer than any platform waits.
const maxDrain = 5 * time.Minute

func parseDrain(c *Config, value string) string {
	d, err := time.ParseDuration(value)
	if err != nil || d < 0 || d > maxDrain {
		return "must be a length of time from 0s to 5m, such as 5s."
	}
	c.Drain = &d
	return ""
}

// maxPresence is the most that Discord shows.
const maxPresence = 128

func parsePresence(c *Config, value string) string {
	if utf8.RuneCountInString(value) > maxPresence || strings.ContainsFunc(value, unicode.IsControl) {
		return "must be one line of at most 128 characters."
	}
	c.Presence = value
	return ""
}

func parseReplyLanguage(c *Config, value string) string {
	c.ReplyLanguage = value
	names := []string{"asker", "server"}
	for _, l := range message.Languages() {
		names = append(names, string(l))
	}
	return oneOf(value, names...)
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
