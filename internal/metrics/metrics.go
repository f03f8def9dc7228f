// Package metrics counts what the bot does, for Prometheus. No label holds
// anything of a user or a server: their values are names out of the program.
package metrics

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics has the counters of one process, in a registry of its own.
type Metrics struct {
	registry     *prometheus.Registry
	interactions *prometheus.CounterVec
	seconds      *prometheus.HistogramVec
	search       prometheus.Histogram
	refused      *prometheus.CounterVec
	callbacks    *prometheus.CounterVec
	limits       *prometheus.CounterVec
	requests     *prometheus.CounterVec
	pages        *prometheus.HistogramVec
}

// New makes counters, all zero.
func New() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		interactions: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "bot_interactions_total",
			Help: "Interactions that were answered."}, []string{"command", "outcome", "mode"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "bot_interaction_seconds",
			Help:    "Time from an interaction's arrival to its answer; over the gateway to Discord's receipt of it.",
			Buckets: buckets()}, []string{"command", "outcome", "mode"}),
		search: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "bot_search_seconds",
			Help: "Time that one search of the statements took.", Buckets: buckets()}),
		refused: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "bot_http_refusals_total",
			Help: "Requests to /interactions that were refused, by HTTP status."}, []string{"status"}),
		callbacks: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "bot_callbacks_total",
			Help: "Requests to Discord that carried an answer, by result."}, []string{"result"}),
		limits: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "bot_rate_limits_total",
			Help: "Rate limits met: by discord towards the bot, by user or overload towards users."}, []string{"by"}),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "bot_web_requests_total",
			Help: "Requests for web pages, by page and HTTP status."}, []string{"page", "status"}),
		pages: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "bot_web_seconds",
			Help: "Time from a request for a web page to its bytes.", Buckets: buckets()}, []string{"page"}),
	}
	m.registry.MustRegister(m.interactions, m.seconds, m.search, m.refused, m.callbacks, m.limits, m.requests, m.pages,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// buckets are bounds in seconds, from an answer out of memory to Discord's
// limit of three seconds.
func buckets() []float64 {
	return []float64{.0001, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2, 3}
}

// maxScrapes bounds the work that asking for the counters can make.
const maxScrapes = 4

// Handler serves the counters in Prometheus's text format, to a few at once.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: maxScrapes})
}

// Answered counts an interaction that got its answer.
func (m *Metrics) Answered(command, outcome, mode string, took time.Duration) {
	m.interactions.WithLabelValues(command, outcome, mode).Inc()
	m.seconds.WithLabelValues(command, outcome, mode).Observe(took.Seconds())
}

// Requested counts a request for a web page; page is a name of the program's,
// never a path.
func (m *Metrics) Requested(page string, status int, took time.Duration) {
	m.requests.WithLabelValues(page, strconv.Itoa(status)).Inc()
	m.pages.WithLabelValues(page).Observe(took.Seconds())
}

// Searched records how long a search took.
func (m *Metrics) Searched(took time.Duration) { m.search.Observe(took.Seconds()) }

// Refused counts a request that was turned away with an HTTP status.
func (m *Metrics) Refused(status int) { m.refused.WithLabelValues(strconv.Itoa(status)).Inc() }

// Callback counts a request to Discord by its result, a word of the caller's.
func (m *Metrics) Callback(result string) { m.callbacks.WithLabelValues(result).Inc() }

// Limited counts a rate limit; by is "discord", "user" or "overload".
func (m *Metrics) Limited(by string) { m.limits.WithLabelValues(by).Inc() }
