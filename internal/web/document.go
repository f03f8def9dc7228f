package web

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"

	"bothsides"
)

// newDocuments turns the project's documents into HTML, with how to reach the
// operator.
func newDocuments(contact string) (map[string]documentPage, error) {
	out := map[string]documentPage{}
	for path, markdown := range map[string]string{"/privacy": bothsides.Privacy, "/terms": bothsides.Terms} {
		var b bytes.Buffer
		if err := goldmark.Convert([]byte(withContact(markdown, contact)), &b); err != nil {
			return nil, fmt.Errorf("converting the document for %s: %w", path, err)
		}
		out[path] = documentPage(strings.TrimSpace(b.String())) // goldmark leaves HTML in a text out
	}
	return out, nil
}

// withContact fills in the ellipsis at a document's end; without a contact its
// last paragraph, which is about that, goes.
func withContact(markdown, contact string) string {
	markdown = strings.TrimSpace(markdown)
	if contact == "" {
		return markdown[:strings.LastIndex(markdown, "\n\n")]
	}
	return strings.TrimSuffix(markdown, "…") + "<" + contact + ">\n"
}

func (s *Site) privacy(r request) reply { return s.document(r, "/privacy", "about.privacy") }

func (s *Site) terms(r request) reply { return s.document(r, "/terms", "web.terms") }

func (s *Site) document(r request, path, title string) reply {
	return s.keep(r, path, func() page {
		return page{Title: r.language.Text(title), Canonical: path, Content: s.documents[path]}
	})
}
