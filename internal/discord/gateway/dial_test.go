package gateway

import (
	"bufio"
	"context"
	"crypto/sha1"
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

// dialing gives a client that only dials.
func dialing(t *testing.T) *Client {
	c, err := New(Config{Token: "t"})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// wire serves one connection after another below HTTP.
func wire(t *testing.T, serve func(net.Conn)) (address string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	t.Cleanup(func() { l.Close(); <-done })
	go func() {
		defer close(done)
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			serve(conn)
			conn.Close()
		}
	}()
	return "ws://" + l.Addr().String() + "/"
}

// upgrade accepts a websocket, with more header lines.
func upgrade(conn net.Conn, lines ...string) {
	req, err := http.ReadRequest(bufio.NewReader(conn))
	if err != nil {
		return
	}
	sum := sha1.Sum([]byte(req.Header.Get("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
	fmt.Fprintf(conn, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n",
		base64.StdEncoding.EncodeToString(sum[:]))
	for _, line := range append(lines, "") {
		io.WriteString(conn, line+"\r\n")
	}
}

// A server that compresses unasked could make gigabytes of a few kilobytes.
func TestDialRefusesCompression(t *testing.T) {
	address := wire(t, func(conn net.Conn) {
		upgrade(conn, "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover")
		io.Copy(io.Discard, conn)
	})
	ws, err := dialing(t).dial(t.Context(), address)
	if err == nil {
		ws.Close()
		t.Fatal("accepted an extension that it had not offered")
	}
}

func TestDialBoundsTheHandshake(t *testing.T) {
	var total atomic.Int64
	address := wire(t, func(conn net.Conn) {
		io.WriteString(conn, "HTTP/1.1 101 Switching Protocols\r\n")
		line := []byte("X-Filler: " + strings.Repeat("x", 4000) + "\r\n")
		for total.Load() < 64<<20 {
			n, err := conn.Write(line)
			if total.Add(int64(n)); err != nil {
				return
			}
		}
	})
	ws, err := dialing(t).dial(t.Context(), address)
	if err == nil {
		ws.Close()
		t.Fatal("accepted")
	}
	if n := total.Load(); n >= 64<<20 {
		t.Errorf("read %d bytes of header", n)
	}
}

func TestNoCompressionAskedFor(t *testing.T) {
	got, err := gatewayURL("wss://h/ws?compress=zlib-stream&encoding=etf&v=6&x=1")
	if want := "wss://h/ws?encoding=json&v=10&x=1"; err != nil || got != want {
		t.Errorf("gatewayURL = %q, %v, want %q", got, err, want)
	}
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		start(t, d).ready(time.Second)
		if raw := string(d.Identifies()[0].Raw); strings.Contains(raw, "compress") {
			t.Errorf("identify: %s", raw)
		}
	})
}

// The token goes along on a redirect inside a host; it must not go from https
// to http.
func TestDiscoveryStaysInTLS(t *testing.T) {
	heard := make(chan string, 10)
	plain := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		heard <- r.Header.Get("Authorization")
	}))
	defer plain.Close()
	secure := httptest.NewTLSServer(http.RedirectHandler(plain.URL, http.StatusFound))
	defer secure.Close()
	c, err := New(Config{Token: "t", APIURL: secure.URL, HTTPClient: secure.Client()})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.ask(context.Background(), "/gateway/bot"); err == nil {
		t.Error("no error")
	}
	select {
	case got := <-heard:
		t.Errorf("followed, with Authorization %q", got)
	default:
	}
}

// After 1000 and 1001 Discord ends the session, so a close with these is not
// echoed.
func TestCloseIsNotEchoed(t *testing.T) {
	for _, code := range []int{1000, 1001, 4000} {
		runInVirtualTime(t, fmt.Sprint(code), func(t *testing.T) {
			d := inMemory(t, discordtest.Options{})
			r := start(t, d)
			r.ready(time.Second)
			d.WaitLive(0).Close(code)
			if got := d.WaitEndings(1)[0].Code; got == 1000 || got == 1001 || got == 1006 {
				t.Errorf("closed by the client with %d", got)
			}
		})
	}
}

// The API may be under a path of its own, as a proxy's does, and the
// gateway too.
func TestAddressesWithPaths(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/proxy/api/v10/gateway/bot" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		io.WriteString(w, `{"url":"ws://gateway.invalid/at/this/?key=1","shards":1}`)
	}))
	defer server.Close()
	for _, end := range []string{"", "/", "//"} {
		t.Run(fmt.Sprintf("%q", end), func(t *testing.T) {
			c, err := New(Config{Token: "t", APIURL: server.URL + "/proxy/api/v10" + end, HTTPClient: server.Client()})
			if err != nil {
				t.Fatal(err)
			}
			p, err := c.discover(t.Context())
			if want := "ws://gateway.invalid/at/this/?encoding=json&key=1&v=10"; err != nil || p.URL != want {
				t.Errorf("%q: %q, %v, want %q", end, p.URL, err, want)
			}
		})
	}
}
