package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"bothsides/internal/discord/discordtest"
)

// TestReplicas runs three replicas behind nginx as deploy/nginx.conf has it.
// Commands are answered by one and their buttons by others, while one is
// killed, another is stopped, and both are started again: nothing is lost.
func TestReplicas(t *testing.T) {
	if testing.Short() {
		t.Skip("starts four servers")
	}
	if _, err := exec.LookPath("nginx"); err != nil {
		if os.Getenv("NGINX_TEST") != "" {
			t.Fatal(err)
		}
		t.Skip("nginx is not installed (Debian's package nginx-light will do)")
	}
	front := freeAddress(t)
	r := newReplicas(t, front)
	startNginx(t, front, r.addresses)
	for _, test := range []struct {
		path string
		want int
	}{{"/p/KR-13.1", 200}, {"/topics/hockey", 200}, {"/healthz", 404}, {"/readyz", 404}, {"/metrics", 404}} {
		t.Run(test.path, func(t *testing.T) {
			if got, _ := page(t, front, test.path); got != test.want {
				t.Errorf("status %d, want %d", got, test.want)
			}
		})
	}
	traffic := newTraffic(r.discord)
	t.Cleanup(traffic.end)

	traffic.flows(t)
	r.running[1].kill()
	traffic.flows(t)
	r.start(1)
	traffic.flows(t)
	r.running[2].stop()
	traffic.flows(t)
	r.start(2)
	traffic.flows(t)
	traffic.end()

	if lost := traffic.lost.Load(); lost > 0 {
		t.Errorf("%d of %d requests were not answered, the first: %v", lost, traffic.answered.Load()+lost, traffic.first)
	}
	if traffic.elsewhere.Load() == 0 {
		t.Error("no button was answered by another replica than the one that sent it")
	}
	t.Logf("%d answers, %d buttons by another replica", traffic.answered.Load(), traffic.elsewhere.Load())
}

// replicas are several processes of the program with one key.
type replicas struct {
	t         *testing.T
	discord   *signer
	addresses []string
	running   []*process
}

func newReplicas(t *testing.T, front string) *replicas {
	t.Helper()
	r := &replicas{t: t, discord: newSigner(front), running: make([]*process, 3)}
	for range r.running {
		r.addresses = append(r.addresses, freeAddress(t))
	}
	for i := range r.running {
		r.start(i)
	}
	return r
}

func (r *replicas) start(i int) {
	r.t.Helper()
	r.running[i] = start(r.t, map[string]string{"DISCORD_PUBLIC_KEY": r.discord.publicKey(), "LISTEN_ADDR": r.addresses[i], "PUBLIC_URL": "https://bot.example.org"}, "http")
	r.running[i].ready()
}

// startNginx serves deploy/nginx.conf with other addresses; it adds to each
// answer which replica gave it.
func startNginx(t *testing.T, front string, replicas []string) {
	t.Helper()
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o755); err != nil { // its workers are not root
		t.Fatal(err)
	}
	site := read(t, "deploy/nginx.conf")
	for i, address := range replicas {
		site = replaceOnce(t, site, fmt.Sprintf("127.0.0.1:%d", 8081+i), address)
	}
	site = replaceOnce(t, site, "listen 8080;", "listen "+front+";")
	conf := "daemon off;\npid " + folder + "/pid;\nworker_processes 1;\nerror_log stderr warn;\nevents {}\nhttp {\naccess_log off;\n" +
		"add_header X-Replica $upstream_addr always;\n"
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		conf += kind + "_temp_path " + folder + "/" + kind + ";\n"
	}
	file := filepath.Join(folder, "nginx.conf")
	if err := os.WriteFile(file, []byte(conf+site+"}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	c := exec.CommandContext(t.Context(), "nginx", "-c", file, "-p", folder, "-e", "stderr")
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) } // its workers end with it
	c.Stderr = &said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Signal(os.Interrupt) // it may have ended
		_ = c.Wait()
		if t.Failed() {
			t.Logf("nginx says:\n%s", said.String())
		}
	})
	listens(t, front)
}

// listens waits until somebody does at an address.
func listens(t *testing.T, address string) {
	t.Helper()
	for range 200 {
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("nobody listens at %s", address)
}

func replaceOnce(t *testing.T, text, from, to string) string {
	t.Helper()
	if strings.Count(text, from) != 1 {
		t.Fatalf("deploy/nginx.conf has %q %d times", from, strings.Count(text, from))
	}
	return strings.Replace(text, from, to, 1)
}

// traffic is people giving commands and pressing the buttons of the answers.
type traffic struct {
	discord *signer
	done    chan struct{}
	end     func()

	user, answered, lost, elsewhere atomic.Int64
	once                            sync.Once
	first                           error // what became of the first lost request
}

func newTraffic(discord *signer) *traffic {
	f := &traffic{discord: discord, done: make(chan struct{})}
	var people sync.WaitGroup
	for range 4 {
		people.Go(f.person)
	}
	f.end = sync.OnceFunc(func() { close(f.done); people.Wait() })
	return f
}

func (f *traffic) person() {
	for {
		select {
		case <-f.done:
			return
		case <-time.After(time.Millisecond):
		}
		if err := f.exchange(); err != nil {
			f.lost.Add(1)
			f.once.Do(func() { f.first = err })
		}
	}
}

// exchange gives a command and presses a button of its answer.
func (f *traffic) exchange() error {
	user := strconv.FormatInt(f.user.Add(1), 10)
	body, by, err := f.ask(user, discordtest.Command("who-said", map[string]any{"topic": "hockey"}))
	if err != nil {
		return err
	}
	message := discordtest.Callback{ID: "1", Payload: body}.Message()
	button := customID(message["components"], "Context: KR-13.1")
	if button == "" {
		return fmt.Errorf("there is no button in %s", body)
	}
	_, pressedBy, err := f.ask(user, discordtest.Press(message, button))
	if err == nil && pressedBy != by {
		f.elsewhere.Add(1)
	}
	return err
}

// ask sends an interaction of a user whose answer must quote the passage on
// hockey, and returns which replica answered.
func (f *traffic) ask(user string, interaction map[string]any) (body []byte, replica string, err error) {
	interaction["member"] = map[string]any{"user": map[string]any{"id": user, "username": "asker"}, "permissions": "442368"}
	response, err := f.discord.post(interaction)
	if err != nil {
		return nil, "", err
	}
	defer response.Body.Close()
	body, err = io.ReadAll(response.Body)
	if err != nil {
		return nil, "", err
	}
	if response.StatusCode != 200 || !bytes.Contains(body, []byte("KR-13.1")) {
		return nil, "", fmt.Errorf("%s: %.300s", response.Status, body)
	}
	f.answered.Add(1)
	tried := strings.Split(response.Header.Get("X-Replica"), ", ")
	return body, tried[len(tried)-1], nil
}

// flows waits for some hundred answers more.
func (f *traffic) flows(t *testing.T) {
	t.Helper()
	until := f.answered.Load() + 300
	for range 1000 {
		if f.answered.Load() >= until {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("only %d answers; lost %d, the first: %v", f.answered.Load(), f.lost.Load(), f.first)
}

// customID finds the button with a label among components.
func customID(components any, label string) string {
	list, _ := components.([]any)
	for _, c := range list {
		component, _ := c.(map[string]any)
		if component["label"] == label {
			id, _ := component["custom_id"].(string)
			return id
		}
		if id := customID(component["components"], label); id != "" {
			return id
		}
	}
	return ""
}
