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
	_, _ = builtHouse()
	goleak.VerifyTestMain(withHouse{m}, goleak.IgnoreCurrent())
}

// withHouse closes the index that tests share once they are done.
type withHouse struct{ *testing.M }

func (m withHouse) Run() int {
	code := m.M.Run()
	if h, err := builtHouse(); err == nil {
		h.Index.Close()
	}
	return code
}

// builtHouse answers from the real index over the built-in statements. It is
// read-only and so is shared.
var builtHouse = sync.OnceValues(func() (*handlers.House, error) {
	c, err := corpus.Builtin()
	if err != nil {
		return nil, err
	}
	index, err := search.New(c)
	return &handlers.House{Corpus: c, Index: index, Version: "test"}, err
})

func testHouse(tb testing.TB) *handlers.House {
	tb.Helper()
	h, err := builtHouse()
	if err != nil {
		tb.Fatal(err)
	}
	return h
}

// rig is a responder with its parts at hand.
type rig struct {
	*Responder
	tb      testing.TB
	logs    *discordtest.Output
	metrics *metrics.Metrics
	key     ed25519.PrivateKey
}

func newRig(tb testing.TB) *rig { return newRigOf(tb, testHouse(tb)) }

func newRigOf(tb testing.TB, h *handlers.House) *rig {
	tb.Helper()
	logs, m := &discordtest.Output{}, metrics.New()
	log := slog.New(slog.NewTextHandler(logs, &slog.HandlerOptions{Level: slog.LevelDebug}))
	key := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))
	r := &rig{Responder: NewResponder(h, log, m), tb: tb, logs: logs, metrics: m, key: key}
	r.patience = time.Minute // a busy machine is no fault; what is late is tested in virtual time
	return r
}

func (r *rig) endpoint() http.Handler { return r.Endpoint(r.key.Public().(ed25519.PublicKey)) }

// send signs a body and sends it to the endpoint; changes are made to the
// request after it was signed.
func (r *rig) send(body []byte, changes ...func(*http.Request)) *httptest.ResponseRecorder {
	return r.sendTo(r.endpoint(), body, changes...)
}

func (r *rig) sendTo(h http.Handler, body []byte, changes ...func(*http.Request)) *httptest.ResponseRecorder {
	r.tb.Helper()
	timestamp := strconv.FormatInt(time.Now().Unix(), 10)
	req := httptest.NewRequest(http.MethodPost, "/interactions", bytes.NewReader(body))
	req.Header.Set(headerTimestamp, timestamp)
	req.Header.Set(headerSignature, hex.EncodeToString(ed25519.Sign(r.key, append([]byte(timestamp), body...))))
	for _, change := range changes {
		change(req)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, req)
	return w
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
func (r *rig) answerTo(i object) reply {
	r.tb.Helper()
	got, err := r.ask(encode(r.tb, i))
	if err != nil {
		r.tb.Fatal(err)
	}
	return decodeReply(r.tb, got.Body)
}

// ask is the reply to an interaction's JSON.
func (r *rig) ask(raw []byte) (got Reply, err error) {
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
