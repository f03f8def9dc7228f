package discord

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"testing"
	"time"

	"bothsides/internal/discord/render"
	"bothsides/internal/handlers"
)

// quantiles times f over and over and reports its median and its 99th
// percentile beside the mean.
func quantiles(b *testing.B, f func()) {
	b.Helper()
	var took []time.Duration
	for b.Loop() {
		start := time.Now()
		f()
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Nanoseconds())/1e3, "µs-p50")
	b.ReportMetric(float64(took[len(took)*99/100].Nanoseconds())/1e3, "µs-p99")
}

func benchmarkTopics() []string {
	return []string{"energy ceasefire", "hockey", "tariffs", "prisoner exchange", "peace"}
}

// BenchmarkReply is from the decoded call to the reply's bytes: search,
// answer and rendering.
func BenchmarkReply(b *testing.B) {
	r := newFixture(b)
	for _, topic := range benchmarkTopics() {
		i, err := decode(encode(b, command("who-said", option("topic", topic))))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(topic, func(b *testing.B) {
			b.ReportAllocs()
			quantiles(b, func() { r.command(i) })
		})
	}
}

// BenchmarkRespond adds the decoding, the rate and the deadline.
func BenchmarkRespond(b *testing.B) {
	r := newFixture(b)
	var bodies [][]byte
	for n := range 20_000 { // users enough for nobody to be too fast
		i := command("who-said", option("topic", "energy ceasefire"))
		i["member"] = person(strconv.Itoa(n))
		bodies = append(bodies, encode(b, i))
	}
	n := 0
	b.ReportAllocs()
	quantiles(b, func() {
		if _, err := r.ask(bodies[n%len(bodies)]); err != nil {
			b.Fatal(err)
		}
		n++
	})
}

func BenchmarkRender(b *testing.B) {
	h := testService(b)
	a, err := h.Answer(handlers.ParseLine("/who-said energy ceasefire"))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	quantiles(b, func() {
		if _, err := newReply(render.Response{Type: 4, Data: render.Answer(h.Corpus, a, "", messageButtons(a)...)}, nil); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	body := encode(b, command("who-said", option("topic", "energy ceasefire")))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := decode(body); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSignedRequest is the whole way over HTTP on loopback, with a
// signature made and checked for each request.
func BenchmarkSignedRequest(b *testing.B) {
	r := newFixture(b)
	server := httptest.NewServer(r.endpoint())
	defer server.Close()
	client := server.Client()
	n := 0
	quantiles(b, func() {
		i := command("who-said", option("topic", "energy ceasefire"))
		i["member"] = person(strconv.Itoa(n))
		n++
		body := encode(b, i)
		req, err := http.NewRequest(http.MethodPost, server.URL, bytes.NewReader(body))
		if err != nil {
			b.Fatal(err)
		}
		r.sign(req, body, time.Now())
		resp, err := client.Do(req)
		if err != nil || resp.StatusCode != http.StatusOK {
			b.Fatal(resp, err)
		}
		_, _ = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	})
}
