package web

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/yuin/goldmark"

	"bothsides/internal/golden"
)

// The embedded documents are those of the project's top folder, whose last
// paragraph is about how to reach the operator.
func TestDocuments(t *testing.T) {
	for _, test := range []struct{ name, source string }{{"privacy", "../../PRIVACY.md"}, {"terms", "../../TERMS.md"}} {
		t.Run(test.name, func(t *testing.T) {
			source, err := os.ReadFile(test.source)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := goldmark.Convert(source, &b); err != nil { // it leaves HTML in a text out
				t.Fatal(err)
			}
			golden.CheckFile(t, "documents/"+test.name+".html", b.String())
			last := b.String()[strings.LastIndex(b.String(), "<p>"):]
			if !strings.HasSuffix(last, "perator of this bot:</em> …</p>\n") || strings.Count(b.String(), "…</p>") != 1 {
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
