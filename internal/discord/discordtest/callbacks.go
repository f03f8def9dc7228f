package discordtest

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"slices"
	"time"
)

// Callback is the first answer to an interaction.
type Callback struct {
	ID, Token   string // of the interaction
	ContentType string
	Body        []byte          // as it came
	Payload     json.RawMessage // the JSON: the body, or payload_json of a multipart body
	At          time.Time
}

// Callbacks are the accepted answers to interactions, in their order.
func (s *Server) Callbacks() []Callback {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.callbacks)
}

// Answered is the number of accepted answers, and Again that of the answers
// to interactions that had one.
func (s *Server) Answered() (first, again int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.firsts, s.seconds
}

// WaitCallback waits for the answer to an interaction.
func (s *Server) WaitCallback(id string) Callback {
	s.tb.Helper()
	var c Callback
	s.Wait("the answer to interaction "+id, func() (ok bool) {
		c, ok = s.Callback(id)
		return ok
	})
	return c
}

// Callback is the answer to an interaction, if there is one by now.
func (s *Server) Callback(id string) (Callback, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.answered[id]
	return c, ok
}

// postCallback takes the first answer; a second one is error 40060, and one
// after the Deadline error 10062.
func (s *Server) postCallback(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body) // in memory already
	c := Callback{
		ID: r.PathValue("id"), Token: r.PathValue("token"), At: time.Now(),
		ContentType: r.Header.Get("Content-Type"), Body: body, Payload: payload(r.Header.Get("Content-Type"), body),
	}
	if !json.Valid(c.Payload) {
		refuse(w, http.StatusBadRequest, 50109, "The request body contains invalid JSON.")
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.notify()
	if _, again := s.answered[c.ID]; again {
		s.seconds++
		refuse(w, http.StatusBadRequest, 40060, "Interaction has already been acknowledged.")
		return
	}
	if asked, ok := s.asked[c.ID]; ok && c.At.Sub(asked) > s.opts.Deadline {
		refuse(w, http.StatusNotFound, 10062, "Unknown interaction")
		return
	}
	s.firsts++
	s.answered[c.ID] = c
	s.callbacks = append(s.callbacks, c)
	if s.opts.Keep > 0 && len(s.callbacks) > s.opts.Keep {
		delete(s.answered, s.callbacks[0].ID)
	}
	s.callbacks = last(s.callbacks, s.opts.Keep)
	w.WriteHeader(http.StatusNoContent)
}

// payload is the JSON of a body that may carry files beside it.
func payload(contentType string, body []byte) []byte {
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil || kind != "multipart/form-data" {
		return body
	}
	form, err := multipart.NewReader(bytes.NewReader(body), params["boundary"]).ReadForm(32 << 20)
	if err != nil || len(form.Value["payload_json"]) != 1 {
		return nil
	}
	return []byte(form.Value["payload_json"][0])
}
