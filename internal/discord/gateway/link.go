package gateway

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// Each stage of the handshake has an end of its own, so that none can hang. A
// silent RESUME is given up early: resumeTries of them and a new session must
// fit into a minute.
const (
	helloTimeout   = 10 * time.Second
	readyTimeout   = 20 * time.Second
	resumedTimeout = 10 * time.Second
	writeTimeout   = 2 * time.Second
)

// link is one connection. Its plain fields belong to the reading goroutine.
type link struct {
	shard  *shard
	ws     *websocket.Conn
	ticket *ticket // nil when it resumes
	pulse  pulse
	write  func(v any) error // the websocket's; a test puts its own here

	interval time.Duration // 0: before Hello
	until    time.Time     // end of the stage before READY
	readyAt  time.Time     // zero: before READY or RESUMED

	identified bool // an IDENTIFY was sent

	beating sync.WaitGroup
	ctx     context.Context // ends with the connection

	writeMu sync.Mutex
	causeMu sync.Mutex
	cause   error // why this side gave up
}

func newLink(s *shard, ws *websocket.Conn, t *ticket) *link {
	l := &link{shard: s, ws: ws, ticket: t}
	l.write = func(v any) error {
		l.ws.SetWriteDeadline(time.Now().Add(writeTimeout))
		return l.ws.WriteJSON(v)
	}
	return l
}

// run reads until the connection ends, by whichever side.
func (l *link) run(ctx context.Context) ending {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(ctx, func() { l.stop(errStopped) })()
	l.ctx, l.until = inner, time.Now().Add(helloTimeout)
	end := l.judge(l.read())
	end.reached, end.identified = true, l.identified
	if !l.readyAt.IsZero() {
		end.ready = max(time.Since(l.readyAt), 1)
	}
	// Not ready from here on, though the farewell takes a moment.
	l.shard.state.Store(StateWaiting)
	cancel()
	l.beating.Wait()
	code := closeResumable
	if errors.Is(end.err, errStopped) {
		code = websocket.CloseNormalClosure
	}
	hangUp(l.ws, code)
	return end
}

func (l *link) read() error {
	for {
		l.arm()
		kind, raw, err := l.ws.ReadMessage()
		if err != nil {
			return err
		}
		f, ok := frame{}, false
		if kind == websocket.TextMessage {
			f, ok = decodeFrame(raw)
		}
		if !ok {
			continue
		}
		if err := l.handle(f); err != nil {
			return err
		}
	}
}

// arm sets the time by which the next frame must have come: the end of the
// stage before READY, which no chatter moves, and afterwards a little more
// than the two intervals in which a heartbeat finds a zombie.
func (l *link) arm() {
	l.causeMu.Lock()
	defer l.causeMu.Unlock()
	if l.cause != nil {
		return
	}
	until := l.until
	if !l.readyAt.IsZero() {
		until = time.Now().Add(2*l.interval + writeTimeout)
	}
	l.ws.SetReadDeadline(until)
}

// stop ends the connection from any goroutine: the reader wakes and finds the
// cause.
func (l *link) stop(cause error) {
	l.causeMu.Lock()
	defer l.causeMu.Unlock()
	if l.cause == nil {
		l.cause = cause
		l.ws.SetReadDeadline(time.Unix(1, 0))
	}
}

func (l *link) send(op int, data any) error {
	l.writeMu.Lock()
	defer l.writeMu.Unlock()
	if err := l.write(outgoing{Op: op, Data: data}); err != nil {
		return fmt.Errorf("sending opcode %d: %w", op, err)
	}
	return nil
}
