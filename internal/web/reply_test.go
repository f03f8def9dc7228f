package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Whatever is asked for, the reply says what a browser may do with it.
func TestSecurityHeaders(t *testing.T) {
	f := newFixture(t, nil)
	replies := map[string]*httptest.ResponseRecorder{"POST /check": f.post("text=hockey")}
	for _, path := range []string{"/", "/p/KR-6.1", "/p/kr-6.1", "/p/x", "/topics/hockey", "/ask?q=hockey", "/step?c=x", "/check", "/privacy",
		"/api/answer?line=hockey", "/api/answer", "/differences.png", "/sitemap.xml", "/robots.txt", "/nothing", f.static.style, f.static.icon} {
		replies[path] = f.get(path)
	}
	for path, w := range replies {
		t.Run(path, func(t *testing.T) {
			for _, header := range []struct{ name, want string }{
				{"Content-Security-Policy", contentPolicy}, {"X-Content-Type-Options", "nosniff"},
				{"Referrer-Policy", "no-referrer"}, {"Cross-Origin-Opener-Policy", "same-origin"},
			} {
				if got := w.Header().Get(header.name); got != header.want {
					t.Errorf("%s is %q", header.name, got)
				}
			}
			if w.Header().Get("Cache-Control") == "" || w.Header().Get("Set-Cookie") != "" {
				t.Errorf("headers %v", w.Header())
			}
		})
	}
	for _, part := range []string{"default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"} {
		if !strings.Contains(contentPolicy, part) {
			t.Errorf("the policy lacks %s", part)
		}
	}
	if strings.Contains(contentPolicy, "unsafe") || strings.Contains(contentPolicy, "script-src") {
		t.Errorf("the policy is %s", contentPolicy)
	}
}

// No page needs what the policy forbids: a script, a style of an element, or
// anything from elsewhere.
func TestPagesKeepToThePolicy(t *testing.T) {
	f := newFixture(t, nil)
	for _, path := range []string{"/", "/p/KR-6.1", "/topics/hockey", "/ask?q=hockey", "/ask?q=/quiz", "/check", "/differences", "/help", "/privacy"} {
		t.Run(path, func(t *testing.T) {
			for _, n := range elements(f.page(path), func(*html.Node) bool { return true }) {
				if n.Data == "script" || n.Data == "style" || n.Data == "iframe" || n.Data == "base" {
					t.Errorf("%s has a %s", path, n.Data)
				}
				for _, a := range n.Attr {
					loads := a.Key == "src" || a.Key == "srcset" || a.Key == "action" || a.Key == "href" && attribute(n, "rel") == "stylesheet"
					switch {
					case a.Key == "style", strings.HasPrefix(a.Key, "on"):
						t.Errorf("a %s has %s", n.Data, a.Key)
					case loads && (!strings.HasPrefix(a.Val, "/") || strings.HasPrefix(a.Val, "//")):
						t.Errorf("a %s loads %s", n.Data, a.Val)
					}
				}
			}
		})
	}
}

func TestMethods(t *testing.T) {
	f := newFixture(t, nil)
	for _, test := range []struct {
		method, path string
		status       int
	}{
		{"HEAD", "/p/KR-6.1", 200},
		{"POST", "/p/KR-6.1", 405},
		{"POST", "/", 405},
		{"PUT", "/check", 405},
		{"DELETE", "/api/answer?line=hockey", 405},
		{"OPTIONS", "/", 405},
		{"POST", "/check", 200},
	} {
		t.Run(test.method+test.path, func(t *testing.T) {
			if w := f.send(httptest.NewRequest(test.method, test.path, nil)); w.Code != test.status {
				t.Errorf("status %d, want %d", w.Code, test.status)
			}
		})
	}
}

// What a browser has is not sent again, and what it may have by another
// language or another statement is told apart.
func TestTags(t *testing.T) {
	f := newFixture(t, nil)
	tag := func(path string, headers ...string) string { return f.get(path, headers...).Header().Get("Etag") }
	first := tag("/p/KR-6.1")
	if !strings.HasPrefix(first, `"`+f.corpus().Hash[:shownHash]+"-") {
		t.Fatalf("the tag is %s", first)
	}
	for _, test := range []struct {
		name, given string
		status      int
	}{
		{"the same", first, 304},
		{"as a proxy that compresses has it", "W/" + first, 304},
		{"among others", `"x", ` + first, 304},
		{"any", "*", 304},
		{"that of another page", tag("/p/KR-6.2"), 200},
		{"that of another language", tag("/p/KR-6.1", "Accept-Language", "de"), 200},
		{"none", "", 200},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := f.get("/p/KR-6.1", "If-None-Match", test.given)
			if w.Code != test.status || (w.Body.Len() > 0) != (test.status == 200) || w.Header().Get("Etag") != first {
				t.Errorf("status %d with %d bytes and the tag %s", w.Code, w.Body.Len(), w.Header().Get("Etag"))
			}
		})
	}
}

func TestCaching(t *testing.T) {
	f := newFixture(t, nil)
	for _, test := range []struct{ path, cache, vary string }{
		{"/p/KR-6.1", cachePublic, "Accept-Language"},
		{"/p/KR-6.1?lang=de", cachePublic, ""},
		{"/ask?q=hockey", cacheNever, "Accept-Language"},
		{"/step?c=compare&v=hockey", cacheNever, "Accept-Language"},
		{"/api/answer?line=hockey", cachePrivate, ""},
		{"/differences.png", cachePublic, "Accept-Language"},
		{"/nothing", cacheNever, "Accept-Language"},
		{f.static.style, cacheForever, ""},
	} {
		t.Run(test.path, func(t *testing.T) {
			h := f.get(test.path).Header()
			if h.Get("Cache-Control") != test.cache || h.Get("Vary") != test.vary {
				t.Errorf("Cache-Control %q, Vary %q", h.Get("Cache-Control"), h.Get("Vary"))
			}
		})
	}
}

// A link that is pasted somewhere unfolds to the words, under their side.
func TestPreviews(t *testing.T) {
	f := newFixture(t, func(o *Options) { o.Address, o.Prefix = "https://example.org/bot", "/bot" })
	const wording = " Wording of a news report datelined Washington (AP); not the issuers' own text."
	for _, test := range []struct{ path, title, description, url string }{
		{"/bot/p/KR-6.2", "Kremlin, KR-6.2", "“Vladimir Putin responded positively to this proposal and immediately instructed the Russian military to comply.”" + wording,
			"https://example.org/bot/p/KR-6.2"},
		{"/bot/p/WH-2.3?lang=de", "Weißes Haus, WH-2.3", "„These negotiations will commence immediately in the Middle East.“ ", "https://example.org/bot/p/WH-2.3?lang=de"},
		{"/bot/topics/hockey", "Hockey", "The White House statement says nothing about this. Kremlin: “", "https://example.org/bot/topics/hockey"},
	} {
		t.Run(test.path, func(t *testing.T) {
			got := map[string]string{}
			for _, n := range elements(f.page(test.path), tag("meta")) {
				got[attribute(n, "property")] = attribute(n, "content")
			}
			if got["og:title"] != test.title || !strings.HasPrefix(got["og:description"], test.description) || got["og:url"] != test.url || got["og:site_name"] != siteName {
				t.Errorf("unfolds to %v", got)
			}
		})
	}
}

// A passage has one address; others lead to it.
func TestRedirects(t *testing.T) {
	f := newFixture(t, func(o *Options) { o.Address, o.Prefix = "https://example.org/x/bot", "/bot" })
	for _, test := range []struct{ path, to string }{
		{"/bot/p/kr-6.1", "/x/bot/p/KR-6.1"},
		{"/bot/p/kr-6?lang=ru", "/x/bot/p/KR-6?lang=ru"},
		{"/bot/p/%6BR-6.1", "/x/bot/p/KR-6.1"},
	} {
		t.Run(test.path, func(t *testing.T) {
			w := f.get(test.path)
			if w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != test.to {
				t.Errorf("status %d to %s", w.Code, w.Header().Get("Location"))
			}
		})
	}
	if w := f.get("/p/KR-6.1"); w.Code != http.StatusNotFound {
		t.Errorf("without the prefix: status %d", w.Code)
	}
}

func TestSitemap(t *testing.T) {
	f := newFixture(t, nil)
	page := parsed(t, f.get("/sitemap.xml"))
	listed := elements(page, tag("loc"))
	for _, n := range listed {
		path, ours := strings.CutPrefix(words(n), "https://bot.example.org")
		if w := f.get(path); !ours || w.Code != http.StatusOK {
			t.Errorf("%s: status %d", words(n), w.Code)
		}
	}
	if want := len(f.paths()); len(listed) != want || want < f.corpus().PassageCount() {
		t.Errorf("%d pages, want %d", len(listed), want)
	}
}

// A page is small enough for a slow telephone.
func TestPagesAreSmall(t *testing.T) {
	const most = 60_000
	f := newFixture(t, nil)
	largest := 0
	for _, path := range append(f.paths(), "/?topic=peace", "/ask?q=peace", "/ask?q=/read+kremlin") {
		for _, l := range []string{"en", "ru"} {
			largest = max(largest, f.get(path, "Accept-Language", l).Body.Len())
		}
	}
	if style := f.get(f.static.style).Body.Len(); largest > most || style > most {
		t.Errorf("the largest page has %d bytes, the style %d", largest, style)
	}
	t.Logf("the largest page has %d bytes", largest)
}

// What is nearest to a quote that nobody said is linked from its passage, among
// several quotes from a line of ids too.
func TestNearestAreLinkedOnce(t *testing.T) {
	f := newFixture(t, nil)
	for _, test := range []struct {
		name, form string
		want       int
	}{
		{"one", "text=Moscow+will+host+the+next+Olympic+Games", 1},
		{"several", "each=1&text=“Moscow+will+host+the+next+Olympic+Games”+and+“with+175+individuals+released+on+each+side”", 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Count(f.post(test.form).Body.String(), `href="/p/KR-13.1"`); got != test.want {
				t.Errorf("%d links, want %d", got, test.want)
			}
		})
	}
}
