package corpus

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const ownWording = `---
wording-of: a
id: a-own
code: AO
name: the club's own page
names: {de: die Seite des Vereins}
title: Own title
wording: As the club has it on its page.
passages:
  A-1.1: [AO-1.1, 1.2]
  "1.2": ["2.1"]
---
The pitch is wet. It is cold.

The lake is deep.
`

func wordingFiles(own string) fstest.MapFS {
	return fstest.MapFS{
		"a.md":     {Data: []byte("---\n" + goodHead + "aliases: [Alfa]\n---\nThe pitch is wet and cold. The lake is deep.\n")},
		"a-own.md": {Data: []byte(own)},
	}
}

func TestOtherWording(t *testing.T) {
	c, err := Load(wordingFiles(ownWording))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Statements) != 1 || len(c.Wordings) != 1 {
		t.Fatalf("%d statements and %d other wordings", len(c.Statements), len(c.Wordings))
	}
	a, own := c.Statements[0], c.Wordings[0]
	if own.First() != a || a.First() != a || !own.IsOther() || a.IsOther() {
		t.Error("it is not known which is the first wording")
	}
	got := []string{own.Name, own.CalledIn("en"), own.CalledIn("de"), own.Date, own.Wording, own.Cited}
	want := []string{"Alpha", "the club's own page", "die Seite des Vereins", "2025-01-02", "As the club has it on its page.", "Own title"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, test := range []struct{ id, want string }{{"A-1.1", "AO-1.1 AO-1.2"}, {"A-1.2", "AO-2.1"}, {"AO-1.2", "A-1.1"}} {
		t.Run(test.id, func(t *testing.T) {
			var ids []string
			for _, p := range c.Passage(test.id).Counterparts() {
				ids = append(ids, p.ID())
			}
			if got := strings.Join(ids, " "); got != test.want {
				t.Errorf("its counterparts are %s, want %s", got, test.want)
			}
		})
	}
	if c.Statement("a-own") != nil || c.Text("a-own") != own || len(c.Texts()) != 2 || c.PassageCount() != 2 {
		t.Error("another wording is no statement that is searched")
	}
	plain, err := Load(fstest.MapFS{"a.md": wordingFiles("")["a.md"]})
	if err != nil || plain.Hash == c.Hash {
		t.Errorf("another wording does not change the hash, %v", err)
	}
}

// A wording that names no language is in that of the first, and is cut as that is.
func TestLanguageOfAWording(t *testing.T) {
	for _, test := range []struct{ name, key, language, want string }{
		{"as the first", "", "de", "Am 19. März begann es."},
		{"its own", "language: en\n", "en", "Am 19."},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, err := Load(fstest.MapFS{
				"a.md":     {Data: []byte("---\n" + goodHead + "language: de\n---\nEs begann.\n")},
				"a-own.md": {Data: []byte("---\nwording-of: a\nid: a-own\ncode: AO\nname: own\ntitle: T\nwording: W\n" + test.key + "---\nAm 19. März begann es.\n")},
			})
			if err != nil {
				t.Fatal(err)
			}
			own := c.Wordings[0]
			if own.Language != test.language || own.Passages[0].Text() != test.want {
				t.Errorf("language %s, first passage %q", own.Language, own.Passages[0].Text())
			}
		})
	}
}

func TestFaultsOfWordings(t *testing.T) {
	for _, test := range []struct{ name, old, new, want string }{
		{"of nothing", "wording-of: a", "wording-of: b", `a-own.md:2: There is no statement "b" for this to be another wording of.`},
		{"id of the first", "id: a-own", "id: a", "a-own.md:1: The id a is also that of a.md."},
		{"code of the first", "code: AO", "code: A", "a-own.md:1: The code A is also that of a.md."},
		{"aliases", "title", "aliases: [x]\ntitle", `a-own.md:7: The key "aliases" has no place in another wording, which has it from the statement.`},
		{"unknown passage", "AO-1.1", "AO-9.1", `a-own.md:10: The statement "a-own" has no passage AO-9.1.`},
		{"unknown passage of the first", `"1.2":`, `"7.2":`, `a-own.md:11: The statement "a" has no passage A-7.2.`},
		{"no list", "[AO-1.1, 1.2]", "AO-1.1", "a-own.md:10: Expected a list here, found a text."},
		{"of itself", "wording-of: a", "wording-of: a-own", `There is no statement "a-own"`},
		{"extends another", "title", "extends: a\ntitle", `a-own.md:7: Only "builtin" can be extended, not "a".`},
		{"extends beside a statement", "title", "extends: builtin\ntitle", "a.md:1: A folder that extends the built-in statements has other wordings of them alone, and no statement."},
		{"passages of a statement", "wording-of: a\n", "", `The key "passages" has no place in a statement of its own; only one with wording-of has it.`},
		{"too many", "The lake is deep.", strings.Repeat("It is. ", maxWording+1), "may have 1000 at most."},
	} {
		t.Run(test.name, func(t *testing.T) {
			changed := strings.Replace(ownWording, test.old, test.new, 1)
			if changed == ownWording {
				t.Fatal("nothing is changed")
			}
			_, err := Load(wordingFiles(changed))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error is %v, want %s", err, test.want)
			}
		})
	}
}

func TestExtendingTheBuiltInStatements(t *testing.T) {
	files := fstest.MapFS{
		"own.md":      {Data: []byte("---\nwording-of: kremlin\nextends: builtin\nid: kremlin-own\ncode: KRO\ntitle: T\nwording: W\n---\nThe leaders spoke.\n")},
		"topics.yaml": {Data: []byte("topics: []\n")},
	}
	c, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	base := builtinCorpus(t)
	if !c.Builtin || len(c.Topics) != len(base.Topics) || len(c.Facts) != len(base.Facts) || c.Model == nil {
		t.Error("what the built-in statements have is not in force")
	}
	if p := c.Passage("KRO-1.1"); p == nil || p.Statement().First() != c.Statement("kremlin") {
		t.Error("the other wording is not there")
	}
	if want := "topics.yaml: The file is left out: the built-in one is in force."; len(c.Notes) != 1 || c.Notes[0].String() != want {
		t.Errorf("notes are %v", c.Notes)
	}
	delete(files, "topics.yaml")
	files["two.md"] = &fstest.MapFile{Data: []byte("---\nwording-of: kremlin\nid: two\ncode: TWO\ntitle: T\nwording: W\n---\nThe leaders met.\n")}
	if _, err := Load(files); err == nil || !strings.Contains(err.Error(), "two.md:1: Another wording in this folder") {
		t.Errorf("error is %v", err)
	}
}
