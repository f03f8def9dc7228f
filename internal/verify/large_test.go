package verify

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"bothsides/corpus"
	"bothsides/internal/finding"
	"bothsides/internal/search"
	"bothsides/internal/text"
)

// among is the built-in statements beside one of so many other passages, in which
// one word of four is a word of theirs.
func among(t testing.TB, passages int) *corpus.Corpus {
	t.Helper()
	files := fstest.MapFS{}
	var words []string
	for _, name := range []string{"white-house.md", "kremlin.md"} {
		data, err := os.ReadFile(filepath.Join("../../corpus", name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
		_, body, _ := strings.Cut(string(data[4:]), "---\n")
		for _, w := range text.Words(body, "en") {
			words = append(words, w.Folded)
		}
	}
	r := rand.New(rand.NewPCG(7, 7))
	var b strings.Builder
	b.WriteString("---\nid: other\ncode: OT\nname: Other\ntitle: T\ndate: 2025-01-02\nwording: W\norder: 9\n---\n")
	for i := range passages {
		for range 8 + r.IntN(16) {
			if r.IntN(4) == 0 {
				b.WriteString(words[r.IntN(len(words))] + " ")
			} else {
				fmt.Fprintf(&b, "filler%d ", r.IntN(5000))
			}
		}
		fmt.Fprintf(&b, "number%d.\n", i)
	}
	files["other.md"] = &fstest.MapFile{Data: []byte(b.String())}
	c, err := corpus.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func largeOver(t testing.TB, c *corpus.Corpus) *Checkers {
	t.Helper()
	index, err := search.Open(c, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = index.Close() })
	k, err := NewCheckers(c, index)
	if err != nil {
		t.Fatal(err)
	}
	if k.whole != nil {
		t.Fatal("the corpus is not large")
	}
	return k
}

// Among thousands of other passages a quote is exact where it is with the two
// statements alone, and never else. What is altered or in other words is judged
// by how rare its words are, so that a few verdicts differ.
func TestLargeCorpus(t *testing.T) {
	alone, err := New(among(t, 1))
	if err != nil {
		t.Fatal(err)
	}
	large := largeOver(t, among(t, 3000))
	f := figures{}
	for i, l := range append(labelsOf(t, "quotes-dev"), labelsOf(t, "quotes-made")...) {
		if testing.Short() && i%8 != 0 {
			continue
		}
		k, err := large.For(l.Query)
		if err != nil {
			t.Fatal(err)
		}
		want, got := alone.Check(l.Query, ""), k.Check(l.Query, "")
		same := want.Verdict == got.Verdict
		f.count(string(want.Verdict), same)
		if !same && (want.Verdict == finding.Exact || got.Verdict == finding.Exact) {
			t.Errorf("%s: alone %s, among many %s", l.ID, brief(want), brief(got))
		}
	}
	t.Logf("judged alike:\n%s", f)
	for _, test := range []struct {
		verdict finding.Verdict
		least   float64
	}{{finding.Altered, 0.9}, {finding.Close, 0.5}, {finding.Absent, 0.99}} {
		if n := f[string(test.verdict)]; !testing.Short() && float64(n[0]) < test.least*float64(n[1]) {
			t.Errorf("%d of %d %s quotes are judged alike", n[0], n[1], test.verdict)
		}
	}
}

// A text that is put together from many places is compared with all of them.
func TestLargeCorpusAndLongText(t *testing.T) {
	c := among(t, 3000)
	large := largeOver(t, c)
	var quote []string
	for _, s := range c.Statements[:2] {
		for _, p := range s.Passages {
			quote = append(quote, p.Text())
		}
	}
	whole := strings.Join(quote[:8], " ")
	k, err := large.For(whole)
	if err != nil {
		t.Fatal(err)
	}
	if f := k.Check(whole, ""); f.Verdict != finding.Exact || len(f.Passages) != 8 {
		t.Errorf("eight passages in a row are %s", brief(f))
	}
	mixed := quote[1] + " " + quote[len(quote)-1]
	if k, err = large.For(mixed); err != nil {
		t.Fatal(err)
	}
	if f := k.Check(mixed, ""); f.Verdict != finding.Altered || !f.Stitched {
		t.Errorf("passages of both statements are %s", brief(f))
	}
}

// A few words that many passages have are found where they are together, however
// many have them apart.
func TestLargeCorpusAndFewWords(t *testing.T) {
	var b strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&b, "The lake and the hill. The hill rose %d.\n", i)
	}
	c, err := corpus.Load(fstest.MapFS{"a.md": {Data: []byte("---\nid: a\ncode: A\nname: A\ntitle: T\ndate: 2025-01-02\nwording: W\n---\n" +
		b.String() + "Long before the others came, and with a great many words around it that are of no use to anybody, hill lake is said.\n")}})
	if err != nil {
		t.Fatal(err)
	}
	large := largeOver(t, c)
	k, err := large.For("“hill lake”")
	if err != nil {
		t.Fatal(err)
	}
	if got := brief(k.Check("“hill lake”", "")); got != "exact none>a A-2001.1" {
		t.Errorf("it is %s", got)
	}
}
