package web

import (
	_ "embed" // for the documents
	"strings"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"bothsides/internal/message"
)

// The documents of the project's top folder as HTML; a test makes them of those.
// The last paragraph of each ends in an ellipsis, for how to reach the operator.
var (
	//go:embed documents/privacy.html
	privacyDocument string
	//go:embed documents/terms.html
	termsDocument string
)

func (v view) privacy() reply { return v.document("/privacy", "about.privacy", privacyDocument) }

func (v view) terms() reply { return v.document("/terms", "web.terms", termsDocument) }

func (v view) document(path, title, document string) reply {
	return v.cached(path, func() page {
		return page{Title: v.text(title), Canonical: path, Content: h.Main(h.ID("content"), h.Class("document"), english(), lines(
			g.If(v.language != message.English, h.P(h.Class("small"), h.Lang(string(v.language)), g.Text(v.text("web.english")))),
			withContact(document, v.Contact),
		))}
	})
}

// withContact fills in the ellipsis at a document's end; without a contact its
// last paragraph, which is about that, goes.
func withContact(document, contact string) g.Node {
	if contact == "" {
		return g.Raw(strings.TrimSpace(document[:strings.LastIndex(document, "<p>")]))
	}
	href := contact
	if !strings.HasPrefix(contact, "https://") {
		href = "mailto:" + contact
	}
	before, after, _ := strings.Cut(document, "…</p>")
	return g.Group{g.Raw(before), h.A(h.Href(href), g.Text(contact)), g.Raw("</p>" + strings.TrimRight(after, "\n"))}
}
