package main

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"

	"bothsides/internal/corpustest"
)

// FuzzConsole gives the console whatever bytes: each line that is not blank
// is answered, in JSON by one object on a line of its own.
func FuzzConsole(f *testing.F) {
	for _, seed := range []string{
		"", "\n\n", "/who-said energy ceasefire\n/about", "hockey", "/who-said topic: hockey source: kremlin",
		"/who-said source: source: x", "/", "/ who-said", "/about private: maybe", "\ufeff/help\r\n", "/nothing \x00\x1b[2J",
		"/ask \u202eкто предложил хоккей?", "/who-said " + strings.Repeat("a", 200), "\xff\xfe", "/who-said @everyone **x**",
	} {
		f.Add([]byte(seed))
	}
	fresh := testConsole(f)
	f.Fuzz(func(t *testing.T, input []byte) {
		for _, asJSON := range []bool{true, false} {
			var out bytes.Buffer
			c := *fresh
			c.out, c.json = &out, asJSON
			if err := c.stream(bytes.NewReader(input)); err != nil {
				t.Fatal(err)
			}
			if asJSON {
				oneObjectALine(t, out.String(), c.answered)
			}
			if strings.ContainsAny(out.String(), "\x00\x1b") || !asJSON && strings.Contains(out.String(), "\u202e") {
				t.Errorf("a character that steers the terminal comes through: %q", out.String())
			}
		}
	})
}

// testConsole is a console on the built-in corpus that writes nowhere yet.
func testConsole(t testing.TB) *console {
	t.Helper()
	p := &program{lookup: func(string) (string, bool) { return "", false }, log: slog.New(slog.DiscardHandler)}
	c, err := p.console(&Config{Corpus: corpustest.Builtin(t)})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func oneObjectALine(t *testing.T, out string, want int) {
	t.Helper()
	got := 0
	for line := range strings.Lines(out) {
		var object struct{ Command *string }
		if err := json.Unmarshal([]byte(line), &object); err != nil || object.Command == nil {
			t.Errorf("%q is no answer: %v", line, err)
		}
		got++
	}
	if got != want {
		t.Errorf("%d lines for %d answers", got, want)
	}
}

// FuzzDotenv reads whatever bytes as a file of settings: they are settings,
// or a line is named from which on they are none.
func FuzzDotenv(f *testing.F) {
	for _, seed := range []string{"", "A=1\nB='2'", "export A=\"x\\n\"", "A", "=1", "A=\"1", "A=1\nnonsense here\nB=2", "\ufeffA=1", "A=$B", "# x"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, ok := parseDotenv(data); ok {
			return
		}
		if line, last := faultyLine(data), bytes.Count(data, []byte("\n"))+1; line < 1 || line > last {
			t.Errorf("faulty line %d of %d", line, last)
		}
	})
}
