package handlers

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseLine(t *testing.T) {
	type options = map[string]any
	for line, want := range map[string]Call{
		"/who-said energy ceasefire":                       {Command: "who-said", Options: options{"topic": "energy ceasefire"}},
		"/who-said topic: hockey source: kremlin":          {Command: "who-said", Options: options{"topic": "hockey", "source": "kremlin"}},
		"/who-said hockey source: kremlin":                 {Command: "who-said", Options: options{"topic": "hockey", "source": "kremlin"}},
		"/who-said source: White House topic: Iran":        {Command: "who-said", Options: options{"topic": "Iran", "source": "White House"}},
		"/who-said hockey private: true":                   {Command: "who-said", Options: options{"topic": "hockey", "private": "true"}},
		`/who-said "should have never begun"`:              {Command: "who-said", Options: options{"topic": `"should have never begun"`}},
		"/who-said “lasting peace” source: kremlin":        {Command: "who-said", Options: options{"topic": "“lasting peace”", "source": "kremlin"}},
		"/who-said energy: ceasefire":                      {Command: "who-said", Options: options{"topic": "energy: ceasefire"}},
		"/who-said resource: oil":                          {Command: "who-said", Options: options{"topic": "resource: oil"}},
		"/who-said said-by: me":                            {Command: "who-said", Options: options{"topic": "said-by: me"}},
		"/who-said energy source:kremlin":                  {Command: "who-said", Options: options{"topic": "energy source:kremlin"}},
		"/who-said Source: kremlin":                        {Command: "who-said", Options: options{"topic": "Source: kremlin"}},
		"/who-said a topic: b":                             {Command: "who-said", Options: options{"topic": "b"}},
		"/who-said topic:":                                 {Command: "who-said", Options: options{}},
		"/who-said":                                        {Command: "who-said", Options: options{}},
		"  /who-said\tprisoner \u00a0 swap  ":              {Command: "who-said", Options: options{"topic": "prisoner \u00a0 swap"}},
		"whose idea was hockey?":                           {Command: "ask", Options: options{"question": "whose idea was hockey?"}},
		"question: whose idea was hockey?":                 {Command: "ask", Options: options{"question": "whose idea was hockey?"}},
		"/read kremlin paragraph: 3":                       {Command: "read", Options: options{"source": "kremlin", "paragraph": "3"}},
		"/cite WH-2.2 style: bibtex":                       {Command: "cite", Options: options{"passage": "WH-2.2", "style": "bibtex"}},
		"/quiz now":                                        {Command: "quiz", Options: options{}},
		"/nothing at all":                                  {Command: "nothing", Options: options{}},
		"/":                                                {Command: "", Options: options{}},
		"/who-said topic: who said: private matters":       {Command: "who-said", Options: options{"topic": "who said: private matters"}},
		"/who-said 8: source: the source source: kremlin ": {Command: "who-said", Options: options{"topic": "8:", "source": "kremlin"}},
	} {
		if diff := cmp.Diff(want, ParseLine(line)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", line, diff)
		}
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
