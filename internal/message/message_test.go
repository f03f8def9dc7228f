package message

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

func TestOf(t *testing.T) {
	for _, test := range []struct {
		name, locale string
		want         Language
	}{
		{"of Discord", "de", "de"},
		{"of Discord, with a region", "es-419", "es"},
		{"of POSIX", "de_DE.UTF-8", "de"},
		{"of POSIX, without a region", "uk.UTF-8", "uk"},
		{"in capitals", "FR_CA", "fr"},
		{"with a script", "ru-Cyrl-RU", "ru"},
		{"one that is not spoken", "ja", English},
		{"one that only begins as one that is", "esx", English},
		{"POSIX's own", "C", English},
		{"none", "", English},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Of(test.locale); got != test.want {
				t.Errorf("%q is %s, want %s", test.locale, got, test.want)
			}
		})
	}
}

func TestNameOf(t *testing.T) {
	for _, test := range []struct {
		name string
		in   Language
		code string
		want string
	}{
		{"in English", English, "pl", "Polish"},
		{"in German", "de", "pl", "Polnisch"},
		{"in Russian", "ru", "it", "итальянский"},
		{"its own", "fr", "fr", "français"},
		{"no code", English, "no such code", "no such code"},
		{"empty", English, "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.in.NameOf(test.code); got != test.want {
				t.Errorf("%q is %q, want %q", test.code, got, test.want)
			}
		})
	}
}

func TestText(t *testing.T) {
	for _, test := range []struct {
		name string
		in   Language
		key  string
		args []any
		want string
	}{
		{"without arguments", English, "refusal.failed", nil, entry(t, English, "refusal.failed").Text},
		{"in another language", "de", "refusal.failed", nil, entry(t, "de", "refusal.failed").Text},
		{"in one that is not spoken", "ja", "refusal.failed", nil, entry(t, English, "refusal.failed").Text},
		{"with arguments", English, "refusal.boolean", []any{"private"}, "The option private takes true or false."},
		{"a key that is none", "fr", "no.such-key", nil, "no.such-key"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.in.Text(test.key, test.args...); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// entry is a message as its file has it.
func entry(t *testing.T, l Language, key string) Entry {
	t.Helper()
	entries, err := Entries(l)
	if err != nil {
		t.Fatal(err)
	}
	e, found := entries[key]
	if !found {
		t.Fatalf("%s.yaml has no %s", l, key)
	}
	return e
}

func TestPlurals(t *testing.T) {
	for _, test := range []struct {
		l    Language
		n    int
		want string
	}{
		{"en", 1, "1 passage"}, {"en", 2, "2 passages"}, {"en", 0, "0 passages"},
		{"ru", 1, "1 фрагмент"}, {"ru", 2, "2 фрагмента"}, {"ru", 5, "5 фрагментов"}, {"ru", 11, "11 фрагментов"}, {"ru", 21, "21 фрагмент"},
		{"uk", 1, "1 фрагмент"}, {"uk", 3, "3 фрагменти"}, {"uk", 12, "12 фрагментів"},
		{"fr", 0, "0 passage"}, {"fr", 1, "1 passage"}, {"fr", 2, "2 passages"},
		{"es", 1, "1 pasaje"}, {"de", 2, "2 Stellen"}, {"de", 1, "1 Stelle"},
	} {
		t.Run(string(test.l)+" "+test.want, func(t *testing.T) {
			if got := test.l.Text("count.passages", test.n); got != test.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

// An entry is a text or a text for each plural category, and nothing else.
func TestEntriesAreRead(t *testing.T) {
	for _, test := range []struct {
		name, yaml string
		want       Entry
		fails      bool
	}{
		{"a text", `Nothing found.`, Entry{Text: "Nothing found."}, false},
		{"plurals", "{one: '%d quote', other: '%d quotes'}", Entry{Plural: map[string]string{"one": "%d quote", "other": "%d quotes"}}, false},
		{"a list", "[a, b]", Entry{}, true},
		{"a list of plurals", "{one: [a]}", Entry{}, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got Entry
			err := yaml.Unmarshal([]byte(test.yaml), &got)
			if (err != nil) != test.fails || got.Text != test.want.Text || got.Plural["one"] != test.want.Plural["one"] || got.Plural["other"] != test.want.Plural["other"] {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
	if _, err := Entries("xx"); err == nil || !strings.Contains(err.Error(), "xx.yaml") {
		t.Errorf("of a language without a file the error is %v", err)
	}
}

// Each language that the bot can name, and does not read, has a sentence.
func TestUnread(t *testing.T) {
	english := Unread("en")
	if english == "" || Unread("xx") != english {
		t.Errorf("in English %q, to speakers of an unknown language %q", english, Unread("xx"))
	}
	seen := map[string]bool{english: true}
	for _, code := range []string{"ar", "bg", "cs", "da", "el", "fa", "fi", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "nl", "no",
		"pl", "pt", "ro", "sk", "sv", "th", "tr", "vi", "zh"} {
		t.Run(code, func(t *testing.T) {
			sentence := Unread(code)
			if seen[sentence] {
				t.Errorf("it has no sentence of its own: %q", sentence)
			}
			seen[sentence] = true
		})
	}
}
