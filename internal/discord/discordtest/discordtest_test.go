package discordtest

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/gorilla/websocket"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// bot is the least that a fake can be held against.
type bot struct {
	t  *testing.T
	d  *Server
	ws *websocket.Conn
}

func connect(t *testing.T, d *Server, address string) *bot {
	t.Helper()
	dialer := websocket.Dialer{NetDialContext: d.DialContext}
	ws, _, err := dialer.DialContext(t.Context(), address, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	return &bot{t, d, ws}
}

type received struct {
	Op int             `json:"op"`
	S  *int64          `json:"s"`
	T  string          `json:"t"`
	D  json.RawMessage `json:"d"`
}

func (b *bot) read() received {
	b.t.Helper()
	var f received
	b.ws.SetReadDeadline(time.Now().Add(5 * time.Second))
	if err := b.ws.ReadJSON(&f); err != nil {
		b.t.Fatal(err)
	}
	return f
}

func (b *bot) send(op int, d any) {
	b.t.Helper()
	if err := b.ws.WriteJSON(map[string]any{"op": op, "d": d}); err != nil {
		b.t.Fatal(err)
	}
}

// login identifies and returns the session's id.
func (b *bot) login() string {
	b.t.Helper()
	if f := b.read(); f.Op != OpHello {
		b.t.Fatalf("got %+v, want Hello", f)
	}
	b.send(OpIdentify, map[string]any{"token": b.d.Token(), "shard": [2]int{0, 1}})
	f := b.read()
	var ready struct {
		SessionID string `json:"session_id"`
		ResumeURL string `json:"resume_gateway_url"`
	}
	if err := json.Unmarshal(f.D, &ready); err != nil || f.T != "READY" || *f.S != 1 || ready.ResumeURL != b.d.ResumeURL() {
		b.t.Fatalf("got %+v, want READY", f)
	}
	return ready.SessionID
}

func (b *bot) post(id, token, contentType, body string) (status int, answer string) {
	b.t.Helper()
	resp, err := b.d.HTTPClient().Post(b.d.APIURL()+"/interactions/"+id+"/"+token+"/callback", contentType, strings.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	all, _ := io.ReadAll(resp.Body)
	return resp.StatusCode, string(all)
}

func TestSessionIsKept(t *testing.T) {
	d := New(t, Options{})
	b := connect(t, d, d.GatewayURL())
	id := b.login()
	first := d.Interact(0, Command("ask", nil))
	b.read()
	b.ws.Close()
	d.WaitEndings(1)
	missed := d.Interact(0, Command("ask", nil))
	d.Rewind(1)
	b = connect(t, d, d.ResumeURL())
	b.read()
	b.send(OpResume, map[string]any{"token": d.Token(), "session_id": id, "seq": 2})
	for _, want := range []string{first, missed, ""} {
		if f := b.read(); !strings.Contains(string(f.D), want) || (want == "") != (f.T == "RESUMED") {
			t.Errorf("got %+v, want %q or RESUMED", f, want)
		}
	}
}

func TestRefusals(t *testing.T) {
	for _, test := range []struct {
		name string
		op   int
		d    map[string]any
		code int
	}{
		{"token", OpIdentify, map[string]any{"token": "x", "shard": [2]int{0, 1}}, 4004},
		{"session", OpResume, map[string]any{"token": DefaultToken, "session_id": "x", "seq": 1}, 0},
		{"sequence", OpResume, map[string]any{"token": DefaultToken, "session_id": "", "seq": 99}, 4007},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := New(t, Options{})
			id := connect(t, d, d.GatewayURL()).login()
			if test.d["session_id"] == "" {
				test.d["session_id"] = id
			}
			b := connect(t, d, d.GatewayURL())
			b.read()
			b.send(test.op, test.d)
			if test.code == 0 {
				if f := b.read(); f.Op != OpInvalidSession || string(f.D) != "false" {
					t.Errorf("got %+v", f)
				}
				return
			}
			if _, _, err := b.ws.ReadMessage(); !websocket.IsCloseError(err, test.code) {
				t.Errorf("got %v, want close code %d", err, test.code)
			}
		})
	}
}

func TestAnswers(t *testing.T) {
	d := New(t, Options{Deadline: time.Hour})
	b := connect(t, d, d.GatewayURL())
	b.login()
	id := d.Interact(0, Command("ask", nil))
	if status, _ := b.post(id, "token-"+id, "application/json", `{"type":4`); status != 400 {
		t.Errorf("broken JSON: %d", status)
	}
	const answer = `{"type":4,"data":{"content":"yes","flags":64}}`
	if status, _ := b.post(id, "token-"+id, "application/json", answer); status != 204 {
		t.Errorf("first answer: %d", status)
	}
	if status, text := b.post(id, "token-"+id, "application/json", answer); status != 400 || !strings.Contains(text, "40060") {
		t.Errorf("second answer: %d %s", status, text)
	}
	if first, again := d.Answered(); first != 1 || again != 1 {
		t.Errorf("answered %d, again %d", first, again)
	}
	message := d.WaitCallback(id).Message()
	if message["content"] != "yes" || message["author"] == nil {
		t.Errorf("message %v", message)
	}
	press := d.Interact(0, Press(message, "more:2"))
	b.read()
	if f := b.read(); !strings.Contains(string(f.D), `"custom_id":"more:2"`) || !strings.Contains(string(f.D), `"content":"yes"`) {
		t.Errorf("press %s: %s", press, f.D)
	}
}

func TestAnswerTooLate(t *testing.T) {
	d := New(t, Options{Deadline: time.Nanosecond})
	b := connect(t, d, d.GatewayURL())
	b.login()
	id := d.Interact(0, Command("ask", nil))
	if status, text := b.post(id, "token-"+id, "application/json", `{"type":4}`); status != 404 || !strings.Contains(text, "10062") {
		t.Errorf("late answer: %d %s", status, text)
	}
}

func TestAnswerWithFile(t *testing.T) {
	d := New(t, Options{})
	b := connect(t, d, d.GatewayURL())
	b.login()
	id := d.Interact(0, Command("ask", nil))
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	w.WriteField("payload_json", `{"type":4,"data":{}}`)
	w.CreateFormFile("files[0]", "a.png")
	w.Close()
	if status, _ := b.post(id, "x", w.FormDataContentType(), body.String()); status != 204 {
		t.Errorf("status %d", status)
	}
	if got := d.WaitCallback(id); string(got.Payload) != `{"type":4,"data":{}}` || len(got.Body) <= len(got.Payload) {
		t.Errorf("payload %s", got.Payload)
	}
}

// What people do has the shape that Discord's documentation gives.
func TestInteractions(t *testing.T) {
	options := map[string]any{"topic": "energy", "private": true, "paragraph": 3}
	for _, test := range []struct {
		name      string
		got, want map[string]any
	}{
		{"command", Command("x", options)["data"].(map[string]any), map[string]any{"id": "500", "name": "x", "type": 1, "options": []any{
			map[string]any{"name": "paragraph", "type": 4, "value": 3}, map[string]any{"name": "private", "type": 5, "value": true},
			map[string]any{"name": "topic", "type": 3, "value": "energy"}}}},
		{"autocomplete", Autocomplete("x", "topic", "en", nil)["data"].(map[string]any), map[string]any{"id": "500", "name": "x", "type": 1, "options": []any{
			map[string]any{"name": "topic", "type": 3, "value": "en", "focused": true}}}},
		{"message command", MessageCommand("x", map[string]any{"id": "7"})["data"].(map[string]any), map[string]any{"id": "501", "name": "x", "type": 3,
			"target_id": "7", "resolved": map[string]any{"messages": map[string]any{"7": map[string]any{"id": "7"}}}}},
		{"button", Press(nil, "c")["data"].(map[string]any), map[string]any{"custom_id": "c", "component_type": 2, "id": 1}},
		{"select", Press(nil, "c", "v")["data"].(map[string]any), map[string]any{"custom_id": "c", "component_type": 3, "id": 1, "values": []string{"v"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, test.got); diff != "" {
				t.Errorf("%s", diff)
			}
		})
	}
	if by := By("401", Command("x", nil)); by["member"].(map[string]any)["user"].(map[string]any)["id"] != "401" {
		t.Errorf("by another: %v", by)
	}
	dm := InDM(Command("x", nil))
	if dm["member"] != nil || dm["guild_id"] != nil || dm["user"] == nil || dm["context"] != 1 {
		t.Errorf("in a direct message: %v", dm)
	}
}

func TestMessagesAndREST(t *testing.T) {
	d := New(t, Options{})
	b := connect(t, d, d.GatewayURL())
	b.login()
	id := d.Say(0, Message("hello <@100>", "100"))
	if f := b.read(); f.T != "MESSAGE_CREATE" || !strings.Contains(string(f.D), `"id":"`+id+`"`) {
		t.Errorf("got %+v", f)
	}
	request := func(method, path, body string) (status int, answer string) {
		req, _ := http.NewRequest(method, d.APIURL()+path, strings.NewReader(body))
		req.Header.Set("Authorization", "Bot "+d.Token())
		resp, err := d.HTTPClient().Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		all, _ := io.ReadAll(resp.Body)
		return resp.StatusCode, string(all)
	}
	if status, _ := request("POST", "/channels/300/messages", `{"content":"hi"}`); status != 200 || d.WaitPosts(1)[0].Channel != "300" {
		t.Errorf("post: %d, %v", status, d.Posts())
	}
	for _, path := range []string{"/applications/@me", "/oauth2/applications/@me", "/users/@me"} {
		t.Run(path, func(t *testing.T) {
			if status, text := request("GET", path, ""); status != 200 || !strings.Contains(text, `"id":"100"`) {
				t.Errorf("%d %s", status, text)
			}
		})
	}
	if status, _ := request("PUT", "/applications/100/commands", `[{"name":"ask"}]`); status != 200 || len(d.Commands("")) != 1 {
		t.Errorf("put: %d, %v", status, d.Commands(""))
	}
	d.Answer(RouteGetCommands, TooMany(time.Second))
	for _, want := range []int{429, 200} {
		if status, _ := request("GET", "/applications/100/commands", ""); status != want {
			t.Errorf("get: %d, want %d", status, want)
		}
	}
}

func TestKeep(t *testing.T) {
	d := New(t, Options{Keep: 10})
	b := connect(t, d, d.GatewayURL())
	b.login()
	for range 50 {
		id := d.Interact(0, Command("ask", nil))
		b.post(id, "x", "application/json", `{"type":4}`)
	}
	if first, _ := d.Answered(); first != 50 || len(d.Callbacks()) != 10 || len(d.Requests()) != 10 {
		t.Errorf("%d answered, %d callbacks and %d requests kept", first, len(d.Callbacks()), len(d.Requests()))
	}
}

func TestFreeze(t *testing.T) {
	d := New(t, Options{})
	b := connect(t, d, d.GatewayURL())
	b.login()
	d.WaitLive(0).Freeze()
	d.Interact(0, Command("ask", nil))
	b.send(OpHeartbeat, nil)
	b.ws.SetReadDeadline(time.Now().Add(100 * time.Millisecond))
	if _, raw, err := b.ws.ReadMessage(); err == nil {
		t.Errorf("heard %s", raw)
	}
	b.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(4000, ""), time.Now().Add(time.Second))
	b.ws.Close()
	if end := d.WaitEndings(1)[0]; end.Code != 4000 || len(d.Heartbeats()) != 0 {
		t.Errorf("ended with %d, %d heartbeats", end.Code, len(d.Heartbeats()))
	}
}

// With one seed the same things go wrong.
func TestChaosIsSeeded(t *testing.T) {
	run := func() map[string]int {
		d := New(t, Options{})
		b := connect(t, d, d.GatewayURL())
		b.login()
		stop := d.Chaos(Chaos{Seed: 6, Pace: time.Millisecond})
		d.Wait("an end", func() bool { return d.Live(0) == nil })
		return stop()
	}
	if diff := cmp.Diff(run(), run()); diff != "" {
		t.Error(diff)
	}
}

// TestEndpointIsVerified sets endpoint URLs: only one that answers the right
// signature alone is taken.
func TestEndpointIsVerified(t *testing.T) {
	for _, c := range []struct {
		name          string
		signed, wrong int // the statuses that the endpoint answers
		body          string
		taken         bool
	}{
		{"right", 200, 401, `{"type":1}`, true},
		{"takes any signature", 200, 200, `{"type":1}`, false},
		{"refuses every signature", 401, 401, `{"type":1}`, false},
		{"answers something else", 200, 401, `{}`, false},
		{"fails", 500, 500, ``, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := New(t, Options{})
			key, err := hex.DecodeString(d.VerifyKey())
			if err != nil {
				t.Fatal(err)
			}
			endpoint := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				body, _ := io.ReadAll(r.Body)
				signature, _ := hex.DecodeString(r.Header.Get("X-Signature-Ed25519"))
				status := c.wrong
				if ed25519.Verify(key, append([]byte(r.Header.Get("X-Signature-Timestamp")), body...), signature) {
					status = c.signed
				}
				w.WriteHeader(status)
				io.WriteString(w, c.body)
			}))
			defer endpoint.Close()
			req, err := http.NewRequest(http.MethodPatch, d.APIURL()+"/applications/@me",
				strings.NewReader(`{"interactions_endpoint_url":"`+endpoint.URL+`","description":"x"}`))
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("Authorization", "Bot "+d.Token())
			resp, err := d.HTTPClient().Do(req)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			if taken := resp.StatusCode == 200; taken != c.taken {
				t.Errorf("status %d, want taken %v", resp.StatusCode, c.taken)
			}
			if _, changed := d.Application()["description"]; changed != c.taken {
				t.Errorf("the application is %v", d.Application())
			}
		})
	}
}
