package discordtest

import (
	"time"
)

// Step is one thing that a connection does. An error ends the script; it
// means that the bot is gone. Tests may write their own.
type Step func(c *Conn) error

// Hello says Hello with a heartbeat interval; 0: that of the Options.
func Hello(interval time.Duration) Step {
	return func(c *Conn) error {
		interval := or(interval, c.server.opts.Heartbeat)
		c.Send(OpHello, map[string]any{"heartbeat_interval": interval.Milliseconds()})
		return nil
	}
}

// AwaitLogin waits for an IDENTIFY or a RESUME and leaves it without an
// answer.
func AwaitLogin() Step {
	return func(c *Conn) error {
		select {
		case c.login = <-c.logins:
			return nil
		case <-c.ctx.Done():
			return c.ctx.Err()
		}
	}
}

// Login waits for an IDENTIFY or a RESUME and answers it as Discord would:
// READY; or the missed events and RESUMED; or close code 4004 for a wrong
// token, 4007 for a sequence from the future, Invalid Session for a session
// that is no more.
func Login() Step {
	return func(c *Conn) error {
		if err := AwaitLogin()(c); err != nil {
			return err
		}
		return Welcome()(c)
	}
}

// Welcome answers the login that was last awaited, as Login does.
func Welcome() Step {
	return func(c *Conn) error { c.server.logIn(c, c.login); return nil }
}

// Send sends a frame with this opcode.
func Send(op int, d any) Step {
	return func(c *Conn) error { c.Send(op, d); return nil }
}

// SendRaw sends any text as a frame.
func SendRaw(text string) Step {
	return func(c *Conn) error { c.SendRaw([]byte(text)); return nil }
}

// SendBinary sends a binary frame.
func SendBinary(raw []byte) Step {
	return func(c *Conn) error { c.SendBinary(raw); return nil }
}

// AskHeartbeat sends Op 1.
func AskHeartbeat() Step { return Send(OpHeartbeat, nil) }

// AskReconnect sends Op 7.
func AskReconnect() Step { return Send(OpReconnect, nil) }

// ACK sends an Op 11 that nobody asked for.
func ACK() Step { return Send(OpHeartbeatACK, nil) }

// InvalidSession sends Op 9. Unless it is resumable, the session is gone.
func InvalidSession(resumable bool) Step {
	return func(c *Conn) error {
		if !resumable {
			c.server.drop(func(x *session) bool { return x.conn == c || x.id == c.login.SessionID })
		}
		c.Send(OpInvalidSession, resumable)
		return nil
	}
}

// CloseWith closes with a code.
func CloseWith(code int) Step {
	return func(c *Conn) error { c.Close(code); return nil }
}

// Reset cuts the connection without a word.
func Reset() Step {
	return func(c *Conn) error { c.Reset(); return nil }
}

// DropACKs leaves heartbeats without an answer from here on.
func DropACKs() Step {
	return func(c *Conn) error { c.DropACKs(true); return nil }
}

// Pause does nothing for a while, though heartbeats are still acknowledged;
// 0: until the bot goes.
func Pause(d time.Duration) Step {
	return func(c *Conn) error {
		var over <-chan time.Time
		if d > 0 {
			over = time.After(d)
		}
		select {
		case <-over:
			return nil
		case <-c.ctx.Done():
			return c.ctx.Err()
		}
	}
}

// Until does nothing until the channel is closed or gives a value.
func Until(ch <-chan struct{}) Step {
	return func(c *Conn) error {
		select {
		case <-ch:
			return nil
		case <-c.ctx.Done():
			return c.ctx.Err()
		}
	}
}
