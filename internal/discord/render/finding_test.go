package render

import (
	"strings"
	"testing"

	"bothsides/internal/answer"
	"bothsides/internal/corpustest"
	"bothsides/internal/finding"
	"bothsides/internal/message"
)

func TestFindingsThatFitInNoWay(t *testing.T) {
	var list []answer.Finding
	for range 10 {
		f := answer.Finding{Text: strings.Repeat("*", 500), Finding: finding.Finding{Verdict: finding.Absent}}
		for range 200 {
			f.Passages = append(f.Passages, corpustest.Builtin(t).Statements[0].Passages[0])
		}
		list = append(list, f)
	}
	got := findings(message.English, list)
	if size(got) > maxFindings || !strings.Contains(got, "**1\\.**") || !strings.HasSuffix(got, "9 more.") {
		t.Errorf("%d characters: %s", size(got), got)
	}
}
