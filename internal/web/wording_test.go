package web

import (
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"bothsides/corpus"
	"bothsides/internal/handlers"
	"bothsides/internal/search"
)

// overPitch is a site over the example of statements of one's own, of which one
// has another wording.
func overPitch(t *testing.T) *fixture {
	t.Helper()
	return over(t, os.DirFS("../../examples/pitch"))
}

// over is a site over statements of a test's own.
func over(t *testing.T, files fs.FS) *fixture {
	t.Helper()
	c, err := corpus.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return overCorpus(t, c)
}

func overCorpus(t *testing.T, c *corpus.Corpus) *fixture {
	t.Helper()
	index, err := search.Open(c, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { index.Close() })
	return newFixtureOver(t, &handlers.Service{Corpus: c, Index: index, Version: "test"}, nil)
}

// A passage says where the words of the page are from and leads to the other
// wording of it, and every link of it leads somewhere.
func TestPagesOfOtherWordings(t *testing.T) {
	f := overPitch(t)
	for _, test := range []struct{ path, has, not string }{
		{"/p/CL-2.1", "Other wording: CLL-1.1", "As in the club's letter"},
		{"/p/CLL-1.1", "As in the club's letter to its members.", "newsletter"},
		{"/p/CLL-1.1", "Other wording: CL-2.1", ""},
		{"/p/CLL-1", "As in the club's letter to its members.", ""},
		{"/ask?q=home+matches", "Other wording: CLL-1.1", "As in the club's letter"},
	} {
		t.Run(test.path, func(t *testing.T) {
			page := f.page(test.path)
			text := words(page)
			if !strings.Contains(text, test.has) || test.not != "" && strings.Contains(text, test.not) {
				t.Errorf("the page says %s", text)
			}
			for _, a := range elements(page, tag("a")) {
				path, _, _ := strings.Cut(attribute(a, "href"), "#")
				if strings.HasPrefix(path, "/") && f.get(path).Code != http.StatusOK {
					t.Errorf("%s leads nowhere", path)
				}
			}
		})
	}
}

// What pages say of the statements fits however many there are.
func TestPagesOfOneToFiveStatements(t *testing.T) {
	for _, test := range []struct {
		statements int
		has, not   []string
	}{
		{1, []string{"Statements", "From a leaflet of 0."}, []string{"side by side", "other side", "What the others", "Only in"}},
		{2, []string{"side by side", "What the other side says about the same topics"}, []string{"What the others"}},
		{5, []string{"side by side", "What the others say about the same topics"}, []string{"other side"}},
	} {
		t.Run(fmt.Sprint(test.statements), func(t *testing.T) {
			files := fstest.MapFS{"topics.yaml": &fstest.MapFile{Data: []byte("topics:\n  - {id: weir, names: {en: Weir}, passages: [C0-1.1]}\n")}}
			for i := range test.statements {
				files[fmt.Sprintf("%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
					"---\nid: club-%d\ncode: C%[1]d\nname: Club %[1]d\ntitle: Minutes\ndate: 2025-03-01\nwording: From a leaflet of %[1]d.\n---\nClub %[1]d mended the weir.\n", i)}
			}
			f := over(t, files)
			said := ""
			for _, path := range []string{"/", "/p/C0-1.1", "/topics/weir", "/terms", "/privacy", "/differences", "/ask?q=weir"} {
				said += words(f.page(path))
			}
			for _, want := range test.has {
				if !strings.Contains(said, want) {
					t.Errorf("%q is nowhere", want)
				}
			}
			for _, bad := range append(test.not, "one telephone call", "in the two statements") {
				if strings.Contains(said, bad) {
					t.Errorf("%q is said", bad)
				}
			}
		})
	}
}
