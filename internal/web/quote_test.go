package web

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/google/go-cmp/cmp"

	"bothsides/corpus"
	"bothsides/internal/corpustest"
)

// checkVerbatim compares every quote of a page with the statement's bytes at the
// place that it names, and returns how many there are.
func checkVerbatim(t testing.TB, c *corpus.Corpus, path string, page *html.Node) int {
	t.Helper()
	quotes := elements(page, with("data-first"))
	for _, n := range quotes {
		first, last := c.Passage(attribute(n, "data-first")), c.Passage(attribute(n, "data-last"))
		if first == nil || last == nil || first.Statement() != last.Statement() {
			t.Errorf("%s: a quote from %q to %q", path, attribute(n, "data-first"), attribute(n, "data-last"))
			continue
		}
		if want := first.Statement().Text[first.Span().Start:last.Span().End]; words(n) != want {
			t.Errorf("%s: %s is shown as\n%s\nwant\n%s", path, first.ID(), words(n), want)
		}
		if side := attribute(sideAround(n), "data-side"); side != first.Statement().ID {
			t.Errorf("%s: %s is under %q", path, first.ID(), side)
		}
	}
	return len(quotes)
}

// sideAround is the element of the side that a quote is in.
func sideAround(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		if attribute(n, "data-side") != "" {
			return n
		}
	}
	return new(html.Node)
}

// Whatever page shows a passage shows its statement's own bytes, under the
// name of its side.
func TestQuotesAreVerbatim(t *testing.T) {
	f := newFixture(t, nil)
	f.limiter = unlimited()
	paths := f.everyPath()
	for _, s := range f.corpus().Statements {
		for _, p := range s.Passages {
			paths = append(paths, "/ask?q="+url.QueryEscape(p.Text()[:min(len(p.Text()), 190)]), "/step?c=context&p="+p.ID())
		}
	}
	quotes := 0
	for _, path := range paths {
		quotes += checkVerbatim(t, f.corpus(), path, f.page(path))
	}
	if quotes < 5000 {
		t.Errorf("only %d quotes", quotes)
	}
}

// What is between two passages is the statement's too: a paragraph without
// the links to its passages is its bytes.
func TestParagraphsAreVerbatim(t *testing.T) {
	f := newFixture(t, nil)
	page := f.page("/")
	for _, n := range elements(page, func(n *html.Node) bool { return attribute(n, "class") == "id" }) {
		n.Parent.RemoveChild(n)
	}
	for _, s := range f.corpus().Statements {
		for i, span := range s.Paragraphs {
			id := paragraphID(s, i+1)
			found := elements(page, func(n *html.Node) bool { return attribute(n, "id") == id })
			if len(found) != 1 || words(found[0]) != s.Text[span.Start:span.End] {
				t.Errorf("%s is shown otherwise than %q", id, s.Text[span.Start:span.End])
			}
		}
	}
}

// A browser is told the language of each statement's words: it reads them aloud,
// hyphenates them and offers to translate them.
func TestQuotesAreInTheirLanguage(t *testing.T) {
	f := overPitch(t)
	c := f.corpus()
	for _, path := range []string{"/", "/p/SP-2.1", "/topics/mowing", "/?lang=ru"} {
		for _, n := range elements(f.page(path), with("data-first")) {
			of := c.Passage(attribute(n, "data-first")).Statement()
			language := ""
			for at := n; at != nil && language == ""; at = at.Parent {
				language = attribute(at, "lang")
			}
			if language != of.Language {
				t.Errorf("%s: words of %s are said to be in %q, want %q", path, of.ID, language, of.Language)
			}
		}
	}
}

// A side is said to say nothing about a topic where it has no passage about
// it, and nowhere else.
func TestSilence(t *testing.T) {
	f := newFixture(t, nil)
	for _, topic := range f.corpus().Topics {
		pages := []string{topicPath(topic), "/?topic=" + topic.ID}
		for _, path := range pages {
			for _, n := range elements(f.page(path), with("data-side")) {
				s := f.corpus().Statement(attribute(n, "data-side"))
				checkSilence(t, path, n, len(topic.Of(s)) == 0)
			}
		}
		for _, p := range topic.Passages {
			page := f.page(passagePath(p))
			for _, n := range elements(page, with("data-side")) {
				if n.Data == "div" && len(f.corpus().TopicsOf(p)) == 1 {
					checkSilence(t, passagePath(p), n, len(topic.Of(f.corpus().Statement(attribute(n, "data-side")))) == 0)
				}
			}
		}
	}
}

func checkSilence(t *testing.T, path string, side *html.Node, want bool) {
	t.Helper()
	said := elements(side, func(n *html.Node) bool { return attribute(n, "class") == "status" })
	if got := len(said) == 1 && strings.HasSuffix(words(said[0]), "says nothing about this."); got != want {
		t.Errorf("%s: %s is said to be silent: %v, want %v", path, attribute(side, "data-side"), got, want)
	}
}

// saidOf is what a page says of each side, with what it quotes.
func saidOf(page *html.Node) map[string][]string {
	out := map[string][]string{}
	for _, n := range elements(page, with("data-side")) {
		side := attribute(n, "data-side")
		for _, inner := range elements(n, func(n *html.Node) bool { return slices.Contains([]string{"blockquote", "p", "mark", "a", "q"}, n.Data) }) {
			out[side] = append(out[side], inner.Data+" "+attribute(inner, "href")+" "+words(inner))
		}
	}
	return out
}

// With the statements' texts changed over, each page is the mirror image of
// what it was: same passages, marks, links, words.
func TestSidesAreTreatedAlike(t *testing.T) {
	original, other := newFixture(t, nil), overCorpus(t, corpustest.Mirrored(t, "../../corpus"))
	paths := append(original.paths(), "/ask?q=energy+ceasefire", "/ask?q=hockey", "/ask?q=NATO", "/?topic=hockey",
		"/step?c=compare&p=WH-2.3,KR-10.1,WH-3.1,KR-13.1", "/step?c=compare&p=WH-4.1,KR-7.1")
	for _, path := range paths {
		want := map[string][]string{}
		for side, said := range saidOf(original.page(path)) {
			for _, line := range said {
				want[corpustest.Swap(side)] = append(want[corpustest.Swap(side)], corpustest.Swap(line))
			}
		}
		if diff := cmp.Diff(want, saidOf(other.page(corpustest.Swap(path)))); diff != "" {
			t.Errorf("%s (-mirror of the original +mirrored):\n%s", path, diff)
		}
	}
}
