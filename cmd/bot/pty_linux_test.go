package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// screen is a terminal with the program running on it.
type screen struct {
	t      *testing.T
	master *os.File
	slave  *os.File
	before *unix.Termios
	done   chan int

	mu    sync.Mutex
	shown bytes.Buffer
	seen  int // how much of shown earlier waits have matched
}

// onTerminal runs the program on a terminal of the given width with the given
// environment.
func onTerminal(t *testing.T, columns uint16, env map[string]string, args ...string) *screen {
	t.Helper()
	t.Chdir(t.TempDir()) // no .env
	master, slave := openTerminal(t, columns)
	before, err := unix.IoctlGetTermios(int(slave.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	s := &screen{t: t, master: master, slave: slave, before: before, done: make(chan int, 1)}
	go s.record()
	go func() {
		lookup := func(name string) (string, bool) { value, ok := env[name]; return value, ok }
		s.done <- run(context.Background(), args, lookup, slave, slave, slave)
	}()
	return s
}

func openTerminal(t *testing.T, columns uint16) (master, slave *os.File) {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("no pseudo-terminals here: %v", err)
	}
	t.Cleanup(func() { master.Close() })
	fd := int(master.Fd())
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		err = unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 50, Col: columns})
	}
	if err != nil {
		t.Fatal(err)
	}
	slave, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("no pseudo-terminals here: %v", err)
	}
	t.Cleanup(func() { slave.Close() })
	return master, slave
}

func (s *screen) record() {
	buffer := make([]byte, 4096)
	for {
		n, err := s.master.Read(buffer)
		s.mu.Lock()
		s.shown.Write(buffer[:n])
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// types sends keys as a person would press them.
func (s *screen) types(keys string) {
	s.t.Helper()
	if _, err := s.master.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// shows waits until text appears after what earlier waits have matched.
func (s *screen) shows(text string) {
	s.t.Helper()
	for range 3000 {
		s.mu.Lock()
		at := strings.Index(s.shown.String()[s.seen:], text)
		if at >= 0 {
			s.seen += at + len(text)
		}
		s.mu.Unlock()
		if at >= 0 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.t.Fatalf("the terminal does not show %q; it shows:\n%q", text, s.text())
}

func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shown.String()
}

// ends waits for the program to end well and leave the terminal as it was.
func (s *screen) ends() {
	s.t.Helper()
	select {
	case status := <-s.done:
		if status != 0 {
			s.t.Errorf("status %d, want 0; the terminal shows:\n%s", status, s.text())
		}
	case <-time.After(30 * time.Second):
		s.t.Fatalf("the program does not end; the terminal shows:\n%s", s.text())
	}
	after, err := unix.IoctlGetTermios(int(s.slave.Fd()), unix.TCGETS)
	if err != nil {
		s.t.Fatal(err)
	}
	if *after != *s.before {
		s.t.Errorf("the terminal is left at %+v, was %+v", *after, *s.before)
	}
}
