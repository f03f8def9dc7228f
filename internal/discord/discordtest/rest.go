package discordtest

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"
	"time"
)

// Route names a REST route, or the websocket's, for Answer.
type Route string

// The routes that the server has. RouteWebsocket is the upgrade request, at
// the gateway's address and at the one to resume at.
const (
	RouteGateway     Route = "gateway"
	RouteGatewayBot  Route = "gateway/bot"
	RouteApplication Route = "application"
	RouteGetCommands Route = "get commands"
	RoutePutCommands Route = "put commands"
	RouteCallback    Route = "callback"
	RouteMessage     Route = "message"
	RouteWebsocket   Route = "websocket"
)

// Answer is a scripted answer to one request. The zero value answers as
// usual.
type Answer struct {
	Delay  time.Duration // before anything else; it ends early with the request
	Reset  bool          // cut the connection without an answer
	Status int           // 0: answer as usual, after the delay
	Body   string
	Header map[string]string
}

// TooMany is a 429 as Discord sends it.
func TooMany(retryAfter time.Duration) Answer {
	seconds := strconv.FormatFloat(retryAfter.Seconds(), 'f', -1, 64)
	return Answer{
		Status: http.StatusTooManyRequests,
		Body:   `{"message":"You are being rate limited.","retry_after":` + seconds + `,"global":false}`,
		Header: map[string]string{"Retry-After": seconds, "Content-Type": "application/json"},
	}
}

// Request is a REST request as it came.
type Request struct {
	Route  Route
	Method string
	Path   string // with its query
	Header http.Header
	Body   []byte
	At     time.Time
}

// Callback is the first answer to an interaction.
type Callback struct {
	ID, Token   string // of the interaction
	ContentType string
	Body        []byte          // as it came
	Payload     json.RawMessage // the JSON: the body, or payload_json of a multipart body
	At          time.Time
}

// Answer scripts the next answers of a route, one a request.
func (s *Server) Answer(route Route, answers ...Answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answers[route] = append(s.answers[route], answers...)
}

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	handle := func(pattern string, route Route, h http.HandlerFunc) {
		mux.HandleFunc(pattern, s.scripted(route, h))
	}
	const app = "/api/v10/applications/{app}"
	handle("GET /api/v10/gateway", RouteGateway, s.getGateway)
	handle("GET /api/v10/gateway/bot", RouteGatewayBot, s.needToken(s.getGatewayBot))
	handle("GET /api/v10/applications/@me", RouteApplication, s.needToken(s.getApplication))
	for _, path := range []string{app + "/commands", app + "/guilds/{guild}/commands"} {
		handle("GET "+path, RouteGetCommands, s.needToken(s.getCommands))
		handle("PUT "+path, RoutePutCommands, s.needToken(s.putCommands))
	}
	handle("POST /api/v10/interactions/{id}/{token}/callback", RouteCallback, s.postCallback)
	handle("POST /api/v10/channels/{channel}/messages", RouteMessage, s.needToken(s.postMessage))
	handle("GET /gateway", RouteWebsocket, s.serveGateway)
	handle("GET /gateway/", RouteWebsocket, s.serveGateway)
	handle("GET /resume/", RouteWebsocket, s.serveGateway)
	return mux
}

// scripted records the request and gives the scripted answer, if there is one.
func (s *Server) scripted(route Route, h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		a := s.take(Request{
			Route: route, Method: r.Method, Path: r.URL.RequestURI(), Header: r.Header.Clone(), Body: body, At: time.Now(),
		})
		if a.Delay > 0 {
			select {
			case <-time.After(a.Delay):
			case <-r.Context().Done():
				return
			case <-s.ctx.Done():
				return
			}
		}
		switch {
		case a.Reset:
			panic(http.ErrAbortHandler)
		case a.Status == 0:
			h(w, r)
		default:
			for k, v := range a.Header {
				w.Header().Set(k, v)
			}
			w.WriteHeader(a.Status)
			io.WriteString(w, a.Body)
		}
	}
}

func (s *Server) take(r Request) Answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.Route != RouteWebsocket {
		s.requests = append(s.requests, r)
	}
	s.notify()
	queue := s.answers[r.Route]
	if len(queue) == 0 {
		return Answer{}
	}
	s.answers[r.Route] = queue[1:]
	return queue[0]
}

func (s *Server) needToken(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bot "+s.opts.Token {
			reply(w, http.StatusUnauthorized, map[string]any{"message": "401: Unauthorized", "code": 0})
			return
		}
		h(w, r)
	}
}

func reply(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(v)
}

func (s *Server) getGateway(w http.ResponseWriter, _ *http.Request) {
	reply(w, http.StatusOK, map[string]any{"url": s.GatewayURL()})
}

func (s *Server) getGatewayBot(w http.ResponseWriter, _ *http.Request) {
	reply(w, http.StatusOK, map[string]any{
		"url": s.GatewayURL(), "shards": s.opts.Shards,
		"session_start_limit": map[string]any{
			"total": s.opts.Total, "remaining": max(s.opts.Remaining, 0),
			"reset_after": s.opts.ResetAfter.Milliseconds(), "max_concurrency": s.opts.MaxConcurrency,
		},
	})
}

func (s *Server) getApplication(w http.ResponseWriter, _ *http.Request) {
	reply(w, http.StatusOK, map[string]any{"id": s.opts.AppID, "name": "bot", "flags": 0})
}

func (s *Server) postMessage(w http.ResponseWriter, r *http.Request) {
	reply(w, http.StatusOK, map[string]any{"id": "1", "channel_id": r.PathValue("channel")})
}

// postCallback takes the first answer; a second one is error 40060.
func (s *Server) postCallback(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body) // in memory already
	c := Callback{
		ID: r.PathValue("id"), Token: r.PathValue("token"), At: time.Now(),
		ContentType: r.Header.Get("Content-Type"), Body: body, Payload: payload(r.Header.Get("Content-Type"), body),
	}
	if !json.Valid(c.Payload) {
		reply(w, http.StatusBadRequest, map[string]any{"message": "The request body contains invalid JSON.", "code": 50109})
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, again := s.answered[c.ID]; again {
		reply(w, http.StatusBadRequest, map[string]any{"message": "Interaction has already been acknowledged.", "code": 40060})
		return
	}
	s.answered[c.ID] = c
	s.callbacks = append(s.callbacks, c)
	s.notify()
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
