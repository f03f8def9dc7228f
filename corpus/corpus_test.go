package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func builtinCorpus(t *testing.T) *Corpus {
	t.Helper()
	c, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The ids and texts that others rely on are pinned in testdata.
func TestPassagesAreTheReviewedOnes(t *testing.T) {
	data, err := os.ReadFile("testdata/passages.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, s := range builtinCorpus(t).Statements {
		for _, p := range s.Passages {
			got.WriteString(p.ID() + "\t" + p.Text() + "\n")
		}
	}
	if diff := cmp.Diff(string(data), got.String()); diff != "" {
		t.Errorf("passages differ (-reviewed +cut):\n%s", diff)
	}
}

func TestStatementsArePinned(t *testing.T) {
	pins := map[string]string{
		"white-house": "56c00b79c27d19f50abd8647ed2a9abeba9ff22bbea6b1b0104e60efd226b5e0",
		"kremlin":     "d86e39fc1c655bb9c167b153bcb5fb7ac2a42a75abe79bff1f741b6a8b0489e7",
	}
	for _, s := range builtinCorpus(t).Statements {
		sum := sha256.Sum256([]byte(s.Text))
		if got := hex.EncodeToString(sum[:]); got != pins[s.ID] {
			t.Errorf("%s: text has hash %s, want %s", s.ID, got, pins[s.ID])
		}
	}
}

func TestOrderIsFixed(t *testing.T) {
	var ids []string
	for _, s := range builtinCorpus(t).Statements {
		ids = append(ids, s.ID)
	}
	if diff := cmp.Diff([]string{"white-house", "kremlin"}, ids); diff != "" {
		t.Error(diff)
	}
}

const goodHead = "id: a\ncode: A\nname: Alpha\ntitle: T\ndate: 2025-01-02\nwording: W\n"

func TestParagraphsOfOwnCorpora(t *testing.T) {
	for _, test := range []struct {
		name string
		body string
		want []string
	}{
		{"a line each", "One.\nTwo.\n", []string{"A-1.1 One.", "A-2.1 Two."}},
		{"blank lines", "One\nmore. Two.\n\n  \nThree.\n", []string{"A-1.1 One\nmore.", "A-1.2 Two.", "A-2.1 Three."}},
		{"CRLF", "One.\r\nTwo.\r\n", []string{"A-1.1 One.", "A-2.1 Two."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			fsys := fstest.MapFS{"a.md": {Data: []byte("---\n" + goodHead + "---\n" + test.body)}}
			corpus, err := Load(fsys)
			if err != nil {
				t.Fatalf("%v", err)
			}
			var got []string
			for _, p := range corpus.Statements[0].Passages {
				got = append(got, p.ID()+" "+p.Text())
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s", diff)
			}
		})
	}
}

// A statement is cut into sentences as its language has it.
func TestLanguageOfAStatement(t *testing.T) {
	for _, test := range []struct {
		name, key, body, language string
		want                      []string
	}{
		{"none named", "", "See Art. 5. Then go.", "en", []string{"See Art. 5.", "Then go."}},
		{"German", "language: de\n", "Am 19. März begann es. Es endete.", "de", []string{"Am 19. März begann es.", "Es endete."}},
		{"Chinese", "language: zh\n", "双方讨论。战俘获释。", "zh", []string{"双方讨论。", "战俘获释。"}},
		{"Arabic", "language: ar\n", "هل اتفقوا؟ نعم.", "ar", []string{"هل اتفقوا؟", "نعم."}},
		{"Hindi", "language: hi\n", "बात हुई। समझौता हुआ।", "hi", []string{"बात हुई।", "समझौता हुआ।"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, err := Load(fstest.MapFS{"a.md": {Data: []byte("---\n" + goodHead + test.key + "---\n" + test.body + "\n")}})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range c.Statements[0].Passages {
				got = append(got, p.Text())
			}
			if diff := cmp.Diff(test.want, got); diff != "" || c.Statements[0].Language != test.language {
				t.Errorf("language %q; %s", c.Statements[0].Language, diff)
			}
		})
	}
}

func TestColourOfAStatement(t *testing.T) {
	for _, test := range []struct {
		name, key string
		want      uint32
	}{{"none", "", unset}, {"named", "colour: '#1f6fEB'\n", 0x1f6feb}} {
		t.Run(test.name, func(t *testing.T) {
			c, err := Load(fstest.MapFS{"a.md": {Data: []byte("---\n" + goodHead + test.key + "---\nText.\n")}})
			if err != nil {
				t.Fatal(err)
			}
			if got := c.Statements[0].Colour; got != test.want {
				t.Errorf("got %06x, want %06x", got, test.want)
			}
		})
	}
}

// Some editors begin a file with a mark, which is no text.
func TestByteOrderMark(t *testing.T) {
	head := "---\nid: a\ncode: A\nname: Alpha\ntitle: T\ndate: 2025-01-02\nwording: W\n---\nThe lake is cold.\n"
	c, err := Load(fstest.MapFS{
		"a.md":           {Data: []byte("\ufeff" + head)},
		"topics.yaml":    {Data: []byte("\ufefftopics:\n  - {id: lake, names: {en: Lake}, passages: [A-1.1]}\n")},
		"thesaurus.yaml": {Data: []byte("\ufeffconcepts:\n  - {name: lake, says: lake, asked: pond}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if text := c.Statements[0].Text; text != "The lake is cold." {
		t.Errorf("the text is %q", text)
	}
}

// faultsOf loads a corpus of one good statement, unless a.md is given, and the
// files, and returns what is wrong with it.
func faultsOf(files map[string]string) error {
	fsys := fstest.MapFS{"a.md": {Data: []byte("---\n" + goodHead + "---\nText of the lake.\n")}}
	for file, text := range files {
		fsys[file] = &fstest.MapFile{Data: []byte(text)}
	}
	_, err := Load(fsys)
	return err
}

func TestFaultsOfStatements(t *testing.T) {
	good := "---\n" + goodHead + "---\nText.\n"
	for _, test := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"no statement", map[string]string{"a.md": "x"}, ".: The folder has no statement"},
		{"no fence", map[string]string{"a.md": "---\nid: a\n"}, `a.md:1: The front matter has no closing line "---".`},
		{"bad id", map[string]string{"a.md": strings.Replace(good, "id: a", "id: A b", 1)}, "a.md:2: The id"},
		{"bad date", map[string]string{"a.md": strings.Replace(good, "2025-01-02", "today", 1)}, "a.md:6: The date"},
		{"bad language", map[string]string{"a.md": strings.Replace(good, "title", "language: English\ntitle", 1)}, `a.md:5: The language "English" must be a code of two or three small letters`},
		{"bad order", map[string]string{"a.md": strings.Replace(good, "title", "order: x\ntitle", 1)}, `a.md:5: Expected a whole number here, found "x".`},
		{"missing title", map[string]string{"a.md": strings.Replace(good, "title: T\n", "", 1)}, "a.md:2: The title is missing."},
		{"unknown key", map[string]string{"a.md": strings.Replace(good, "title", "titel", 1)}, `a.md:5: The key "titel" is unknown; known here: aliases, `},
		{"unknown language", map[string]string{"a.md": strings.Replace(good, "wording", "names: {xx: A}\nwording", 1)},
			`a.md:7: The key "xx" is unknown; known here: de, en, `},
		{"key twice", map[string]string{"a.md": strings.Replace(good, "title", "id: b\ntitle", 1)}, `a.md:5: The key "id" appears twice.`},
		{"list for a text", map[string]string{"a.md": strings.Replace(good, "title: T", "title: [T]", 1)}, "a.md:5: Expected a text here, found a list."},
		{"no YAML", map[string]string{"a.md": "---\nid: a\n\tb\n---\nText.\n"}, "a.md:3: The YAML cannot be read: found a tab character that violates indentation."},
		{"no keys", map[string]string{"a.md": "---\n# id\n---\nText.\n"}, "a.md:2: The front matter has no keys."},
		{"no text", map[string]string{"a.md": "---\n" + goodHead + "---\n\n"}, "a.md:8: The statement has no text."},
		{"not UTF-8", map[string]string{"a.md": "---\nid: \xff\n"}, "a.md:2: The file is not UTF-8"},
		{"a page's end", map[string]string{"a.md": "---\n" + goodHead + "---\nOne.\n\fTwo.\n"}, "a.md:10: The character U+000C is no part of a text"},
		{"an escape", map[string]string{"a.md": strings.Replace(good, "title: T", "title: \x1b[2JT", 1)}, "a.md:5: The character U+001B is no part of a text"},
		{"space before the fence", map[string]string{"b.md": " ---\nid: b\n"}, `b.md:1: Front matter begins with the line "---"`},
		{"line before the fence", map[string]string{"b.md": "\n---\nid: b\n"}, `b.md:2: Front matter begins with the line "---"`},
		{"dash for a fence", map[string]string{"b.md": "—--\nid: b\n"}, `b.md:1: Front matter begins with the line "---"`},
		{"name in capitals", map[string]string{"B.MD": good}, "B.MD: The file would not be read: its name must end in .md, in small letters."},
		{"topics.yml", map[string]string{"topics.yml": ""}, "topics.yml: The file would not be read: its name must be topics.yaml."},
		{"Thesaurus.yaml", map[string]string{"Thesaurus.yaml": ""}, "Thesaurus.yaml: The file would not be read: its name must be thesaurus.yaml."},
		{"aliases of aliases", map[string]string{"topics.yaml": "a: &a [x, x]\nb: &b [*a, *a]\ntopics: [*b, *b]\n"}, "topics.yaml:"},
		{"deep lists", map[string]string{"topics.yaml": strings.Repeat("[", 20000)}, "topics.yaml:"},
		{"same id twice", map[string]string{"a.md": good, "b.md": good}, "b.md:1: The id a is also that of a.md."},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := faultsOf(test.files); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error is %v, want one with %q", err, test.want)
			}
		})
	}
}

// All that is wrong in a file is told at once, in the order of its lines.
func TestAllFaultsAreTold(t *testing.T) {
	head := strings.NewReplacer("id: a", "id: A b", "2025-01-02", "today", "code: A", "code: a").Replace(goodHead)
	err := faultsOf(map[string]string{"a.md": "---\n" + head + "---\nText.\n", "topics.yaml": "topic: []\n"})
	var lines []string
	var faults Faults
	if !errors.As(err, &faults) {
		t.Fatalf("error is %v", err)
	}
	for _, f := range faults {
		place, _, _ := strings.Cut(f.String(), ": ")
		lines = append(lines, place)
	}
	if diff := cmp.Diff([]string{"a.md:2", "a.md:3", "a.md:6", "topics.yaml:1"}, lines); diff != "" {
		t.Error(diff)
	}
}
