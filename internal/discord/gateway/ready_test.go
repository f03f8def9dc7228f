package gateway

import (
	"slices"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

// A READY without a session can be lived with; it can only not be resumed.
func TestReadyWithoutFields(t *testing.T) {
	for _, test := range []struct {
		name, d string
	}{
		{"nothing", `{}`},
		{"nulls", `{"session_id":null,"resume_gateway_url":null,"user":null}`},
		{"wrong types", `{"session_id":7,"resume_gateway_url":[],"user":"x"}`},
	} {
		runInVirtualTime(t, test.name, func(t *testing.T) {
			s := inMemory(t, discordtest.Options{})
			s.Script(discordtest.Hello(0), discordtest.AwaitLogin(), discordtest.SendRaw(`{"op":0,"s":1,"t":"READY","d":`+test.d+`}`),
				discordtest.SendRaw(`{"op":0,"s":2,"t":"INTERACTION_CREATE","d":{"id":"9","token":"x"}}`), discordtest.Pause(20*time.Second), discordtest.Reset())
			r := start(t, s)
			r.ready(time.Second)
			r.within(time.Second, "handled", func() bool { return slices.Contains(r.handled(), "9") })
			time.Sleep(20 * time.Second)
			r.ready(5 * time.Second)
			r.answers()
			if got := len(s.Identifies()); got != 2 || len(s.Resumes()) != 0 {
				t.Errorf("%d identifies, %d resumes", got, len(s.Resumes()))
			}
		})
	}
	runInVirtualTime(t, "wrong user", func(t *testing.T) {
		s := inMemory(t, discordtest.Options{})
		s.Script(discordtest.Hello(0), discordtest.AwaitLogin(),
			discordtest.SendRaw(`{"op":0,"s":1,"t":"READY","d":{"user":7,"session_id":"kept"}}`), discordtest.Pause(time.Second), discordtest.Reset())
		r := start(t, s)
		r.ready(time.Second)
		if got := s.WaitResumes(1)[0]; got.SessionID != "kept" || got.Path != "/gateway" {
			t.Errorf("resume: %+v", got)
		}
	})
}

// What the client takes for the sequence of a session that is no more must
// not go out in a new one.
func TestSequenceOfAnOldSession(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		r := start(t, d)
		r.ready(time.Second)
		r.answers()
		d.Script(discordtest.AskHeartbeat(), discordtest.Pause(time.Second), discordtest.Hello(0), discordtest.Login())
		d.WaitLive(0).Close(4009)
		r.lost()
		if beat := d.WaitHeartbeats(1)[0]; beat.Seq != nil {
			t.Errorf("heartbeat with sequence %d before the new session", *beat.Seq)
		}
	})
}

// What Discord sends again is handled once.
func TestReplayIsHandledOnce(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		r := start(t, d, func(c *Config) { c.OnMessage = c.OnInteraction })
		r.ready(time.Second)
		var sent []string
		for range 20 {
			sent = append(sent, d.Interact(0, discordtest.Command("ask", nil)), d.Say(0, discordtest.Message(canary)))
		}
		time.Sleep(time.Second)
		d.Rewind(25)
		d.WaitLive(0).Reset()
		d.WaitResumes(1)
		r.ready(5 * time.Second)
		d.Interact(0, map[string]any{"id": sent[0]}) // the same once more
		d.Interact(0, map[string]any{"id": sent[0], "token": "new"})
		time.Sleep(time.Second)
		got := r.handled()
		slices.Sort(got)
		want := append(slices.Clone(sent), sent[0])
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("handled %v, want %v", got, want)
		}
		if n := r.c.Stats().EventsRepeated; n != 26 {
			t.Errorf("%d repeated events counted, want 26", n)
		}
	})
}
