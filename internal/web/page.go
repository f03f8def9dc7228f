package web

import (
	"bytes"
	"net/http"

	"bothsides/internal/message"
)

// page is what is shown.
type page struct {
	status      int
	Title       string
	Description string
	// Canonical is the path under which the page is known elsewhere; empty for
	// one that is made for a request alone.
	Canonical string
	Colour    string // of the side whose words it shows; empty: of several
	Kind      string // as OpenGraph calls it
	Search    string // what is in the search field
	// Carried are the parameters that the page has in other languages too.
	Carried []parameter
	Frame   frame
	Content content

	site *Site
	request
}

// parameter is one of an address.
type parameter struct{ Name, Value string }

// text is a sentence of the bot's own.
func (p page) text(key string, args ...any) string { return p.language.Text(key, args...) }

// link is the address of a page of the site.
func (p page) link(path string) string { return p.site.link(p.request, path) }

// style is the address of the site's style sheet.
func (p page) style() string { return p.site.root + p.site.static.style }

// icon is the address of the site's icon.
func (p page) icon() string { return p.site.root + p.site.static.icon }

// url is the page's address for elsewhere.
func (p page) url() string {
	if p.chosen {
		return p.in(p.language)
	}
	return p.in("")
}

// in is the page's address for elsewhere in one language; "": in the reader's.
func (p page) in(l message.Language) string {
	address := string(p.site.Address) + p.Canonical
	if l == "" {
		return address
	}
	return address + "?" + languageParameter + "=" + string(l)
}

// defaultURL is the page's address for elsewhere, in the reader's language.
func (p page) defaultURL() string { return p.in("") }

// languageLink leads to a page in another language.
type languageLink struct {
	Language  message.Language
	Name, URL string
	Current   bool
}

// languageLinks are this page in each language.
func (p page) languageLinks() []languageLink {
	var out []languageLink
	for _, l := range message.Languages() {
		out = append(out, languageLink{l, l.Text("web.language"), p.in(l), l == p.language})
	}
	return out
}

// keep answers with a page that depends on the statements alone. The path is
// one that there is: what is asked for by a stranger's path is not kept.
func (s *Site) keep(r request, path string, make func() page) reply {
	today := s.Service.Today()
	key := pageKey{path: path, language: r.language, chosen: r.chosen, day: today.Year()*1000 + today.YearDay()}
	if kept, found := s.pages.get(key); found {
		return kept
	}
	out := s.render(r, make())
	if out.status != 0 {
		return out
	}
	out.cache = keepPublic
	out = s.tagged(out)
	s.pages.put(key, out)
	return out
}

// render makes a page that nobody is to keep.
func (s *Site) render(r request, p page) reply {
	p.site, p.request = s, r
	p.Frame = s.frame(p)
	b, _ := s.buffers.Get().(*bytes.Buffer)
	if b == nil {
		b = new(bytes.Buffer)
	}
	b.Reset()
	defer s.buffers.Put(b)
	_ = p.html().Render(b) // a buffer takes all
	return reply{status: p.status, kind: typeHTML, body: bytes.Clone(b.Bytes()), cache: keepNothing, varies: !r.chosen}
}

// notFound answers where there is no page.
func (s *Site) notFound(r request) reply { return s.missing(r, "web.not-found", nil) }

// missing says what there is not, and what comes nearest.
func (s *Site) missing(r request, key string, nearest []link) reply {
	return s.render(r, page{status: http.StatusNotFound, Title: r.language.Text(key), Content: missingPage(nearest)})
}

// tooMuch answers who asks too fast.
func (s *Site) tooMuch(r request) reply {
	s.Metrics.Limited("user")
	return s.render(r, page{status: http.StatusTooManyRequests, Title: r.language.Text("discord.limited"), Content: missingPage(nil)})
}

// allowed takes a token from the asker's bucket.
func (s *Site) allowed(r request) bool { return s.limiter.Allow(r.asker()) }

// link is a way to a page.
type link struct {
	Href, Text string
	Current    bool
}
