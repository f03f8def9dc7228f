package answer

import (
	"strings"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/finding"
)

// What crossed out and bold mean is said where a comparison has both, and never
// beside a text that was not compared.
func TestLegend(t *testing.T) {
	equal, deleted, inserted := finding.Op{Op: finding.Equal, Text: "on each side "}, finding.Op{Op: finding.Delete, Text: "157 "}, finding.Op{Op: finding.Insert, Text: "175 "}
	for _, c := range []struct {
		name    string
		verdict finding.Verdict
		diff    []finding.Op
		want    bool
	}{
		{"both signs", finding.Altered, []finding.Op{deleted, inserted, equal}, true},
		{"left out alone", finding.Altered, []finding.Op{inserted, equal}, false},
		{"put in alone", finding.Altered, []finding.Op{deleted, equal}, false},
		{"not compared", finding.Altered, nil, false},
		{"word for word", finding.Exact, []finding.Op{equal}, false},
		{"in other words", finding.Close, []finding.Op{deleted, inserted, equal}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := Finding{Finding: finding.Finding{Verdict: c.verdict, Source: &corpus.Statement{Name: "Kremlin"}, Diff: c.diff}, Text: "157 on each side"}
			if got := f.NeedsLegend(); got != c.want {
				t.Errorf("needs a legend: %t, want %t", got, c.want)
			}
			text := Answer{Language: "en", Content: Findings{List: []Finding{f}}}.Text(Style{Width: 80})
			if shown := strings.Contains(text, "only in the statement"); shown != c.want {
				t.Errorf("a legend is shown: %t, want %t in\n%s", shown, c.want, text)
			}
		})
	}
}

// Of what an ellipsis leaves out its beginning and its end are shown.
func TestShortenWithin(t *testing.T) {
	for _, test := range []struct {
		name, text string
		most       int
		want       string
	}{
		{"short enough", "one two three", 13, "one two three"},
		{"words in the middle", "one two three four five six", 20, "one two … six"},
		{"one long word", "Donaudampfschifffahrt", 11, "Dona … ahrt"},
		{"letters of two bytes", "один два три четыре пять", 17, "один … пять"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := ShortenWithin(test.text, test.most); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
