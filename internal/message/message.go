// Package message holds every sentence that the bot itself says, in each
// language that it speaks. The statements' words are never here: quotes stay
// as they are.
//
// A message has a key and, in a file for each language, a text with fmt verbs
// for its arguments. Where the wording depends on a number, that number is the
// first argument and the text is a map of CLDR plural categories.
package message

import (
	"cmp"
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"
)

// Language is one that the bot speaks, by its ISO 639-1 code.
type Language string

// English is spoken where no other language is asked for.
const English Language = "en"

// Languages lists what the bot speaks, English first.
func Languages() []Language { return []Language{English, "ru", "uk", "es", "fr", "de"} }

// Of is the language of a locale as Discord or POSIX writes it, "es-419" or
// "de_DE.UTF-8"; English where the bot does not speak it.
func Of(locale string) Language {
	code, _, _ := strings.Cut(strings.ToLower(locale), "_")
	code, _, _ = strings.Cut(code, "-")
	code, _, _ = strings.Cut(code, ".")
	for _, l := range Languages() {
		if string(l) == code {
			return l
		}
	}
	return English
}

// NameOf is the name of the language of an ISO 639 code, the code itself where
// there is none.
func (l Language) NameOf(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return code
	}
	return cmp.Or(display.Languages(language.Make(string(l))).Name(tag), code)
}

// Text is the message of the given key with its arguments filled in. A key
// that no catalogue has is itself the text, which a test rules out.
func (l Language) Text(key string, args ...any) string {
	p := printers()[l]
	if p == nil {
		p = printers()[English]
	}
	if text, plain := p.plain[key]; plain && !slices.ContainsFunc(args, isNumber) {
		return fill(text, args)
	}
	return p.Sprintf(key, args...)
}

// fill is a text with arguments that are the same in every language.
func fill(text string, args []any) string {
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// isNumber reports whether an argument is written otherwise in another language.
func isNumber(arg any) bool {
	_, is := arg.(string)
	return !is
}

// Unread says which languages are read, in the language of the given code,
// which is none of them; in English where the bot has no words in it.
func Unread(code string) string {
	return cmp.Or(unread()[code], unread()[string(English)])
}

var unread = sync.OnceValue(func() map[string]string {
	data, err := files.ReadFile("unread.yaml")
	sentences := map[string]string{}
	if err == nil {
		err = yaml.Unmarshal(data, &sentences)
	}
	if err != nil {
		panic(fmt.Errorf("reading messages: %w", err))
	}
	return sentences
})

//go:embed *.yaml
var files embed.FS

// printer writes messages in one language.
type printer struct {
	*message.Printer
	plain map[string]string // texts without a plural: without numbers to fill in they need no printer
}

// printers has one for each language. The files are part of the program, so
// that a fault in them is one of the build and panics in every test.
var printers = sync.OnceValue(func() map[Language]*printer {
	all := map[Language]*printer{}
	builder := catalog.NewBuilder(catalog.Fallback(language.English))
	for _, l := range Languages() {
		entries, err := Entries(l)
		if err != nil {
			panic(err)
		}
		all[l] = &printer{plain: map[string]string{}}
		for key, entry := range entries {
			if entry.Plural == nil {
				all[l].plain[key] = entry.Text
			}
			if err := builder.Set(language.Make(string(l)), key, entry.messages()...); err != nil {
				panic(fmt.Errorf("message %s in %s: %w", key, l, err))
			}
		}
	}
	for _, l := range Languages() {
		all[l].Printer = message.NewPrinter(language.Make(string(l)), message.Catalog(builder))
	}
	return all
})

// Prepare reads the catalogues, for which the first sentence would else wait.
func Prepare() { printers() }

// Entry is one message: a text, or a text for each plural category of its
// first argument.
type Entry struct {
	Text   string
	Plural map[string]string
}

// UnmarshalYAML reads either form.
func (e *Entry) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.MappingNode {
		return node.Decode(&e.Plural)
	}
	return node.Decode(&e.Text)
}

func (e Entry) messages() []catalog.Message {
	if e.Plural == nil {
		return []catalog.Message{catalog.String(e.Text)}
	}
	var cases []any
	for _, category := range []string{"zero", "one", "two", "few", "many", "other"} {
		if text, ok := e.Plural[category]; ok {
			cases = append(cases, category, text)
		}
	}
	return []catalog.Message{plural.Selectf(1, "%d", cases...)}
}

// Entries reads the catalogue of one language.
func Entries(l Language) (map[string]Entry, error) {
	data, err := files.ReadFile(string(l) + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("reading messages: %w", err)
	}
	entries := map[string]Entry{}
	if err := yaml.Unmarshal(data, &entries); err != nil {
		return nil, fmt.Errorf("reading messages of %s: %w", l, err)
	}
	return entries, nil
}
