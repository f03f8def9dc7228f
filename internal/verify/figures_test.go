package verify

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/corpustest"
	"bothsides/internal/finding"
	"bothsides/internal/golden"
)

func checker(t testing.TB) *Checker {
	t.Helper()
	k, err := New(corpustest.Builtin(t))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// label is an alleged quote with what a person says of it.
type label struct {
	ID, Set, Query, Claimed, Verdict, Source, Alt string
	Passages, Also                                []string
}

func labels(t testing.TB, path string) []label {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []label
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var l label
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		if l.Source == "" {
			l.Source = "none"
		}
		out = append(out, l)
	}
	return out
}

// labelsOf are the labels of a set: those that were learned from are the
// corpus's own.
func labelsOf(t testing.TB, set string) []label {
	t.Helper()
	if isAside(set) {
		return labels(t, filepath.Join("testdata", set+".jsonl"))
	}
	return slices.DeleteFunc(labels(t, "../../corpus/"+corpus.ClaimsFile), func(l label) bool { return l.Set != set })
}

func codeOf(s *corpus.Statement) string {
	if s == nil {
		return "none"
	}
	return strings.ToLower(s.Code)
}

func idsOfPassages(passages []*corpus.Passage) []string {
	var out []string
	for _, p := range passages {
		out = append(out, p.ID())
	}
	return out
}

// gold are the ids of the passages of which one must come first.
func (l label) gold() []string {
	var out []string
	for _, p := range l.Passages {
		out = append(out, strings.ToUpper(l.Source)+"-"+p)
	}
	return append(out, l.Also...)
}

// figures counts what was right.
type figures map[string][2]int

func (f figures) count(name string, right bool) bool {
	n := f[name]
	n[1]++
	if right {
		n[0]++
	}
	f[name] = n
	return right
}

// judge counts a finding and says what is wrong with it.
func (f figures) judge(l label, got finding.Finding) []string {
	var wrong []string
	check := func(right bool, complaint string, names ...string) {
		for _, name := range names {
			f.count(name, right)
		}
		if !right {
			wrong = append(wrong, complaint)
		}
	}
	right := string(got.Verdict) == l.Verdict || string(got.Verdict) == l.Alt
	check(right, fmt.Sprintf("is %s, was called %s", l.Verdict, got.Verdict), "verdict", "verdict, "+l.Verdict)
	if l.Verdict != "exact" {
		check(got.Verdict != finding.Exact, "false exact", "no false exact")
	}
	check(codeOf(got.Claimed) == l.Claimed, fmt.Sprintf("claims %s, was read %s", l.Claimed, codeOf(got.Claimed)), "claimed")
	if l.Verdict == "absent" {
		if l.Alt != string(finding.Close) {
			f.count("no false close", got.Verdict != finding.Close)
		}
		return wrong
	}
	if right && got.Verdict == finding.Absent {
		return wrong // that can be defended, and there are no passages
	}
	ids := idsOfPassages(got.Passages)
	first := len(ids) > 0 && slices.Contains(l.gold(), ids[0])
	check(first, fmt.Sprintf("wanted %v, got %v", l.gold(), ids), "passage")
	check(codeOf(got.Source) == l.Source || len(l.Also) > 0 && first, "source "+codeOf(got.Source), "source")
	if l.Claimed != "none" && len(l.Also) == 0 {
		check(got.Misattributed == (l.Claimed != l.Source && l.Verdict != "close"), "misattributed", "misattribution")
	}
	return wrong
}

// isAside reports whether a set is one that nobody looks at: only its totals
// are held.
func isAside(set string) bool { return strings.HasSuffix(set, "-aside") }

// sets are the labelled quotes, and claims in other words: true and false
// versions of the same sentences, sentences of other days, translations. Those
// that are not aside were learned from.
func sets() []string {
	return []string{"quotes-dev", "quotes-tune", "quotes2-tune", "quotes-made", "claims-dev", "claims2-dev", "claims3-dev", "claims4-dev", "claims5-dev",
		"quotes-aside", "claims-aside", "claims2-aside", "claims4-aside"}
}

// TestFigures holds how many labelled quotes are judged right, and which are
// not, to the golden files: a change of rules is a change of these.
func TestFigures(t *testing.T) {
	k := checker(t)
	docs, err := os.ReadFile("../../docs/verify.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range sets() {
		f := figures{}
		var misses strings.Builder
		for _, l := range labelsOf(t, set) {
			if wrong := f.judge(l, k.Check(l.Query, "")); wrong != nil && !isAside(set) {
				fmt.Fprintf(&misses, "%s | %s | %s\n", l.ID, l.Query, strings.Join(wrong, "; "))
			}
		}
		if n := f["no false exact"]; n[0] != n[1] {
			t.Errorf("%s: %d quotes are called exact and are not", set, n[1]-n[0])
		}
		golden.Check(t, set+".golden", f.String()+"\n"+misses.String())
		if row := f.row(set); !strings.Contains(string(docs), row) {
			t.Errorf("docs/verify.md has other figures for %s: %s", set, row)
		}
	}
}

// row is the end of a set's row in the table of docs/verify.md.
func (f figures) row(set string) string {
	var cells []string
	for _, name := range []string{"verdict", "verdict, close", "no false close", "no false exact"} {
		cells = append(cells, fmt.Sprintf("%d of %d", f[name][0], f[name][1]))
	}
	return "| " + set + " | " + strings.Join(cells, " | ") + " |"
}

func (f figures) String() string {
	var lines []string
	for name, n := range f {
		lines = append(lines, fmt.Sprintf("%-16s %3d of %3d\n", name, n[0], n[1]))
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}
