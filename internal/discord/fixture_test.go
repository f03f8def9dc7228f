package discord

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"bothsides/corpus"
	"bothsides/internal/discord/discordtest"
	"bothsides/internal/discord/render"
	"bothsides/internal/handlers"
	"bothsides/internal/metrics"
	"bothsides/internal/search"
)

func TestMain(m *testing.M) {
	// The first index starts workers for the whole process: they are no leak.
	_, _ = builtService()
	goleak.VerifyTestMain(closingIndex{m}, goleak.IgnoreCurrent())
}

// closingIndex closes the index that tests share once they are done.
type closingIndex struct{ *testing.M }

func (m closingIndex) Run() int {
	code := m.M.Run()
	if h, err := builtService(); err == nil {
		h.Index.Close()
	}
	return code
}

// builtService answers from the real index over the built-in statements. It is
// read-only and so is shared.
var builtService = sync.OnceValues(func() (*handlers.Service, error) {
	c, err := corpus.Builtin()
	if err != nil {
		return nil, err
	}
	index, err := search.Open(c, search.Options{})
	return &handlers.Service{Corpus: c, Index: index, Version: "test"}, err
})

func testService(tb testing.TB) *handlers.Service {
	tb.Helper()
	h, err := builtService()
	if err != nil {
		tb.Fatal(err)
	}
	return h
}

// fixture is a responder with its parts at hand.
type fixture struct {
	*Responder
	tb      testing.TB
	logs    *discordtest.Output
	metrics *metrics.Metrics
	key     ed25519.PrivateKey
}

func newFixture(tb testing.TB) *fixture { return newFixtureOver(tb, testService(tb)) }

func newFixtureOver(tb testing.TB, h *handlers.Service) *fixture {
	tb.Helper()
	logs, m := &discordtest.Output{}, metrics.New()
	log := slog.New(slog.NewTextHandler(logs, &slog.HandlerOptions{Level: slog.LevelDebug}))
	key := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))
	r := &fixture{Responder: NewResponder(h, log, m), tb: tb, logs: logs, metrics: m, key: key}
	r.patience = time.Minute // a busy machine is no fault; what is late is tested in virtual time
	return r
}

func (r *fixture) endpoint() http.Handler { return r.Endpoint(r.key.Public().(ed25519.PublicKey)) }

// send signs a body and sends it to the endpoint; changes are made to the
// request after it was signed.
func (r *fixture) send(body []byte, changes ...func(*http.Request)) *httptest.ResponseRecorder {
	return r.sendTo(r.endpoint(), body, changes...)
}

func (r *fixture) sendTo(h http.Handler, body []byte, changes ...func(*http.Request)) *httptest.ResponseRecorder {
	r.tb.Helper()
	req := httptest.NewRequest(http.MethodPost, "/interactions", bytes.NewReader(body))
	r.sign(req, body, time.Now())
	for _, change := range changes {
		change(req)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, req)
	return w
}

// sign signs a request as Discord does at a time.
func (r *fixture) sign(req *http.Request, body []byte, at time.Time) {
	timestamp := strconv.FormatInt(at.Unix(), 10)
	req.Header.Set(headerTimestamp, timestamp)
	req.Header.Set(headerSignature, hex.EncodeToString(ed25519.Sign(r.key, append([]byte(timestamp), body...))))
}

// object is a JSON object under construction.
type object = map[string]any

func encode(tb testing.TB, v any) []byte {
	tb.Helper()
	out, err := json.Marshal(v)
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

// person is an interaction's member.
func person(id string) object {
	return object{"user": object{"id": id, "username": "asker-" + id}, "permissions": "0"}
}

// command is an interaction with a slash command in a server.
func command(name string, options ...object) object {
	return object{"id": "1000", "token": "token", "type": 2, "guild_id": "200", "channel_id": "300", "locale": "en-US",
		"member": person("400"), "data": object{"id": "500", "name": name, "type": 1, "options": options}}
}

func option(name string, value any) object { return object{"name": name, "type": 3, "value": value} }

// respond is the reply to an interaction, decoded.
func (r *fixture) answerTo(i object) reply {
	r.tb.Helper()
	got, err := r.ask(encode(r.tb, i))
	if err != nil {
		r.tb.Fatal(err)
	}
	return decodeReply(r.tb, got.Body)
}

// ask is the reply to an interaction's JSON.
func (r *fixture) ask(raw []byte) (got Reply, err error) {
	sent := 0
	err = r.Respond(r.tb.Context(), raw, func(reply Reply) { got, sent = reply, sent+1 })
	if err == nil && sent != 1 {
		r.tb.Errorf("%d replies to %s", sent, raw)
	}
	return got, err
}

// reply is an interaction response as a test reads it.
type reply struct {
	Type int
	Data struct {
		Flags           int
		Components      []render.Component
		AllowedMentions object `json:"allowed_mentions"`
		Choices         []render.Choice
	}
	raw string
}

func decodeReply(tb testing.TB, body []byte) reply {
	tb.Helper()
	out := reply{raw: string(body)}
	if err := json.Unmarshal(body, &out); err != nil {
		tb.Fatalf("%v in %s", err, body)
	}
	return out
}

// text is everything that the message says, component after component.
func (r reply) text() string {
	var all func([]render.Component) string
	all = func(components []render.Component) string {
		out := ""
		for _, c := range components {
			if c.Content != "" {
				out += c.Content + "\n"
			}
			out += all(c.Components)
		}
		return out
	}
	return all(r.Data.Components)
}

func (r reply) private() bool { return r.Data.Flags&64 != 0 }
