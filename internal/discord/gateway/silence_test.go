package gateway

import (
	"fmt"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

// stages are the places at which Discord may fall silent, or do nothing while
// the bot is told to stop.
func stages() map[string]func(*discordtest.Server) {
	script := func(steps ...discordtest.Step) func(*discordtest.Server) {
		return func(d *discordtest.Server) { d.Script(append(steps, discordtest.Pause(0))...) }
	}
	return map[string]func(*discordtest.Server){
		"discovery": func(d *discordtest.Server) {
			d.Answer(discordtest.RouteGatewayBot, discordtest.Answer{Delay: time.Hour})
		},
		"upgrade": func(d *discordtest.Server) {
			d.Answer(discordtest.RouteWebsocket, discordtest.Answer{Delay: time.Hour})
		},
		"hello":    script(),
		"identify": script(discordtest.Hello(0)),
		"ready":    script(discordtest.Hello(0), discordtest.AwaitLogin()),
		"chatter":  script(discordtest.Hello(0), discordtest.AwaitLogin(), chatter),
	}
}

// chatter keeps talking without ever saying READY.
func chatter(c *discordtest.Conn) error {
	for {
		c.Send(discordtest.OpHeartbeatACK, nil)
		if err := discordtest.Pause(time.Second)(c); err != nil {
			return err
		}
	}
}

func TestSilenceAtEachStage(t *testing.T) {
	for name, fall := range stages() {
		t.Run(name, func(t *testing.T) {
			inVirtualTime(t, func(t *testing.T) {
				d := inMemory(t, discordtest.Options{})
				fall(d)
				r := start(t, d)
				r.ready(time.Minute)
				r.answers()
			})
		})
	}
}

func TestStopAtEachStage(t *testing.T) {
	all := stages()
	all["live"] = func(*discordtest.Server) {}
	all["backing off"] = func(d *discordtest.Server) { d.ScriptAlways(discordtest.Reset()) }
	all["waiting for a turn"] = func(d *discordtest.Server) {
		d.ScriptAlways(discordtest.Hello(0), discordtest.AwaitLogin(), discordtest.InvalidSession(false))
	}
	all["half open"] = func(d *discordtest.Server) {
		d.Script(discordtest.Hello(time.Second), discordtest.Login(), discordtest.Freeze())
	}
	all["resuming"] = func(d *discordtest.Server) {
		d.Script(discordtest.Hello(0), discordtest.Login(), discordtest.Reset())
		d.Script(discordtest.Hello(0), discordtest.AwaitLogin(), discordtest.Pause(0))
	}
	all["told to wait"] = func(d *discordtest.Server) {
		d.Answer(discordtest.RouteGatewayBot, discordtest.TooMany(time.Hour))
	}
	for name, fall := range all {
		for _, after := range []time.Duration{0, time.Millisecond, time.Second, 3 * time.Second, 8 * time.Second} {
			t.Run(fmt.Sprintf("%s after %v", name, after), func(t *testing.T) {
				inVirtualTime(t, func(t *testing.T) {
					d := inMemory(t, discordtest.Options{})
					fall(d)
					r := start(t, d)
					time.Sleep(after)
					r.stop() // measures
				})
			})
		}
	}
}

func TestSilenceAtResume(t *testing.T) {
	for _, test := range []struct {
		name  string
		steps []discordtest.Step
	}{
		{"hello", []discordtest.Step{discordtest.Pause(0)}},
		{"resumed", []discordtest.Step{discordtest.Hello(0), discordtest.AwaitLogin(), discordtest.Pause(0)}},
		{"chatter", []discordtest.Step{discordtest.Hello(0), discordtest.AwaitLogin(), chatter}},
	} {
		t.Run(test.name, func(t *testing.T) {
			inVirtualTime(t, func(t *testing.T) {
				d := inMemory(t, discordtest.Options{})
				r := start(t, d)
				r.ready(time.Second)
				for range resumeTries {
					d.Script(test.steps...)
				}
				d.WaitLive(0).Reset()
				r.lost()
				r.ready(time.Minute)
				if n := len(d.Identifies()); n != 2 {
					t.Errorf("%d identifies; a session that does not resume is given up once", n)
				}
			})
		})
	}
}

// leftToResume reports that the client left within the given time, with a code
// that keeps the session.
func leftToResume(t *testing.T, end discordtest.Ending, since time.Time, within time.Duration) {
	t.Helper()
	if took := end.At.Sub(since); took > within {
		t.Errorf("left after %v, more than %v", took, within)
	}
	if end.Code == 1000 || end.Code == 1001 || end.Code == 1006 {
		t.Errorf("left with code %d, which ends the session", end.Code)
	}
}

func TestLostACKs(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		const interval = 10 * time.Second
		d := inMemory(t, discordtest.Options{Heartbeat: interval})
		r := start(t, d)
		r.ready(time.Second)
		r.answers()
		d.WaitHeartbeats(2)
		time.Sleep(time.Second)
		lost := time.Now()
		d.WaitLive(0).DropACKs(true)
		end := d.WaitEndings(1)[0]
		leftToResume(t, end, lost, 2*interval)
		resume := d.WaitResumes(1)[0]
		if resume.Seq != 2 || resume.Path != "/resume/" {
			t.Errorf("resumed with sequence %d at %q, want 2 at /resume/", resume.Seq, resume.Path)
		}
		r.ready(time.Second)
		r.answers()
		if n := len(d.Identifies()); n != 1 {
			t.Errorf("%d identifies, want 1", n)
		}
	})
}

// A heartbeat that Discord asks for just before a regular one must not make
// the connection look dead.
func TestAskedHeartbeatIsNoZombie(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{Heartbeat: time.Second})
		r := start(t, d)
		r.ready(time.Second)
		c := d.WaitLive(0)
		for range 200 {
			before := len(d.Heartbeats())
			c.Send(discordtest.OpHeartbeat, nil)
			time.Sleep(97 * time.Millisecond)
			if len(d.Heartbeats()) == before {
				t.Fatal("Op 1 was not answered at once")
			}
		}
		if n := len(d.Connections()); n != 1 || !r.c.Ready() {
			t.Errorf("%d connections, want 1", n)
		}
	})
}

func TestHeartbeatIntervals(t *testing.T) {
	hello := func(d string) discordtest.Step { return discordtest.SendRaw(`{"op":10,"d":` + d + `}`) }
	for _, d := range []string{`null`, `{}`, `[]`, `{"heartbeat_interval":0}`, `{"heartbeat_interval":-1}`, `{"heartbeat_interval":"41250"}`} {
		t.Run("refused "+d, func(t *testing.T) {
			inVirtualTime(t, func(t *testing.T) {
				s := inMemory(t, discordtest.Options{})
				s.Script(hello(d), discordtest.Login())
				r := start(t, s)
				r.ready(time.Minute)
				if n := len(s.Connections()); n != 2 {
					t.Errorf("%d connections, want 2", n)
				}
			})
		})
	}
	for _, d := range []string{`{"heartbeat_interval":0.001}`, `{"heartbeat_interval":1e300}`} {
		t.Run("bounded "+d, func(t *testing.T) {
			inVirtualTime(t, func(t *testing.T) {
				s := inMemory(t, discordtest.Options{})
				s.Script(hello(d), discordtest.Login())
				r := start(t, s)
				r.ready(time.Second)
				time.Sleep(3 * time.Minute)
				if n := len(s.Heartbeats()); n < 2 || n > 3601 {
					t.Errorf("%d heartbeats in 3 min", n)
				}
			})
		})
	}
}

// On a day when every READY takes its time, the client waits longer at the
// second login rather than log in again and again.
func TestSlowReady(t *testing.T) {
	inVirtualTime(t, func(t *testing.T) {
		d := inMemory(t, discordtest.Options{})
		d.ScriptAlways(discordtest.Hello(0), discordtest.Pause(35*time.Second), discordtest.Login())
		r := start(t, d)
		r.ready(90 * time.Second)
		r.answers()
		if n := len(d.Identifies()); n != 2 {
			t.Errorf("%d identifies, want 2", n)
		}
	})
}
