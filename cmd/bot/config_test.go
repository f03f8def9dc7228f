package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
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
		if v.name != "DISCORD_TOKEN" && status != exitUsage {
			t.Errorf("%s: status %d, want %d", v.name, status, exitUsage)
		}
	}
}

func TestSettings(t *testing.T) {
	t.Chdir(t.TempDir())
	env := map[string]string{
		"DISCORD_TOKEN": " Bot abc.def\n", "DISCORD_PUBLIC_KEY": strings.Repeat("0a", 32), "DISCORD_API_URL": "http://127.0.0.1:1/api/",
		"LISTEN_ADDR": "[::1]:80", "SHARD_COUNT": "16", "SHARD_IDS": "0-3, 7", "REPLIES": "private",
		"ANSWER_MENTIONS": "true", "LOG_LEVEL": "warn", "LOG_FORMAT": "json",
	}
	var errs bytes.Buffer
	p := &program{lookup: func(name string) (string, bool) { value, ok := env[name]; return value, ok }, stderr: &errs}
	cfg, err := p.load()
	if err != nil {
		t.Fatal(err)
	}
	if string(cfg.Token) != "abc.def" || len(cfg.PublicKey) != 32 || cfg.APIURL != "http://127.0.0.1:1/api" ||
		cfg.ListenAddr != "[::1]:80" || cfg.MetricsAddr != cfg.ListenAddr || cfg.ShardCount != 16 ||
		!slices.Equal(cfg.ShardIDs, []int{0, 1, 2, 3, 7}) || !cfg.PrivateReplies || !cfg.AnswerMentions ||
		cfg.LogLevel != slog.LevelWarn || !cfg.LogJSON || cfg.Corpus == nil {
		t.Errorf("read as %+v", cfg)
	}
}
