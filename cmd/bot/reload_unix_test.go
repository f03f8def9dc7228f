//go:build unix

package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// writeStatement writes a corpus of one statement.
func writeStatement(t *testing.T, dir, head, text string) {
	t.Helper()
	data := "---\nid: club\ncode: CL\nname: Club\ntitle: Minutes\n" + head + "wording: As minuted.\n---\n" + text + "\n"
	if err := os.WriteFile(filepath.Join(dir, "club.md"), []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

// waitFor asks for a page until it has the words.
func waitFor(t *testing.T, address, path, want string) {
	t.Helper()
	text := ""
	for range 600 {
		if _, text = page(t, address, path); strings.Contains(text, want) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s has not %q:\n%s", path, want, text)
}

// waitForLog waits until the program has said something.
func waitForLog(t *testing.T, p *process, want string) {
	t.Helper()
	for range 1500 {
		if strings.Contains(p.said.String(), want) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("it does not say %q:\n%s", want, p.said.String())
}

// TestReload changes the statements under a server that is asked all the time: on
// SIGHUP and by itself it answers from the new ones, and from the old ones where
// the new ones have a fault. No request is lost.
func TestReload(t *testing.T) {
	dir, address := t.TempDir(), freeAddress(t)
	const date = "date: 2025-03-01\n"
	writeStatement(t, dir, date, "The pitch is closed.")
	p := start(t, map[string]string{"LISTEN_ADDR": address, "CORPUS_DIR": dir}, "web")
	p.ready()
	var asked, lost atomic.Int64
	var stop atomic.Bool
	var wait sync.WaitGroup
	for range 2 {
		wait.Go(func() {
			for !stop.Load() {
				asked.Add(1)
				if r, err := http.Get("http://" + address + "/p/CL-1.1"); err != nil || r.StatusCode != http.StatusOK || r.Body.Close() != nil {
					lost.Add(1)
				}
				time.Sleep(2 * time.Millisecond)
			}
		})
	}
	hangUp := func() {
		if err := p.command.Process.Signal(syscall.SIGHUP); err != nil {
			t.Fatal(err)
		}
	}
	waitFor(t, address, "/p/CL-1.1", "The pitch is closed.")
	writeStatement(t, dir, date, "The pitch is open.")
	hangUp()
	waitFor(t, address, "/p/CL-1.1", "The pitch is open.")
	writeStatement(t, dir, "date: tomorrow\n", "The pitch is flooded.")
	hangUp()
	waitForLog(t, p, "the old statements stay in use")
	waitFor(t, address, "/p/CL-1.1", "The pitch is open.")
	if !testing.Short() {
		writeStatement(t, dir, date, "The pitch is dry.")
		waitFor(t, address, "/p/CL-1.1", "The pitch is dry.")
	}
	for asked.Load() < 50 { // a fast reload or a slow machine leaves time for few
		time.Sleep(2 * time.Millisecond)
	}
	stop.Store(true)
	wait.Wait()
	if lost.Load() > 0 {
		t.Errorf("of %d requests %d were lost", asked.Load(), lost.Load())
	}
	p.stop()
	for _, want := range []string{"read CORPUS_DIR again", "folder=" + dir, "a fault in CORPUS_DIR",
		"club.md:6: The date \\\"tomorrow\\\" must be written YYYY-MM-DD.", "CORPUS_DIR was not read again", "1 fault"} {
		if !strings.Contains(p.said.String(), want) {
			t.Errorf("the log has not %q:\n%s", want, p.said.String())
		}
	}
}

// Over the built-in statements there is nothing to read again.
func TestNothingToReload(t *testing.T) {
	address := freeAddress(t)
	p := start(t, map[string]string{"LISTEN_ADDR": address}, "web")
	p.ready()
	if err := p.command.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	waitForLog(t, p, "nothing was read again")
	p.stop()
}
