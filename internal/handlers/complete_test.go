package handlers

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"bothsides/internal/answer"
	"bothsides/internal/message"
)

func names(suggestions []Suggestion) []string {
	var out []string
	for _, s := range suggestions {
		out = append(out, s.Name)
	}
	return out
}

func TestCompletionOfPassages(t *testing.T) {
	svc := testService(t)
	for typed, want := range map[string]string{
		"KR-1":                "KR-1.1 KR-1.2 KR-10.1 KR-10.2 KR-10.3 KR-10.4 KR-11.1 KR-11.2 KR-12.1 KR-13.1 KR-13.2",
		"kr-6.1":              "KR-6.1",
		"wh 2.2":              "WH-2.2",
		"hock":                "KR-13.1",
		"HOCKEY match":        "KR-13.1",
		"match hockey":        "KR-13.1",
		"middle east":         "WH-2.3 WH-3.1 KR-10.1",
		"zebra":               "",
		"iddle":               "",
		"\x00\u202e@everyone": "",
	} {
		var got []string
		for _, s := range svc.Complete("en", "cite", "passage", typed) {
			got = append(got, s.Value)
			if !strings.HasPrefix(s.Name, s.Value+" · ") || utf8.RuneCountInString(s.Name) > maxChoiceName {
				t.Errorf("%q: offered is %q for %s", typed, s.Name, s.Value)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %v, want %s", typed, got, want)
		}
	}
	if n := len(svc.Complete("en", "context", "passage", "")); n != maxSuggestions {
		t.Errorf("nothing typed: %d passages", n)
	}
}

// What is offered can be chosen, by its value or by the name that it shows.
func TestEveryCompletionIsTaken(t *testing.T) {
	svc := testService(t)
	for _, l := range message.Languages() {
		for _, c := range Table() {
			for _, o := range c.Options {
				for _, s := range svc.Complete(l, c.Name, o.Name, "") {
					for _, typed := range []string{s.Value, s.Name} {
						options := map[string]any{"source": "kremlin", "passage": "WH-1.1", "topic": "peace", "quote": "hockey"}
						options[o.Name] = typed
						a, err := svc.Answer(Call{Command: c.Name, Options: options, Language: l})
						if err != nil || a.Refusal() != "" {
							t.Errorf("%s: /%s %s: %q: %s, %v", l, c.Name, o.Name, typed, a.Refusal(), err)
						}
					}
				}
			}
		}
	}
}

// A reviewed topic's name, in any language, finds what the topic has.
func TestTopicsAreFoundByTheirNames(t *testing.T) {
	svc := testService(t)
	for _, l := range message.Languages() {
		for _, topic := range svc.Corpus.Topics {
			a := answerLineIn(t, svc, l, "/who-said "+topic.Name(string(l)))
			for i, s := range svc.Corpus.Statements {
				own := topic.Of(s)
				found := slices.ContainsFunc(a.Sections()[i].Quotes, func(q answer.Quote) bool { return slices.Contains(own, q.Passage) })
				if len(own) > 0 && !found {
					t.Errorf("%s: %q finds none of %s's passages", l, topic.Name(string(l)), s.ID)
				}
			}
		}
	}
}

func TestCompletionOfTopicsInOtherLanguages(t *testing.T) {
	svc := testService(t)
	got := svc.Complete("de", "who-said", "topic", "eis")
	if len(got) == 0 || got[0] != (Suggestion{"Eishockey", "Hockey"}) {
		t.Errorf("eis: %v", got)
	}
	if all := names(svc.Complete("ru", "compare", "topic", "")); len(all) != len(svc.Corpus.Topics) || !slices.Contains(all, "Обмен пленными") {
		t.Errorf("nothing typed: %v", all)
	}
	if got := names(svc.Complete("fr", "compare", "topic", "hockey")); len(got) == 0 || got[0] != "Hockey" {
		t.Errorf("hockey: %v", got)
	}
}

func TestCompletionOfLines(t *testing.T) {
	svc := testService(t)
	for line, want := range map[string]string{
		"/wh":                        "/who-said ",
		"/cite KR-13.1":              "/cite KR-13.1",
		"/cite hock":                 "/cite KR-13.1",
		"/cite KR-1.1 style: ":       "/cite KR-1.1 style: apa",
		"/read ":                     "/read white-house",
		"/who-said hockey source: ":  "/who-said hockey source: white-house",
		"/nothing ":                  "",
		"what did":                   "",
		"/quiz x":                    "",
		"/read kremlin paragraph: 1": "",
	} {
		got := ""
		if offers := svc.CompleteLine("en", line); len(offers) > 0 {
			got = offers[0].Value
		}
		if got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

// Whatever a client sends as typed, completion offers or is silent.
func TestCompletionOfWrongTypes(t *testing.T) {
	svc := testService(t)
	for _, typed := range []any{nil, 7.0, true, []any{"x"}, map[string]any{}, strings.Repeat("x", 6000), "\xff"} {
		for _, c := range Table() {
			for _, o := range c.Options {
				if n := len(svc.Complete("en", c.Name, o.Name, typed)); n > maxSuggestions {
					t.Errorf("/%s %s: %d offers", c.Name, o.Name, n)
				}
			}
		}
	}
}
