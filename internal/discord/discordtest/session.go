package discordtest

import (
	"encoding/json"
	"fmt"
)

// session is what the bot may resume.
type session struct {
	id     string
	shard  int
	seq    int64
	events []event
	conn   *Conn // nil while the bot is away
}

type event struct {
	seq int64
	raw []byte
}

// logIn answers an IDENTIFY or a RESUME as Discord would.
func (s *Server) logIn(c *Conn, l LoginFrame) {
	switch {
	case l.Token != s.opts.Token:
		c.Close(4004)
	case l.Resume:
		s.resume(c, l)
	default:
		s.identify(c, l)
	}
}

func (s *Server) identify(c *Conn, l LoginFrame) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lastID++
	x := &session{id: fmt.Sprintf("session-%d", s.lastID), shard: l.Shard[0], conn: c}
	s.sessions[x.id], s.current[x.shard] = x, x
	s.emit(x, "READY", map[string]any{
		"v": 10, "session_id": x.id, "resume_gateway_url": s.ResumeURL(), "shard": l.Shard, "guilds": []any{},
		"user":        map[string]any{"id": s.opts.AppID, "username": "bot", "bot": true},
		"application": map[string]any{"id": s.opts.AppID, "flags": 0},
	})
	s.notify()
}

func (s *Server) resume(c *Conn, l LoginFrame) {
	s.mu.Lock()
	x := s.sessions[l.SessionID]
	if x == nil {
		s.mu.Unlock()
		c.Send(OpInvalidSession, false)
		return
	}
	if l.Seq > x.seq {
		s.mu.Unlock()
		c.Close(4007)
		return
	}
	defer s.mu.Unlock()
	x.conn = c
	s.current[x.shard] = x
	from := l.Seq - int64(s.rewind)
	s.rewind = 0
	for _, e := range x.events {
		if e.seq > from {
			c.SendRaw(e.raw)
		}
	}
	s.emit(x, "RESUMED", map[string]any{})
	s.notify()
}

// emit sends an event, or keeps it for a RESUME. The caller holds mu.
func (s *Server) emit(x *session, name string, d any) {
	x.seq++
	raw, err := json.Marshal(map[string]any{"op": OpDispatch, "s": x.seq, "t": name, "d": d})
	if err != nil {
		s.tb.Errorf("discordtest: %v", err)
		return
	}
	x.events = last(append(x.events, event{x.seq, raw}), s.opts.Keep)
	if x.conn != nil {
		x.conn.SendRaw(raw)
	}
}

// Dispatch sends an event to a shard that has logged in, or keeps it until
// the shard resumes. It reports false when the shard has no session.
func (s *Server) Dispatch(shard int, name string, d any) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	x := s.current[shard]
	if x == nil {
		return false
	}
	s.emit(x, name, d)
	return true
}

// Rewind has the next RESUME answered with this many events that the bot has
// already had, before those that it missed.
func (s *Server) Rewind(events int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rewind = events
}

// EndSession has Discord forget a shard's session: a RESUME of it is answered
// with Invalid Session.
func (s *Server) EndSession(shard int) {
	s.drop(func(x *session) bool { return x.shard == shard })
}

func (s *Server) drop(which func(*session) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, x := range s.sessions {
		if which(x) {
			s.end(x)
		}
	}
	s.notify()
}

// end is for a session that cannot be resumed. The caller holds mu.
func (s *Server) end(x *session) {
	delete(s.sessions, x.id)
	if s.current[x.shard] == x {
		delete(s.current, x.shard)
	}
}

// forget parts a connection from its session, and ends the session after a
// close code that does.
func (s *Server) forget(c *Conn, code int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, x := range s.sessions {
		if x.conn != c {
			continue
		}
		x.conn = nil
		switch code {
		case 1000, 1001, 4003, 4004, 4006, 4007, 4009:
			s.end(x)
		}
	}
	s.notify()
}
