package discord

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"bothsides/internal/discord/contract"
	"bothsides/internal/handlers"
)

func TestBadOptionsGetASentence(t *testing.T) {
	r := newFixture(t)
	for _, test := range []struct {
		name string
		i    object
	}{
		{"a number for text", command("who-said", option("topic", 5))},
		{"an object for text", command("who-said", option("topic", object{"a": 1}))},
		{"a list for text", command("who-said", option("topic", []int{1}))},
		{"null for text", command("who-said", option("topic", nil))},
		{"nothing but blanks", command("who-said", option("topic", " \u00a0\t"))},
		{"text that is too long", command("who-said", option("topic", strings.Repeat("x", 6000)))},
		{"text for a boolean", command("help", option("private", "perhaps"))},
		{"text for a number", command("read", option("source", "kremlin"), option("paragraph", "two"))},
		{"a number that is no int", command("read", option("source", "kremlin"), option("paragraph", 1e300))},
		{"a statement that is none", command("who-said", option("topic", "x"), option("source", "pentagon"))},
		{"options that are no list", object{"type": 2, "member": person("4"), "data": object{"name": "who-said", "options": "topic"}}},
		{"options of odd kinds", object{"type": 2, "member": person("4"), "data": object{"name": "who-said", "options": []any{1, nil, "x", []any{}}}}},
		{"a message without text", object{"type": 2, "member": person("4"), "data": object{"name": "Check this quote", "type": 3, "target_id": "9"}}},
		{"a command of users", object{"type": 2, "member": person("4"), "data": object{"name": "who-said", "type": 2}}},
		{"an unknown command", command("\u202e@everyone\x00")},
		{"a form", object{"type": 5, "data": object{"custom_id": "x"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := r.answerTo(test.i)
			if got.Type != 4 || !got.private() || len(got.text()) < 20 {
				t.Errorf("got %s", got.raw)
			}
			for _, fault := range contract.Faults([]byte(got.raw)) {
				t.Errorf("%s", fault)
			}
		})
	}
	if logs := r.logs.String(); logs != "" {
		t.Errorf("logged %s", logs)
	}
}

func TestOddTextsAreAnswered(t *testing.T) {
	r := newFixture(t)
	for _, text := range []string{"\U0001F600\U0001F600", "@everyone", "\u202eabc", "a\x00b", "**", "```", "> # - ", "<@1><#2>",
		strings.Repeat("*", 100), strings.Repeat("\U0001F600", 100), strings.Repeat("@here", 20)} {
		t.Run(fmt.Sprintf("%.20q", text), func(t *testing.T) {
			got := r.answerTo(command("who-said", option("topic", text)))
			if got.Type != 4 || got.private() {
				t.Errorf("%q: got %s", text, got.raw)
			}
			for _, fault := range contract.Faults([]byte(got.raw)) {
				t.Errorf("%q: %s", text, fault)
			}
			for _, bad := range []string{"@everyone", "@here", "<@1>", "\u202e", "\\u0000", "\x00"} {
				if strings.Contains(got.raw, bad) {
					t.Errorf("%q comes back as %q in %s", text, bad, got.raw)
				}
			}
		})
	}
}

// TestChoiceByItsName takes what some clients send in place of the value.
func TestChoiceByItsName(t *testing.T) {
	r := newFixture(t)
	byValue := r.answerTo(command("who-said", option("topic", "hockey"), option("source", "kremlin")))
	byName := r.answerTo(command("who-said", option("topic", "hockey"), option("source", "Kremlin")))
	if byValue.raw != byName.raw {
		t.Errorf("by value %s\nby name %s", byValue.raw, byName.raw)
	}
}

func TestUnknownComponentsBreakNothing(t *testing.T) {
	raw := `{"id":"1","content":"said “x”","embeds":[{"title":"T","description":"D","fields":[{"name":"N","value":"V"},7],"footer":{"text":"F"}},null],
		"components":[{"type":999,"magic":{"content":[1]}},{"type":17,"components":[{"type":10,"content":"inside"},{"type":998,"content":"new","components":"odd"}]}],
		"message_snapshots":[{"message":{"content":"forwarded","embeds":[{"description":"deep"}]}}]}`
	want := strings.Join([]string{"said “x”", "T\nD\nN\nV\nF", "inside\nnew", "forwarded", "deep"}, handlers.MessagePartEnd)
	if got, _ := messageText(json.RawMessage(raw)); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, raw := range []string{"", "null", "[]", `"x"`, `{"content":5,"embeds":{},"components":[[]]}`} {
		t.Run(fmt.Sprintf("%q", raw), func(t *testing.T) {
			if got, unread := messageText(json.RawMessage(raw)); got != "" || unread != 0 {
				t.Errorf("%s says %q, and %d attachments were not read", raw, got, unread)
			}
		})
	}
}

// TestWhatAMessageHolds reads what people see of a message beside its content,
// and counts what nobody can read there.
func TestWhatAMessageHolds(t *testing.T) {
	for _, test := range []struct {
		name, raw, want string
		unread          int
	}{
		{"a poll", `{"content":"","poll":{"question":{"text":"Did Putin say “hockey matches”?"},"answers":[{"answer_id":1,"poll_media":{"text":"yes"}},{"poll_media":{"text":"no"}}]}}`,
			"Did Putin say “hockey matches”?\nyes\nno", 0},
		{"a picture with a description", `{"content":"look","attachments":[{"filename":"a.png","description":"“hockey matches”"}]}`, "look" + handlers.MessagePartEnd + "“hockey matches”", 0},
		{"a picture without one", `{"content":"look","attachments":[{"filename":"a.png"},{"filename":"b.txt","description":" "}]}`, "look", 2},
		{"a gallery and a thumbnail", `{"components":[{"type":12,"items":[{"media":{"url":"x"},"description":"one"},{"description":"two"}]},{"type":9,"accessory":{},"components":[{"type":11,"description":"three"}]}]}`,
			"one\ntwo\nthree", 0},
		{"forwarded", `{"message_snapshots":[{"message":{"poll":{"question":{"text":"q"}},"attachments":[{"filename":"a.mp4"}]}}]}`, "q", 1},
		{"malformed", `{"content":"x","poll":[],"attachments":{"description":"y"}}`, "x", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, unread := messageText(json.RawMessage(test.raw)); got != test.want || unread != test.unread {
				t.Errorf("got %q and %d attachments not read, want %q and %d", got, unread, test.want, test.unread)
			}
		})
	}
}

func TestCompletion(t *testing.T) {
	r := newFixture(t)
	names := func(i object) string {
		got := r.answerTo(i)
		if got.Type != 8 {
			t.Fatalf("got %s", got.raw)
		}
		var out []string
		for _, c := range got.Data.Choices {
			if n := len([]rune(c.Name)); n < 1 || n > 100 || len([]rune(c.Value)) > 100 {
				t.Errorf("choice %v", c)
			}
			out = append(out, c.Name)
		}
		if len(out) > 25 {
			t.Errorf("%d choices", len(out))
		}
		return strings.Join(out, "\n")
	}
	if all := names(completion("who-said", "topic", "")); strings.Count(all, "\n") < 10 {
		t.Errorf("on empty input only %q", all)
	}
	if got := names(completion("who-said", "topic", "hock")); !strings.HasPrefix(strings.ToLower(got), "hockey") {
		t.Errorf("got %q", got)
	}
	for _, typed := range []any{nil, 5, true, object{}, []int{}, strings.Repeat("x", 6000), "\x00\u202e"} {
		names(completion("who-said", "topic", typed))
	}
	for _, i := range []object{completion("no-such-command", "topic", "x"), completion("who-said", "no-such-option", "x"),
		completion("about", "private", "x"), command("who-said", option("topic", "x"))} {
		i["type"] = 4
		if got := names(i); got != "" {
			t.Errorf("got %q", got)
		}
	}
}

func FuzzInteraction(f *testing.F) {
	for _, i := range scenes(f) {
		f.Add(encode(f, i))
	}
	for _, seed := range []string{``, `null`, `[]`, `{"type":1}`, `{"type":2,"data":{"name":"who-said","options":[{"name":"topic","value":{}}]}}`,
		`{"type":5,"data":{"custom_id":"x"}}`, `{"type":3,"data":{"custom_id":"1b.remove.0..."},"message":{"components":[[]]}}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		r := newFixture(t)
		reply, err := r.ask(raw)
		if err != nil {
			if err != errMalformed {
				t.Fatal(err)
			}
			return
		}
		if reply.outcome == outcomeError || reply.outcome == outcomeLate {
			t.Errorf("%s: %s", reply.outcome, r.logs)
		}
		for _, fault := range contract.Faults(payload(t, reply)) {
			t.Errorf("%s in %s", fault, reply.Body)
		}
	})
}
