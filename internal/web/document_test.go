package web

import (
	"strings"
	"testing"

	"bothsides"
)

// The last paragraph of each document is about how to reach the operator.
func TestDocumentsHaveRoomForAContact(t *testing.T) {
	for _, test := range []struct{ name, text string }{{"privacy", bothsides.Privacy}, {"terms", bothsides.Terms}} {
		t.Run(test.name, func(t *testing.T) {
			text := strings.TrimSpace(test.text)
			last := text[strings.LastIndex(text, "\n\n"):]
			if !strings.HasSuffix(last, "*The operator of this bot:* …") && !strings.HasSuffix(last, "*the operator of this bot:* …") {
				t.Errorf("it ends in %q", last)
			}
		})
	}
}

func TestContact(t *testing.T) {
	for _, test := range []struct{ name, contact, want string }{
		{"none", "", ""},
		{"an address of the web", "https://example.org/me?a=1&b=2", `<a href="https://example.org/me?a=1&amp;b=2">`},
		{"a mailbox", "me@example.org", `<a href="mailto:me@example.org">me@example.org</a>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := newFixture(t, func(o *Options) { o.Contact = test.contact })
			for _, path := range []string{"/privacy", "/terms"} {
				body := f.get(path).Body.String()
				if !strings.Contains(body, test.want) || strings.Contains(body, "…") || strings.Contains(body, "perator of this bot:") != (test.contact != "") {
					t.Errorf("%s: %s", path, body)
				}
			}
		})
	}
}
