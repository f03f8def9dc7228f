package discordtest

import (
	"encoding/json"
	"io"
	"net/http"
	"time"
)

// webhookToken is odd enough to be searched for in logs.
const webhookToken = "canary-webhook-token"

// WebhookURL is the address of the channel's webhook.
func (s *Server) WebhookURL() string {
	return "http://" + s.host + "/api/webhooks/700/" + webhookToken
}

// postWebhook takes a message of the webhook. Its components are dropped, as
// Discord does it, unless the request asks for them.
func (s *Server) postWebhook(w http.ResponseWriter, r *http.Request) {
	if r.PathValue("id") != "700" {
		refuse(w, http.StatusNotFound, 10015, "Unknown Webhook")
		return
	}
	if r.PathValue("token") != webhookToken {
		refuse(w, http.StatusUnauthorized, 50027, "Invalid Webhook Token")
		return
	}
	body, _ := io.ReadAll(r.Body) // in memory already
	p := Posted{Channel: "webhook", Payload: payload(r.Header.Get("Content-Type"), body), At: time.Now()}
	if !json.Valid(p.Payload) || r.URL.Query().Get("with_components") != "true" {
		refuse(w, http.StatusBadRequest, 50006, "Cannot send an empty message")
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.posts = append(s.posts, p)
	s.notify()
	reply(w, http.StatusOK, map[string]any{"id": s.newID(), "channel_id": "300"})
}
