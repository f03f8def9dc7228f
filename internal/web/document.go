package web

import (
	_ "embed" // for the documents
	"strings"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"
)

// The documents of the project's top folder as HTML; a test makes them of those.
// The last paragraph of each ends in an ellipsis, for how to reach the operator.
var (
	//go:embed documents/privacy.html
	privacyDocument string
	//go:embed documents/terms.html
	termsDocument string
)

// withContact fills in the ellipsis at a document's end; without a contact its
// last paragraph, which is about that, goes.
func withContact(document, contact string) documentPage {
	if contact == "" {
		return documentPage(strings.TrimSpace(document[:strings.LastIndex(document, "<p>")]))
	}
	href := contact
	if !strings.HasPrefix(contact, "https://") {
		href = "mailto:" + contact
	}
	return documentPage(strings.TrimSpace(strings.Replace(document, "…</p>", markup(h.A(h.Href(href), g.Text(contact)))+"</p>", 1)))
}

func (s *Site) privacy(r request) reply {
	return s.document(r, "/privacy", "about.privacy", privacyDocument)
}

func (s *Site) terms(r request) reply { return s.document(r, "/terms", "web.terms", termsDocument) }

func (s *Site) document(r request, path, title, document string) reply {
	return s.keep(r, path, func() page {
		return page{Title: r.language.Text(title), Canonical: path, Content: withContact(document, s.Contact)}
	})
}
