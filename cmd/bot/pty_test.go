//go:build !windows

package main

import (
	"context"
	"io"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/term"
)

// screen is a terminal with the program running on it, and what a person sees
// there: an emulator draws it and answers what the program asks it.
type screen struct {
	t      *testing.T
	mu     sync.Mutex // of the emulator
	shown  *vt.Emulator
	keys   *os.File // what is typed goes in here
	slave  *os.File
	before *term.State
	done   chan int
	stop   context.CancelFunc
}

// onTerminal runs the program on a terminal of the given size with the given
// environment.
func onTerminal(t *testing.T, columns, rows int, env map[string]string, args ...string) *screen {
	t.Helper()
	t.Chdir(t.TempDir()) // no .env
	keys, slave := openTerminal(t, columns, rows)
	before, err := term.GetState(int(slave.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	s := &screen{t: t, shown: vt.NewEmulator(columns, rows), keys: keys, slave: slave, before: before,
		done: make(chan int, 1), stop: stop}
	go func() { _, _ = io.Copy(s, keys) }()
	go func() { _, _ = io.Copy(keys, s.shown) }()
	t.Cleanup(func() {
		stop()
		_ = s.shown.InputPipe().(io.Closer).Close() // no more answers
	})
	go func() {
		lookup := func(name string) (string, bool) { value, ok := env[name]; return value, ok }
		s.done <- run(ctx, args, lookup, slave, slave, slave)
	}()
	return s
}

// Write draws what the program sends.
func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shown.Write(p)
}

// openTerminal gives both ends of a terminal: what is typed goes into the one,
// and a program runs on the other.
func openTerminal(t *testing.T, columns, rows int) (keys, slave *os.File) {
	t.Helper()
	keys, slave, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminals here: %v", err)
	}
	t.Cleanup(func() { keys.Close() }) // not slave: a prompt that was stopped may still be reading it
	if err := pty.Setsize(keys, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}); err != nil {
		t.Fatal(err)
	}
	return keys, slave
}

// types sends keys as a person would press them.
func (s *screen) types(keys string) {
	s.t.Helper()
	if _, err := s.keys.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// pastes sends text as a terminal does that was asked to mark what is pasted.
func (s *screen) pastes(text string) { s.types("\x1b[200~" + text + "\x1b[201~") }

// shows waits until text is on the screen.
func (s *screen) shows(text string) {
	s.t.Helper()
	s.waits("shows "+text, func() bool { return strings.Contains(s.text(), text) })
}

// prompts waits until the line that is being typed is as given, with its prompt
// and a bar for the cursor.
func (s *screen) prompts(line string) {
	s.t.Helper()
	s.waits("asks "+line, func() bool { return s.typed() == promptText+line })
}

// empties gives up what is typed, whichever key that is.
func (s *screen) empties() {
	s.t.Helper()
	s.types(xtermEnd + ctrlU)
	s.prompts("|")
}

// clears empties the screen.
func (s *screen) clears() {
	s.t.Helper()
	s.types("clear\r")
	s.waits("is clear", func() bool { return strings.TrimSpace(s.text()) == strings.TrimSpace(promptText) })
}

// typed is the row of the cursor, with a bar for it.
func (s *screen) typed() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := s.shown.CursorPosition()
	left, right := "", ""
	for x := range s.shown.Width() {
		cell := s.shown.CellAt(x, at.Y)
		switch {
		case cell == nil:
		case x < at.X:
			left += cell.Content
		default:
			right += cell.Content
		}
	}
	return left + "|" + strings.TrimRight(right, " ")
}

func (s *screen) waits(what string, done func() bool) {
	s.t.Helper()
	for range 3000 {
		if done() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.t.Fatalf("the terminal never %s; it shows:\n%s\nand at the cursor %q", what, s.text(), s.typed())
}

// text is what is on the screen, without the space at the ends of its rows.
func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var rows []string
	for row := range strings.SplitSeq(s.shown.String(), "\n") {
		rows = append(rows, strings.TrimRight(row, " "))
	}
	return strings.TrimRight(strings.Join(rows, "\n"), "\n")
}

// ends waits for the program to end well and leave the terminal as it was.
func (s *screen) ends() {
	s.t.Helper()
	s.endsWith(exitOK)
}

// endsWith waits for the program to end with a status and leave the terminal as
// it was.
func (s *screen) endsWith(want int) {
	s.t.Helper()
	select {
	case status := <-s.done:
		if status != want {
			s.t.Errorf("status %d, want %d; the terminal shows:\n%s", status, want, s.text())
		}
	case <-time.After(30 * time.Second):
		s.t.Fatalf("the program does not end; the terminal shows:\n%s", s.text())
	}
	after, err := term.GetState(int(s.slave.Fd()))
	if err != nil {
		s.t.Fatal(err)
	}
	if *after != *s.before {
		s.t.Errorf("the terminal is left at %+v, was %+v", *after, *s.before)
	}
	// Keys that come too late for the program are echoed by the kernel, Ctrl-C as "^C".
	s.waits("begins a line", func() bool { return strings.HasPrefix(strings.TrimLeft(s.typed(), "^C"), "|") })
}

// resizes makes the terminal narrower or wider, as a window manager does.
func (s *screen) resizes(columns int) {
	s.t.Helper()
	s.mu.Lock()
	rows := s.shown.Height()
	s.shown.Resize(columns, rows)
	s.mu.Unlock()
	if err := pty.Setsize(s.keys, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}); err != nil {
		s.t.Fatal(err)
	}
	// The kernel tells a terminal's own processes; this one was started elsewhere.
	if err := syscall.Kill(os.Getpid(), syscall.SIGWINCH); err != nil {
		s.t.Fatal(err)
	}
}
