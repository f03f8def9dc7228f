package discord

import (
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

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
	s := listen(b, newFixture(b))
	client := closing(b)
	n := 0
	quantiles(b, func() {
		i := command("who-said", option("topic", "energy ceasefire"))
		i["member"] = person(strconv.Itoa(n))
		n++
		resp, err := client.Do(s.signed(encode(b, i)))
		if err != nil || resp.StatusCode != http.StatusOK {
			b.Fatal(resp, err)
		}
		_, _ = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	})
}

// BenchmarkThroughput compares the bot with a handler that only checks the
// signature, decodes, and answers with as many bytes: what HTTP and Ed25519
// leave to be had.
func BenchmarkThroughput(b *testing.B) {
	r := newFixture(b)
	s := listen(b, r)
	var requests []*http.Request
	for n := range 1000 {
		i := command("who-said", option("topic", "energy ceasefire"))
		i["member"] = person(strconv.Itoa(n))
		requests = append(requests, s.signed(encode(b, i)))
	}
	constant := r.send(encode(b, command("who-said", option("topic", "energy ceasefire")))).Body.Bytes()
	bare := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		body, _ := io.ReadAll(req.Body)
		signature, _ := hex.DecodeString(req.Header.Get(headerSignature))
		if !ed25519.Verify(r.key.Public().(ed25519.PublicKey), append([]byte(req.Header.Get(headerTimestamp)), body...), signature) {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		var i discordgo.Interaction
		if json.Unmarshal(body, &i) != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", contentJSON)
		_, _ = w.Write(constant)
	}))
	defer bare.Close()
	for name, address := range map[string]string{"bare": strings.TrimPrefix(bare.URL, "http://"), "bot": s.address} {
		b.Run(name, func(b *testing.B) { throughput(b, address, requests) })
	}
}

// throughput sends the requests from several clients at once.
func throughput(b *testing.B, address string, requests []*http.Request) {
	client := closing(b)
	client.Transport.(*http.Transport).MaxIdleConnsPerHost = 64
	var next atomic.Int64
	b.SetParallelism(8)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			req := requests[int(next.Add(1))%len(requests)].Clone(b.Context())
			req.URL.Host = address
			req.Body, _ = req.GetBody()
			resp, err := client.Do(req)
			if err != nil || resp.StatusCode != http.StatusOK {
				b.Error(resp, err)
				return
			}
			_, _ = io.Copy(io.Discard, resp.Body)
			resp.Body.Close()
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
}
