package discord

import (
	"strings"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/discord/contract"
	"bothsides/internal/discord/render"
	"bothsides/internal/message"
)

// shownMessage is a message of ours as it comes with a press.
func shownMessage(flags int, asker string, components ...object) object {
	m := object{"id": "700", "flags": 32768 | flags, "components": components}
	if asker != "" {
		m["interaction_metadata"] = object{"type": 2, "user": object{"id": asker}}
	}
	return m
}

const ephemeral = 64

func TestPostShowsThePrivateMessageToAll(t *testing.T) {
	r := newFixture(t)
	first := r.answerTo(command("who-said", option("topic", "energy ceasefire"), option("private", true)))
	if !first.private() || !strings.Contains(first.raw, render.MessageActionID(render.ActionPost, "")) || strings.Contains(first.raw, render.MessageActionID(render.ActionRemove, "")) {
		t.Fatalf("got %s", first.raw)
	}
	i := pressOn(render.MessageActionID(render.ActionPost, ""), object{"flags": first.Data.Flags, "components": first.Data.Components})
	i["member"].(object)["nick"] = "**Ann** <@1>"
	got := r.answerTo(i)
	for _, fault := range contract.Faults([]byte(got.raw)) {
		t.Error(fault)
	}
	if got.Type != 4 || got.private() {
		t.Errorf("type %d, private: %v", got.Type, got.private())
	}
	want := first.text() + "-# Posted for " + "\\*\\*Ann\\*\\* \\<@\u200b1>" + ".\n"
	if got.text() != want {
		t.Errorf("got %s\nwant %s", got.text(), want)
	}
	if strings.Contains(got.raw, render.MessageActionID(render.ActionPost, "")) || !strings.Contains(got.raw, render.MessageActionID(render.ActionRemove, "")) {
		t.Errorf("wrong buttons in %s", got.raw)
	}
}

func TestPostLeavesOutWhatItDoesNotKnow(t *testing.T) {
	r := newFixture(t)
	got := r.answerTo(pressOn(render.MessageActionID(render.ActionPost, ""), shownMessage(ephemeral, "",
		object{"type": 99, "content": "new"}, object{"type": 10, "content": "kept"}, object{"type": 17, "components": []object{}},
		object{"type": 14}, object{"type": 1, "components": []object{{"type": 2, "style": 5, "url": "https://example.org"}}},
		object{"type": 1, "components": []object{{"type": 2, "label": "no style", "custom_id": "a"}, {"type": 2, "style": 2, "custom_id": "b"},
			{"type": 2, "style": 2, "label": "twice", "custom_id": "c"}, {"type": 2, "style": 2, "label": "twice", "custom_id": "c"}, {"type": 3, "custom_id": "d"},
			{"type": 2, "style": 2, "label": "long", "custom_id": strings.Repeat("e", 101)}, {"type": 10, "content": "no button"},
			{"type": 2, "style": 2, "label": "ours", "custom_id": render.MessageActionID(render.ActionRemove, "")}}})))
	for _, fault := range contract.Faults([]byte(got.raw)) {
		t.Error(fault)
	}
	if n := strings.Count(got.raw, `"custom_id"`); n != 2 {
		t.Errorf("%d buttons in place of one and Remove: %s", n, got.raw)
	}
	if got.text() != "kept\n-# Posted for asker-400.\n" {
		t.Errorf("got %q", got.text())
	}
	for _, empty := range []object{nil, {}, shownMessage(ephemeral, ""), {"components": "no list"}} {
		if got := r.answerTo(pressOn(render.MessageActionID(render.ActionPost, ""), empty)); !got.private() {
			t.Errorf("posted %s", got.raw)
		}
	}
}

// A message that this bot cannot have sent may leave no room for the name.
func TestPostRefusesWhatDoesNotFit(t *testing.T) {
	r := newFixture(t)
	many := make([]object, 40)
	for n := range many {
		many[n] = object{"type": 10, "content": "x"}
	}
	for _, test := range []struct {
		name       string
		components []object
	}{
		{"text", []object{{"type": 10, "content": strings.Repeat("x", 4000)}}}, {"components", many},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := r.answerTo(pressOn(render.MessageActionID(render.ActionPost, ""), shownMessage(ephemeral, "", test.components...)))
			if !got.private() || len(contract.Faults([]byte(got.raw))) > 0 {
				t.Errorf("posted %.200s", got.raw)
			}
		})
	}
}

// TestPostFitsBesideFullMessages posts the fullest message that render makes.
func TestPostFitsBesideFullMessages(t *testing.T) {
	c := testService(t).Corpus
	a := answer.Answer{Command: "who-said", Language: "en", Visibility: answer.Private, Query: strings.Repeat("q", 500), Provenance: "p"}
	var content answer.Passages
	for _, s := range c.Statements {
		section := answer.Section{Statement: s}
		for _, p := range s.Passages {
			section.Quotes = append(section.Quotes, answer.Quote{Passage: p})
		}
		content.Sections = append(content.Sections, section)
	}
	a.Content = content
	for n := range 50 {
		a.Actions = append(a.Actions, answer.Action{Label: "x", State: answer.State{Command: "read", Page: n}})
	}
	first := render.Answer(c, a, "", messageButtons(a)...)
	i := pressOn(render.MessageActionID(render.ActionPost, ""), object{"flags": first.Flags, "components": first.Components})
	i["member"].(object)["nick"] = strings.Repeat("*", 40)
	got := newFixture(t).answerTo(i)
	for _, fault := range contract.Faults([]byte(got.raw)) {
		t.Error(fault)
	}
	if !strings.Contains(got.raw, render.MessageActionID(render.ActionRemove, "")) {
		t.Error("no Remove")
	}
}

func TestRemove(t *testing.T) {
	r := newFixture(t)
	content := object{"type": 10, "content": "text"}
	byAsker := shownMessage(0, "400", content)
	byOther := shownMessage(0, "999", content)
	toMention := object{"flags": 32768, "components": []object{content}, "referenced_message": object{"author": object{"id": "400"}}}
	for _, test := range []struct {
		name        string
		message     object
		permissions string
		want        string
		private     bool
	}{
		{"the asker", byAsker, "0", "Removed at the asker's request.", false},
		{"whose mention is answered", toMention, "0", "Removed at the asker's request.", false},
		{"another", byOther, "0", "Only the person who asked for this or a moderator can remove it.", true},
		{"a moderator", byOther, "8192", "Removed by a moderator.", false},
		{"an administrator", byOther, "8", "Removed by a moderator.", false},
		{"all other permissions", byOther, "18446744073709543415", "Only the person", true},
		{"odd permissions", byOther, "all", "Only the person", true},
		{"a message of nobody", shownMessage(0, "", content), "0", "Only the person", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			i := pressOn(render.MessageActionID(render.ActionRemove, ""), test.message)
			i["member"].(object)["permissions"] = test.permissions
			got := r.answerTo(i)
			if !strings.Contains(got.text(), test.want) || got.private() != test.private || (got.Type == 7) == test.private {
				t.Errorf("got %s", got.raw)
			}
		})
	}
	nobody := pressOn(render.MessageActionID(render.ActionRemove, ""), shownMessage(0, ""))
	delete(nobody, "member")
	if got := r.answerTo(nobody); got.Type == 7 {
		t.Error("somebody without an id removed a message without an asker")
	}
}

// TestPaging turns a page as its asker, as another person and on a private
// message.
func TestPaging(t *testing.T) {
	r := newFixture(t)
	c := testService(t).Corpus
	next, _ := render.ButtonID(c, answer.State{Command: "who-said", Page: 1, Passages: append([]*corpus.Passage{}, c.Statements[1].Passages...)})
	heading := object{"type": 10, "content": "-# Asked: “what was asked”"}
	for _, test := range []struct {
		name          string
		message       object
		kind          int
		private, post bool
	}{
		{"own public", shownMessage(0, "400", heading), 7, false, false},
		{"own private", shownMessage(ephemeral, "400", heading), 7, false, true},
		{"another's", shownMessage(0, "999", heading), 4, true, true},
		{"to nobody", shownMessage(0, "", heading), 4, true, true},
		{"unreadable", object{"components": 5}, 4, true, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := r.answerTo(pressOn(next, test.message))
			if got.Type != test.kind || got.private() != test.private || strings.Contains(got.raw, render.MessageActionID(render.ActionPost, "")) != test.post {
				t.Errorf("got %s", got.raw)
			}
			if test.name != "unreadable" && !strings.HasPrefix(got.text(), "-# Asked: “what was asked”\n") {
				t.Errorf("the heading is lost in %s", got.text())
			}
			if !strings.Contains(got.text(), "KR-") {
				t.Errorf("no passage in %s", got.text())
			}
		})
	}
}

func TestStaleButtonsGetAPrivateSentence(t *testing.T) {
	r := newFixture(t)
	for _, id := range []string{"x", "1b.no-such-command.0." + testService(t).Corpus.Hash[:8] + "..", "1b.about.0." + testService(t).Corpus.Hash[:8] + "..",
		"1b.context.0.00000000.AA.", "1b.post.0...no-such-command", "1b.post.0...quiz"} {
		t.Run(id, func(t *testing.T) {
			got := r.answerTo(pressOn(id, shownMessage(ephemeral, "400", object{"type": 10, "content": "x"})))
			if got.Type != 4 || !got.private() || !strings.HasPrefix(got.text(), message.English.Text("refusal.stale")) {
				t.Errorf("got %s", got.raw)
			}
		})
	}
}

func TestForcedPrivate(t *testing.T) {
	const why = "On this server only apps installed by the server can post"
	for _, test := range []struct {
		name   string
		change func(object)
		forced bool
	}{
		{"installed by the user alone", func(i object) { i["authorizing_integration_owners"] = object{"1": "400"} }, true},
		{"installed by both", func(i object) { i["authorizing_integration_owners"] = object{"0": "200", "1": "400"} }, false},
		{"not told", func(object) {}, false},
		{"the user may use external apps", func(i object) {
			i["authorizing_integration_owners"] = object{"1": "400"}
			i["member"].(object)["permissions"] = "1125899906842624"
		}, false},
		{"in a direct message", func(i object) { i["authorizing_integration_owners"] = object{"1": "400"}; delete(i, "guild_id") }, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			i := command("who-said", option("topic", "hockey"))
			test.change(i)
			got := newFixture(t).answerTo(i)
			if got.private() != test.forced || strings.Contains(got.text(), why) != test.forced {
				t.Errorf("got %s", got.raw)
			}
			if strings.Contains(got.raw, render.MessageActionID(render.ActionPost, "")) {
				t.Error("posting is offered")
			}
		})
	}
	i := pressOn(render.MessageActionID(render.ActionPost, ""), shownMessage(ephemeral, "400", object{"type": 10, "content": "x"}))
	i["authorizing_integration_owners"] = object{"1": "400"}
	if got := newFixture(t).answerTo(i); !got.private() || !strings.Contains(got.text(), why) {
		t.Errorf("got %s", got.raw)
	}
}

func TestGameIsNotPosted(t *testing.T) {
	r := newFixture(t)
	play, _ := render.ButtonID(testService(t).Corpus, answer.State{Command: "quiz", Choice: "play"})
	got := r.answerTo(pressOn(play, shownMessage(0, "999", object{"type": 10, "content": "### Quiz"})))
	if !got.private() || got.Type != 4 || strings.Contains(got.raw, render.MessageActionID(render.ActionPost, "")) {
		t.Errorf("got %s", got.raw)
	}
}
