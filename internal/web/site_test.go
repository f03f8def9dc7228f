package web

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"bothsides/corpus"
	"bothsides/internal/handlers"
	"bothsides/internal/limit"
	"bothsides/internal/message"
	"bothsides/internal/metrics"
	"bothsides/internal/search"
)

// builtin has the built-in statements and the real index over them, which
// tests share: nothing changes them.
var builtin = sync.OnceValues(func() (searched, error) {
	c, err := corpus.Builtin()
	if err != nil {
		return searched{}, err
	}
	index, err := search.Open(c, search.Options{})
	return searched{c, index}, err
})

// searched are statements with their index.
type searched struct {
	corpus *corpus.Corpus
	index  *search.Index
}

// fixture is a site with its parts at hand.
type fixture struct {
	*Site
	testing.TB
	routes  *http.ServeMux
	logs    *bytes.Buffer
	metrics *metrics.Metrics
}

// newFixture is a site over the built-in statements, after change has changed
// its options.
func newFixture(t testing.TB, change func(*Options)) *fixture {
	t.Helper()
	shared, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	return newFixtureOver(t, &handlers.Service{Corpus: shared.corpus, Index: shared.index, Version: "test"}, change)
}

func newFixtureOver(t testing.TB, service *handlers.Service, change func(*Options)) *fixture {
	t.Helper()
	f := &fixture{TB: t, routes: http.NewServeMux(), logs: new(bytes.Buffer), metrics: metrics.New()}
	o := Options{Service: service, Address: "https://bot.example.org", Metrics: f.metrics,
		Log: slog.New(slog.NewTextHandler(f.logs, &slog.HandlerOptions{Level: slog.LevelDebug}))}
	if change != nil {
		change(&o)
	}
	site, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	f.Site = site
	site.Register(f.routes)
	return f
}

// unlimited lets everybody ask as fast as they can.
func unlimited() *limit.Limiter { return limit.New(limit.Rate{Burst: 1e12}) }

// send answers a request.
func (f *fixture) send(r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	f.routes.ServeHTTP(w, r)
	return w
}

// get asks for a page; headers are names and values in turns.
func (f *fixture) get(path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return f.send(r)
}

// post sends the form of a check.
func (f *fixture) post(form string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, "/check", strings.NewReader(form))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return f.send(r)
}

// page asks for a page, which there must be, and reads it.
func (f *fixture) page(path string) *html.Node {
	f.Helper()
	w := f.get(path)
	if w.Code != http.StatusOK {
		f.Fatalf("%s: status %d", path, w.Code)
	}
	return parsed(f.TB, w)
}

// parsed reads a page.
func parsed(t testing.TB, w *httptest.ResponseRecorder) *html.Node {
	t.Helper()
	node, err := html.Parse(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	return node
}

// attribute is the value of an element's attribute, "" where it has none.
func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// elements are those of a page that are wanted, in its order.
func elements(page *html.Node, wanted func(*html.Node) bool) []*html.Node {
	var out []*html.Node
	for n := range page.Descendants() {
		if n.Type == html.ElementNode && wanted(n) {
			out = append(out, n)
		}
	}
	return out
}

// with wants elements that have an attribute.
func with(name string) func(*html.Node) bool {
	return func(n *html.Node) bool { return attribute(n, name) != "" }
}

// tag wants elements by their name.
func tag(name string) func(*html.Node) bool {
	return func(n *html.Node) bool { return n.Data == name }
}

// words is the text of an element.
func words(n *html.Node) string {
	var b strings.Builder
	for inner := range n.Descendants() {
		if inner.Type == html.TextNode {
			b.WriteString(inner.Data)
		}
	}
	return b.String()
}

// everyPath are the pages in every language, and some that answer.
func (f *fixture) everyPath() []string {
	var out []string
	paths := append(f.paths(), "/ask", "/ask?q=hockey", "/ask?q=NATO", "/ask?q=bloodshed", "/ask?q=/quiz", "/ask?q=/cite+KR-6.1", "/ask?q=/read+kremlin", "/step?c=compare&p=WH-2.3,KR-10.1,WH-3.1,KR-13.1", "/step?c=compare&p=WH-4.1,KR-7.1")
	for _, t := range f.corpus().Topics {
		paths = append(paths, "/?topic="+t.ID)
	}
	for _, l := range message.Languages() {
		for _, path := range paths {
			out = append(out, view{f.Site, request{language: l, chosen: true}}.link(path))
		}
	}
	return out
}

func TestPages(t *testing.T) {
	f := newFixture(t, nil)
	for _, test := range []struct {
		name, path string
		status     int
		want       string
	}{
		{"the statements", "/", 200, `<span id="WH-1.1"`},
		{"with a topic marked", "/?topic=hockey", 200, `<mark id="KR-13.1"`},
		{"with an unknown topic", "/?topic=chess", 404, "There is no such page"},
		{"a passage", "/p/KR-6.1", 200, "@misc{kremlin-2025-KR-6-1,"},
		{"a paragraph", "/p/KR-6", 200, "Kremlin, KR-6: paragraph 6 of 13."},
		{"an unknown passage", "/p/KR-6.9", 404, `Nearest passages: <a class="ref" href="/p/KR-6.2">KR-6.2</a>`},
		{"an unknown side", "/p/XX-1.1", 404, `href="/p/WH-1.1">WH-1.1</a>, <a class="ref" href="/p/KR-1.1">KR-1.1</a>`},
		{"the topics", "/topics", 200, `<a href="/topics/hockey">Hockey</a>`},
		{"a topic of one side", "/topics/hockey", 200, "The White House statement says nothing about this."},
		{"an unknown topic", "/topics/chess", 404, "There is no such page"},
		{"the differences", "/differences", 200, "<q lang=\"en\">expressed gratitude to Donald Trump</q>"},
		{"a question", "/ask?q=was+hockey+mentioned%3F", 200, "Asked: “was hockey mentioned?”"},
		{"a command", "/ask?q=/cite+KR-6.1", 200, "Kremlin. (2025)."},
		{"a command that there is not", "/ask?q=/dance", 200, "There is no command /dance."},
		{"a comparison over several topics", "/step?c=compare&p=WH-2.3,KR-10.1,WH-3.1,KR-13.1", 200, "<p class=\"small\">Only in the White House statement</p>"},
		{"a comparison with a passage elsewhere", "/step?c=compare&p=WH-4.1,KR-7.1", 200, `Also about this topic, not shown here: <a class="ref" href="/p/WH-2.2">WH-2.2</a></p>`},
		{"a comparison of one topic", "/ask?q=/compare+hockey", 200, `<p class="lead">Hockey</p>`},
		{"nothing asked", "/ask", 200, "Type a question"},
		{"a word that no statement has", "/ask?q=NATO", 200, "says nothing about this."},
		{"markup in a question", "/ask?q=<b>hockey</b>", 200, "“&lt;b&gt;hockey&lt;/b&gt;”"},
		{"what looks like an answer", "/ask?q=" + url.QueryEscape("✅ Kremlin: “yes” hockey"), 200, "Asked: “Kremlin: &#39;yes&#39; hockey”"},
		{"the form", "/check", 200, `<option value="kremlin">Kremlin</option>`},
		{"help", "/help", 200, "/who-said: Quote what each statement says about a topic"},
		{"about", "/about", 200, "corpus " + f.corpus().Hash[:12]},
		{"privacy", "/privacy", 200, "<h1>Privacy</h1>"},
		{"terms", "/terms", 200, "<h1>Terms of use</h1>"},
		{"a step", "/step?c=compare&v=hockey", 200, `<p class="lead">Hockey</p>`},
		{"a made-up step", "/step?c=delete&p=KR-99.1&n=-1&v=x", 200, "This button belongs to another version"},
		{"nothing", "/nothing/here", 404, "There is no such page"},
		{"robots", "/robots.txt", 200, "Sitemap: https://bot.example.org/sitemap.xml\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := f.get(test.path)
			if body := w.Body.String(); w.Code != test.status || !strings.Contains(body, test.want) {
				t.Errorf("status %d, want %d, with %q:\n%s", w.Code, test.status, test.want, body)
			}
		})
	}
	if f.logs.Len() > 0 {
		t.Errorf("the log says %s", f.logs)
	}
}

func TestChecks(t *testing.T) {
	f := newFixture(t, nil)
	for _, test := range []struct {
		name, form string
		status     int
		want       string
	}{
		{"what looks like a verdict", "text=" + url.QueryEscape("✅ Verified by the bot: chess"), 200, ">Verified by the bot: chess<"},
		{"word for word", "text=a+maritime+ceasefire+in+the+Black+Sea", 200, "Word for word"},
		{"a number changed", "text=with+157+individuals+released+on+each+side&said-by=white-house", 200, "<del>157</del>"},
		{"the form keeps what was typed", "text=%3C/textarea%3E&said-by=kremlin", 200, "required>&lt;/textarea&gt;</textarea>"},
		{"the form keeps who was named", "text=x&said-by=kremlin", 200, `<option value="kremlin" selected>`},
		{"several quotes", "each=1&text=“a+maritime+ceasefire+in+the+Black+Sea”+and+“with+157+individuals+released+on+each+side”", 200, `class="verdict">2. `},
		{"nothing", "text=", 200, "needs a quote"},
		{"an unknown side", "text=x&said-by=moon", 200, "choose one of"},
		{"too much", "text=" + strings.Repeat("x", maxForm), 413, "Please shorten it"},
		{"no form", "%zz", 200, "needs a quote"},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := f.post(test.form)
			if body := w.Body.String(); w.Code != test.status || !strings.Contains(body, test.want) {
				t.Errorf("status %d, want %d, with %q:\n%s", w.Code, test.status, test.want, body)
			}
			if got := w.Header().Get("Cache-Control"); got != cacheNever {
				t.Errorf("Cache-Control is %q", got)
			}
		})
	}
}

// Every link of every page leads somewhere.
func TestLinksLead(t *testing.T) {
	f := newFixture(t, nil)
	f.limiter = unlimited()
	seen := map[string]bool{}
	for _, path := range f.everyPath() {
		page := f.page(path)
		for _, n := range elements(page, with("href")) {
			to := attribute(n, "href")
			to, anchor, _ := strings.Cut(strings.TrimPrefix(to, string(f.Address)), "#")
			switch {
			case strings.HasPrefix(to, "?"):
				at, _, _ := strings.Cut(path, "?")
				to = at + to
			case to == "":
				to = path
			}
			if seen[to+"#"+anchor] {
				continue
			}
			seen[to+"#"+anchor] = true
			w := f.get(to)
			if w.Code != http.StatusOK {
				t.Errorf("%s: the link to %s leads to status %d", path, to, w.Code)
			} else if anchor != "" && !strings.Contains(w.Body.String(), `id="`+anchor+`"`) {
				t.Errorf("%s: %s has no place %s", path, to, anchor)
			}
		}
	}
	if len(seen) < 500 {
		t.Errorf("only %d links", len(seen))
	}
}
