package gateway

import (
	"fmt"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

// surprises are the frames that Discord may send at any moment.
func surprises() map[string]discordtest.Step {
	return map[string]discordtest.Step{
		"op 1":               discordtest.AskHeartbeat(),
		"op 7":               discordtest.AskReconnect(),
		"op 9":               discordtest.InvalidSession(false),
		"op 9, resumable":    discordtest.InvalidSession(true),
		"op 9, null":         discordtest.Send(discordtest.OpInvalidSession, nil),
		"op 11":              discordtest.ACK(),
		"second hello":       discordtest.Hello(0),
		"resumed":            discordtest.SendRaw(`{"op":0,"s":1,"t":"RESUMED","d":{}}`),
		"ready without data": discordtest.SendRaw(`{"op":0,"s":1,"t":"READY","d":null}`),
		"reset":              discordtest.Reset(),
		"close 4000":         discordtest.CloseWith(4000),
	}
}

func TestSurpriseInPlaceOfHello(t *testing.T) {
	for name, step := range surprises() {
		surprise(t, name, step, discordtest.Pause(0))
	}
}

func TestSurpriseInPlaceOfReady(t *testing.T) {
	for name, step := range surprises() {
		surprise(t, name, discordtest.Hello(0), discordtest.AwaitLogin(), step, discordtest.Pause(0))
	}
}

func TestSurpriseAfterReady(t *testing.T) {
	for name, step := range surprises() {
		surprise(t, name, discordtest.Hello(0), discordtest.Login(), discordtest.Pause(time.Second), step)
	}
}

func TestSurpriseInPlaceOfResumed(t *testing.T) {
	for name, step := range surprises() {
		t.Run(name, func(t *testing.T) {
			inVirtualTime(t, func(t *testing.T) {
				d := inMemory(t, discordtest.Options{})
				r := start(t, d)
				r.ready(time.Second)
				d.Script(discordtest.Hello(0), discordtest.AwaitLogin(), step)
				d.WaitLive(0).Close(4000)
				r.lost()
				d.WaitResumes(1)
				time.Sleep(time.Minute)
				r.ready(0)
				if name != "resumed" { // the fake itself did not resume there
					r.answers()
				}
			})
		})
	}
}

// surprise has the first connection take these steps, and fails unless the
// client answers interactions a minute later.
func surprise(t *testing.T, name string, steps ...discordtest.Step) {
	t.Run(name, func(t *testing.T) {
		inVirtualTime(t, func(t *testing.T) {
			d := inMemory(t, discordtest.Options{})
			d.Script(steps...)
			r := start(t, d)
			time.Sleep(time.Minute)
			r.ready(0)
			r.answers()
			if n := len(d.Identifies()); n > 3 {
				t.Errorf("%d identifies", n)
			}
		})
	})
}

func TestReconnectResumes(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		r := start(t, d)
		r.ready(time.Second)
		r.answers()
		d.WaitLive(0).Send(discordtest.OpReconnect, nil)
		end := d.WaitEndings(1)[0]
		if end.Code == 1000 || end.Code == 1001 {
			t.Errorf("left with code %d, which ends the session", end.Code)
		}
		missed := d.Interact(0, discordtest.Command("ask", nil)) // while the bot is away
		resume := d.WaitResumes(1)[0]
		if resume.Path != "/resume/" || resume.Seq != 2 || resume.SessionID == "" || resume.Token != d.Token() {
			t.Errorf("resume: %+v", resume)
		}
		if got, want := d.Connections()[1].URL, "/resume/?encoding=json&v=10"; got != want {
			t.Errorf("resumed at %q, want %q", got, want)
		}
		r.ready(time.Second)
		time.Sleep(time.Second)
		got := r.handled()
		if len(got) != 2 || got[1] != missed {
			t.Errorf("handled %v, want %q once at the end", got, missed)
		}
	})
}

func TestInvalidSessionAfterResume(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		r := start(t, d)
		r.ready(time.Second)
		time.Sleep(time.Minute)
		c := d.WaitLive(0)
		d.EndSession(0)
		c.Reset()
		d.WaitIdentifies(2)
		r.ready(10 * time.Second)
		if n := len(d.Resumes()); n != 1 {
			t.Errorf("%d resumes, want 1", n)
		}
		wait := d.Identifies()[1].At.Sub(d.Resumes()[0].At)
		if wait < time.Second || wait > 6*time.Second {
			t.Errorf("new identify %v after Invalid Session, want 1 to 5 s", wait)
		}
	})
}

func TestCloseCodes(t *testing.T) {
	for _, code := range []int{4004, 4010, 4011, 4012, 4013, 4014} {
		t.Run(fmt.Sprint(code), func(t *testing.T) {
			inVirtualTime(t, func(t *testing.T) {
				d := inMemory(t, discordtest.Options{Shards: 3, MaxConcurrency: 3})
				d.Script(discordtest.Hello(0), discordtest.AwaitLogin(), discordtest.CloseWith(code))
				r := start(t, d)
				if got := r.fatal(10 * time.Second).Code; got != code {
					t.Errorf("code %d, want %d", got, code)
				}
				time.Sleep(time.Hour)
				if n := len(d.Connections()); n > 3 {
					t.Errorf("%d connections after a refusal for good", n)
				}
			})
		})
	}
	for _, code := range []int{1000, 1001, 1002, 1003, 1006, 1007, 1008, 1009, 1011, 1012, 1013, 3000, 4000, 4001, 4002, 4003, 4005, 4006, 4007, 4008, 4009, 4015, 4099, 4999} {
		t.Run(fmt.Sprint(code), func(t *testing.T) {
			inVirtualTime(t, func(t *testing.T) { survives(t, code) })
		})
	}
}

func survives(t *testing.T, code int) {
	d := inMemory(t, discordtest.Options{})
	r := start(t, d)
	r.ready(time.Second)
	if code == 1006 {
		d.WaitLive(0).Reset()
	} else {
		d.WaitLive(0).Close(code)
	}
	r.lost()
	r.ready(20 * time.Second)
	r.answers()
	fresh := code == 4003 || code == 4006 || code == 4007 || code == 4009
	if fresh && len(d.Resumes()) > 0 {
		t.Error("resumed a session that is no more")
	}
	if !fresh && len(d.Resumes()) == 0 {
		t.Error("did not try to resume")
	}
}
