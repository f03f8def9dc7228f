package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/term"

	"bothsides/internal/answer"
)

// tty is a terminal that a person reads and types at.
type tty struct {
	io.Reader
	io.Writer
	in, out int      // file descriptors
	dumb    bool     // it understands no moves of line editing
	env     []string // what tells of its kind
}

// endLine leaves the line that is being typed, so that what comes next, such as
// a shell's prompt, begins another.
func (t *tty) endLine() error {
	_, err := io.WriteString(t, "\r\n")
	return err
}

// readUnseen reads a line that is not shown while a person types it. Ctrl-C and
// Ctrl-D give errInterrupted, as the end of ctx does; the terminal is left as it was.
func (t *tty) readUnseen(ctx context.Context) (string, error) {
	before, err := term.MakeRaw(t.in)
	if err != nil {
		return "", fmt.Errorf("hiding what is typed: %w", err)
	}
	var line string
	err = until(ctx, func() (err error) {
		line, err = term.NewTerminal(unread{t}, "").ReadPassword("")
		return err
	})
	restored := term.Restore(t.in, before)
	if ctx.Err() != nil || errors.Is(err, io.EOF) {
		return "", errors.Join(restored, t.endLine(), errInterrupted)
	}
	return line, errors.Join(restored, err)
}

// unread is read one byte at a time, so that what is typed after a line is left
// for whoever reads next.
type unread struct{ io.ReadWriter }

// Read reads a byte.
func (u unread) Read(p []byte) (int, error) { return u.ReadWriter.Read(p[:min(len(p), 1)]) }

// fdOf is the descriptor of a terminal, if v is one.
func fdOf(v any) (int, bool) {
	f, ok := v.(interface{ Fd() uintptr })
	if !ok {
		return 0, false
	}
	fd := int(f.Fd())
	return fd, term.IsTerminal(fd)
}

// terminal is where a prompt can be shown: both sides are a terminal.
func (p *program) terminal() (*tty, bool) {
	in, inOK := fdOf(p.stdin)
	out, outOK := fdOf(p.stdout)
	_, dumb := p.plain()
	t := &tty{Reader: p.stdin, Writer: p.stdout, in: in, out: out, dumb: dumb || !understandsSequences(out)}
	for _, name := range []string{"TERM", "TERM_PROGRAM", "COLORTERM", "NO_COLOR", "SSH_TTY", "WT_SESSION"} {
		if value, set := p.lookup(name); set {
			t.env = append(t.env, name+"="+value)
		}
	}
	return t, inOK && outOK
}

// maxWidth keeps lines readable on a wide screen.
const maxWidth = 100

// style is how standard output takes an answer now.
func (p *program) style() answer.Style {
	fd, ok := fdOf(p.stdout)
	if !ok {
		return answer.Style{}
	}
	style := p.styleOf(width(fd))
	style.Colour = style.Colour && understandsSequences(fd)
	return style
}

// styleOf is how a terminal of the given width takes an answer, as far as the
// environment tells.
func (p *program) styleOf(width int) answer.Style {
	noColour, _ := p.plain()
	return answer.Style{Width: width, Colour: !noColour, Strike: p.strikes()}
}

// width is the terminal's width to wrap at; 0 where it does not tell. The last
// column stays free: what comes after a line that fills it is not the same on
// all terminals.
func width(fd int) int {
	columns, _, err := term.GetSize(fd)
	if err != nil {
		return 0
	}
	return max(min(columns-1, maxWidth), 0)
}

// strikes reports whether the terminal crosses words out. Those that do not
// show them like any others.
func (p *program) strikes() bool {
	name, _ := p.lookup("TERM")
	program, _ := p.lookup("TERM_PROGRAM")
	for _, without := range []string{"linux", "screen", "vt", "cons", "sun", "dumb"} {
		if strings.HasPrefix(name, without) {
			return false
		}
	}
	return program != "Apple_Terminal"
}
