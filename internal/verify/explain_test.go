package verify

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bothsides/internal/finding"
)

func TestExplain(t *testing.T) {
	k := checker(t)
	for _, c := range []struct {
		name, text string
		verdict    finding.Verdict
		lines      []string // in the explanation
	}{
		{"an attribution", "Kremlin: both sides should stop hitting power plants for 30 days, as Trump proposed", finding.Close,
			[]string{"credited to kremlin: both sides", "KR-6.1"}},
		{"the change", "with 157 individuals released on each side", finding.Altered, []string{`number: "157", stated "175"`}},
		{"the contradiction", "It was Putin who suggested a pause of 30 days in strikes on energy", finding.Absent,
			[]string{`agent "Putin", stated "Trump"`}},
		{"what is new", "The two presidents discussed the Middle East and the price of oil", finding.Absent, []string{"new: price, oil"}},
		{"nothing but an attribution", "Kremlin:", finding.Absent, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := k.Explain(c.text, "")
			if e.Verdict != c.verdict {
				t.Errorf("verdict %s, want %s", e.Verdict, c.verdict)
			}
			for _, line := range c.lines {
				if !strings.Contains(e.String(), line) {
					t.Errorf("no %q in\n%s", line, e)
				}
			}
		})
	}
}

// The worked examples of docs/verify.md are what the program prints.
func TestWorkedExamples(t *testing.T) {
	data, err := os.ReadFile("../../docs/verify.md")
	if err != nil {
		t.Fatal(err)
	}
	k := checker(t)
	examples := strings.Split(string(data), "```text\n/verify ")[1:]
	if len(examples) < 5 {
		t.Fatalf("only %d examples", len(examples))
	}
	for _, example := range examples {
		line, rest, _ := strings.Cut(example, "\n")
		want, _, _ := strings.Cut(rest, "```")
		t.Run(line, func(t *testing.T) {
			if diff := cmp.Diff(want, k.Explain(line, "").String()); diff != "" {
				t.Errorf("(-docs +printed):\n%s", diff)
			}
		})
	}
}
