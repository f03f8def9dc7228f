package handlers

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseLine(t *testing.T) {
	type options = map[string]any
	for _, test := range []struct {
		line string
		want Call
	}{
		{"/who-said energy ceasefire", Call{Command: "who-said", Options: options{"topic": "energy ceasefire"}}},
		{"/who-said topic: hockey source: kremlin", Call{Command: "who-said", Options: options{"topic": "hockey", "source": "kremlin"}}},
		{"/who-said hockey source: kremlin", Call{Command: "who-said", Options: options{"topic": "hockey", "source": "kremlin"}}},
		{"/who-said source: White House topic: Iran", Call{Command: "who-said", Options: options{"topic": "Iran", "source": "White House"}}},
		{"/who-said hockey private: true", Call{Command: "who-said", Options: options{"topic": "hockey", "private": "true"}}},
		{`/who-said "should have never begun"`, Call{Command: "who-said", Options: options{"topic": `"should have never begun"`}}},
		{"/who-said “lasting peace” source: kremlin", Call{Command: "who-said", Options: options{"topic": "“lasting peace”", "source": "kremlin"}}},
		{"/who-said energy: ceasefire", Call{Command: "who-said", Options: options{"topic": "energy: ceasefire"}}},
		{"/who-said resource: oil", Call{Command: "who-said", Options: options{"topic": "resource: oil"}}},
		{"/who-said said-by: me", Call{Command: "who-said", Options: options{"topic": "said-by: me"}}},
		{"/who-said energy source:kremlin", Call{Command: "who-said", Options: options{"topic": "energy source:kremlin"}}},
		{"/who-said Source: kremlin", Call{Command: "who-said", Options: options{"topic": "Source: kremlin"}}},
		{"/who-said a topic: b", Call{Command: "who-said", Options: options{"topic": "b"}}},
		{"/who-said topic:", Call{Command: "who-said", Options: options{}}},
		{"/who-said", Call{Command: "who-said", Options: options{}}},
		{"  /who-said\tprisoner \u00a0 swap  ", Call{Command: "who-said", Options: options{"topic": "prisoner \u00a0 swap"}}},
		{"whose idea was hockey?", Call{Command: "ask", Options: options{"question": "whose idea was hockey?"}}},
		{"question: whose idea was hockey?", Call{Command: "ask", Options: options{"question": "whose idea was hockey?"}}},
		{"/read kremlin paragraph: 3", Call{Command: "read", Options: options{"source": "kremlin", "paragraph": "3"}}},
		{"/cite WH-2.2 style: bibtex", Call{Command: "cite", Options: options{"passage": "WH-2.2", "style": "bibtex"}}},
		{"/quiz now", Call{Command: "quiz", Options: options{}}},
		{"/nothing at all", Call{Command: "nothing", Options: options{}}},
		{"/", Call{Command: "", Options: options{}}},
		{"/who-said topic: who said: private matters", Call{Command: "who-said", Options: options{"topic": "who said: private matters"}}},
		{"/who-said 8: source: the source source: kremlin ", Call{Command: "who-said", Options: options{"topic": "8:", "source": "kremlin"}}},
	} {
		t.Run(test.line, func(t *testing.T) {
			if diff := cmp.Diff(test.want, ParseLine(test.line)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", test.line, diff)
			}
		})
	}
}

// A command's name in a language takes its options' names in that language, and
// the English ones.
func TestParseLineInOtherLanguages(t *testing.T) {
	for _, c := range []struct {
		name, line, command string
		options             map[string]any
	}{
		{"its options", "/wer-sagte Hockey quelle: Kreml", "who-said", map[string]any{"topic": "Hockey", "source": "Kreml"}},
		{"English options", "/wer-sagte Hockey source: kremlin", "who-said", map[string]any{"topic": "Hockey", "source": "kremlin"}},
		{"another language's options", "/wer-sagte Hockey fuente: kremlin", "who-said", map[string]any{"topic": "Hockey fuente: kremlin"}},
		{"an English name", "/who-said Hockey quelle: Kreml", "who-said", map[string]any{"topic": "Hockey quelle: Kreml"}},
		{"capitals", "/Кто-Сказал хоккей источник: Кремль", "who-said", map[string]any{"topic": "хоккей", "source": "Кремль"}},
		{"one name in several languages", "/quiz", "quiz", map[string]any{}},
		{"the message command", "/check-message a message: b", "check-message", map[string]any{"message": "b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := Call{Command: c.command, Options: c.options, OneLine: c.command == "check-message"}
			if diff := cmp.Diff(want, ParseLine(c.line)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", c.line, diff)
			}
		})
	}
}

// At a prompt a command needs no slash, where the line can be that command.
func TestParsePrompt(t *testing.T) {
	svc := testService(t)
	for _, c := range []struct{ line, want string }{
		{"help", "help"}, {"?", "help"}, {" Help ", "help"}, {"справка", "help"}, {"hilfe", "help"},
		{"topics", "topics"}, {"quiz", "quiz"}, {"about", "about"}, {"compare", "compare"},
		{"who-said hockey", "who-said"}, {"wer-sagte Hockey", "who-said"}, {"who-said hockey source: nobody", "ask"},
		{"read kremlin", "read"}, {"read what the Kremlin said", "ask"}, {"read kremlin paragraph: x", "ask"},
		{"verify “hockey”", "verify"}, {"cite WH-2.2 style: bibtex", "cite"},
		{"about the ceasefire", "ask"}, {"help me understand this", "ask"}, {"topics of the call", "ask"}, {"quiz now", "ask"},
		{"hockey", "ask"}, {"??", "ask"}, {"175", "ask"},
		{"/who-said hockey", "who-said"}, {"/nothing", "nothing"}, {"/", ""},
	} {
		t.Run(c.line, func(t *testing.T) {
			if got := svc.ParsePrompt(c.line).Command; got != c.want {
				t.Errorf("%q is /%s, want /%s", c.line, got, c.want)
			}
		})
	}
}

// Whatever is typed, no option holds text that was not, and an answer comes.
func FuzzLine(f *testing.F) {
	for _, line := range []string{"/who-said energy source: kremlin", "/cite KR-6.1 style: csl-json", "/read kremlin paragraph: -1",
		"/context \x00", "/who-said @everyone **x** \u202e", "private: private: private:", "/quiz", "/who-said \xff\xfe", "/ /"} {
		f.Add(line)
	}
	svc := testService(f)
	f.Fuzz(func(t *testing.T, line string) {
		for name, value := range ParseLine(line).Options {
			if s := value.(string); s == "" || !strings.Contains(line, s) {
				t.Errorf("option %s is %q, which was not typed", name, s)
			}
		}
		if a := answerLine(t, svc, line); a.Provenance == "" || a.Text(answerStyle) == "" {
			t.Errorf("%q has no whole answer", line)
		}
	})
}
