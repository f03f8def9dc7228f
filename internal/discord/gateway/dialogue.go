package gateway

import (
	"encoding/json"
	"runtime"
	"time"
)

// handle answers one frame; an error ends the connection. Opcodes that it does
// not know are passed over.
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
		Presence:   newPresence(s.client.cfg.Presence),
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
