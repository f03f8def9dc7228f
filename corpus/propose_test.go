package corpus

import (
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestPropose(t *testing.T) {
	for _, test := range []struct{ name, first, other, want string }{
		{"one with one", "The club trains on Monday. The union rows on Sunday.", "Training of the club is on Monday. On Sunday rows the union.", "1=1 2=2"},
		{"one with two", "The club trains on Monday and the union rows on Sunday.", "The club trains on Monday. The union rows on Sunday.", "1=1,2"},
		{"two with one", "The club trains on Monday. The union rows on Sunday.", "The club trains on Monday and the union rows on Sunday.", "1,2=1"},
		{"left out", "The club trains on Monday. Nobody paid fees. The union rows on Sunday.", "The club trains on Monday. The union rows on Sunday.", "1=1 2= 3=2"},
		{"put in", "The club trains on Monday.", "Welcome everybody. The club trains on Monday.", "=1 1=2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, err := Load(fstest.MapFS{
				"a.md": {Data: []byte("---\n" + goodHead + "---\n" + test.first + "\n")},
				"b.md": {Data: []byte("---\nwording-of: a\nid: b\ncode: B\ntitle: T\nwording: W\n---\n" + test.other + "\n")},
			})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range Propose(c.Statements[0], c.Wordings[0]) {
				got = append(got, numbers(p.First)+"="+numbers(p.Other))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// numbers are the passages' numbers in their one paragraph.
func TestLikeness(t *testing.T) {
	set := func(words string) map[string]bool {
		out := map[string]bool{}
		for w := range strings.FieldsSeq(words) {
			out[w] = true
		}
		return out
	}
	for _, test := range []struct {
		name string
		a, b []map[string]bool
		want float64
	}{
		{"the same", []map[string]bool{set("a b")}, []map[string]bool{set("b a")}, 1 - leastLikeness},
		{"half", []map[string]bool{set("a b")}, []map[string]bool{set("b c")}, 0.5 - leastLikeness},
		{"nothing", []map[string]bool{set("a")}, []map[string]bool{set("b")}, -leastLikeness},
		{"two as one", []map[string]bool{set("a"), set("b")}, []map[string]bool{set("a b")}, 1 - leastLikeness},
		{"no passage here", nil, []map[string]bool{set("a")}, 0},
		{"no passage there", []map[string]bool{set("a")}, nil, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := likeness(test.a, test.b); math.Abs(got-test.want) > 1e-9 {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func numbers(passages []*Passage) string {
	var out []string
	for _, p := range passages {
		_, n, _ := strings.Cut(p.ID(), ".")
		out = append(out, n)
	}
	return strings.Join(out, ",")
}

func TestRemarks(t *testing.T) {
	c, err := Load(fstest.MapFS{
		"a.md": {Data: []byte("---\n" + strings.Replace(goodHead, "wording: W", "wording: "+strings.Repeat("long ", 50), 1) + "---\nIt is cold. It is cold. " + "Very " + strings.Repeat("very ", 700) + "cold.\n")},
		"b.md": {Data: []byte("---\n" + strings.NewReplacer("id: a", "id: b", "code: A", "code: B", "Alpha", "Beta").Replace(goodHead) +
			"---\nDie Mannschaft trainiert am Montag auf dem Platz und nicht auf der Wiese.\n")},
		"c.md": {Data: []byte("---\n" + strings.NewReplacer("id: a", "id: c", "code: A", "code: C", "Alpha", "Gamma").Replace(goodHead) +
			"language: fr\n---\nLes écoles resteront fermées vendredi.\n")},
		"note.md":    {Data: []byte("No statement.\n")},
		"other.yaml": {Data: []byte("x: y\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range c.Remarks() {
		got = append(got, r.String())
	}
	want := []string{
		"note.md: The file is left out: it does not begin with front matter, so that it is no statement.",
		"other.yaml: The file is left out: no file of this name is read.",
		"a.md: The wording has 249 characters; it is a line, best of at most 200.",
		"a.md: The passage A-1.2 is the same as A-1.1.",
		"a.md: The passage A-1.3 has 3510 characters, too many for a message: Discord shows it in parts.",
		`b.md: The text seems to be in the language "de", and is declared to be in "en".`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if remarks := builtinCorpus(t).Remarks(); len(remarks) > 1 {
		t.Errorf("the built-in corpus has remarks: %v", remarks)
	}
}
