package discord

import (
	"net/http"
	"strings"
	"testing"
)

func TestPing(t *testing.T) {
	r := newRig(t)
	w := r.send([]byte(`{"type":1}`))
	if w.Code != http.StatusOK || w.Body.String() != `{"type":1}` || w.Header().Get("Content-Type") != "application/json" {
		t.Errorf("got %d %q %v", w.Code, w.Body, w.Header())
	}
}

func TestCommandOverHTTP(t *testing.T) {
	r := newRig(t)
	w := r.send(encode(t, command("who-said", option("topic", "energy ceasefire"))))
	got := decodeReply(t, w.Body.Bytes())
	if got.Type != 4 || !strings.Contains(got.text(), "White House") || !strings.Contains(got.text(), "Kremlin") {
		t.Errorf("got %s", w.Body)
	}
}
