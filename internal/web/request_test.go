package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"bothsides/internal/message"
)

func TestLanguages(t *testing.T) {
	f := newFixture(t, nil)
	for _, test := range []struct {
		name, path, accepted string
		want                 message.Language
	}{
		{"none", "/", "", "en"},
		{"one", "/", "de", "de"},
		{"of a country", "/", "es-MX", "es"},
		{"by weight", "/", "de;q=0.5, uk;q=0.9, en;q=0.1", "uk"},
		{"the first that is spoken", "/", "ja, ko, fr;q=0.3", "fr"},
		{"none that is spoken", "/", "ja, ko", "en"},
		{"no languages", "/", ";;;,=q", "en"},
		{"chosen", "/?lang=ru", "de", "ru"},
		{"chosen and not spoken", "/?lang=ja", "de", "de"},
		{"chosen in capitals", "/?lang=RU", "de", "de"},
	} {
		t.Run(test.name, func(t *testing.T) {
			page := parsed(t, f.get(test.path, "Accept-Language", test.accepted))
			if got := attribute(elements(page, tag("html"))[0], "lang"); got != string(test.want) {
				t.Errorf("in %s, want %s", got, test.want)
			}
		})
	}
}

// A language that was chosen stays from page to page, in forms too: there is
// no cookie to remember it by.
func TestChosenLanguageIsCarriedOn(t *testing.T) {
	f := newFixture(t, nil)
	for _, path := range []string{"/?lang=fr", "/p/KR-6.1?lang=fr", "/ask?q=hockey&lang=fr", "/check?lang=fr"} {
		t.Run(path, func(t *testing.T) {
			page := f.page(path)
			for _, n := range elements(page, func(n *html.Node) bool { return n.Data == "a" || n.Data == "form" }) {
				to := attribute(n, "href") + attribute(n, "action")
				itself := n.Data == "form" && (strings.HasPrefix(to, "/ask") || to == "") // they have a field for it
				if !strings.Contains(to, "lang=") && !strings.HasPrefix(to, "#") && !itself {
					t.Errorf("%s forgets the language", to)
				}
			}
			hidden := elements(page, func(n *html.Node) bool { return n.Data == "input" && attribute(n, "name") == "lang" })
			if len(hidden) != 1 || attribute(hidden[0], "value") != "fr" {
				t.Errorf("the search field forgets the language")
			}
		})
	}
}

// A page can be had in every language, as what it is: with what was asked.
func TestLanguagesKeepThePage(t *testing.T) {
	f := newFixture(t, nil)
	for _, test := range []struct {
		path string
		want map[string]string
	}{
		{"/p/KR-6.1?x=y", map[string]string{}},
		{"/?topic=hockey", map[string]string{"topic": "hockey"}},
		{"/ask?q=%22%3E+hockey", map[string]string{"q": `"> hockey`}},
		{"/step?c=compare&p=KR-6.1&n=2&v=hockey", map[string]string{"c": "compare", "p": "KR-6.1", "n": "2", "v": "hockey"}},
	} {
		t.Run(test.path, func(t *testing.T) {
			form := elements(f.page(test.path), func(n *html.Node) bool { return attribute(n, "class") == "languages" })[0]
			got := map[string]string{}
			for _, n := range elements(form, tag("input")) {
				got[attribute(n, "name")] = attribute(n, "value")
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			if n := len(elements(form, tag("button"))); n != len(message.Languages()) {
				t.Errorf("%d languages", n)
			}
		})
	}
}

// Every page is known in every language to search engines.
func TestAlternates(t *testing.T) {
	f := newFixture(t, nil)
	page := f.page("/topics/hockey")
	offered := map[string]string{}
	for _, n := range elements(page, with("hreflang")) {
		if n.Data == "link" {
			offered[attribute(n, "hreflang")] = attribute(n, "href")
		}
	}
	for _, l := range message.Languages() {
		if want := "https://bot.example.org/topics/hockey?lang=" + string(l); offered[string(l)] != want {
			t.Errorf("%s is at %q", l, offered[string(l)])
		}
	}
	if offered["x-default"] != "https://bot.example.org/topics/hockey" {
		t.Errorf("no language in particular is at %q", offered["x-default"])
	}
}

func TestAsker(t *testing.T) {
	for _, test := range []struct {
		name, peer string
		forwarded  []string
		want       string
	}{
		{"a stranger", "203.0.113.7:1234", nil, "203.0.113.7"},
		{"who makes up for whom it asks", "203.0.113.7:1234", []string{"198.51.100.1"}, "203.0.113.7"},
		{"a proxy on this machine", "127.0.0.1:1234", []string{"198.51.100.1"}, "198.51.100.1"},
		{"a proxy in this network", "10.1.2.3:1234", []string{"198.51.100.1"}, "198.51.100.1"},
		{"a client that made up proxies", "127.0.0.1:1", []string{"1.1.1.1, 2.2.2.2", "3.3.3.3, 198.51.100.1"}, "198.51.100.1"},
		{"a proxy that says nonsense", "127.0.0.1:1", []string{"unknown"}, "127.0.0.1"},
		{"a network of version 6", "[2001:db8:1:2:3:4:5:6]:1", nil, "2001:db8:1:2::/64"},
		{"version 4 in version 6", "[::ffff:203.0.113.7]:1", nil, "203.0.113.7"},
		{"a socket", "@", []string{"198.51.100.1"}, "198.51.100.1"},
		{"a socket without a proxy", "", nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.RemoteAddr = test.peer
			for _, line := range test.forwarded {
				r.Header.Add("X-Forwarded-For", line)
			}
			if got := read(r).asker(); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// Who asks too fast is told to wait; another is answered, and so is who reads
// pages that are kept.
func TestRate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFixture(t, nil)
		ask := func(path, peer string) *httptest.ResponseRecorder {
			r := httptest.NewRequest(http.MethodGet, path, nil)
			r.RemoteAddr = peer
			return f.send(r)
		}
		const one, other = "203.0.113.7:1", "203.0.113.8:1"
		for range int(answerRate().Burst) {
			if w := ask("/api/answer?line=/help", one); w.Code != http.StatusOK {
				t.Fatalf("status %d", w.Code)
			}
		}
		for _, test := range []struct {
			path, peer string
			status     int
		}{
			{"/api/answer?line=/help", one, 429},
			{"/ask?q=hockey", one, 429},
			{"/step?c=compare&v=hockey", one, 429},
			{"/api/answer?line=/help", other, 200},
			{"/p/KR-6.1", one, 200},
		} {
			w := ask(test.path, test.peer)
			if w.Code != test.status || (w.Header().Get("Retry-After") != "") != (test.status == 429) {
				t.Errorf("%s from %s: status %d, %v", test.path, test.peer, w.Code, w.Header())
			}
		}
		time.Sleep(time.Second)
		if w := ask("/ask?q=hockey", one); w.Code != http.StatusOK {
			t.Errorf("a second later: status %d", w.Code)
		}
		time.Sleep(5 * time.Minute) // the limiter's timer runs out
	})
}
