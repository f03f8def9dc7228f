package gateway

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

const (
	dialTimeout = 10 * time.Second

	// frameLimit is far above what Discord sends to a bot with few intents.
	// A greater frame ends the connection.
	frameLimit = 4 << 20

	// handshakeLimit is enough for a TLS handshake and the headers of an upgrade.
	handshakeLimit = 256 << 10

	// lingerTime lets the close frame arrive: a socket closed at once may be
	// reset, and the other side never sees the code.
	lingerTime = 500 * time.Millisecond
)

// errExtension is a server that uses a websocket extension nobody asked for:
// the websocket library would decompress without limit.
var errExtension = errors.New("gateway uses a websocket extension that was not asked for")

// dial opens a websocket, within dialTimeout or until the context ends.
func (c *Client) dial(ctx context.Context, address string) (*websocket.Conn, error) {
	var opening *openingConn
	dialer := websocket.Dialer{
		Proxy:            http.ProxyFromEnvironment,
		HandshakeTimeout: dialTimeout,
		NetDialContext: func(dialCtx context.Context, network, addr string) (net.Conn, error) {
			conn, err := c.cfg.DialContext(dialCtx, network, addr)
			if err != nil {
				return nil, err
			}
			opening = newOpeningConn(ctx, conn)
			return opening, nil
		},
	}
	ws, resp, err := dialer.DialContext(ctx, address, http.Header{"User-Agent": {c.cfg.UserAgent}})
	switch ended := opening.opened(); {
	case errors.Is(err, websocket.ErrBadHandshake) && resp != nil:
		return nil, fmt.Errorf("gateway answered the upgrade with HTTP status %d", resp.StatusCode)
	case err != nil:
		return nil, fmt.Errorf("connecting to the gateway: %w", err)
	case ended:
		ws.Close()
		return nil, ctx.Err()
	case resp.Header.Get("Sec-Websocket-Extensions") != "":
		ws.Close()
		return nil, errExtension
	}
	ws.SetReadLimit(frameLimit)
	// The library would echo the code, and 1000 and 1001 end the session.
	ws.SetCloseHandler(func(int, string) error { return nil })
	return ws, nil
}

// openingConn guards the opening handshake, which the websocket library reads
// without a limit and without a look at the context.
type openingConn struct {
	net.Conn
	left    atomic.Int64 // bytes that may still be read; negative: any number
	release func() bool
}

func newOpeningConn(ctx context.Context, conn net.Conn) *openingConn {
	o := &openingConn{Conn: conn}
	o.left.Store(handshakeLimit)
	o.release = context.AfterFunc(ctx, func() { conn.Close() })
	return o
}

// Read reads no more than the handshake may have.
func (o *openingConn) Read(p []byte) (int, error) {
	left := o.left.Load()
	switch {
	case left < 0:
		return o.Conn.Read(p)
	case left == 0:
		return 0, errors.New("the opening handshake is too long")
	}
	n, err := o.Conn.Read(p[:min(int64(len(p)), left)])
	o.left.Add(-int64(n))
	return n, err
}

// opened lifts the guard; it reports whether the context ended before.
func (o *openingConn) opened() (ended bool) {
	if o == nil { // never got that far
		return false
	}
	o.left.Store(-1)
	return !o.release()
}

// hangUp says goodbye with a code, waits a moment for the other side to close
// and closes.
func hangUp(ws *websocket.Conn, code int) {
	until := time.Now().Add(lingerTime)
	conn := ws.NetConn()
	ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), until)
	conn.SetReadDeadline(until)
	io.Copy(io.Discard, conn)
	// TLS would wait 5 s to say its own goodbye to a peer that reads nothing.
	if t, ok := conn.(*tls.Conn); ok {
		conn = t.NetConn()
	}
	conn.Close()
}
