package web

import (
	"net/http"
	"os"
	"strings"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/handlers"
	"bothsides/internal/search"
)

// overPitch is a site over the example of statements of one's own, of which one
// has another wording.
func overPitch(t *testing.T) *fixture {
	t.Helper()
	c, err := corpus.Load(os.DirFS("../../examples/pitch"))
	if err != nil {
		t.Fatal(err)
	}
	index, err := search.Open(c, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { index.Close() })
	return newFixtureOver(t, &handlers.Service{Corpus: c, Index: index}, nil)
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
