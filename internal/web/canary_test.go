package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// What must be in no log and in no label, whatever happens.
const (
	canaryWords   = "canary-query-words"
	canaryAddress = "203.0.113.77"
)

// canaries are requests with the canaries wherever one can put them.
func canaries() []*http.Request {
	words := url.QueryEscape(canaryWords)
	var out []*http.Request
	for _, path := range []string{"/ask?q=" + words, "/ask?q=/" + words, "/ask?q=/read+" + words, "/p/" + words, "/" + words, "/topics/" + words,
		"/?topic=" + words, "/?" + words, "/step?c=" + words + "&v=" + words, "/step?c=context&v=" + words + "&p=KR-6.1", "/step?c=quiz&v=" + words,
		"/api/answer?line=" + words, "/api/answer?line=/verify+" + words, "/ask?lang=" + words, "/p/KR-6.1?x=" + words} {
		out = append(out, httptest.NewRequest(http.MethodGet, path, nil))
	}
	for _, body := range []string{"text=" + words, "each=1&text=" + words, "text=" + words + "&said-by=" + words, words, "text=" + strings.Repeat(words, 5000)} {
		r := httptest.NewRequest(http.MethodPost, "/check", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		out = append(out, r)
	}
	for _, r := range out {
		r.RemoteAddr = canaryAddress + ":4711"
		for _, name := range []string{"User-Agent", "Referer", "Accept-Language", "X-Forwarded-For", "Cookie", "If-None-Match"} {
			r.Header.Set(name, canaryWords)
		}
	}
	return out
}

// TestNothingOfAnAskerIsKept sends canaries through every page, with all that
// can fail failing, and searches the log, the metrics and the pages that are
// kept for them.
func TestNothingOfAnAskerIsKept(t *testing.T) {
	for _, test := range []struct {
		name     string
		searched func(time.Duration)
	}{
		{"sound", nil},
		{"every search panics with what was typed", func(time.Duration) { panic(canaryWords) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := newFixture(t, func(o *Options) { o.Service.Searched = test.searched })
			for range 10 { // beyond the rate
				for _, r := range canaries() {
					f.send(r)
				}
			}
			f.Site.Service = nil // every page panics
			for _, r := range canaries() {
				f.send(r)
			}
			texts := map[string]string{"the log": f.logs.String(), "the metrics": f.counters(t)}
			for key, r := range f.pages.present {
				texts["the kept page of "+key.path] = key.path + string(r.body)
			}
			if len(texts["the log"]) == 0 || len(f.pages.present) == 0 {
				t.Error("nothing is logged or nothing is kept")
			}
			for where, text := range texts {
				for _, canary := range []string{canaryWords, canaryAddress} {
					if at := strings.Index(text, canary); at >= 0 {
						t.Errorf("%s is in %s: …%.200s", canary, where, text[max(0, at-100):])
					}
				}
			}
		})
	}
}

// counters are the metrics as Prometheus reads them.
func (f *fixture) counters(t *testing.T) string {
	t.Helper()
	w := httptest.NewRecorder()
	f.metrics.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	return w.Body.String()
}

func TestRequestsAreCounted(t *testing.T) {
	f := newFixture(t, nil)
	f.get("/p/KR-6.1")
	f.get("/p/KR-6.1")
	f.get("/p/KR-99")
	f.get("/nothing")
	counted := f.counters(t)
	for _, want := range []string{
		`bot_web_requests_total{page="passage",status="200"} 2`,
		`bot_web_requests_total{page="passage",status="404"} 1`,
		`bot_web_requests_total{page="none",status="404"} 1`,
		`bot_web_seconds_count{page="passage"} 3`,
	} {
		if !strings.Contains(counted, want) {
			t.Errorf("the metrics lack %s", want)
		}
	}
}
