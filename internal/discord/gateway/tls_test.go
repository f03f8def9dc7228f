package gateway

import (
	"crypto/tls"
	"encoding/pem"
	"io"
	"net"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

// trusted makes this process trust the certificate of httptest, and returns
// it. It must come before the first use of TLS.
func trusted() (cert tls.Certificate, cleanup func()) {
	server := httptest.NewTLSServer(nil)
	defer server.Close()
	dir, err := os.MkdirTemp("", "gateway")
	if err != nil {
		panic(err)
	}
	file := filepath.Join(dir, "roots.pem")
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	if err := os.WriteFile(file, block, 0o600); err != nil {
		panic(err)
	}
	os.Setenv("SSL_CERT_FILE", file)
	return server.TLS.Certificates[0], func() { os.RemoveAll(dir) }
}

// tlsFront is an address with TLS before another without.
func tlsFront(t *testing.T, cert tls.Certificate, behind string) (address string) {
	l, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{cert}})
	if err != nil {
		t.Fatal(err)
	}
	var serving sync.WaitGroup
	t.Cleanup(func() { l.Close(); serving.Wait() })
	serving.Go(func() {
		for {
			front, err := l.Accept()
			if err != nil {
				return
			}
			back, err := net.Dial("tcp", behind)
			if err != nil {
				front.Close()
				continue
			}
			pass := func(to, from net.Conn) { io.Copy(to, from); to.Close(); from.Close() }
			serving.Go(func() { pass(front, back) })
			serving.Go(func() { pass(back, front) })
		}
	})
	return l.Addr().String()
}

func TestTLS(t *testing.T) {
	cert, cleanup := trusted()
	defer cleanup()
	d := discordtest.New(t, discordtest.Options{Heartbeat: 500 * time.Millisecond})
	behind := strings.TrimSuffix(strings.TrimPrefix(d.GatewayURL(), "ws://"), "/gateway")
	front := tlsFront(t, cert, behind)
	d.Answer(discordtest.RouteGatewayBot, discordtest.Answer{Status: 200, Body: `{"url":"wss://` + front + `/gateway","shards":1}`})
	r := start(t, d)
	r.ready(time.Minute)
	r.answers()
	d.WaitLive(0).DropACKs(true)
	if end := d.WaitEndings(1)[0]; end.Code != closeResumable {
		t.Errorf("zombie closed with code %d", end.Code)
	}
	// READY said ws, where the token would be seen.
	if got := d.WaitResumes(1)[0].Path; got != "/gateway" {
		t.Errorf("resumed at %q", got)
	}
	r.ready(time.Minute)
	r.answers()
	d.WaitLive(0).Freeze() // does not answer the farewell
	r.stop()
	if end := d.WaitEndings(2)[1]; end.Code != 1000 {
		t.Errorf("left with code %d", end.Code)
	}
}
