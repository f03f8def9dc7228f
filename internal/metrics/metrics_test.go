package metrics

import (
	"io"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func page(t *testing.T, m *Metrics) string {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	body, err := io.ReadAll(w.Body)
	if err != nil || w.Code != 200 {
		t.Fatal(w.Code, err)
	}
	return string(body)
}

func holds(t *testing.T, text string, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("%s is not among the metrics", line)
		}
	}
}

func TestCounters(t *testing.T) {
	m := New()
	m.Answered("who-said", "answer", "http", 30*time.Millisecond)
	m.Answered("who-said", "answer", "http", 2*time.Second)
	m.Refused(401)
	m.Callback("ok")
	m.Limited("user")
	m.Searched(time.Millisecond)
	holds(t, page(t, m),
		`bot_interactions_total{command="who-said",mode="http",outcome="answer"} 2`,
		`bot_interaction_seconds_bucket{command="who-said",mode="http",outcome="answer",le="0.05"} 1`,
		`bot_interaction_seconds_count{command="who-said",mode="http",outcome="answer"} 2`,
		`bot_http_refusals_total{status="401"} 1`,
		`bot_callbacks_total{result="ok"} 1`,
		`bot_rate_limits_total{by="user"} 1`,
		`bot_search_seconds_count 1`,
		`# HELP bot_search_seconds Time that one search of the statements took.`,
		`# TYPE bot_search_seconds histogram`,
		`# TYPE bot_callbacks_total counter`)
}

func TestGatewayReadings(t *testing.T) {
	m := New()
	g := Gateway{States: []string{"waiting", "ready"}, Identifies: 3}
	m.WatchGateway(func() Gateway { return g })
	holds(t, page(t, m), `bot_gateway_shards{state="ready"} 0`, `bot_gateway_identifies_total 3`)
	g.Shards = []Shard{{ID: 7, State: "ready", Latency: 250 * time.Millisecond}, {ID: 8, State: "waiting"}}
	holds(t, page(t, m), `bot_gateway_shards{state="ready"} 1`, `bot_gateway_shards{state="waiting"} 1`,
		`bot_gateway_heartbeat_seconds{shard="7"} 0.25`)
}

// TestTwoProcesses has counters of their own, so that tests may run side by
// side.
func TestTwoProcesses(t *testing.T) {
	New().Refused(401)
	if text := page(t, New()); strings.Contains(text, "bot_http_refusals_total{") {
		t.Error("counters are shared")
	}
}
