package discordtest

import (
	"bytes"
	"encoding/json"
	"io"
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
	RouteApplication Route = "application" // at both of its addresses
	RouteEdit        Route = "edit application"
	RouteUser        Route = "user" // the bot's own
	RouteGetCommands Route = "get commands"
	RoutePutCommands Route = "put commands"
	RouteCallback    Route = "callback"
	RouteMessage     Route = "message"
	RouteWebhook     Route = "webhook"
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
	for _, path := range []string{"applications/@me", "oauth2/applications/@me"} {
		handle("GET /api/v10/"+path, RouteApplication, s.needToken(s.getApplication))
	}
	handle("PATCH /api/v10/applications/@me", RouteEdit, s.needToken(s.patchApplication))
	handle("GET /api/v10/users/@me", RouteUser, s.needToken(s.getUser))
	for _, path := range []string{app + "/commands", app + "/guilds/{guild}/commands"} {
		handle("GET "+path, RouteGetCommands, s.needToken(s.getCommands))
		handle("PUT "+path, RoutePutCommands, s.needToken(s.putCommands))
	}
	handle("POST /api/v10/interactions/{id}/{token}/callback", RouteCallback, s.postCallback)
	handle("POST /api/v10/channels/{channel}/messages", RouteMessage, s.needToken(s.postMessage))
	handle("POST /api/webhooks/{id}/{token}", RouteWebhook, s.postWebhook)
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
		if s.opts.ClockOff != 0 {
			w.Header().Set("Date", time.Now().Add(s.opts.ClockOff).UTC().Format(http.TimeFormat))
		}
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
			a.write(w)
		}
	}
}

func (a Answer) write(w http.ResponseWriter) {
	for k, v := range a.Header {
		w.Header().Set(k, v)
	}
	w.WriteHeader(a.Status)
	io.WriteString(w, a.Body)
}

func (s *Server) take(r Request) Answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.Route != RouteWebsocket {
		s.requests = last(append(s.requests, r), s.opts.Keep)
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
			refuse(w, http.StatusUnauthorized, 0, "401: Unauthorized")
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

// refuse is an error in Discord's form.
func refuse(w http.ResponseWriter, status, code int, message string) {
	reply(w, status, map[string]any{"message": message, "code": code})
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

func (s *Server) getUser(w http.ResponseWriter, _ *http.Request) {
	reply(w, http.StatusOK, map[string]any{"id": s.opts.AppID, "username": "bot", "bot": true})
}
