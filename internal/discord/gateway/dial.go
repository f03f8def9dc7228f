package gateway

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/gorilla/websocket"
)

const (
	dialTimeout = 10 * time.Second

	// frameLimit is far above what Discord sends to a bot with few intents.
	// A greater frame ends the connection.
	frameLimit = 4 << 20

	// lingerTime lets the close frame arrive: a socket closed at once may be
	// reset, and the other side never sees the code.
	lingerTime = 500 * time.Millisecond
)

// dial opens a websocket, within dialTimeout or until the context ends.
func (c *Client) dial(ctx context.Context, address string) (*websocket.Conn, error) {
	release := func() bool { return true }
	dialer := websocket.Dialer{
		Proxy:            http.ProxyFromEnvironment,
		HandshakeTimeout: dialTimeout,
		// The dialer does not watch the context while it waits for the
		// answer to its upgrade; closing the socket under it does.
		NetDialContext: func(dialCtx context.Context, network, addr string) (net.Conn, error) {
			conn, err := c.cfg.DialContext(dialCtx, network, addr)
			if err == nil {
				release = context.AfterFunc(ctx, func() { conn.Close() })
			}
			return conn, err
		},
	}
	ws, resp, err := dialer.DialContext(ctx, address, http.Header{"User-Agent": {c.cfg.UserAgent}})
	switch ended := !release(); {
	case errors.Is(err, websocket.ErrBadHandshake) && resp != nil:
		return nil, fmt.Errorf("gateway answered the upgrade with HTTP status %d", resp.StatusCode)
	case err != nil:
		return nil, fmt.Errorf("connecting to the gateway: %w", err)
	case ended:
		ws.Close()
		return nil, ctx.Err()
	}
	ws.SetReadLimit(frameLimit)
	return ws, nil
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
