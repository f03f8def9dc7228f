package web

import (
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/handlers"
	"bothsides/internal/limit"
	"bothsides/internal/metrics"
)

// siteName is what the site is called, in every language.
const siteName = "bothsides"

// Options are what a Site is made from.
type Options struct {
	Service *handlers.Service
	// Address is that of the start page as people see it, without a slash at
	// its end.
	Address answer.Pages
	// Prefix is the path before every page as requests have it, without a
	// slash at its end. A proxy may have taken a part of the Address off.
	Prefix string
	// Contact is how to reach the operator: an https URL or an e-mail
	// address; empty: not said.
	Contact string
	Log     *slog.Logger
	Metrics *metrics.Metrics
}

// Site serves the pages. It is safe for use by many goroutines.
type Site struct {
	Options
	root    string // the path before every page as people see it
	static  static
	pages   *cache
	buffers sync.Pool // of *bytes.Buffer, in which pages are made
	limiter *limit.Limiter
}

// New makes a site. Its error is one of an Address that is no URL.
func New(o Options) (*Site, error) {
	at, err := url.Parse(string(o.Address))
	if err != nil {
		return nil, err
	}
	return &Site{Options: o, root: strings.TrimSuffix(at.Path, "/"), static: newStatic(o.Service.Corpus),
		pages: newCache(), limiter: limit.New(answerRate())}, nil
}

// answerRate is far above what a person asks by hand, and far below what one
// could make the program busy with. Only what has to be computed for a request
// counts: a page that is kept costs no more than its refusal.
func answerRate() limit.Rate { return limit.Rate{Burst: 300, PerSecond: 50} }

// Register adds the pages to the routes of a server. Requests by another
// method than a page takes are refused by the routes themselves.
func (s *Site) Register(mux *http.ServeMux) {
	for _, r := range routes() {
		mux.Handle(r.method+" "+s.Prefix+r.path, s.handler(r))
	}
	for path, f := range s.static.files {
		mux.Handle("GET "+s.Prefix+path, s.handler(route{name: "file", answer: func(view) reply { return f }}))
	}
}

// route is a page: what requests ask for, the name by which it is counted, and
// what answers.
type route struct {
	method, path, name string
	answer             func(view) reply
}

// routes are the pages, the last of which answers what none of the others does.
func routes() []route {
	return []route{
		{"GET", "/{$}", "statements", view.statements},
		{"GET", "/p/{id}", "passage", view.passage},
		{"GET", "/topics", "topics", view.topics},
		{"GET", "/topics/{id}", "topic", view.topic},
		{"GET", "/differences", "differences", view.differences},
		{"GET", "/differences.png", "picture", view.chart},
		{"GET", "/ask", "ask", view.ask},
		{"GET", "/step", "step", view.step},
		{"GET", "/check", "check", view.checkForm},
		{"POST", "/check", "check", view.check},
		{"GET", "/help", "help", view.help},
		{"GET", "/about", "about", view.about},
		{"GET", "/privacy", "privacy", view.privacy},
		{"GET", "/terms", "terms", view.terms},
		{"GET", "/api/answer", "api", view.api},
		{"OPTIONS", "/api/answer", "api", view.preflight},
		{"GET", "/api/openapi.json", "openapi", view.openapi},
		{"GET", "/sitemap.xml", "sitemap", view.sitemap},
		{"GET", "/robots.txt", "robots", view.robots},
		{"GET", "/", "none", view.notFound},
	}
}

func (s *Site) corpus() *corpus.Corpus { return s.Service.Corpus }
