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
func (v view) api() reply {
	out := reply{kind: typeJSON, cache: cachePrivate, shared: true}
	if !v.chosen {
		v.language = message.English
	}
	line := strings.TrimSpace(v.query.Get("line"))
	switch {
	case !v.allowed():
		v.Metrics.Limited("user")
		out.status, out.cache, out.body = http.StatusTooManyRequests, cacheNever, problem(v.text("discord.limited"))
		return out
	case line == "":
		out.status, out.cache, out.body = http.StatusBadRequest, cacheNever, problem(v.text("refusal.no-command"))
		return out
	}
	body, err := v.run(handlers.ParseLine(line)).JSONLine()
	if err != nil {
		v.Log.Error("encoding answer failed", "error", err)
		return failed()
	}
	out.body = body
	return v.tagged(out)
}

// preflight tells a browser that a script may ask with the tag of the answer that
// it has, which is no header that scripts of other sites send unasked.
func (view) preflight() reply {
	return reply{kind: typeText, cache: cachePublic, shared: true, headers: "If-None-Match"}
}

// openapi is the description of the interface for programs.
func (v view) openapi() reply {
	return v.tagged(reply{kind: typeJSON, cache: cachePublic, shared: true, body: openapiDocument})
}

// problem is a refusal of the API's own, in the form of a command's.
func problem(sentence string) []byte {
	body, _ := answer.Refused(sentence).JSONLine() // texts always encode
	return body
}
