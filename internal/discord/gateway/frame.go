package gateway

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"net/url"
	"time"
)

// Opcodes of https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opResume         = 6
	opReconnect      = 7
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatACK   = 11
)

// frame is what this client reads of any frame. Op is a pointer because a
// frame without an opcode must not pass for a dispatch.
type frame struct {
	Op   *int            `json:"op"`
	Seq  *int64          `json:"s"`
	Type string          `json:"t"`
	Data json.RawMessage `json:"d"`
}

// decodeFrame reports whether the bytes are a frame at all. The decoder's own
// error is dropped: it quotes the frame, which no log may.
func decodeFrame(raw []byte) (frame, bool) {
	var f frame
	if err := json.Unmarshal(raw, &f); err != nil || f.Op == nil {
		return frame{}, false
	}
	return f, true
}

func isObject(raw json.RawMessage) bool { return bytes.HasPrefix(raw, []byte("{")) }

// Bounds of a heartbeat interval. Discord says 41.25 s; a figure that would
// make a storm or never beat is brought inside.
const (
	minHeartbeat = 50 * time.Millisecond
	maxHeartbeat = time.Minute
)

func decodeHello(raw json.RawMessage) (interval time.Duration, ok bool) {
	var hello struct {
		Interval float64 `json:"heartbeat_interval"` // milliseconds
	}
	if json.Unmarshal(raw, &hello) != nil || !(hello.Interval > 0) {
		return 0, false
	}
	ms := math.Min(hello.Interval, float64(maxHeartbeat/time.Millisecond))
	return max(time.Duration(ms*float64(time.Millisecond)), minHeartbeat), true
}

// ready is what a session needs of the READY event. Without an id the session
// cannot be resumed, but it is one.
type ready struct {
	SessionID string `json:"session_id"`
	ResumeURL string `json:"resume_gateway_url"`
	User      struct {
		ID string `json:"id"`
	} `json:"user"`
}

func decodeReady(raw json.RawMessage) (ready, bool) {
	if !isObject(raw) {
		return ready{}, false
	}
	var r ready
	json.Unmarshal(raw, &r) // a field of the wrong type counts as absent
	return r, true
}

type outgoing struct {
	Op   int `json:"op"`
	Data any `json:"d"`
}

type identify struct {
	Token      string            `json:"token"`
	Intents    int               `json:"intents"`
	Properties map[string]string `json:"properties"`
	Shard      [2]int            `json:"shard"`
	Presence   *presence         `json:"presence,omitempty"`
}

// presence is what members see of the bot.
//
// See https://discord.com/developers/docs/events/gateway-events#update-presence.
type presence struct {
	Since      *int64     `json:"since"`
	Activities []activity `json:"activities"`
	Status     string     `json:"status"`
	AFK        bool       `json:"afk"`
}

type activity struct {
	Name  string `json:"name"`
	Type  int    `json:"type"`
	State string `json:"state"`
}

// customStatus is the type of an activity that is a text of its own.
const customStatus = 4

// newPresence is online with a line of text; without one, Discord's default.
func newPresence(line string) *presence {
	if line == "" {
		return nil
	}
	return &presence{Activities: []activity{{Name: "Custom Status", Type: customStatus, State: line}}, Status: "online"}
}

type resume struct {
	Token     string `json:"token"`
	SessionID string `json:"session_id"`
	Seq       int64  `json:"seq"`
}

// gatewayURL is the address to dial: the one given, with the API version and
// the encoding that this client speaks.
func gatewayURL(raw string) (string, error) {
	u, err := url.Parse(raw)
	if err != nil || (u.Scheme != "ws" && u.Scheme != "wss") || u.Host == "" {
		return "", errors.New("gateway address is no ws or wss URL")
	}
	if u.Path == "" {
		u.Path = "/"
	}
	q := u.Query()
	q.Del("compress")
	q.Set("v", "10")
	q.Set("encoding", "json")
	u.RawQuery = q.Encode()
	return u.String(), nil
}

// resumeURL is where a session is resumed: where READY said, unless that is
// no usable address or would carry the token out of TLS.
func resumeURL(said, generic string) string {
	u, err := gatewayURL(said)
	if err != nil {
		return generic
	}
	if isTLS(generic) && !isTLS(u) {
		return generic
	}
	return u
}

func isTLS(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Scheme == "wss"
}
