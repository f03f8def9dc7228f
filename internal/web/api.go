package web

import (
	"net/http"
	"strings"

	"bothsides/internal/answer"
	"bothsides/internal/handlers"
	"bothsides/internal/message"
)

// api answers a line as the terminal does with --json. Programs read it: it is
// in English unless ?lang= asks for another language, whatever a browser
// prefers.
func (s *Site) api(r request) reply {
	out := reply{kind: typeJSON, cache: keepPrivate, shared: true}
	if !r.chosen {
		r.language = message.English
	}
	line := strings.TrimSpace(r.query.Get("line"))
	switch {
	case !s.allowed(r):
		s.Metrics.Limited("user")
		out.status, out.cache, out.body = http.StatusTooManyRequests, keepNothing, problem(r.language.Text("discord.limited"))
		return out
	case line == "":
		out.status, out.cache, out.body = http.StatusBadRequest, keepNothing, problem(r.language.Text("refusal.no-command"))
		return out
	}
	body, err := s.run(r, handlers.ParseLine(line)).JSONLine()
	if err != nil {
		s.Log.Error("encoding answer failed", "error", err)
		return failed()
	}
	out.body = body
	return s.tagged(out)
}

// preflight tells a browser that a script may ask with the tag of the answer that
// it has, which is no header that scripts of other sites send unasked.
func (s *Site) preflight(request) reply {
	return reply{kind: typeText, cache: keepPublic, shared: true, headers: "If-None-Match"}
}

// openapi is the description of the interface for programs.
func (s *Site) openapi(request) reply {
	return s.tagged(reply{kind: typeJSON, cache: keepPublic, shared: true, body: openapiDocument})
}

// problem is a refusal of the API's own, in the form of a command's.
func problem(sentence string) []byte {
	body, _ := answer.Refused(sentence).JSONLine() // texts always encode
	return body
}
