package main

import (
	"crypto/ed25519"
	"log/slog"
	"slices"
	"strconv"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/message"
)

// Config is every setting, checked. Reading the environment happens in this
// file alone.
type Config struct {
	Token     secret
	PublicKey ed25519.PublicKey // nil: not set
	AppID     string            // empty: Discord is asked
	GuildID   string            // empty: commands are registered everywhere
	APIURL    string

	ListenAddr  string
	MetricsAddr string // the same as ListenAddr where not set apart
	PprofAddr   string // empty: no profiles are served

	ShardCount int // 0: Discord is asked
	ShardIDs   []int

	Corpus         *corpus.Corpus
	PrivateReplies bool
	AnswerMentions bool

	LogLevel slog.Level
	LogJSON  bool
}

// secret is a text that no format, log or error shows.
type secret string

const redacted = "[secret]"

// String hides the secret from formats.
func (secret) String() string { return redacted }

// GoString hides the secret from %#v.
func (secret) GoString() string { return redacted }

// LogValue hides the secret from the log.
func (secret) LogValue() slog.Value { return slog.StringValue(redacted) }

// MarshalText hides the secret from JSON.
func (secret) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// settingError is a setting that is missing or malformed. Its text is one
// line that names the setting and shows no value: the likeliest mistake is
// one secret pasted in the place of another setting.
type settingError struct{ name, sentence string }

// Error is the name with what is wrong and what to do.
func (e *settingError) Error() string { return e.name + " " + e.sentence }

// load reads and checks every setting; it also sets up the log.
func (p *program) load() (*Config, error) {
	cfg, err := p.read(variables())
	if err == nil {
		p.log = newLog(p.stderr, cfg)
	}
	return cfg, err
}

// loadOnly reads and checks the named settings and leaves all others alone.
func (p *program) loadOnly(names ...string) (*Config, error) {
	return p.read(slices.DeleteFunc(variables(), func(v variable) bool { return !slices.Contains(names, v.name) }))
}

func (p *program) read(table []variable) (*Config, error) {
	file, err := dotenv(".env")
	if err != nil {
		return nil, err
	}
	cfg := &Config{}
	for _, v := range table {
		value, set := p.lookup(v.name)
		if !set {
			value = file[v.name]
		}
		value = strings.TrimSpace(value)
		if value == "" {
			value = v.fallback
		}
		if value == "" {
			continue
		}
		if sentence := v.parse(cfg, value); sentence != "" {
			return nil, &settingError{v.name, sentence}
		}
	}
	return cfg, cfg.complete()
}

// setting is one setting as it is written, unchecked.
func (p *program) setting(name string) (string, error) {
	value, set := p.lookup(name)
	if set {
		return strings.TrimSpace(value), nil
	}
	file, err := dotenv(".env")
	return strings.TrimSpace(file[name]), err
}

// complete fills in what depends on other settings and checks what only holds
// between them.
func (c *Config) complete() (err error) {
	for _, id := range c.ShardIDs {
		if c.ShardCount > 0 && id >= c.ShardCount {
			return &settingError{"SHARD_IDS", "names shard " + strconv.Itoa(id) + ", but SHARD_COUNT is " +
				strconv.Itoa(c.ShardCount) + ": the last shard is one below it."}
		}
	}
	if c.MetricsAddr == "" {
		c.MetricsAddr = c.ListenAddr
	}
	if c.Corpus == nil {
		c.Corpus, err = corpus.Builtin()
	}
	return err
}

// plain tells whether the terminal asked for text without colours or moves.
func (p *program) plain() (noColour, dumb bool) {
	no, _ := p.lookup("NO_COLOR")
	term, _ := p.lookup("TERM")
	return no != "" || term == "dumb", term == "dumb"
}

// collectorIsSet tells whether Go's collector is steered from outside.
func (p *program) collectorIsSet() bool {
	_, set := p.lookup("GOGC")
	return set
}

// language is what the terminal's locale asks for, in the order of POSIX; the
// locales C and POSIX ask for English.
func (p *program) language() message.Language {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale, _ := p.lookup(name); locale != "" {
			return message.Of(locale)
		}
	}
	return message.English
}
