package verify

import (
	"testing"

	"bothsides/internal/finding"
)

// What the bot writes beside a quote is no part of it: whoever pastes it back
// has quoted word for word, and credits the side of the passage.
func TestReferencesAreNoPartOfAQuote(t *testing.T) {
	k := checker(t)
	const quote = "Vladimir Putin responded positively to this proposal and immediately instructed the Russian military to comply."
	const work = "[Statement on the telephone call of 18 March 2025, as worded in a news report datelined Washington (AP)], 2025, passage "
	for _, test := range []struct {
		name, text string
		verdict    finding.Verdict
		misled     bool
	}{
		{"after it", "“" + quote + "” (KR-6.2)", finding.Exact, false},
		{"after it, without brackets", quote + " KR-6.2", finding.Exact, false},
		{"before it", "KR-6.2: " + quote, finding.Exact, false},
		{"before it, in brackets", "[KR-6.2] " + quote, finding.Exact, false},
		{"a citation", "“" + quote + "” (Kremlin, " + work + "KR-6.2)", finding.Exact, false},
		{"a citation in Markdown", "> " + quote + "\n>\n> — Kremlin, " + work + "KR-6.2.", finding.Exact, false},
		{"of the other side", "“" + quote + "” (WH-2.2)", finding.Exact, true},
		{"within it", "Vladimir Putin responded KR-6.2 positively to this proposal and immediately instructed the Russian military to comply.", finding.Altered, false},
		{"of no side", "“" + quote + "” (XX-6.2)", finding.Altered, false},
		{"alone", "KR-6.2", finding.Absent, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if f := k.Check(test.text, ""); f.Verdict != test.verdict || f.Misattributed != test.misled {
				t.Errorf("verdict %v, misattributed %t; want %v, %t", f.Verdict, f.Misattributed, test.verdict, test.misled)
			}
		})
	}
}
