package main

import (
	"bufio"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

const (
	loadRuns  = 5 // interleaved; the median counts
	loadTime  = 2 * time.Second
	loadConns = 16
	// loadUsers is so many that none of them meets a rate limit.
	loadUsers = 4000
)

// TestLoad measures signed /who-said over `bot http` against a bare handler
// that verifies, decodes and answers with as many bytes, in processes of
// their own, by the same client. It prints figures and judges none:
//
//	LOAD_TEST=1 go test ./cmd/bot -run TestLoad -v
func TestLoad(t *testing.T) {
	if os.Getenv("LOAD_TEST") == "" {
		t.Skip("prints figures for docs/performance.md; LOAD_TEST=1 runs it")
	}
	l := newLoad(t)
	var readyIn []time.Duration
	for range loadRuns {
		p, took := l.timedStart()
		readyIn = append(readyIn, took)
		p.kill()
	}
	t.Logf("start to ready: %v", median(readyIn))
	bot, _ := l.timedStart()
	t.Logf("ready: %s", resident(t, bot))
	settle(t, bot)
	t.Logf("idle: %s", resident(t, bot))
	size := len(l.ask(l.address))
	bareAddress := freeAddress(t)
	bare := startBare(t, l.discord, bareAddress, size)

	var ours, theirs, ratio, oursEach, theirsEach []float64
	for range loadRuns {
		rate, each := l.throughput(l.address, bot)
		bareRate, bareEach := l.throughput(bareAddress, bare)
		ours, theirs, ratio = append(ours, rate), append(theirs, bareRate), append(ratio, 100*rate/bareRate)
		oursEach, theirsEach = append(oursEach, each), append(theirsEach, bareEach)
	}
	t.Logf("answers of %d bytes a second: %.0f, bare handler %.0f: %.0f%%", size, median(ours), median(theirs), median(ratio))
	t.Logf("processor time for each: %.0f µs, bare handler %.0f µs", median(oursEach), median(theirsEach))
	t.Logf("under load: %s", resident(t, bot))
	rate := median(ours) / 2
	times := l.paced(l.address, rate)
	t.Logf("at %.0f a second: p50 %v, p99 %v, longest %v", rate, times[len(times)/2], times[len(times)*99/100], times[len(times)-1])
}

func median[T int | float64 | time.Duration](list []T) T {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)/2]
}

// resident is the memory that a process takes.
func resident(t *testing.T, p *process) string {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.command.Process.Pid))
	if err != nil {
		t.Skip(err)
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			return strings.TrimSpace(rest) + " resident"
		}
	}
	return "unknown"
}

// load is the client with its requests, signed before.
type load struct {
	t        *testing.T
	discord  *signer
	address  string
	requests [][]byte
}

func newLoad(t *testing.T) *load {
	t.Helper()
	l := &load{t: t, address: freeAddress(t)}
	l.discord = newSigner(l.address)
	timestamp := strconv.FormatInt(time.Now().Unix(), 10)
	for user := range loadUsers {
		interaction := discordtest.Command("who-said", map[string]any{"topic": "energy ceasefire"})
		interaction["id"], interaction["token"], interaction["application_id"] = "1", "t", "100"
		interaction["member"] = map[string]any{"user": map[string]any{"id": strconv.Itoa(1000 + user), "username": "asker"}, "permissions": "442368"}
		body, err := json.Marshal(interaction)
		if err != nil {
			t.Fatal(err)
		}
		signature := hex.EncodeToString(ed25519.Sign(l.discord.key, append([]byte(timestamp), body...)))
		l.requests = append(l.requests, fmt.Appendf(nil, "POST /interactions HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\n"+
			"X-Signature-Timestamp: %s\r\nX-Signature-Ed25519: %s\r\nContent-Length: %d\r\n\r\n%s", timestamp, signature, len(body), body))
	}
	return l
}

// timedStart starts the program and returns how long it took to be ready.
func (l *load) timedStart() (*process, time.Duration) {
	l.t.Helper()
	begun := time.Now()
	p := start(l.t, map[string]string{"DISCORD_PUBLIC_KEY": l.discord.publicKey(), "LISTEN_ADDR": l.address}, "http")
	for time.Since(begun) < 10*time.Second {
		if response, err := http.Get("http://" + l.address + "/readyz"); err == nil {
			response.Body.Close()
			return p, time.Since(begun)
		}
		time.Sleep(time.Millisecond)
	}
	l.t.Fatal("it does not become ready")
	return nil, 0
}

// connection sends requests one after the other.
type connection struct {
	net.Conn
	in *bufio.Reader
}

func (l *load) connect(address string) *connection {
	c, err := net.Dial("tcp", address)
	if err != nil {
		l.t.Error(err)
		return nil
	}
	return &connection{c, bufio.NewReader(c)}
}

func (c *connection) exchange(request []byte) (body []byte, err error) {
	if _, err := c.Write(request); err != nil {
		return nil, err
	}
	response, err := http.ReadResponse(c.in, nil)
	if err != nil {
		return nil, err
	}
	body, err = io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %.200s", response.Status, body)
	}
	return body, err
}

func (l *load) ask(address string) []byte {
	l.t.Helper()
	c := l.connect(address)
	defer c.Close()
	body, err := c.exchange(l.requests[0])
	if err != nil {
		l.t.Fatal(err)
	}
	return body
}

// processor is the time that a process has spent on processors, in ticks of
// 10 ms.
func processor(t *testing.T, p *process) (ticks int) {
	t.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.command.Process.Pid))
	if err != nil {
		t.Skip(err)
	}
	_, rest, _ := strings.Cut(string(stat), ") ") // its name may hold anything
	for _, field := range strings.Fields(rest)[11:13] {
		n, err := strconv.Atoi(field)
		if err != nil {
			t.Fatal(err)
		}
		ticks += n
	}
	return ticks
}

// settle waits until a server does nothing any more: pictures are drawn when it
// is ready already.
func settle(t *testing.T, server *process) {
	t.Helper()
	for before := -1; before != processor(t, server); time.Sleep(time.Second) {
		before = processor(t, server)
	}
}

// throughput is how many answers a second all connections get, each asking
// as fast as it is answered, and the server's processor time for each in µs.
func (l *load) throughput(address string, server *process) (rate, each float64) {
	l.t.Helper()
	begun, before := time.Now(), processor(l.t, server)
	answers := 0
	for _, times := range l.together(address, func(int) time.Time { return time.Time{} }) {
		answers += len(times)
	}
	return float64(answers) / time.Since(begun).Seconds(), 1e4 * float64(processor(l.t, server)-before) / float64(answers)
}

// paced asks at a steady rate whatever the answers take, and gives the sorted
// times from when each request was due.
func (l *load) paced(address string, rate float64) []time.Duration {
	l.t.Helper()
	begun := time.Now()
	each := time.Duration(float64(time.Second) / rate)
	all := slices.Concat(l.together(address, func(n int) time.Time { return begun.Add(time.Duration(n) * each) })...)
	slices.Sort(all)
	return all
}

// together runs all connections for loadTime. due is when the n-th request of
// them all is to be sent; the zero time is at once.
func (l *load) together(address string, due func(n int) time.Time) [][]time.Duration {
	times := make([][]time.Duration, loadConns)
	end := time.Now().Add(loadTime)
	var running sync.WaitGroup
	for i := range times {
		running.Go(func() {
			c := l.connect(address)
			defer c.Close()
			for n := i; time.Now().Before(end); n += loadConns {
				from := due(n)
				if from.IsZero() {
					from = time.Now()
				}
				time.Sleep(time.Until(from))
				if _, err := c.exchange(l.requests[n%len(l.requests)]); err != nil {
					l.t.Error(err)
					return
				}
				times[i] = append(times[i], time.Since(from))
			}
		})
	}
	running.Wait()
	return times
}

// startBare runs the bare handler, with an answer of size bytes.
func startBare(t *testing.T, discord *signer, address string, size int) *process {
	t.Helper()
	p := startCommand(t, "bare", map[string]string{"KEY": discord.publicKey(), "ADDRESS": address, "SIZE": strconv.Itoa(size)})
	listens(t, address)
	return p
}

// bare is a process of its own; see TestMain.
func bare() {
	key, err := hex.DecodeString(os.Getenv("KEY"))
	if err != nil {
		panic(err)
	}
	size, err := strconv.Atoi(os.Getenv("SIZE"))
	if err != nil {
		panic(err)
	}
	answer := []byte(strings.Repeat(" ", size))
	panic(http.ListenAndServe(os.Getenv("ADDRESS"), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		signature, err2 := hex.DecodeString(r.Header.Get("X-Signature-Ed25519"))
		var i struct {
			ID, Token string
			Type      int
			Member    struct{ User struct{ ID string } }
			Data      struct {
				Name    string
				Options []struct {
					Name  string
					Value any
				}
			}
		}
		if err != nil || err2 != nil || !ed25519.Verify(key, append([]byte(r.Header.Get("X-Signature-Timestamp")), body...), signature) ||
			json.Unmarshal(body, &i) != nil {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(answer)
	})))
}
