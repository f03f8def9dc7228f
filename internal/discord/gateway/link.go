package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"runtime"
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

var (
	errStopped   = errors.New("stopped")
	errZombie    = errors.New("no answer to the heartbeat")
	errNoHello   = errors.New("no hello")
	errBadHello  = errors.New("hello without a heartbeat interval")
	errNoReady   = errors.New("no answer to identify or resume")
	errSilent    = errors.New("nothing heard")
	errReconnect = errors.New("discord asked to reconnect")
	errInvalid   = errors.New("invalid session")
	errRetry     = errors.New("invalid session, may be resumed")
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
			l.shard.client.counts.ignored.Add(1)
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

// handle answers one frame; an error ends the connection.
func (l *link) handle(f frame) error {
	switch *f.Op {
	case opDispatch:
		l.event(f)
	case opHeartbeat:
		return l.beat()
	case opReconnect:
		return errReconnect
	case opInvalidSession:
		var resumable bool
		if json.Unmarshal(f.Data, &resumable) == nil && resumable {
			return errRetry
		}
		return errInvalid
	case opHello:
		return l.hello(f.Data)
	case opHeartbeatACK:
		if d, ok := l.pulse.acked(time.Now()); ok {
			l.shard.latency.Store(int64(d))
		}
	default:
		l.shard.client.counts.ignored.Add(1)
	}
	return nil
}

// hello starts the heartbeat and logs in. A second Hello changes nothing.
func (l *link) hello(data json.RawMessage) error {
	if l.interval > 0 {
		return nil
	}
	interval, ok := decodeHello(data)
	if !ok {
		return errBadHello
	}
	l.interval = interval
	l.shard.state.Store(StateLogin)
	l.beating.Go(func() { l.heartbeats(l.ctx, interval) })
	if l.shard.session != nil {
		return l.resume()
	}
	return l.identify()
}

func (l *link) identify() error {
	s := l.shard
	l.identified = true
	// Longer after a failure: Discord may be slow rather than dead.
	l.until = time.Now().Add(readyTimeout * time.Duration(min(s.record.failures+1, 3)))
	s.client.counts.identifies.Add(1)
	defer l.ticket.leave(true) // counted even if the sending failed half way
	return l.send(opIdentify, identify{
		Token:      s.client.cfg.Token,
		Intents:    s.client.cfg.Intents,
		Properties: map[string]string{"os": runtime.GOOS, "browser": "bothsides", "device": "bothsides"},
		Shard:      [2]int{s.id, s.count},
	})
}

func (l *link) resume() error {
	s := l.shard
	l.until = time.Now().Add(resumedTimeout)
	s.client.counts.resumes.Add(1)
	return l.send(opResume, resume{
		Token: s.client.cfg.Token, SessionID: s.session.id, Seq: s.seq.Load(),
	})
}

// event takes note of a dispatch and hands it on.
func (l *link) event(f frame) {
	if f.Seq != nil && *f.Seq > 0 {
		l.shard.seq.Store(*f.Seq)
	}
	switch f.Type {
	case "READY":
		l.begin(f.Data)
	case "RESUMED":
		if l.shard.session != nil && l.interval > 0 {
			l.ready()
		}
	default:
		l.shard.client.dispatch(f)
	}
}

// begin starts the session of a READY. One that is no object is no READY.
func (l *link) begin(data json.RawMessage) {
	r, ok := decodeReady(data)
	if !ok || l.interval == 0 {
		l.shard.client.counts.ignored.Add(1)
		return
	}
	c := l.shard.client
	l.shard.session = nil
	if r.SessionID != "" {
		l.shard.session = &session{id: r.SessionID, url: resumeURL(r.ResumeURL, l.shard.generic)}
	}
	if r.User.ID != "" {
		c.botID.Store(&r.User.ID)
	}
	l.ready()
}

func (l *link) ready() {
	if l.readyAt.IsZero() {
		l.readyAt = time.Now()
		l.shard.log.Info("gateway ready")
	}
	l.shard.state.Store(StateReady)
}

// judge turns the reader's error into an ending. What Discord wrote into a
// close frame stays out: it may be anything.
func (l *link) judge(err error) ending {
	l.causeMu.Lock()
	cause := l.cause
	l.causeMu.Unlock()
	var closed *websocket.CloseError
	var slow net.Error
	switch {
	case errors.As(err, &closed):
		end := ending{err: fmt.Errorf("closed by discord with code %d", closed.Code), forget: endsSession(closed.Code)}
		if fatalClose(closed.Code) {
			end.fatal = &FatalError{Code: closed.Code}
		}
		return end
	case cause != nil:
		return ending{err: cause}
	case errors.As(err, &slow) && slow.Timeout():
		return ending{err: l.silence()}
	case errors.Is(err, websocket.ErrReadLimit):
		// A resumed session would send the same frame again.
		return ending{err: err, forget: true}
	}
	return ending{err: err, forget: errors.Is(err, errInvalid), invalid: errors.Is(err, errInvalid) || errors.Is(err, errRetry)}
}

// silence names the stage in which nothing came.
func (l *link) silence() error {
	switch {
	case l.interval == 0:
		return errNoHello
	case l.readyAt.IsZero():
		return errNoReady
	}
	return errSilent
}
