package discordtest

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// Opcodes of the gateway.
const (
	OpDispatch       = 0
	OpHeartbeat      = 1
	OpIdentify       = 2
	OpResume         = 6
	OpReconnect      = 7
	OpInvalidSession = 9
	OpHello          = 10
	OpHeartbeatACK   = 11
)

// Conn is one websocket to the bot. What its methods send goes out in order.
type Conn struct {
	server *Server
	index  int
	path   string
	ws     *websocket.Conn
	out    chan func()
	logins chan LoginFrame
	noACK  atomic.Bool
	frozen atomic.Bool
	ctx    context.Context
	gone   context.CancelFunc
	login  LoginFrame // the last one awaited; the script's goroutine alone uses it
}

// Send sends one frame.
func (c *Conn) Send(op int, d any) {
	raw, err := json.Marshal(map[string]any{"op": op, "d": d})
	if err != nil {
		c.server.tb.Errorf("discordtest: %v", err)
		return
	}
	c.SendRaw(raw)
}

// SendRaw sends any bytes as a text message.
func (c *Conn) SendRaw(raw []byte) { c.queue(websocket.TextMessage, raw) }

// SendBinary sends any bytes as a binary message.
func (c *Conn) SendBinary(raw []byte) { c.queue(websocket.BinaryMessage, raw) }

func (c *Conn) queue(kind int, raw []byte) {
	c.enqueue(func() { c.ws.WriteMessage(kind, raw) })
}

// Close ends the connection with a close frame.
func (c *Conn) Close(code int) {
	c.server.forget(c, code)
	c.enqueue(func() {
		c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, "scripted"), time.Now().Add(time.Second))
		select { // the bot's own close comes first, if it comes
		case <-c.ctx.Done():
		case <-time.After(time.Second):
		}
		c.gone()
	})
}

// Reset cuts the connection without a word.
func (c *Conn) Reset() {
	c.enqueue(func() {
		if tcp, ok := c.ws.NetConn().(*net.TCPConn); ok {
			tcp.SetLinger(0)
		}
		c.ws.Close()
		c.gone()
	})
}

// DropACKs leaves heartbeats without an answer from now on, or answers them
// again.
func (c *Conn) DropACKs(drop bool) { c.noACK.Store(drop) }

func (c *Conn) enqueue(f func()) {
	select {
	case c.out <- f:
	case <-c.ctx.Done():
	}
}

// serveGateway upgrades and lives through one connection.
func (s *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer ws.Close()
	c := s.accept(ws, r)
	if c == nil {
		return
	}
	defer c.gone()
	for _, step := range s.nextScript() {
		if step(c) != nil {
			break
		}
	}
	<-c.ctx.Done()
}

// accept records a connection and starts its two goroutines; nil when the
// server is closing.
func (s *Server) accept(ws *websocket.Conn, r *http.Request) *Conn {
	c := &Conn{
		server: s, ws: ws, path: r.URL.Path,
		out: make(chan func(), 1<<14), logins: make(chan LoginFrame, 64),
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	c.ctx, c.gone = context.WithCancel(s.ctx)
	echo := ws.CloseHandler()
	ws.SetCloseHandler(func(code int, text string) error {
		if c.frozen.Load() {
			return nil
		}
		return echo(code, text)
	})
	c.index = len(s.connections)
	s.connections = append(s.connections, Connection{At: time.Now(), URL: r.URL.RequestURI()})
	s.serving.Go(c.writer)
	s.serving.Go(c.reader)
	s.notify()
	return c
}

func (c *Conn) writer() {
	for {
		select {
		case f := <-c.out:
			if c.frozen.Load() {
				continue
			}
			c.ws.SetWriteDeadline(time.Now().Add(10 * time.Second))
			f()
		case <-c.ctx.Done():
			return
		}
	}
}

func (c *Conn) reader() {
	defer c.gone()
	for {
		_, raw, err := c.ws.ReadMessage()
		if err != nil {
			c.ended(err)
			break
		}
		if !c.frozen.Load() {
			c.take(raw)
		}
	}
	if c.frozen.Load() { // does not answer the bot's close either
		io.Copy(io.Discard, c.ws.NetConn())
	}
}

// take records a frame and acknowledges a heartbeat.
func (c *Conn) take(raw []byte) {
	var f struct {
		Op int             `json:"op"`
		D  json.RawMessage `json:"d"`
	}
	if err := json.Unmarshal(raw, &f); err != nil {
		c.server.tb.Errorf("discordtest: the bot sent no JSON: %v", err)
		return
	}
	switch f.Op {
	case OpHeartbeat:
		c.heartbeat(f.D)
	case OpIdentify, OpResume:
		c.loggedIn(f.Op == OpResume, f.D)
	}
}

func (c *Conn) heartbeat(d json.RawMessage) {
	beat := Heartbeat{Conn: c.index, At: time.Now()}
	if err := json.Unmarshal(d, &beat.Seq); err != nil {
		c.server.tb.Errorf("discordtest: a heartbeat with neither sequence nor null: %v", err)
	}
	if !c.noACK.Load() {
		c.Send(OpHeartbeatACK, nil)
	}
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	c.server.heartbeats = last(append(c.server.heartbeats, beat), c.server.opts.Keep)
	c.server.notify()
}

func (c *Conn) loggedIn(resume bool, d json.RawMessage) {
	var body struct {
		Token     string `json:"token"`
		Intents   int    `json:"intents"`
		Shard     [2]int `json:"shard"`
		SessionID string `json:"session_id"`
		Seq       int64  `json:"seq"`
	}
	if err := json.Unmarshal(d, &body); err != nil {
		c.server.tb.Errorf("discordtest: a login that Discord would not read: %v", err)
	}
	login := LoginFrame{
		Resume: resume, Conn: c.index, Path: c.path, At: time.Now(), Token: body.Token, Intents: body.Intents,
		Shard: body.Shard, SessionID: body.SessionID, Seq: body.Seq, Raw: d,
	}
	c.server.mu.Lock()
	c.server.logins = append(c.server.logins, login)
	c.server.notify()
	c.server.mu.Unlock()
	select {
	case c.logins <- login:
	default: // a storm of logins: recorded, though no script waits for them
	}
}

// ended records how the bot left; 1000 and 1001 end its session.
func (c *Conn) ended(err error) {
	code := websocket.CloseAbnormalClosure
	var closed *websocket.CloseError
	if errors.As(err, &closed) {
		code = closed.Code
	}
	c.server.forget(c, code)
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	c.server.endings = append(c.server.endings, Ending{Conn: c.index, At: time.Now(), Code: code})
	c.server.notify()
}
