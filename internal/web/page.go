package web

import (
	"bytes"
	"net/http"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"bothsides/internal/message"
)

// view is the site as one request sees it.
type view struct {
	*Site
	request
}

// text is a sentence of the bot's own.
func (v view) text(key string, args ...any) string { return v.language.Text(key, args...) }

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
	Content g.Node // what is between its head and its foot

	view
}

// parameter is one of an address.
type parameter struct{ Name, Value string }

// url is the page's address for elsewhere.
func (p page) url() string {
	if p.chosen {
		return p.in(p.language)
	}
	return p.in("")
}

// in is the page's address for elsewhere in one language; "": in the reader's.
func (p page) in(l message.Language) string {
	address := string(p.Address) + p.Canonical
	if l == "" {
		return address
	}
	return address + "?" + languageParameter + "=" + string(l)
}

// cached answers with a page that depends on the statements alone. The path is
// one that there is: what is asked for by a stranger's path is not kept.
func (v view) cached(path string, make func() page) reply {
	today := v.Service.Today()
	key := pageKey{path: path, language: v.language, chosen: v.chosen, day: today.Year()*1000 + today.YearDay()}
	if old, found := v.pages.get(key); found {
		return old
	}
	out := v.render(make())
	if out.status != 0 {
		return out
	}
	out.cache = cachePublic
	out = v.tagged(out)
	v.pages.put(key, out)
	return out
}

// render makes a page that nobody is to keep.
func (v view) render(p page) reply {
	p.view = v
	b, _ := v.buffers.Get().(*bytes.Buffer)
	if b == nil {
		b = new(bytes.Buffer)
	}
	b.Reset()
	defer v.buffers.Put(b)
	_ = p.html().Render(b) // a buffer takes all
	return reply{status: p.status, kind: typeHTML, body: bytes.Clone(b.Bytes()), cache: cacheNever, varies: !v.chosen}
}

// notFound answers where there is no page.
func (v view) notFound() reply { return v.missing("web.not-found", nil) }

// missing says what there is not, and what comes nearest.
func (v view) missing(key string, nearest []link) reply {
	return v.render(page{status: http.StatusNotFound, Title: v.text(key), Content: v.nothing(v.text(key), nearest)})
}

// tooMuch answers who asks too fast.
func (v view) tooMuch() reply {
	v.Metrics.Limited("user")
	return v.render(page{status: http.StatusTooManyRequests, Title: v.text("discord.limited"), Content: v.nothing(v.text("discord.limited"), nil)})
}

// nothing is a page that has nothing but ways to others.
func (v view) nothing(title string, nearest []link) g.Node {
	return titled(title,
		g.Iff(len(nearest) > 0, func() g.Node {
			return h.P(h.Class("lead"), g.Text(v.text("action.nearest")+": "), references(nearest, ", "))
		}),
		h.P(h.A(h.Href(v.link("/")), g.Text(v.statementsTitle()))),
	)
}

// allowed takes a token from the asker's bucket.
func (v view) allowed() bool { return v.limiter.Allow(v.asker()) }
