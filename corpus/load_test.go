package corpus

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// Files that are left out are told of, but for those that file systems leave
// behind.
func TestNotes(t *testing.T) {
	c, err := Load(fstest.MapFS{
		"a.md":        {Data: []byte("---\n" + goodHead + "---\nText.\n")},
		"readme.md":   {Data: []byte("# About these texts\n")},
		"names.yaml":  {Data: []byte("x: y\n")},
		"._a.md":      {Data: []byte("\x00\x05")},
		"licence.txt": {Data: []byte("CC0")},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := "names.yaml: The file is left out: no file of this name is read.\n" +
		"readme.md: The file is left out: it does not begin with front matter, so that it is no statement."
	if got := c.Notes.Error(); got != want {
		t.Errorf("notes are\n%s\nwant\n%s", got, want)
	}
}

func TestPassageByID(t *testing.T) {
	c := builtinCorpus(t)
	for _, s := range c.Statements {
		for _, p := range s.Passages {
			if c.Passage(p.ID()) != p || c.Passage(strings.ToLower(p.ID())) != p {
				t.Errorf("%s is not found by its id", p.ID())
			}
		}
	}
	for _, id := range []string{"", "WH", "WH-", "WH-0.0", "WH-02.2", "WH-2", "WH-2.99", "WH-99.1", "XX-1.1", "WH-2.2.1", "WH-+2.2", "WH--2.2", "2.2"} {
		t.Run(fmt.Sprintf("%q", id), func(t *testing.T) {
			if p := c.Passage(id); p != nil {
				t.Errorf("%q is the id of %s", id, p.ID())
			}
		})
	}
}
