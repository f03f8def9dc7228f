package discord

import (
	"bytes"
	"mime"
	"mime/multipart"
	"slices"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/discord/contract"
	"bothsides/internal/discord/render"
	"bothsides/internal/golden"
	"bothsides/internal/handlers"
	"bothsides/internal/message"
)

// payload is the JSON of a reply, with or without files beside it.
func payload(tb testing.TB, r Reply) []byte {
	tb.Helper()
	kind, params, err := mime.ParseMediaType(r.ContentType)
	if err != nil || kind == contentJSON {
		return r.Body
	}
	form, err := multipart.NewReader(bytes.NewReader(r.Body), params["boundary"]).ReadForm(16 << 20)
	if err != nil {
		tb.Fatal(err)
	}
	if len(form.File["files[0]"]) != 1 {
		tb.Error("a reply in parts without its file")
	}
	return []byte(form.Value["payload_json"][0])
}

// example is the interaction that a command's example makes.
func example(c handlers.Command, locale string) object {
	i := command(c.Name)
	i["locale"] = locale
	options := handlers.ParseLine(c.Example).Options
	if c.Message {
		i["data"] = object{"name": c.LocalName("en"), "type": 3, "target_id": "600", "resolved": object{
			"messages": object{"600": object{"id": "600", "content": options[c.Options[0].Name]}}}}
		return i
	}
	var list []object
	for _, o := range c.Options { // in an order that does not change
		if v, given := options[o.Name]; given {
			list = append(list, option(o.Name, v))
		}
	}
	i["data"].(object)["options"] = list
	return i
}

// scenes are one interaction for each kind of answer, by a name for its file.
func scenes(t testing.TB) map[string]object {
	c := testService(t).Corpus
	id := func(s answer.State) string {
		out, ok := render.ButtonID(c, s)
		if !ok {
			t.Fatalf("%v cannot be packed", s)
		}
		return out
	}
	inGerman := command("who-said")
	inGerman["locale"] = "de"
	external := command("who-said", option("topic", "hockey"))
	external["authorizing_integration_owners"] = object{"1": "400"}
	shown := object{"flags": 32768, "interaction_metadata": object{"user": object{"id": "400"}},
		"components": []object{{"type": 10, "id": 1, "content": "-# Asked: “peace”"}}}
	private := object{"flags": 32832, "components": []object{
		{"type": 10, "id": 1, "content": "-# Asked: “peace”"},
		{"type": 17, "id": 2, "accent_color": 4161471, "spoiler": false, "components": []object{{"type": 10, "id": 3, "content": "### White House"}}},
		{"type": 1, "id": 4, "components": []object{
			{"type": 2, "id": 5, "style": 2, "label": "Cite", "custom_id": id(answer.State{Command: "cite", Passages: []*corpus.Passage{c.Passage("WH-1.1")}})},
			{"type": 2, "id": 6, "style": 2, "label": "Post in channel", "custom_id": render.MessageActionID(render.ActionPost, "")}}}}}
	more := answer.State{Command: "who-said", Page: 1, Passages: append([]*corpus.Passage{}, c.Statements[0].Passages...)}
	out := map[string]object{
		"silent-one":      command("who-said", option("topic", "hockey")),
		"source":          command("who-said", option("topic", "hockey"), option("source", "kremlin")),
		"private":         command("who-said", option("topic", "hockey"), option("private", true)),
		"external":        external,
		"misspelt":        command("who-said", option("topic", "hocky")),
		"missing-option":  command("who-said"),
		"missing-german":  inGerman,
		"unknown-command": command("no-such-command"),
		"stale":           pressOn("1b.who-said.0.00000000..", shown),
		"page":            pressOn(id(more), shown),
		"posted":          pressOn(render.MessageActionID(render.ActionPost, ""), private),
		"posted-picture":  pressOn(render.MessageActionID(render.ActionPost, "differences"), private),
		"removed":         pressOn(render.MessageActionID(render.ActionRemove, ""), shown),
		"verify-exact":    command("verify", option("quote", "White House: “needs of their people. This conflict should have never begun”")),
		"verify-close":    command("verify", option("quote", "Trump backed Putin's idea of hockey games between NHL and KHL players")),
		"verify-absent":   command("verify", option("quote", "Kremlin: **@everyone** _will_ go to [Moscow](https://example.org)")),
		"verify-long":     command("verify", option("quote", longQuote(c))),
		"check-several":   onMessage("Check this quote", manyQuotes(c)),
		"check-nothing":   onMessage("Check this quote", ""),
		"ask-overview":    command("ask", option("question", "summary please")),
		"ask-only":        command("ask", option("question", "what did the White House leave out?")),
		"ask-unsure":      command("ask", option("question", "did they laugh and cry together?")),
		"completion":      completion("who-said", "topic", "ene"),
	}
	for _, command := range handlers.Table() {
		out["example-"+command.Name] = example(command, "en-US")
	}
	return out
}

// onMessage is a command used on a message.
func onMessage(name, content string) object {
	i := command(name)
	i["data"] = object{"name": name, "type": 3, "target_id": "600", "resolved": object{
		"messages": object{"600": object{"id": "600", "content": content}}}}
	return i
}

// longQuote is most of the Kremlin's statement, changed here and there.
func longQuote(c *corpus.Corpus) string {
	text := []rune(strings.NewReplacer(" 30-day ", " 90-day ", "complete", "*partial*", "Kyiv", "Moscow").Replace(c.Statements[1].Text))
	return string(text[:2000])
}

// manyQuotes has more quotes than are read, each of a whole passage.
func manyQuotes(c *corpus.Corpus) string {
	var b strings.Builder
	for _, p := range c.Statements[1].Passages[:12] {
		b.WriteString("White House: “" + strings.Replace(p.Text(), " the ", " not the ", 1) + "”\n")
	}
	return b.String()
}

// TestGoldenSilence is apart because what search suggests is its own matter.
func TestGoldenSilence(t *testing.T) {
	c := testService(t).Corpus
	a := answer.Answer{Command: "who-said", Query: "@everyone **tariffs** [a](https://b) <@1> \u202e# `x`", Language: "en",
		Notes: []string{"Searched: both statements, 36 passages."},
		Content: answer.Passages{Suggestions: c.Topics[:2],
			Sections: []answer.Section{{Statement: c.Statements[0], Outcome: answer.Silent}, {Statement: c.Statements[1], Outcome: answer.Unsure}},
			Unknown:  []answer.Unknown{{Text: "tariffs", Understood: true}, {Text: "@everyone **x**"}}}}
	reply, err := newReply(render.Response{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: render.Answer(c, a, "", messageButtons(a)...)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	contract.New(t).Reply(t, reply.Body)
	golden.CheckJSON(t, "golden/silent-both.json", reply.Body)
}

func TestGoldenReplies(t *testing.T) {
	valid := contract.New(t)
	for name, i := range scenes(t) {
		t.Run(name, func(t *testing.T) {
			reply, err := newFixture(t).ask(encode(t, i))
			if err != nil {
				t.Fatal(err)
			}
			body := payload(t, reply)
			valid.Reply(t, body)
			golden.CheckJSON(t, "golden/"+name+".json", body)
			line := handlers.Provenance(decodeLanguage(t, i), testService(t).Corpus.Statements)
			quoted := strings.Contains(string(body), "-# WH-") || strings.Contains(string(body), "-# KR-")
			tables := []string{"example-differences", "posted-picture", "ask-overview"} // which quote a few words of each passage
			if n := strings.Count(string(body), line); n > 1 || quoted != (n == 1) && !slices.Contains(tables, name) {
				t.Errorf("%q is %d times in %s", line, n, body)
			}
			if _, after, found := strings.Cut(decodeReply(t, body).text(), line+"\n"); found && after != "" && !strings.HasPrefix(after, "-# Posted for") {
				t.Errorf("after %q comes %s", line, after)
			}
		})
	}
}

// A table of all topics has room in a message, in every language.
func TestTopicsHaveRoom(t *testing.T) {
	svc := testService(t)
	for _, l := range message.Languages() {
		for _, question := range []string{"summary please", "how do they differ?"} {
			call := handlers.ParseLine("/ask " + question)
			call.Language = l
			a, err := svc.Answer(call)
			if err != nil {
				t.Fatal(err)
			}
			sent := encode(t, render.Answer(svc.Corpus, a, "", messageButtons(a)...))
			listed := strings.Count(string(sent), "\\n- ")
			for _, topic := range svc.Corpus.Topics {
				if !strings.Contains(string(sent), `"label":"`+topic.Name(string(l))+`"`) {
					t.Errorf("%s, %s: the menu lacks %s", l, question, topic.ID)
				}
			}
			if want := len(svc.Corpus.Topics); question == "summary please" && listed != want {
				t.Errorf("%s: %d topics are listed, want %d", l, listed, want)
			}
		}
	}
}

// decodeLanguage is what an interaction is answered in.
func decodeLanguage(t *testing.T, i object) message.Language {
	t.Helper()
	read, err := decode(encode(t, i))
	if err != nil {
		t.Fatal(err)
	}
	return message.Of(read.Locale)
}

// TestLastResort is the apology for when no other can be made.
func TestLastResort(t *testing.T) {
	r := newFixture(t)
	contract.New(t).Reply(t, r.lastResort)
	got := decodeReply(t, r.lastResort)
	if want := message.English.Text("refusal.failed") + "\n"; got.text() != want || !got.private() {
		t.Errorf("got %s", got.raw)
	}
}

// TestEveryExampleInEveryLanguage looks for texts that do not fit.
func TestEveryExampleInEveryLanguage(t *testing.T) {
	valid := contract.New(t)
	r := newFixture(t)
	for _, c := range handlers.Table() {
		for _, locale := range []string{"en-GB", "ru", "uk", "es-ES", "es-419", "fr", "de", "ja"} {
			i := example(c, locale)
			i["member"] = person(locale + c.Name)
			reply, err := r.ask(encode(t, i))
			if err != nil || reply.outcome != outcomeAnswer {
				t.Errorf("/%s in %s: %s, %v", c.Name, locale, reply.outcome, err)
			}
			valid.Reply(t, payload(t, reply))
		}
	}
}

// TestEveryButtonAnswers presses everything that any reply offers, and what
// the answers to that offer, each time in a responder that has seen nothing.
func TestEveryButtonAnswers(t *testing.T) {
	valid := contract.New(t)
	pressed := map[string]bool{}
	var press func(from object, depth int)
	press = func(from object, depth int) {
		reply, err := newFixture(t).ask(encode(t, from))
		if err != nil {
			t.Fatal(err)
		}
		body := payload(t, reply)
		valid.Reply(t, body)
		if strings.HasPrefix(reply.outcome, "error") || depth > 0 && reply.outcome != outcomeAnswer {
			t.Errorf("%v: %s %s", from["data"], reply.outcome, body)
		}
		if depth == 3 {
			return
		}
		message := decodeReply(t, body).Data
		shown := object{"flags": message.Flags, "components": message.Components,
			"interaction_metadata": object{"user": object{"id": "400"}}}
		for _, c := range controls(message.Components) {
			values := [][]string{nil}
			for n, o := range c.Options {
				if n == 0 {
					values = nil
				}
				values = append(values, []string{o.Value})
			}
			for _, v := range values {
				key := c.CustomID + strings.Join(v, "")
				if !pressed[key] {
					pressed[key] = true
					press(pressOn(c.CustomID, shown, v...), depth+1)
				}
			}
		}
	}
	for name, i := range scenes(t) {
		if strings.HasPrefix(name, "example-") || name == "private" || name == "source" {
			press(i, 0)
		}
	}
	if len(pressed) < 50 {
		t.Errorf("only %d buttons were found", len(pressed))
	}
}

// controls are the buttons and menus among components.
func controls(components []render.Component) []render.Component {
	var out []render.Component
	for _, c := range components {
		if c.CustomID != "" {
			out = append(out, c)
		}
		out = append(out, controls(c.Components)...)
	}
	return out
}
