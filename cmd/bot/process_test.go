package main

import (
	"bytes"
	"cmp"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

// process is the program at work, in a process of its own.
type process struct {
	t       *testing.T
	env     map[string]string
	command *exec.Cmd
	said    discordtest.Output // on both streams
	ended   chan struct{}
}

// start runs the program with the given settings and no others; it is killed
// with the test at the latest.
func start(t *testing.T, env map[string]string, args ...string) *process {
	t.Helper()
	return startCommand(t, "bot", env, args...)
}

func startCommand(t *testing.T, name string, env map[string]string, args ...string) *process {
	t.Helper()
	p := &process{t: t, ended: make(chan struct{}), env: map[string]string{"DRAIN": "0s"}}
	maps.Copy(p.env, env)
	p.command = p.run(name, args...)
	p.command.Stdout, p.command.Stderr = &p.said, &p.said
	if err := p.command.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = p.command.Wait() // its status is read from its state
		close(p.ended)
	}()
	t.Cleanup(func() { p.kill() })
	return p
}

func (p *process) run(name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(p.t.Context(), name, args...)
	c.Dir = p.t.TempDir() // no .env
	c.Env = []string{"PATH=" + os.Getenv("PATH")}
	for name, value := range p.env {
		c.Env = append(c.Env, name+"="+value)
	}
	if testing.CoverMode() != "" { // unset, it is complained of on stderr
		c.Env = append(c.Env, "GOCOVERDIR="+p.t.TempDir())
	}
	return c
}

// ready waits until the program says of itself that it is. It is asked from this
// process: starting another for each question takes far more than the answer.
func (p *process) ready() {
	p.t.Helper()
	for range 1000 {
		if status, _, _ := runHere(p.t, p.env, "health", "--ready"); status == exitOK {
			return
		}
		select {
		case <-p.ended:
			p.t.Fatalf("it ended with status %d:\n%s", p.command.ProcessState.ExitCode(), p.said.String())
		case <-time.After(20 * time.Millisecond):
		}
	}
	p.t.Fatalf("it does not become ready:\n%s", p.said.String())
}

// stop asks it to end as a platform does, and wants it to end well.
func (p *process) stop() {
	p.t.Helper()
	if err := p.command.Process.Signal(os.Interrupt); err != nil {
		p.t.Fatal(err)
	}
	p.endsWith(exitOK)
}

func (p *process) endsWith(status int) {
	p.t.Helper()
	select {
	case <-p.ended:
	case <-time.After(30 * time.Second):
		p.t.Fatalf("it does not end:\n%s", p.said.String())
	}
	if got := p.command.ProcessState.ExitCode(); got != status {
		p.t.Errorf("it ends with status %d, want %d:\n%s", got, status, p.said.String())
	}
}

// kill ends it without asking.
func (p *process) kill() {
	_ = p.command.Process.Kill() // it may have ended
	<-p.ended
}

// freeAddress is one on loopback that nobody listens on.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// signer sends interactions as Discord does.
type signer struct {
	key    ed25519.PrivateKey
	client *http.Client
	url    string
}

func newSigner(address string) *signer {
	return &signer{ed25519.NewKeyFromSeed(bytes.Repeat([]byte{9}, ed25519.SeedSize)),
		&http.Client{Timeout: 10 * time.Second}, "http://" + address + "/interactions"}
}

func (s *signer) publicKey() string { return hex.EncodeToString(s.key.Public().(ed25519.PublicKey)) }

// post signs an interaction and sends it.
func (s *signer) post(interaction map[string]any) (*http.Response, error) {
	full := map[string]any{"id": "1", "application_id": "100", "version": 1, "token": "canary-token"}
	maps.Copy(full, interaction)
	body, err := json.Marshal(full)
	if err != nil {
		return nil, err
	}
	timestamp := strconv.FormatInt(time.Now().Unix(), 10)
	request, err := http.NewRequest(http.MethodPost, s.url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-Signature-Timestamp", timestamp)
	request.Header.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(s.key, append([]byte(timestamp), body...))))
	return s.client.Do(request)
}

// send posts an interaction and returns the answer, of whichever status.
func (s *signer) send(interaction map[string]any) (status int, body []byte, err error) {
	response, err := s.post(interaction)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	body, err = io.ReadAll(response.Body)
	return response.StatusCode, body, err
}

// answer sends an interaction that must be answered with something.
func (s *signer) answer(interaction map[string]any, want string) ([]byte, error) {
	status, body, err := s.send(interaction)
	if err == nil && status != http.StatusOK {
		err = fmt.Errorf("status %d", status)
	}
	if err == nil && !strings.Contains(string(body), want) {
		err = errors.New("the answer lacks " + want + ": " + string(body[:min(len(body), 300)]))
	}
	return body, err
}

// page reads one from the program's server.
func page(t *testing.T, address, path string) (status int, text string) {
	t.Helper()
	response, err := http.Get("http://" + address + path)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, cmp.Or(string(body), "(empty)")
}
