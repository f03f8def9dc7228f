package handlers

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"bothsides/corpus"
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
	for _, test := range []struct {
		typed, want string
	}{
		{"KR-1", "KR-1.1 KR-1.2 KR-10.1 KR-10.2 KR-10.3 KR-10.4 KR-11.1 KR-11.2 KR-12.1 KR-13.1 KR-13.2"},
		{"kr-6.1", "KR-6.1"},
		{"wh 2.2", "WH-2.2"},
		{"hock", "KR-13.1"},
		{"HOCKEY match", "KR-13.1"},
		{"match hockey", "KR-13.1"},
		{"middle east", "WH-2.3 WH-3.1 KR-10.1"},
		{"zebra", ""},
		{"iddle", ""},
		{"\x00\u202e@everyone", ""},
	} {
		t.Run(test.typed, func(t *testing.T) {
			var got []string
			for _, s := range svc.Complete("en", "cite", "passage", test.typed) {
				got = append(got, s.Value)
				if !strings.HasPrefix(s.Name, s.Value+" · ") || utf8.RuneCountInString(s.Name) > maxChoiceName {
					t.Errorf("%q: offered is %q for %s", test.typed, s.Name, s.Value)
				}
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("%q: %v, want %s", test.typed, got, test.want)
			}
		})
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

// TestCompletionSpeaksOneLanguage: also a topic that the index finds is offered
// under its name in the asker's language, with the English one as its value.
func TestCompletionSpeaksOneLanguage(t *testing.T) {
	svc := testService(t)
	byValue := map[string]*corpus.Topic{}
	for _, topic := range svc.Corpus.Topics {
		byValue[topic.Name("en")] = topic
	}
	for _, l := range message.Languages() {
		for _, typed := range []string{"cess", "ceas", "ener", "middle", "hockey", "talks"} {
			offered := svc.Complete(l, "who-said", "topic", typed)
			for _, s := range offered {
				if topic := byValue[s.Value]; topic == nil || s.Name != topic.Name(string(l)) {
					t.Errorf("%s, %q: %v is offered", l, typed, s)
				}
			}
			if typed != "cess" && len(offered) == 0 {
				t.Errorf("%s, %q: nothing is offered", l, typed)
			}
		}
	}
}

func TestCompletionOfLines(t *testing.T) {
	svc := testService(t)
	for _, c := range []struct {
		name string
		l    message.Language
		line string
		want []string
	}{
		{"a command", "en", "/wh", []string{"/who-said "}},
		{"capitals", "en", "/WHO", []string{"/who-said "}},
		{"commands", "en", "/co", []string{"/compare ", "/context "}},
		{"a command in another language", "de", "/the", []string{"/themen "}},
		{"an English name in another language", "de", "/topi", []string{"/topics "}},
		{"both", "fr", "/co", []string{"/comparer ", "/contexte ", "/compare ", "/context "}},
		{"a passage by its id", "en", "/cite KR-13.1", []string{"/cite KR-13.1"}},
		{"a passage by a word", "en", "/cite hock", []string{"/cite KR-13.1"}},
		{"choices", "en", "/read ", []string{"/read white-house", "/read kremlin"}},
		{"choices begun", "en", "/read k", []string{"/read kremlin"}},
		{"a choice by its name", "de", "/lesen weiß", []string{"/lesen white-house"}},
		{"a later option's choices", "en", "/cite KR-1.1 style: m", []string{"/cite KR-1.1 style: mla", "/cite KR-1.1 style: markdown"}},
		{"an option", "en", "/who-said hockey so", []string{"/who-said hockey source: "}},
		{"an option in another language", "de", "/wer-sagte eishockey qu", []string{"/wer-sagte eishockey quelle: "}},
		{"options after a value", "en", "/read kremlin ", []string{"/read kremlin paragraph: "}},
		{"no option twice", "en", "/who-said source: kremlin topic: hockey so", nil},
		{"not private", "en", "/about pri", nil},
		{"no command", "en", "/nothing ", nil},
		{"a question", "en", "what did", nil},
		{"no options", "en", "/quiz x", nil},
		{"a number", "en", "/read kremlin paragraph: 1", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, s := range svc.CompleteLine(c.l, c.line) {
				got = append(got, s.Value)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%q (-want +got):\n%s", c.line, diff)
			}
		})
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
