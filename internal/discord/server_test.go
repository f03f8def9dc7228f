package discord

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"bothsides/internal/serve"
)

// served is a fixture under real HTTP on loopback.
type served struct {
	*fixture
	address string
	stop    context.CancelFunc
	done    chan error
}

func listen(tb testing.TB, r *fixture) *served {
	tb.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle("POST /interactions", r.endpoint())
	ctx, stop := context.WithCancel(context.Background())
	serve.Health(mux, func() bool { return ctx.Err() == nil }, r.metrics)
	s := &served{fixture: r, address: l.Addr().String(), stop: stop, done: make(chan error, 1)}
	go func() { s.done <- serve.HTTP(ctx, l, mux) }()
	tb.Cleanup(func() {
		stop()
		if err := <-s.done; err != nil {
			tb.Error(err)
		}
	})
	return s
}

// signed is a request for the server.
func (s *served) signed(body []byte) *http.Request {
	s.tb.Helper()
	timestamp := strconv.FormatInt(time.Now().Unix(), 10)
	req, err := http.NewRequest(http.MethodPost, "http://"+s.address+"/interactions", bytes.NewReader(body))
	if err != nil {
		s.tb.Fatal(err)
	}
	req.Header.Set(headerTimestamp, timestamp)
	req.Header.Set(headerSignature, hex.EncodeToString(ed25519.Sign(s.key, append([]byte(timestamp), body...))))
	return req
}

func closing(tb testing.TB) *http.Client {
	transport := &http.Transport{}
	tb.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport}
}

func TestRoutes(t *testing.T) {
	s := listen(t, newFixture(t))
	client := closing(t)
	for _, test := range []struct {
		method, path string
		status       int
		body         string
	}{
		{"GET", "/healthz", 200, "ok\n"},
		{"GET", "/readyz", 200, "ready\n"},
		{"GET", "/interactions", 405, ""},
		{"PUT", "/interactions", 405, ""},
		{"POST", "/interactions", 401, ""},
		{"POST", "/interactions/", 404, ""},
		{"POST", "/", 404, ""},
		{"GET", "/debug/pprof/", 404, ""},
		{"POST", "/healthz", 405, ""},
	} {
		t.Run(test.method+" "+test.path, func(t *testing.T) {
			req, err := http.NewRequest(test.method, "http://"+s.address+test.path, strings.NewReader("{}"))
			if err != nil {
				t.Fatal(err)
			}
			resp, err := client.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			body, _ := io.ReadAll(resp.Body)
			resp.Body.Close()
			if resp.StatusCode != test.status || test.body != "" && string(body) != test.body {
				t.Errorf("%s %s: %d %q", test.method, test.path, resp.StatusCode, body)
			}
		})
	}
}

// TestSlowClientsAreDropped has clients that never end their headers or their
// body; others are answered meanwhile, and the slow ones are gone soon: in 5 s, of
// which a busy machine makes more.
func TestSlowClientsAreDropped(t *testing.T) {
	t.Parallel()
	s := listen(t, newFixture(t))
	stalled := []string{
		"POST /interactions HTTP/1.1\r\nHost: x\r\n",
		"POST /interactions HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n" + headerTimestamp + ": " +
			strconv.FormatInt(time.Now().Unix(), 10) + "\r\n" + headerSignature + ": " + strings.Repeat("00", 64) + "\r\n\r\n{",
	}
	var gone sync.WaitGroup
	start := time.Now()
	for n := range 200 {
		c, err := net.Dial("tcp", s.address)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := io.WriteString(c, stalled[n%2]); err != nil {
			t.Fatal(err)
		}
		gone.Go(func() { _, _ = io.Copy(io.Discard, c) })
	}
	client := closing(t)
	var took []time.Duration
	for range 100 {
		begin := time.Now()
		resp, err := client.Do(s.signed([]byte(`{"type":1}`)))
		if err != nil || resp.StatusCode != http.StatusOK {
			t.Fatal(resp, err)
		}
		resp.Body.Close()
		took = append(took, time.Since(begin))
	}
	slices.Sort(took)
	t.Logf("an answer beside them took %v, the slowest %v", took[50], took[99])
	gone.Wait()
	if waited := time.Since(start); waited > 30*time.Second {
		t.Errorf("slow clients were dropped only after %v", waited)
	}
}

func TestBodyOf64MiB(t *testing.T) {
	s := listen(t, newFixture(t))
	for _, length := range []int64{64 << 20, -1} { // told beforehand and not
		req := s.signed(nil)
		req.Body = io.NopCloser(io.LimitReader(endless{}, 64<<20))
		req.ContentLength = length
		resp, err := closing(t).Do(req)
		if err != nil {
			continue // cut off while it was still sending
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusRequestEntityTooLarge {
			t.Errorf("length %d: status %d", length, resp.StatusCode)
		}
	}
	resp, err := closing(t).Do(s.signed([]byte(`{"type":1}`)))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Errorf("then status %d", resp.StatusCode)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

// TestAnswersOnTheirWayAreFinished stops the server while a request is half
// sent.
func TestAnswersOnTheirWayAreFinished(t *testing.T) {
	s := listen(t, newFixture(t))
	var whole bytes.Buffer
	if err := s.signed(encode(t, command("who-said", option("topic", "hockey")))).Write(&whole); err != nil {
		t.Fatal(err)
	}
	c, err := net.Dial("tcp", s.address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	half := whole.Len() - 20
	if _, err := c.Write(whole.Bytes()[:half]); err != nil {
		t.Fatal(err)
	}
	time.Sleep(50 * time.Millisecond) // for the server to begin with it
	s.stop()
	for { // until it has stopped to listen
		extra, err := net.Dial("tcp", s.address)
		if err != nil {
			break
		}
		extra.Close()
		time.Sleep(time.Millisecond)
	}
	if _, err := c.Write(whole.Bytes()[half:]); err != nil {
		t.Fatal(err)
	}
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatal(resp, err)
	}
	body, _ := io.ReadAll(resp.Body)
	if !strings.Contains(string(body), "KR-13.1") {
		t.Errorf("got %s", body)
	}
	s.done <- <-s.done
}

func TestMetricsCountAnswers(t *testing.T) {
	s := listen(t, newFixture(t))
	client := closing(t)
	post := func(body []byte, change func(*http.Request)) {
		req := s.signed(body)
		change(req)
		resp, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
	}
	same := func(*http.Request) {}
	post(encode(t, command("who-said", option("topic", "hockey"))), same)
	post(encode(t, command("who-said", option("topic", "tariffs"))), same)
	post(encode(t, command("who-said")), same)
	post(encode(t, command("made-up-name-"+strings.Repeat("x", 50))), same)
	post([]byte(`{"type":1}`), same)
	post([]byte(`[]`), same)
	post([]byte(`{"type":1}`), header(headerSignature))
	resp, err := client.Get("http://" + s.address + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`bot_interactions_total{command="who-said",mode="http",outcome="answer"} 2`,
		`bot_interactions_total{command="who-said",mode="http",outcome="refusal"} 1`,
		`bot_interactions_total{command="unknown",mode="http",outcome="refusal"} 1`,
		`bot_interactions_total{command="ping",mode="http",outcome="pong"} 1`,
		`bot_http_refusals_total{status="400"} 1`,
		`bot_http_refusals_total{status="401"} 1`,
	} {
		if !strings.Contains(string(body), want+"\n") {
			t.Errorf("%s is not among the metrics", want)
		}
	}
	if strings.Contains(string(body), "made-up") {
		t.Error("a made-up name is a label")
	}
}
