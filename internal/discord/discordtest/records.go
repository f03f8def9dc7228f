package discordtest

import (
	"encoding/json"
	"slices"
	"time"
)

// LoginFrame is an IDENTIFY or a RESUME as it came.
type LoginFrame struct {
	Resume    bool
	Conn      int // which connection, from 0
	Path      string
	At        time.Time
	Token     string
	Intents   int    // of an IDENTIFY
	Shard     [2]int // of an IDENTIFY: id and count
	SessionID string // of a RESUME
	Seq       int64  // of a RESUME
	Raw       json.RawMessage
}

// Heartbeat is an Op 1 from the bot. Seq is nil where it said null.
type Heartbeat struct {
	Conn int
	At   time.Time
	Seq  *int64
}

// Ending is how the bot left a connection. Code is 1006 without a close frame.
type Ending struct {
	Conn int
	At   time.Time
	Code int
}

// Connection is a websocket that was accepted.
type Connection struct {
	At  time.Time
	URL string // path and query
}

type records struct {
	logins      []LoginFrame
	heartbeats  []Heartbeat
	endings     []Ending
	connections []Connection
	requests    []Request
	callbacks   []Callback
	posts       []Posted
	firsts      int // callbacks accepted
	seconds     int // callbacks to interactions that had one
}

// last is the last n of a list, or all of it where n is 0.
func last[T any](list []T, n int) []T {
	if n > 0 && len(list) > n {
		return list[len(list)-n:]
	}
	return list
}

// Identifies are the IDENTIFYs so far.
func (s *Server) Identifies() []LoginFrame { return s.loginsOf(false) }

// Resumes are the RESUMEs so far.
func (s *Server) Resumes() []LoginFrame { return s.loginsOf(true) }

func (s *Server) loginsOf(resume bool) []LoginFrame {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(s.logins), func(l LoginFrame) bool { return l.Resume != resume })
}

// Heartbeats are the heartbeats so far, over all connections.
func (s *Server) Heartbeats() []Heartbeat {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.heartbeats)
}

// Endings are the connections that the bot ended, or that were cut.
func (s *Server) Endings() []Ending {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.endings)
}

// Connections are the websockets so far, in the order in which they came.
func (s *Server) Connections() []Connection {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.connections)
}

// Requests are the REST requests so far; discovery is one of them.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// WaitIdentifies waits for n IDENTIFYs in all.
func (s *Server) WaitIdentifies(n int) []LoginFrame {
	s.tb.Helper()
	s.Wait("an identify", func() bool { return len(s.Identifies()) >= n })
	return s.Identifies()
}

// WaitResumes waits for n RESUMEs in all.
func (s *Server) WaitResumes(n int) []LoginFrame {
	s.tb.Helper()
	s.Wait("a resume", func() bool { return len(s.Resumes()) >= n })
	return s.Resumes()
}

// WaitEndings waits for n connections in all that have ended.
func (s *Server) WaitEndings(n int) []Ending {
	s.tb.Helper()
	s.Wait("the end of a connection", func() bool { return len(s.Endings()) >= n })
	return s.Endings()
}

// WaitHeartbeats waits for n heartbeats in all.
func (s *Server) WaitHeartbeats(n int) []Heartbeat {
	s.tb.Helper()
	s.Wait("a heartbeat", func() bool { return len(s.Heartbeats()) >= n })
	return s.Heartbeats()
}

// WaitLive waits until a shard is logged in and returns its connection.
func (s *Server) WaitLive(shard int) *Conn {
	s.tb.Helper()
	var c *Conn
	s.Wait("a shard to log in", func() bool {
		c = s.Live(shard)
		return c != nil
	})
	return c
}

// Live is the connection on which a shard is logged in, nil if it is not.
func (s *Server) Live(shard int) *Conn {
	s.mu.Lock()
	defer s.mu.Unlock()
	if session := s.current[shard]; session != nil {
		return session.conn
	}
	return nil
}
