package handlers

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"bothsides/corpus"
)

const cited = "[Statement on the telephone call of 18 March 2025, as worded in a news report datelined Washington (AP)]"

func citation(t *testing.T, svc *Service, id, style string) string {
	t.Helper()
	a := answerLine(t, svc, "/cite "+id+" style: "+style)
	if len(bodyOf(a)) != 1 || !bodyOf(a)[0].Code {
		t.Fatalf("/cite %s style: %s: %+v", id, style, bodyOf(a))
	}
	return strings.Join(bodyOf(a)[0].Lines, "\n")
}

func TestCitations(t *testing.T) {
	svc := testService(t)
	for _, test := range []struct {
		style, want string
	}{
		{"apa", "White House. (2025). " + cited + " (passage WH-2.3)."},
		{"mla", "White House. " + cited + ". 2025, passage WH-2.3."},
		{"chicago", "White House, " + cited + ", 2025, passage WH-2.3."},
		{"markdown", "> These negotiations will commence immediately in the Middle East.\n>\n> — White House, " + cited + ", 2025, passage WH-2.3."},
		{"plain", "“These negotiations will commence immediately in the Middle East.” (White House, " + cited + ", 2025, passage WH-2.3)"},
		{"wikipedia", "{{cite |author=White House |title=" + cited + " |year=2025 |at=passage WH-2.3 |quote=These negotiations will commence immediately in the Middle East.}}"},
	} {
		t.Run(test.style, func(t *testing.T) {
			if diff := cmp.Diff(test.want, citation(t, svc, "WH-2.3", test.style)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.style, diff)
			}
		})
	}
}

// With web pages a citation leads to the passage's page, and has the day of
// access where its style asks for one.
func TestCitationsWithAnAddress(t *testing.T) {
	at := time.Date(2026, 5, 3, 23, 0, 0, 0, time.FixedZone("west", -3*60*60)) // the next day in UTC
	svc := &Service{Corpus: testService(t).Corpus, Pages: "https://bot.example.org/b", Now: func() time.Time { return at }}
	const url = "https://bot.example.org/b/p/WH-2.3"
	const says = "These negotiations will commence immediately in the Middle East."
	for _, test := range []struct{ style, want string }{
		{"apa", "White House. (2025). " + cited + " (passage WH-2.3). " + url},
		{"mla", "White House. " + cited + ". 2025, passage WH-2.3, " + url + ". Accessed 4 May 2026."},
		{"chicago", "White House, " + cited + ", 2025, passage WH-2.3, accessed May 4, 2026, " + url + "."},
		{"markdown", "> " + says + "\n>\n> — White House, " + cited + ", 2025, passage [WH-2.3](" + url + ")."},
		{"plain", "“" + says + "” (White House, " + cited + ", 2025, passage WH-2.3, " + url + ")"},
		{"wikipedia", "{{cite |author=White House |title=" + strings.NewReplacer("[", "&#91;", "]", "&#93;").Replace(cited) +
			" |year=2025 |at=passage WH-2.3 |quote=" + says + " |url=" + url + " |access-date=4 May 2026}}"},
		{"bibtex", "@misc{white-house-2025-WH-2-3,\n  author = {{White House}},\n  title = {{" + cited + "}},\n  year = {2025},\n  url = {" +
			url + "},\n  urldate = {2026-05-04},\n  note = {Passage WH-2.3}\n}"},
		{"csl-json", `[{"id":"WH-2.3","type":"document","author":[{"literal":"White House"}],"title":"` + cited + `","issued":{"date-parts":[[2025]]},` +
			`"locator":"WH-2.3","URL":"` + url + `","accessed":{"date-parts":[[2026,5,4]]},"language":"en"}]`},
	} {
		t.Run(test.style, func(t *testing.T) {
			got := citation(t, svc, "WH-2.3", test.style)
			if test.style == "csl-json" {
				var b bytes.Buffer
				if err := json.Compact(&b, []byte(got)); err != nil {
					t.Fatal(err)
				}
				got = b.String()
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Of what nobody holds, an address and the day or the body of publication,
// no citation says anything.
func TestCitationsInventNothing(t *testing.T) {
	svc := testService(t)
	for _, style := range styles() {
		for _, p := range []string{"WH-1.1", "KR-13.2"} {
			got := strings.ToLower(citation(t, svc, p, style.id))
			for _, word := range []string{"http", "www.", "url", "accessed", "retrieved", "publisher", "official", "press release", "associated press"} {
				if strings.Contains(got, word) {
					t.Errorf("%s of %s has %q:\n%s", style.id, p, word, got)
				}
			}
		}
	}
}

// bibEntry reads one entry of BibTeX with its fields: braces must balance, and
// a field ends where its own do. No parser of BibTeX is used here; .ci/run
// gives the same citations to one (tools/citations).
func bibEntry(t *testing.T, text string) (kind, key string, fields map[string]string) {
	t.Helper()
	head, rest, ok := strings.Cut(text, "{")
	key, rest, comma := strings.Cut(rest, ",")
	if !ok || !comma || !strings.HasPrefix(head, "@") {
		t.Fatalf("no entry: %s", text)
	}
	fields = map[string]string{}
	for {
		rest = strings.TrimLeft(rest, " \n,")
		if rest == "}" {
			return head[1:], key, fields
		}
		name, value, ok := strings.Cut(rest, "= {")
		if !ok {
			t.Fatalf("no field at %q in %s", rest, text)
		}
		end := closing(value)
		if end < 0 {
			t.Fatalf("a brace stays open in %s", text)
		}
		fields[strings.TrimSpace(name)], rest = value[:end], value[end+1:]
	}
}

// closing is where the brace closes that was opened before s; -1: nowhere.
// BibTeX counts a brace after a backslash like any other.
func closing(s string) int {
	depth := 1
	for i, r := range s {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return i
		}
	}
	return -1
}

func TestBibTeXIsRead(t *testing.T) {
	svc := testService(t)
	keys := map[string]bool{}
	for _, s := range svc.Corpus.Statements {
		for _, p := range s.Passages {
			kind, key, got := bibEntry(t, citation(t, svc, p.ID(), "bibtex"))
			want := map[string]string{"author": "{" + s.Name + "}", "title": "{" + cited + "}", "year": "2025", "note": "Passage " + p.ID()}
			if diff := cmp.Diff(want, got); diff != "" || kind != "misc" || keys[key] || strings.ContainsAny(key, " .,{}") {
				t.Errorf("%s: @%s{%s}: %s", p.ID(), kind, key, diff)
			}
			keys[key] = true
		}
	}
}

// The items that a reference manager reads: a field that the format does not
// have would be an error here.
func TestCSLJSONIsRead(t *testing.T) {
	svc := testService(t)
	for _, s := range svc.Corpus.Statements {
		for _, p := range s.Passages {
			var items []struct {
				ID, Type, Title, Locator, Language string
				Author                             []struct{ Literal string }
				Issued                             struct {
					Parts [][]int `json:"date-parts"`
				}
			}
			decoder := json.NewDecoder(strings.NewReader(citation(t, svc, p.ID(), "csl-json")))
			decoder.DisallowUnknownFields()
			if err := decoder.Decode(&items); err != nil || len(items) != 1 {
				t.Fatalf("%s: %v", p.ID(), err)
			}
			item := items[0]
			if item.ID != p.ID() || item.Type != "document" || item.Title != cited || item.Locator != p.ID() ||
				item.Language != "en" || item.Author[0].Literal != s.Name || item.Issued.Parts[0][0] != 2025 {
				t.Errorf("%s: %+v", p.ID(), item)
			}
		}
	}
}

// A statement of one's own may be called anything.
func TestCitationsOfHostileNames(t *testing.T) {
	file := "---\nid: a\ncode: A\nname: 'R&D_{50%} | $x$ \\#1'\ntitle: A | b}}\ndate: 2024-12-31\nwording: W\n---\nSays | this }} `x`\nand that.\n\nMore.\n"
	svc := ownService(t, fstest.MapFS{"a.md": {Data: []byte(file)}})
	_, _, fields := bibEntry(t, citation(t, svc, "A-1.1", "bibtex"))
	if want := `{R\&D\_\textbraceleft{}50\%\textbraceright{} | \$x\$ \textbackslash{}\#1}`; fields["author"] != want {
		t.Errorf("BibTeX: author is %s, want %s", fields["author"], want)
	}
	if got, want := citation(t, svc, "A-1.1", "wikipedia"), "|quote=Says {{!}} this &#125;&#125; `x` and that.}}"; !strings.HasSuffix(got, want) {
		t.Errorf("Wikipedia: %s\nwant at its end %s", got, want)
	}
	if got := citation(t, svc, "A-1.1", "markdown"); !strings.HasPrefix(got, "> Says | this }} `x`\n> and that.\n>\n> — ") {
		t.Errorf("Markdown: a line is left out of the quote:\n%s", got)
	}
}

// The button of an answer with several passages cites the first; menus turn
// to another passage in the same style and to another style.
func TestSeveralPassagesAreCitedOneByOne(t *testing.T) {
	svc := testService(t)
	a := press(t, svc, find(answerLine(t, svc, "/who-said energy ceasefire").Actions, "Cite").State)
	if a.Replaces || a.Sections()[0].Quotes[0].Passage.ID() != "WH-2.2" {
		t.Errorf("replaces: %v; cited is %s", a.Replaces, a.Sections()[0].Quotes[0].Label((*corpus.Passage).ID))
	}
	style := find(a.Actions, "Another style")
	state := style.State
	state.Choice = "csl-json"
	a = press(t, svc, state)
	menu := find(a.Actions, "Another passage")
	if !a.Replaces || menu == nil {
		t.Fatalf("replaces: %v, actions %v", a.Replaces, a.Actions)
	}
	for _, o := range menu.Options {
		state = menu.State
		state.Choice = o.Value
		a = press(t, svc, state)
		if a.Sections()[0].Quotes[0].Passage.ID() != o.Label || bodyOf(a)[0].Heading != "CSL-JSON" {
			t.Errorf("%s: cited is %s in %s", o.Value, a.Sections()[0].Quotes[0].Label((*corpus.Passage).ID), bodyOf(a)[0].Heading)
		}
	}
}
