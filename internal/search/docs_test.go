package search

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"

	"bothsides/internal/golden"
)

const answersFile = "../../docs/answers.md"

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var example = regexp.MustCompile("(?s)```text\n\\$ bot explain '/(ask|who-said) ([^\n]*)'\n.*?```")

// TestExamplesInDocs checks the examples of docs/answers.md against what bot explain
// prints.
func TestExamplesInDocs(t *testing.T) {
	ix := builtin(t)
	examples := 0
	want := example.ReplaceAllStringFunc(readFile(t, answersFile), func(block string) string {
		examples++
		parts := example.FindStringSubmatch(block)
		e, err := ix.Explain(Query{Text: parts[2], Question: parts[1] == "ask"})
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("```text\n$ bot explain '/%s %s'\n%s```", parts[1], parts[2], e)
	})
	if examples < 5 {
		t.Errorf("%d examples", examples)
	}
	golden.CheckFile(t, answersFile, want)
}

var figuresTable = regexp.MustCompile("(?s)<!-- figures -->\n.*?\n\n")

// TestFiguresInDocs checks the figures that docs/answers.md and README.md promise
// against those of TestRanking.
func TestFiguresInDocs(t *testing.T) {
	var b strings.Builder
	b.WriteString("<!-- figures -->\n| queries | right | questions alone | White House | Kremlin | no false silence | silence said | silence kept |\n" +
		"| --- | --- | --- | --- | --- | --- | --- | --- |\n")
	for _, set := range []struct{ file, name string }{
		{"dev", "dev"}, {"first", "first questions"}, {"aside", "kept aside"}, {"fresh-aside", "kept aside, the hardest kinds"},
		{"wide-aside", "kept aside, many in other languages"},
	} {
		figures := readFile(t, "testdata/queries-"+set.file+".golden")
		fmt.Fprintf(&b, "| %s", set.name)
		for _, name := range []string{"QUERY RIGHT", "QUERY RIGHT, question", "right, WH", "right, KR", "no false silence", "silence said", "silence kept"} {
			fmt.Fprintf(&b, " | %.1f", figure(t, figures, name))
		}
		b.WriteString(" |\n")
	}
	document := readFile(t, answersFile)
	if !figuresTable.MatchString(document) {
		t.Fatal("docs/answers.md has no table of figures")
	}
	golden.CheckFile(t, answersFile, figuresTable.ReplaceAllString(document, b.String()+"\n"))

	right := func(set string) float64 {
		return math.Floor(figure(t, readFile(t, "testdata/queries-"+set+".golden"), "QUERY RIGHT"))
	}
	promise := fmt.Sprintf("right for %.0f%% of the questions and topics that nobody tuned to, for %.0f%% of those of the hardest kinds, for %.0f%% of a set with many in other languages", right("aside"), right("fresh-aside"), right("wide-aside"))
	if !strings.Contains(strings.Join(strings.Fields(readFile(t, "../../README.md")), " "), promise) {
		t.Errorf("README.md does not say %q", promise)
	}
	for _, set := range []string{"aside", "fresh-aside", "wide-aside"} {
		if n := figure(t, readFile(t, "testdata/queries-"+set+".golden"), "no false silence"); n <= 97 {
			t.Errorf("of %s %.1f%% are not called silent by mistake: README.md says more than 97", set, n)
		}
	}
}

// figure is one of a golden file's figures, in percent.
func figure(t *testing.T, figures, name string) float64 {
	t.Helper()
	for line := range strings.Lines(figures) {
		percent, rest, _ := strings.Cut(strings.TrimSpace(line), "%  ")
		var x float64
		if label, _, _ := strings.Cut(rest, " (n="); label == name {
			if _, err := fmt.Sscan(percent, &x); err != nil {
				t.Fatal(err)
			}
			return x
		}
	}
	t.Fatalf("there is no figure %q", name)
	return 0
}

// Each first question that is answered wrongly is in docs/answers.md with the
// reason.
func TestMissesAreExplained(t *testing.T) {
	document := readFile(t, answersFile)
	for line := range strings.Lines(readFile(t, "testdata/queries-first.golden")) {
		question, _, miss := strings.Cut(line, " | ")
		if !miss {
			continue
		}
		_, question, _ = strings.Cut(question, " ")
		if !strings.Contains(document, "| "+question+" |") {
			t.Errorf("%q is not explained", question)
		}
	}
}
