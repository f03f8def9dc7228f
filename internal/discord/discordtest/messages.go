package discordtest

import (
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"slices"
	"time"
)

// Message is a message of a person in a server's channel. Each mention is the
// id of a user.
func Message(content string, mentions ...string) map[string]any {
	users := []any{}
	for _, id := range mentions {
		users = append(users, map[string]any{"id": id, "username": "user-" + id})
	}
	return map[string]any{
		"type": 0, "guild_id": "200", "channel_id": "300", "content": content, "author": Asker(),
		"timestamp": "2025-03-18T20:00:00.000000+00:00", "edited_timestamp": nil, "tts": false, "pinned": false,
		"mention_everyone": false, "mentions": users, "mention_roles": []any{}, "attachments": []any{},
		"embeds": []any{}, "components": []any{}, "flags": 0,
	}
}

// DirectMessage is a message of a person to the bot.
func DirectMessage(content string) map[string]any {
	m := Message(content)
	delete(m, "guild_id")
	m["channel_id"], m["channel_type"] = "301", 1
	return m
}

// Say sends a message to a shard, as MESSAGE_CREATE, and returns its id, which
// it gives it unless the message has one. The test fails when the shard has no
// session.
func (s *Server) Say(shard int, message map[string]any) string {
	s.tb.Helper()
	m := maps.Clone(message)
	id, _ := m["id"].(string)
	if id == "" {
		s.mu.Lock()
		id = s.newID()
		s.mu.Unlock()
		m["id"] = id
	}
	if !s.Dispatch(shard, "MESSAGE_CREATE", m) {
		s.tb.Errorf("discordtest: shard %d has no session", shard)
	}
	return id
}

// Posted is a message that the bot posted into a channel.
type Posted struct {
	Channel string
	Payload json.RawMessage // the JSON: the body, or payload_json of a multipart body
	At      time.Time
}

// Posts are the messages that the bot posted, in their order.
func (s *Server) Posts() []Posted {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.posts)
}

// WaitPosts waits for n messages in all.
func (s *Server) WaitPosts(n int) []Posted {
	s.tb.Helper()
	s.Wait("a message of the bot", func() bool { return len(s.Posts()) >= n })
	return s.Posts()
}

func (s *Server) postMessage(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body) // in memory already
	p := Posted{Channel: r.PathValue("channel"), Payload: payload(r.Header.Get("Content-Type"), body), At: time.Now()}
	if !json.Valid(p.Payload) {
		refuse(w, http.StatusBadRequest, 50109, "The request body contains invalid JSON.")
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.posts = append(s.posts, p)
	s.notify()
	reply(w, http.StatusOK, map[string]any{"id": s.newID(), "channel_id": p.Channel})
}

// Message is the message that the answer made, as a later interaction with it
// carries it. It is nil for an answer that makes none.
func (c Callback) Message() map[string]any {
	var answer struct {
		Type int            `json:"type"`
		Data map[string]any `json:"data"`
	}
	if json.Unmarshal(c.Payload, &answer) != nil || (answer.Type != 4 && answer.Type != 7) {
		return nil
	}
	m := map[string]any{
		"id": c.ID, "type": 20, "channel_id": "300", "content": "", "embeds": []any{}, "components": []any{},
		"attachments": []any{}, "mentions": []any{}, "flags": 0, "timestamp": "2025-03-18T20:00:01.000000+00:00",
		"author":               map[string]any{"id": "100", "username": "bot", "bot": true},
		"interaction_metadata": map[string]any{"id": c.ID, "type": 2, "user": Asker(), "authorizing_integration_owners": map[string]any{"0": "200"}},
	}
	maps.Copy(m, answer.Data)
	delete(m, "allowed_mentions")
	return m
}
