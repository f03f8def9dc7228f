package gateway

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

func TestOddFramesChangeNothing(t *testing.T) {
	for name, text := range discordtest.OddFrames(canary) {
		t.Run(name, func(t *testing.T) {
			inVirtualTime(t, func(t *testing.T) {
				d := inMemory(t, discordtest.Options{})
				d.Script(discordtest.SendRaw(text), discordtest.Hello(0), discordtest.SendRaw(text), discordtest.Login(), discordtest.SendRaw(text), discordtest.SendBinary([]byte(text)))
				r := start(t, d)
				r.ready(time.Second)
				r.answers()
				if n := len(d.Connections()); n != 1 {
					t.Errorf("%d connections, want 1", n)
				}
			})
		})
	}
}

// A frame over the limit would come again after a RESUME, so the session goes.
func TestFrameOverTheLimit(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		r := start(t, d)
		r.ready(time.Second)
		d.Dispatch(0, "X", strings.Repeat("x", frameLimit))
		r.lost()
		r.ready(20 * time.Second)
		r.answers()
		if n := len(d.Resumes()); n != 0 {
			t.Errorf("%d resumes into the same frame", n)
		}
	})
}

func TestResumeURL(t *testing.T) {
	const generic = "wss://gateway.discord.gg/?encoding=json&v=10"
	for _, test := range []struct {
		said, want string
	}{
		{"wss://a.discord.gg", "wss://a.discord.gg/?encoding=json&v=10"},
		{"wss://a.discord.gg/", "wss://a.discord.gg/?encoding=json&v=10"},
		{"wss://a.discord.gg/ws?v=9&x=1", "wss://a.discord.gg/ws?encoding=json&v=10&x=1"},
		{"", generic},
		{"https://a.discord.gg", generic},
		{"ws://a.discord.gg", generic}, // the token stays in TLS
		{"wss://", generic},
		{"%zz", generic},
		{"wss://[::1", generic},
		{"wss://gateway.discord.gg/ws/#x", "wss://gateway.discord.gg/ws/?encoding=json&v=10#x"},
	} {
		t.Run(test.said, func(t *testing.T) {
			if got := resumeURL(test.said, generic); got != test.want {
				t.Errorf("resumeURL(%q) = %q, want %q", test.said, got, test.want)
			}
		})
	}
}

// FuzzFrame has one connection take two frames and checks its promises:
// no panic, no login beyond the first, only objects handed on, none twice.
func FuzzFrame(f *testing.F) {
	for _, text := range discordtest.OddFrames(canary) {
		if len(text) < 1000 {
			f.Add([]byte(text), []byte(text))
		}
	}
	f.Add([]byte(`{"op":10,"d":{"heartbeat_interval":41250}}`), []byte(`{"op":0,"s":1,"t":"READY","d":{"session_id":"x","resume_gateway_url":"wss://h"}}`))
	f.Add([]byte(`{"op":9,"d":true}`), []byte(`{"op":0,"s":1,"t":"INTERACTION_CREATE","d":{"id":"1"}}`))
	f.Add([]byte(`{"op":0,"s":1,"t":"READY","d":{}}`), []byte(`{"op":0,"s":1,"t":"RESUMED","d":{}}`))
	f.Fuzz(func(t *testing.T, one, two []byte) {
		var handed atomic.Int64
		c, err := New(Config{Token: "t", OnInteraction: func(_ context.Context, raw json.RawMessage) {
			if handed.Add(1); !json.Valid(raw) || raw[0] != '{' {
				t.Errorf("handed on %q", raw)
			}
		}})
		if err != nil {
			t.Fatal(err)
		}
		l, logins := wiredUp(t, c)
		for _, raw := range [][]byte{one, two} {
			take(t, l, raw)
			if _, err := decodePlan(raw); err != nil && strings.Contains(err.Error(), "\n") {
				t.Errorf("not one line: %q", err)
			}
		}
		c.interactions.drain(nil)
		if seq := l.shard.seq.Load(); *logins > 0 || seq < 0 {
			t.Errorf("%d logins, sequence %d", *logins, seq)
		}
		if n := handed.Load(); n > 2 || n > 1 && bytes.Equal(one, two) && hasID(one) {
			t.Errorf("%q, %q: handed on %d times", one, two, n)
		}
	})
}

// hasID reports whether a frame's data has an id.
func hasID(raw []byte) bool {
	f, _ := decodeFrame(raw)
	var d struct{ ID string }
	return json.Unmarshal(f.Data, &d) == nil && d.ID != ""
}

// wiredUp is a connection past its Hello without a socket, and the number of
// logins that it sends from there.
func wiredUp(t *testing.T, c *Client) (l *link, logins *int) {
	s := &shard{client: c, count: 1, log: c.cfg.Log, generic: "wss://h/"}
	l, logins = newLink(s, nil, c.budget.join(0)), new(int)
	l.ctx = t.Context()
	l.interval = time.Minute // so that no heartbeats begin
	l.write = func(v any) error {
		if v.(outgoing).Op != opHeartbeat {
			*logins++
		}
		_, err := json.Marshal(v)
		return err
	}
	return l, logins
}

// take has a connection take a text as it would from its socket.
func take(t *testing.T, l *link, raw []byte) {
	f, ok := decodeFrame(raw)
	if !ok {
		return
	}
	if err := l.handle(f); err != nil {
		if end := l.judge(err); end.fatal != nil || !errors.Is(err, end.err) {
			t.Errorf("%q ends with %+v", raw, end)
		}
	}
}
