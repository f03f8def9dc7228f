package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"time"
)

// bot is the program at work over signed HTTP, with a key of our own.
type bot struct {
	command *exec.Cmd
	key     ed25519.PrivateKey
	url     string
	locale  string // of who asks
}

func startBot(ctx context.Context, program, locale string) (*bot, error) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	address := l.Addr().String()
	if err := l.Close(); err != nil {
		return nil, err
	}
	b := &bot{exec.CommandContext(ctx, program, "http"), private, "http://" + address, locale}
	b.command.Env = []string{"LISTEN_ADDR=" + address, "DISCORD_PUBLIC_KEY=" + hex.EncodeToString(public), "LOG_LEVEL=warn"}
	b.command.Stderr = os.Stderr
	if err := b.command.Start(); err != nil {
		return nil, err
	}
	return b, b.ready()
}

func (b *bot) ready() error {
	for range 100 {
		if response, err := http.Get(b.url + "/readyz"); err == nil {
			response.Body.Close()
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.stop()
	return errors.New("the bot does not start")
}

func (b *bot) stop() {
	_ = b.command.Process.Kill()
	_ = b.command.Wait() // with the error that it was killed
}

// reply is what the bot answered.
type reply struct {
	data  message
	files map[string][]byte // by name
}

// play gives the scene's command and presses its buttons.
func (b *bot) play(s scene) (*reply, error) {
	options := []any{}
	for _, o := range s.options {
		options = append(options, map[string]any{"name": o[0], "type": 3, "value": o[1]})
	}
	r, err := b.send(map[string]any{"type": 2, "data": map[string]any{"id": "1", "name": s.command, "type": 1, "options": options}})
	if err != nil {
		return nil, err
	}
	for _, label := range s.press {
		id := r.data.button(label)
		if id == "" {
			return nil, fmt.Errorf("there is no button %q", label)
		}
		m := map[string]any{"id": "2", "type": 20, "flags": r.data.Flags, "components": r.data.Components,
			"interaction_metadata": map[string]any{"user": asker()}}
		r, err = b.send(map[string]any{"type": 3, "message": m, "data": map[string]any{"component_type": 2, "custom_id": id}})
		if err != nil {
			return nil, err
		}
	}
	return r, nil
}

func asker() map[string]any { return map[string]any{"id": "400", "username": "alex"} }

func (b *bot) send(interaction map[string]any) (*reply, error) {
	interaction["id"], interaction["application_id"], interaction["token"], interaction["version"] = "1", "1", "t", 1
	interaction["guild_id"], interaction["channel_id"], interaction["locale"] = "200", "300", b.locale
	interaction["context"], interaction["app_permissions"] = 0, "442368"
	interaction["authorizing_integration_owners"] = map[string]any{"0": "200"}
	interaction["member"] = map[string]any{"user": asker(), "permissions": "442368"}
	body, err := json.Marshal(interaction)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequest(http.MethodPost, b.url+"/interactions", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	timestamp := strconv.FormatInt(time.Now().Unix(), 10)
	request.Header.Set("X-Signature-Timestamp", timestamp)
	request.Header.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(b.key, append([]byte(timestamp), body...))))
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("status %s", response.Status)
	}
	return readReply(response.Header.Get("Content-Type"), response.Body)
}

// readReply reads JSON, or JSON with files beside it.
func readReply(contentType string, body io.Reader) (*reply, error) {
	kind, parameters, err := mime.ParseMediaType(contentType)
	if err != nil {
		return nil, err
	}
	r := &reply{files: map[string][]byte{}}
	if kind != "multipart/form-data" {
		return r, r.decode(body)
	}
	parts := multipart.NewReader(body, parameters["boundary"])
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return r, nil
		}
		if err != nil {
			return nil, err
		}
		if part.FormName() == "payload_json" {
			err = r.decode(part)
		} else {
			r.files[part.FileName()], err = io.ReadAll(part)
		}
		if err != nil {
			return nil, err
		}
	}
}

func (r *reply) decode(body io.Reader) error {
	var outer struct{ Data message }
	err := json.NewDecoder(body).Decode(&outer)
	r.data = outer.Data
	return err
}
