package main

import (
	"crypto/ed25519"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"time"

	"bothsides/corpus"
	"bothsides/internal/message"
)

// Config is every setting, checked.
type Config struct {
	Token     secret
	PublicKey ed25519.PublicKey // nil: not set
	AppID     string            // empty: Discord is asked
	GuildID   string            // empty: commands are registered everywhere
	APIURL    string

	RegisterAtStart bool
	WebhookURL      secret // for post

	ListenAddr  string
	MetricsAddr string // the same as ListenAddr where not set apart
	PprofAddr   string // empty: no profiles are served
	PathPrefix  string // before every path but health and metrics, without a slash at its end
	PublicURL   string // of the web pages; empty: http and gateway serve none
	Contact     string // of the operator
	// Drain is how long requests are answered after the stop; nil: as the
	// mode sees fit.
	Drain *time.Duration

	ShardCount int // 0: Discord is asked
	ShardIDs   []int
	Presence   string

	Corpus         *corpus.Corpus
	CorpusDir      string // where it was read; empty: it is the built-in one
	CacheDir       string // of indexes; empty: the user's own
	PrivateReplies bool
	ReplyLanguage  string // asker, server, or a language
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

// load reads and checks every setting, and tells of what is odd about .env.
func (p *program) load() (*Config, error) { return p.loadWith(variables()) }

// loadWith is load by a table of settings.
func (p *program) loadWith(table []variable) (*Config, error) {
	cfg, faults := p.read(table)
	if len(faults) > 0 {
		return nil, faults[0]
	}
	for _, oddity := range oddities(dotenvName) {
		p.say(oddity)
	}
	return cfg, cfg.readCorpus()
}

// settings reads every setting and says what is wrong with each that is. One
// that is has its default.
func (p *program) settings() (*Config, []error) {
	cfg, faults := p.read(variables())
	if err := cfg.readCorpus(); err != nil {
		faults = append(faults, err)
	}
	return cfg, faults
}

// loadOnly reads and checks the named settings and leaves all others alone, and
// the built-in corpus too: health is asked every few seconds.
func (p *program) loadOnly(names ...string) (*Config, error) {
	cfg, faults := p.read(slices.DeleteFunc(variables(), func(v variable) bool { return !slices.Contains(names, v.name) }))
	if len(faults) > 0 {
		return nil, faults[0]
	}
	return cfg, nil
}

func (p *program) read(table []variable) (cfg *Config, faults []error) {
	cfg = &Config{}
	file, err := dotenv(dotenvName)
	if err != nil {
		faults = append(faults, err)
	}
	for _, v := range table {
		if v.fallback != "" {
			v.parse(cfg, v.fallback)
		}
	}
	for _, v := range table {
		value := p.value(v.name, file)
		if value == "" {
			continue
		}
		changed := *cfg
		if sentence := v.parse(&changed, value); sentence != "" {
			faults = append(faults, &settingError{v.name, sentence})
			continue
		}
		*cfg = changed
	}
	if err := cfg.complete(); err != nil {
		faults = append(faults, err)
	}
	return cfg, faults
}

// value is a setting as it is written; the environment comes before the file.
func (p *program) value(name string, file map[string]string) string {
	value, set := p.lookup(name)
	if !set {
		return strings.TrimSpace(file[name])
	}
	return strings.TrimSpace(unquoted(strings.TrimSpace(value)))
}

// unquoted takes a pair of quotes off, which docker run --env-file hands on
// where others take them for its own.
func unquoted(value string) string {
	for _, quote := range []string{`"`, "'"} {
		if inner, found := strings.CutPrefix(value, quote); found && strings.HasSuffix(inner, quote) {
			return strings.TrimSuffix(inner, quote)
		}
	}
	return value
}

// setting is one setting as it is written, unchecked.
func (p *program) setting(name string) (string, error) {
	file, err := dotenv(dotenvName)
	return p.value(name, file), err
}

// readCorpus reads the built-in corpus where CORPUS_DIR names no other.
func (cfg *Config) readCorpus() (err error) {
	if cfg.Corpus == nil {
		cfg.Corpus, err = corpus.Builtin()
	}
	return err
}

// complete fills in what depends on other settings and checks what only holds
// between them.
func (cfg *Config) complete() error {
	for _, id := range cfg.ShardIDs {
		if cfg.ShardCount > 0 && id >= cfg.ShardCount {
			return &settingError{"SHARD_IDS", "names shard " + strconv.Itoa(id) + ", but SHARD_COUNT is " +
				strconv.Itoa(cfg.ShardCount) + ": the last shard is one below it."}
		}
	}
	if cfg.MetricsAddr == "" {
		cfg.MetricsAddr = cfg.ListenAddr
	}
	return nil
}

// plain reports whether the terminal asked for text without colours or moves.
func (p *program) plain() (noColour, dumb bool) {
	no, _ := p.lookup("NO_COLOR")
	term, _ := p.lookup("TERM")
	return no != "" || term == "dumb", term == "dumb"
}

// gogcSet reports whether the environment says when Go's collector runs.
func (p *program) gogcSet() bool {
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
