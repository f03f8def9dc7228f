// Package metrics counts what the bot does, for Prometheus. No label holds
// anything of a user or a server: their values are names out of the program.
package metrics

import (
	"net/http"
	"strconv"
	"time"

	"github.com/VictoriaMetrics/metrics"
)

// Metrics has the counters of one process.
type Metrics struct {
	interactions, seconds, search, refused, callbacks, limits, requests, pages *family

	gateway  func() Gateway // nil: there is none
	scraping chan struct{}
}

// New makes counters, all zero.
func New() *Metrics {
	return &Metrics{
		interactions: newFamily("bot_interactions_total", counter, "Interactions that were answered."),
		seconds: newFamily("bot_interaction_seconds", histogram,
			"Time from an interaction's arrival to its answer; over the gateway to Discord's receipt of it."),
		search:    newFamily("bot_search_seconds", histogram, "Time that one search of the statements took."),
		refused:   newFamily("bot_http_refusals_total", counter, "Requests to /interactions that were refused, by HTTP status."),
		callbacks: newFamily("bot_callbacks_total", counter, "Requests to Discord that carried an answer, by result."),
		limits:    newFamily("bot_rate_limits_total", counter, "Rate limits met: by discord towards the bot, by user or overload towards users."),
		requests:  newFamily("bot_web_requests_total", counter, "Requests for web pages, by page and HTTP status."),
		pages:     newFamily("bot_web_seconds", histogram, "Time from a request for a web page to its bytes."),
		scraping:  make(chan struct{}, maxScrapes),
	}
}

// maxScrapes bounds the work that asking for the counters can make.
const maxScrapes = 4

// Handler serves the counters in Prometheus's text format, to a few at once.
func (m *Metrics) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		select {
		case m.scraping <- struct{}{}:
			defer func() { <-m.scraping }()
		default:
			http.Error(w, "Too many ask for the counters at once.", http.StatusServiceUnavailable)
			return
		}
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		for _, f := range []*family{m.callbacks, m.refused, m.seconds, m.interactions, m.limits, m.search, m.requests, m.pages} {
			f.write(w)
		}
		if m.gateway != nil {
			m.gateway().write(w)
		}
		metrics.WriteProcessMetrics(w)
		metrics.WriteFDMetrics(w)
	})
}

// Answered counts an interaction that got its answer.
func (m *Metrics) Answered(command, outcome, mode string, took time.Duration) {
	of := labels("command", command, "mode", mode, "outcome", outcome)
	m.interactions.count(of)
	m.seconds.observe(of, took)
}

// Requested counts a request for a web page; page is a name of the program's,
// never a path.
func (m *Metrics) Requested(page string, status int, took time.Duration) {
	m.requests.count(labels("page", page, "status", strconv.Itoa(status)))
	m.pages.observe(labels("page", page), took)
}

// Searched records how long a search took.
func (m *Metrics) Searched(took time.Duration) { m.search.observe("", took) }

// Refused counts a request that was turned away with an HTTP status.
func (m *Metrics) Refused(status int) { m.refused.count(labels("status", strconv.Itoa(status))) }

// Callback counts a request to Discord by its result, a word of the caller's.
func (m *Metrics) Callback(result string) { m.callbacks.count(labels("result", result)) }

// Limited counts a rate limit; by is "discord", "user" or "overload".
func (m *Metrics) Limited(by string) { m.limits.count(labels("by", by)) }
