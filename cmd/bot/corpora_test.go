package main

import (
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bothsides/corpus"
	"bothsides/internal/discord/discordtest"
)

// example is the folder of statements that the documents describe.
const example = project + "/examples/pitch"

// TestExampleOfStatements answers from the example on every surface.
func TestExampleOfStatements(t *testing.T) {
	dir, err := filepath.Abs(example)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	env := map[string]string{"CORPUS_DIR": dir}
	status, out, errs := runHere(t, env, "corpus", "check")
	if status != exitOK || errs != "" || strings.Contains(out, "note:") || strings.Count(out, "passages") != 4 {
		t.Errorf("the check ends with %d: %s%s", status, out, errs)
	}
	for _, test := range []struct{ line, want string }{
		{"/who-said lawn", "It asked that the pitch be mown on Fridays."},
		{"/who-said Flutlicht", "Das Flutlicht bleibt bis 22 Uhr an."},
		{"/compare dogs", "Hunde sind auf dem Platz verboten."},
		{"/differences", "Mowing: CL-2.2 “be mown on Fridays”"},
		{"/ask who thanked the club?", "The union thanks the club for the lemonade."},
		{"/verify “Home matches will be on Saturday afternoons at three.”", "Word for word in the club's letter to its members"},
		{"/cite SP-3.1", "Mitteilung zum Platz an der Mühle"},
	} {
		t.Run(test.line, func(t *testing.T) {
			if status, out, errs := runHere(t, env, "console", test.line); status != exitOK || errs != "" || !strings.Contains(out, test.want) {
				t.Errorf("%s%s", out, errs)
			}
		})
	}
	if _, out, _ := runHere(t, env, "console", "--json", "/who-said lawn"); !strings.Contains(out, `"source":"sportamt"`) {
		t.Errorf("JSON is %s", out)
	}
	address := freeAddress(t)
	discord := newSigner(address)
	env["DISCORD_PUBLIC_KEY"], env["LISTEN_ADDR"], env["PUBLIC_URL"] = discord.publicKey(), address, "https://example.org"
	p := start(t, env)
	p.ready()
	if _, err := discord.answer(discordtest.Command("who-said", map[string]any{"topic": "dogs"}), "have no place on the pitch."); err != nil {
		t.Error(err)
	}
	for _, path := range []string{"/", "/p/CL-2.2", "/p/CLL-1.1", "/topics/dogs", "/differences"} {
		t.Run(path, func(t *testing.T) {
			if status, text := page(t, address, path); status != http.StatusOK || !strings.Contains(text, "Riverside FC") {
				t.Errorf("status %d", status)
			}
		})
	}
	p.stop()
}

// block is a fenced block of a document.
var block = regexp.MustCompile("(?ms)^```(yaml|markdown)\n(.*?)^```$")

// TestBlocksOfCorpora checks every example of docs/corpora.md against the files of the
// example, but for a whole file, which is loaded.
func TestBlocksOfCorpora(t *testing.T) {
	var files []string
	for _, pattern := range []string{"*.md", "*.yaml"} {
		names, err := fs.Glob(os.DirFS(example), pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			files = append(files, read(t, "examples/pitch/"+name))
		}
	}
	blocks := block.FindAllStringSubmatch(read(t, "docs/corpora.md"), -1)
	if len(blocks) < 8 {
		t.Errorf("docs/corpora.md has %d examples", len(blocks))
	}
	for _, b := range blocks {
		if b[1] == "markdown" {
			if _, err := corpus.Load(fstest.MapFS{"own.md": {Data: []byte(b[2])}}); err != nil {
				t.Errorf("%s\n%v", b[2], err)
			}
			continue
		}
		if !slices.ContainsFunc(files, func(file string) bool { return strings.Contains(file, b[2]) }) {
			t.Errorf("no file of the example has\n%s", b[2])
		}
	}
}

// knownKeys are the keys that a fault lists.
var knownKeys = regexp.MustCompile(`known here: (.*)\.$`)

// TestKeysOfCorpora wants every key of every file in docs/corpora.md and in an
// example. Which there are, the fault of an unknown one says.
func TestKeysOfCorpora(t *testing.T) {
	text, all := read(t, "docs/corpora.md"), ""
	err := fs.WalkDir(os.DirFS(example), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			all += read(t, "examples/pitch/"+name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	all += text // extends: builtin is in no folder with statements
	head := "---\nid: a\ncode: A\nname: A\ntitle: T\ndate: 2025-01-02\nwording: W\n"
	for _, test := range []struct {
		name  string
		files fstest.MapFS
	}{
		{"statement", fstest.MapFS{"a.md": {Data: []byte(head + "x: y\n---\nText.\n")}}},
		{"topics", fstest.MapFS{"topics.yaml": {Data: []byte("x: y\n")}}},
		{"topic", fstest.MapFS{"topics.yaml": {Data: []byte("topics: [{x: y}]\n")}}},
		{"thesaurus", fstest.MapFS{"thesaurus.yaml": {Data: []byte("x: y\n")}}},
		{"concept", fstest.MapFS{"thesaurus.yaml": {Data: []byte("concepts: [{x: y}]\n")}}},
		{"facts", fstest.MapFS{"facts.yaml": {Data: []byte("x: y\n")}}},
		{"party", fstest.MapFS{"facts.yaml": {Data: []byte("parties: [{x: y}]\n")}}},
		{"fact", fstest.MapFS{"facts.yaml": {Data: []byte("facts: {A-1.1: [{x: y}]}\n")}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.files["a.md"] == nil {
				test.files["a.md"] = &fstest.MapFile{Data: []byte(head + "---\nText.\n")}
			}
			_, err := corpus.Load(test.files)
			var faults corpus.Faults
			if !errors.As(err, &faults) {
				t.Fatalf("an unknown key is no fault: %v", err)
			}
			keys := 0
			for _, f := range faults {
				m := knownKeys.FindStringSubmatch(f.Sentence)
				if m == nil {
					continue
				}
				for key := range strings.SplitSeq(m[1], ", ") {
					keys++
					if !strings.Contains(text, "`"+key+"`") && !strings.Contains(text, "`"+key+":") {
						t.Errorf("docs/corpora.md has no %s", key)
					}
					if !strings.Contains(all, key+":") && !languageKey(key) {
						t.Errorf("no example has %s", key)
					}
				}
			}
			if keys == 0 {
				t.Errorf("no known keys in %v", faults)
			}
		})
	}
}

// languageKey reports whether a key is the code of one of several languages, of
// which the example has some.
func languageKey(key string) bool { return len(key) == 2 }
