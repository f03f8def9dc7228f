package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// FuzzPath asks for any page with any parameters: there is an answer, it is no
// failure, whatever it quotes is verbatim, and what was typed is never markup.
func FuzzPath(f *testing.F) {
	for _, seed := range [][2]string{{"/", "topic=hockey"}, {"/p/KR-6.1", "lang=de"}, {"/p/kr", ""}, {"/topics/hockey", ""}, {"/ask", "q=<script>"},
		{"/step", "c=ask&p=KR-6.1,WH-2.2&n=1"}, {"/api/answer", "line=/verify x said-by: kremlin"}, {"//x/../p/\x00", "%"}, {"/differences.png", "lang=uk"}} {
		f.Add(seed[0], seed[1])
	}
	site := newFixture(f, nil)
	site.limiter = unlimited()
	f.Fuzz(func(t *testing.T, path, query string) {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL = &url.URL{Path: "/" + strings.TrimPrefix(path, "/"), RawQuery: query}
		checkReply(t, site, site.send(r))
	})
}

// FuzzCheck sends any form.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{"text=hockey", "each=1&text=“a”+“b”", "said-by=kremlin&text=%00", "text=</textarea><script>", "%", "text=" + strings.Repeat("a ", 3000)} {
		f.Add(seed)
	}
	site := newFixture(f, nil)
	site.limiter = unlimited()
	f.Fuzz(func(t *testing.T, form string) { checkReply(t, site, site.post(form)) })
}

func checkReply(t *testing.T, site *fixture, w *httptest.ResponseRecorder) {
	t.Helper()
	if w.Code >= http.StatusInternalServerError {
		t.Fatalf("status %d: %s", w.Code, site.logs)
	}
	if w.Header().Get("Content-Type") != typeHTML {
		return
	}
	page := parsed(t, w)
	checkVerbatim(t, site.corpus(), "the page", page)
	for _, n := range elements(page, func(n *html.Node) bool { return n.Data == "script" || n.Data == "iframe" || n.Data == "base" }) {
		t.Errorf("the page has a %s", n.Data)
	}
}
