package discord

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"bothsides/internal/discord/api"
	"bothsides/internal/discord/discordtest"
	"bothsides/internal/discord/render"
	"bothsides/internal/handlers"
)

// What must be in no log, label or error, whatever happens.
const (
	canaryQuery = "canary-query-words"
	canaryUser  = "987654321987654321"
	canaryGuild = "876543218765432187"
	canaryToken = "canary-interaction-token"
)

// marked puts the canaries into an interaction.
func marked(i object) object {
	i["token"], i["guild_id"] = canaryToken, canaryGuild
	i["member"] = object{"user": object{"id": canaryUser, "username": canaryQuery}, "nick": canaryQuery, "permissions": "0"}
	return i
}

func canaries() []object {
	shown := object{"flags": 32768, "components": []object{{"type": 10, "content": canaryQuery}}}
	return []object{
		marked(command("who-said", option("topic", canaryQuery))),
		marked(command("who-said", option("topic", object{canaryQuery: 1}))),
		marked(command(canaryQuery)),
		marked(command("help", option("private", canaryQuery))),
		marked(completion("who-said", "topic", canaryQuery)),
		marked(pressOn(canaryQuery, shown, canaryQuery)),
		marked(pressOn(render.MessageActionID(render.ActionPost, ""), shown)),
		marked(pressOn(render.MessageActionID(render.ActionPost, canaryQuery), shown)),
		marked(object{"type": 3, "data": object{"custom_id": 5, "name": canaryQuery}}),
		marked(object{"type": 77, "data": canaryQuery}),
	}
}

// TestNothingOfAUserIsLogged sends canaries through everything, with all that
// can fail failing, and searches the log and the metrics for them.
func TestNothingOfAUserIsLogged(t *testing.T) {
	for _, test := range []struct {
		name    string
		service *handlers.Service
	}{
		{"sound", testService(t)},
		{"broken", &handlers.Service{Corpus: testService(t).Corpus}}, // every search panics
	} {
		t.Run(test.name, func(t *testing.T) {
			r := newFixtureOver(t, test.service)
			c := connect(t, r)
			failures := []discordtest.Answer{{}, {Status: 400, Body: `{"message":"` + canaryQuery + `"}`}, {Status: 404}, {Reset: true},
				{Reset: true}, {Reset: true}, discordtest.TooMany(time.Hour), {Status: 500, Body: canaryQuery}}
			c.d.Answer(discordtest.RouteCallback, failures...)
			c.d.Answer(discordtest.RouteMessage, failures...)
			for n, i := range canaries() {
				r.send(encode(t, i))
				i["id"] = canaryUser + string(rune('0'+n))
				c.d.Interact(0, i)
				message := said(canaryGuild, "<@100> "+canaryQuery)
				message["id"] = i["id"]
				message["author"] = map[string]any{"id": canaryUser}
				c.d.Dispatch(0, "MESSAGE_CREATE", message)
			}
			c.d.Wait("the answers", func() bool { return len(c.posts()) >= 8 && len(c.d.Callbacks()) >= 3 })
			dead := &api.Client{URL: "http://127.0.0.1:1", Token: c.d.Token(), HTTP: testClient(t)}
			link := &Link{Responder: r.Responder, Callbacks: &api.Client{URL: dead.URL, HTTP: dead.HTTP}}
			link.OnInteraction(t.Context(), encode(t, canaries()[0]))
			err := dead.CreateMessage(t.Context(), canaryToken, contentJSON, nil)
			if err == nil {
				t.Error("a dead address answers")
			}
			w := httptest.NewRecorder()
			r.metrics.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
			page, _ := io.ReadAll(w.Body)
			for _, test := range []struct {
				where, text string
			}{{"the log", r.logs.String()}, {"the metrics", string(page)}, {"an error", err.Error()}} {
				t.Run(test.where, func(t *testing.T) {
					if test.text == "" {
						t.Errorf("%s is empty", test.where)
					}
					for _, canary := range []string{canaryQuery, canaryUser, canaryGuild, canaryToken, c.d.Token()} {
						if at := strings.Index(test.text, canary); at >= 0 {
							t.Errorf("%s is in %s: …%.200s", canary, test.where, test.text[max(0, at-100):])
						}
					}
				})
			}
		})
	}
}
