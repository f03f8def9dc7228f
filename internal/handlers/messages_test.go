package handlers

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"bothsides/internal/claim"
	"bothsides/internal/finding"
	"bothsides/internal/message"
	"bothsides/internal/verify/align"
)

func catalogue(t *testing.T, l message.Language) map[string]message.Entry {
	t.Helper()
	entries, err := message.Entries(l)
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

// formsOf are the text of an entry and its plural forms.
func formsOf(entry message.Entry) []string {
	return append([]string{entry.Text}, slices.Collect(maps.Values(entry.Plural))...)
}

// A key that is said has its words in every language, and words that no code
// says are none.
func TestMessagesAreSaidAndExist(t *testing.T) {
	said := append(saidInSource(t), saidByTable()...)
	for _, l := range message.Languages() {
		entries := catalogue(t, l)
		for _, key := range said {
			if _, found := entries[key]; !found {
				t.Errorf("%s.yaml has no %s", l, key)
			}
		}
		for key := range entries {
			if !slices.Contains(said, key) {
				t.Errorf("%s.yaml has %s, which nothing says", l, key)
			}
		}
	}
}

// saidByTable are the keys that are made from names in the table.
func saidByTable() []string {
	var keys []string
	for _, c := range Table() {
		keys = append(keys, "command."+c.Name+".name")
		keys = append(keys, "command."+c.Name+".description")
		for _, o := range c.Options {
			if !c.Message {
				keys = append(keys, "option."+o.Name+".name", "option."+o.Name+".description")
			}
		}
	}
	for _, width := range []string{sentenceAlone, neighboursAround, paragraphAround} {
		keys = append(keys, "action.context."+width)
	}
	for _, kind := range finding.Kinds() {
		keys = append(keys, "check.kind."+string(kind))
	}
	for _, slot := range []claim.Slot{claim.Agent, claim.Receiver, claim.Modality, claim.When} {
		keys = append(keys, "check.slot."+string(slot))
	}
	for _, alphabet := range []string{align.Cyrillic, align.Greek, align.Latin, align.Digits} {
		keys = append(keys, "check.alphabet."+alphabet)
	}
	return keys
}

// keyLike are the texts of the source that can be keys: a text of the form
// that is no file and no key is ruled out by the catalogues having it.
var keyLike = regexp.MustCompile(`^[a-z]+(\.[a-z-]+)+$`)

// saidInSource are the keys in our own code.
func saidInSource(t *testing.T) []string {
	t.Helper()
	english := catalogue(t, message.English)
	var keys []string
	err := filepath.WalkDir("../..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			keys = append(keys, keysIn(n, english)...)
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// keysIn is a text that a catalogue has, or that is given to Text as a key.
func keysIn(n ast.Node, english map[string]message.Entry) []string {
	switch n := n.(type) {
	case *ast.BasicLit:
		if s, err := strconv.Unquote(n.Value); err == nil && keyLike.MatchString(s) {
			if _, found := english[s]; found {
				return []string{s}
			}
		}
	case *ast.CallExpr:
		method, ok := n.Fun.(*ast.SelectorExpr)
		if !ok || !strings.EqualFold(method.Sel.Name, "Text") || len(n.Args) == 0 {
			return nil
		}
		if literal, ok := n.Args[0].(*ast.BasicLit); ok && literal.Kind == token.STRING {
			if s, err := strconv.Unquote(literal.Value); err == nil && keyLike.MatchString(s) {
				return []string{s}
			}
		}
	}
	return nil
}

// verb is an argument's place in a text.
var verb = regexp.MustCompile(`%(\[\d\])?[sd%]`)

// verbs lists the arguments that a text takes, each once with its number.
func verbs(text string) []string {
	var out []string
	next := 1
	for _, v := range verb.FindAllStringSubmatch(text, -1) {
		kind := v[0][len(v[0])-1:]
		if kind == "%" {
			continue
		}
		if v[1] != "" {
			next = int(v[1][1] - '0')
		}
		out = append(out, strconv.Itoa(next)+kind)
		next++
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// What a message calls a command is what people who speak the language type.
func TestMessagesNameCommandsLocally(t *testing.T) {
	command := regexp.MustCompile(`(?:^|\s)/([\pL-]+)`)
	for _, l := range message.Languages() {
		for key, entry := range catalogue(t, l) {
			for _, text := range formsOf(entry) {
				for _, m := range command.FindAllStringSubmatch(text, -1) {
					if c, found := findByAnyName(m[1]); !found || c.typedName(l) != m[1] {
						t.Errorf("%s in %s names /%s", key, l, m[1])
					}
				}
			}
		}
	}
}

func TestTranslationsTakeTheSameArguments(t *testing.T) {
	english := catalogue(t, message.English)
	categories := map[message.Language][]string{"en": {"one", "other"}, "de": {"one", "other"}, "es": {"one", "other"},
		"fr": {"one", "other"}, "ru": {"few", "many", "one", "other"}, "uk": {"few", "many", "one", "other"}}
	for _, l := range message.Languages() {
		for key, entry := range catalogue(t, l) {
			want := english[key]
			if (entry.Plural == nil) != (want.Plural == nil) {
				t.Errorf("%s in %s: plural in one language only", key, l)
				continue
			}
			if entry.Plural == nil {
				if diff := cmp.Diff(verbs(want.Text), verbs(entry.Text)); diff != "" {
					t.Errorf("%s in %s: %s", key, l, diff)
				}
				continue
			}
			var have []string
			for category, text := range entry.Plural {
				have = append(have, category)
				if diff := cmp.Diff(verbs(want.Plural["other"]), verbs(text)); diff != "" {
					t.Errorf("%s in %s, %s: %s", key, l, category, diff)
				}
			}
			slices.Sort(have)
			if diff := cmp.Diff(categories[l], have); diff != "" {
				t.Errorf("%s in %s: plural categories: %s", key, l, diff)
			}
		}
	}
}

// No line of French begins with a sign that belongs to the word before, and
// apostrophes are the typographic ones.
func TestFrenchTypography(t *testing.T) {
	bad := regexp.MustCompile(` [:;?!»]| %%|« |'`)
	for key, entry := range catalogue(t, "fr") {
		for _, text := range formsOf(entry) {
			if at := bad.FindString(text); at != "" {
				t.Errorf("%s: %q in %q", key, at, text)
			}
		}
	}
}

// What buttons and menus say is short enough for Discord in every language, so
// that nothing of it is cut off there.
func TestStepsFitDiscord(t *testing.T) {
	svc := testService(t)
	fits := func(t *testing.T, what, text string, most int) {
		if n := utf8.RuneCountInString(text); n == 0 || n > most {
			t.Errorf("%s %q has %d characters, more than %d or none", what, text, n, most)
		}
	}
	lines := []string{"/ask summary", "/ask what did the White House leave out?", "/who-said NATO", "/ask did they laugh and cry together?", "/ask did Trump thank Putin?"}
	for _, c := range Table() {
		lines = append(lines, c.Example)
	}
	for _, topic := range svc.Corpus.Topics {
		lines = append(lines, "/who-said "+topic.Name("en"), "/context "+topic.Passages[0].ID())
	}
	for _, l := range message.Languages() {
		t.Run(string(l), func(t *testing.T) {
			for _, line := range lines {
				for _, action := range answerLineIn(t, svc, l, line).Actions {
					most := 80 // of a button
					if len(action.Options) > 0 {
						most = 150 // of what a menu says before anything is chosen
					}
					fits(t, line+": the step", action.Label, most)
					for _, o := range action.Options {
						fits(t, line+": the option", o.Label, 100)
						if o.Description != "" {
							fits(t, line+": the description", o.Description, 100)
						}
					}
				}
			}
		})
	}
}
