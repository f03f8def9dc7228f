package search

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var explain = flag.String("explain", "", "queries, apart by |, to show the reading of; one that ends in ? is a question")

// TestExplain prints how a query is read and how much of it each passage has:
//
//	go test ./internal/search -run TestExplain -v -explain 'shipping truce'
func TestExplain(t *testing.T) {
	if *explain == "" {
		t.Skip("for people who tune: give a query with -explain")
	}
	ix := builtin(t)
	for query := range strings.SplitSeq(*explain, "|") {
		t.Log("\n" + explained(t, ix, strings.TrimSpace(query)))
	}
}

// explained shows the units of a query, one a line with what it stands for and
// its weight, then the passages that have most of it, then what is shown.
func explained(t *testing.T, ix *Index, query string) string {
	t.Helper()
	q := Query{Text: query, Question: strings.HasSuffix(query, "?")}
	r := ix.read(q.Text, q.Question)
	found, err := ix.candidates(r.units)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n", query, r.language)
	for _, u := range r.units {
		fmt.Fprintf(&b, "  %-22s %s\n", u.text, u.describe())
	}
	for i := range found {
		found[i].share = share(r.units, found[i].evidence, whole)
	}
	slices.SortFunc(found, better)
	for _, c := range found[:min(6, len(found))] {
		fmt.Fprintf(&b, "  has %.2f  %s\n", c.share, ix.passages[c.number].ID())
	}
	result, err := ix.Search(q)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range ix.corpus.Statements {
		fmt.Fprintf(&b, "  shown of %s: %s\n", s.Code, strings.TrimSpace(ids(result.Hits[i])+" "))
	}
	return strings.ReplaceAll(b.String(), ": \n", ": nothing\n")
}

func (u unit) describe() string {
	stands := "in no passage"
	if u.known() {
		stands = strings.Join(u.all(), " or ")
	}
	for _, mark := range []struct {
		is   bool
		name string
	}{{u.weak, "weak"}, {u.strict, "strict"}} {
		if mark.is {
			stands += ", " + mark.name
		}
	}
	return fmt.Sprintf("%.1f  %s", u.weight, stands)
}

var example = regexp.MustCompile("(?s)```text\n(.*?)```\n")

// The worked examples in the documents are what the program does.
func TestExamplesInDocs(t *testing.T) {
	const file = "../../docs/answers.md"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	ix, n := builtin(t), 0
	got := example.ReplaceAllStringFunc(string(data), func(block string) string {
		n++
		head, _, _ := strings.Cut(strings.TrimPrefix(block, "```text\n"), "\n")
		query := head[:strings.LastIndex(head, " (")]
		return "```text\n" + explained(t, ix, query) + "```\n"
	})
	if n == 0 {
		t.Fatal("no examples found")
	}
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(data), got); diff != "" {
		t.Errorf("%s (-there +now; -update writes it):\n%s", file, diff)
	}
}
