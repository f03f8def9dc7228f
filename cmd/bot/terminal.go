package main

import (
	"io"

	"golang.org/x/term"

	"bothsides/internal/answer"
)

// tty is a terminal that a person reads and types at.
type tty struct {
	io.Reader
	io.Writer
	in, out int // file descriptors
}

// endLine leaves the line that is being typed, so that what comes next, such as
// a shell's prompt, begins another. The editor would draw its own prompt there.
func (t *tty) endLine() error {
	_, err := io.WriteString(t, "\r\n")
	return err
}

// fdOf is the descriptor of a terminal, if v is one.
func fdOf(v any) (int, bool) {
	f, ok := v.(interface{ Fd() uintptr })
	if !ok {
		return 0, false
	}
	fd := int(f.Fd())
	return fd, term.IsTerminal(fd)
}

// terminal is where a prompt can be shown: both sides are a terminal that
// understands the moves of line editing.
func (p *program) terminal() (*tty, bool) {
	in, inOK := fdOf(p.stdin)
	out, outOK := fdOf(p.stdout)
	_, dumb := p.plain()
	return &tty{p.stdin, p.stdout, in, out}, inOK && outOK && !dumb
}

// maxWidth keeps lines readable on a wide screen.
const maxWidth = 100

// style is how standard output takes an answer.
func (p *program) style() answer.Style {
	fd, ok := fdOf(p.stdout)
	if !ok {
		return answer.Style{}
	}
	noColour, _ := p.plain()
	return answer.Style{Width: width(fd), Colour: !noColour}
}

// width is the terminal's width to wrap at; 0 where it does not tell.
func width(fd int) int {
	columns, _, err := term.GetSize(fd)
	if err != nil || columns < 0 {
		return 0
	}
	return min(columns, maxWidth)
}
