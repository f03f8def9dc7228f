package web

import (
	"strings"

	g "maragu.dev/gomponents"

	"bothsides/internal/message"
)

// frame is what pages have in common: made once, for a page that is made for
// a request would else be mostly that.
type frame struct {
	Files, Skip, Top, About, Languages string // markup
	Ask, Hint, Search                  string // the search field's
}

// frameKey is what a frame depends on; current is a page of the menu, or "".
type frameKey struct {
	language message.Language
	chosen   bool
	current  string
}

// menu are the pages that every page leads to, by path, with what they are
// called.
func menu() []struct{ path, key string } {
	return []struct{ path, key string }{
		{"/", "web.statements.short"}, {"/topics", "topics.heading"}, {"/differences", "web.differences"}, {"/check", "web.check"},
	}
}

// menu is the menu with this page marked in it.
func (p page) menu() []link {
	var out []link
	for _, to := range menu() {
		out = append(out, link{p.link(to.path), p.text(to.key), p.Canonical == to.path})
	}
	return out
}

func (s *Site) newFrames() map[frameKey]frame {
	current := []string{""}
	for _, to := range menu() {
		current = append(current, to.path)
	}
	out := map[frameKey]frame{}
	for _, l := range message.Languages() {
		for _, path := range current {
			for _, chosen := range []bool{false, true} {
				out[frameKey{l, chosen, path}] = s.newFrame(page{Canonical: path, site: s, request: request{language: l, chosen: chosen}})
			}
		}
	}
	return out
}

func (s *Site) newFrame(p page) frame {
	return frame{Files: markup(p.files()), Skip: markup(p.skip()), Top: markup(p.top()), About: markup(p.aboutSite()), Languages: markup(p.languages()),
		Ask: p.link("/ask"), Hint: p.text("web.search.what"), Search: p.text("web.search")}
}

func markup(n g.Node) string {
	var b strings.Builder
	_ = n.Render(&b) // a builder takes all
	return b.String()
}

// frame is the page's.
func (s *Site) frame(p page) frame {
	key := frameKey{p.language, p.chosen, p.Canonical}
	if f, found := s.frames[key]; found {
		return f
	}
	key.current = ""
	return s.frames[key]
}
