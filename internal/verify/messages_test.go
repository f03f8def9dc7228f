package verify

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whom a message credits with each of its quotes. An exclamation mark follows a
// side whose words they are not.
func TestCreditsOfMessages(t *testing.T) {
	k := checker(t)
	const wh, kr = "“These negotiations will commence immediately”", "“They reviewed a multitude of areas”"
	for _, test := range []struct {
		name, message string
		want          []string
	}{
		{"a side quotes the other", "White House press secretary quoting the Kremlin: KR", []string{"kr"}},
		{"a side quotes the other, first", "Quoting the Kremlin, the White House press secretary read: WH", []string{"kr!"}},
		{"a side's person cites the other", "The Kremlin's Peskov, citing the White House: KR", []string{"wh!"}},
		{"a phrase of the other", "The White House objected to the Kremlin's phrase KR.", []string{"kr"}},
		{"a phrase of the other after a colon", "The White House objected to the Kremlin's phrase: KR.", []string{"none"}},
		{"a line of the other", "The Kremlin rejected the White House line that WH.", []string{"wh"}},
		{"words of the other that are not repeated", "The Kremlin did not repeat the White House's words: WH", []string{"none"}},
		{"a response to a statement", "The Kremlin responded to the White House statement: KR", []string{"kr"}},
		{"a side's own line", "The White House statement contains the line WH", []string{"wh"}},
		{"missing", "Missing from the White House readout: KR.", []string{"none"}},
		{"absent", "Absent from the Kremlin readout: WH.", []string{"none"}},
		{"not in", "Not in the Kremlin readout: WH.", []string{"none"}},
		{"left out", "Left out of the Kremlin's statement: WH", []string{"none"}},
		{"missing, after", "WH is missing from the Kremlin readout", []string{"none"}},
		{"a reporter", "A White House reporter asked the Kremlin about this line: KR.", []string{"none"}},
		{"somebody who asks", "Reporters asked the Kremlin about this: WH", []string{"none"}},
		{"a side that is asked and answers", "Asked about it, the Kremlin said KR", []string{"kr"}},
		{"a reporter who says", "A White House reporter said KR", []string{"none"}},
		{"what a side published", "According to the Kremlin, it went well. Meanwhile WH is what Washington published.", []string{"wh"}},
		{"in brackets", "Compare the Kremlin (KR) with the White House (WH).", []string{"kr", "wh"}},
		{"in brackets, wrongly", "Compare the Kremlin (WH) with the White House (KR).", []string{"kr!", "wh!"}},
		{"in brackets after a possessive", "The Kremlin readout (KR) contrasts with the White House's (WH).", []string{"kr", "wh"}},
		{"in brackets after both", "Peskov disagreed with the White House (KR).", []string{"none"}},

		{"citing first", "Citing the White House statement, the Kremlin said KR", []string{"kr"}},
		{"two lines of a comparison", "The White House line WH is unlike the Kremlin's KR", []string{"wh", "none"}},
		{"a possessive before a quote", "The Kremlin replied to the White House’s WH with KR", []string{"wh", "none"}},
		{"two that differ", "The Kremlin's KR and WH differ.", []string{"kr", "none"}},
		{"two phrases that differ", "The difference between the Kremlin's phrase KR and WH", []string{"kr", "none"}},
		{"both", "Both the White House and the Kremlin said KR", []string{"none"}},
		{"respectively", "The Kremlin and the White House said, respectively, KR and WH", []string{"none", "none"}},
		{"which is whose", "The first quote is from the Kremlin, the second from the White House: KR and WH", []string{"none", "none"}},
		{"more than one", "The Kremlin said KR and WH.", []string{"kr", "kr!"}},
		{"more than one, another signs", "The Kremlin said KR and WH (White House).", []string{"kr", "wh"}},
		{"headings and lists", "## White House\n- WH\n- KR\n## Kremlin\n- WH", []string{"wh", "wh!", "kr!"}},
		{"a heading and numbers", "### What the Kremlin said\n1. WH\n2. KR", []string{"kr!", "kr"}},
		{"bullets", "Kremlin statement, 18 March:\n• KR\n• WH", []string{"kr", "kr!"}},
		{"nested lists", "- Kremlin:\n  - KR\n- White House:\n  - KR", []string{"kr", "wh!"}},
		{"a list with another signed", "White House:\n- WH\n- KR (Kremlin)", []string{"wh", "kr"}},
		{"a list that signs", "- KR (Kremlin)\n- WH (White House)", []string{"kr", "wh"}},
		{"questions and answers", "Q: What did the White House say?\nA: KR\nQ: And the Kremlin?\nA: KR", []string{"wh!", "kr"}},
		{"a table with a row a side", "| Side | Quote |\n|---|---|\n| Kremlin | WH |\n| White House | KR |", []string{"kr!", "wh!"}},
		{"a table without edges", "Kremlin | WH\nWhite House | KR", []string{"kr!", "wh!"}},
		{"speaks of", "It says KR while the Kremlin speaks of WH", []string{"none", "kr!"}},
		{"a tilde", "WH ~ the Kremlin", []string{"kr!"}},

		{"Ukrainian, in the words of", "За словами Кремля, WH", []string{"kr!"}},
		{"Ukrainian, according to", "Згідно із заявою Кремля, WH", []string{"kr!"}},
		{"Ukrainian, unlike", "На відміну від Кремля, Білий дім пише: KR", []string{"wh!"}},
		{"Russian, but", "Кремль: KR. А Белый дом: KR", []string{"kr", "wh!"}},
		{"German, unlike", "Im Gegensatz zum Kreml schreibt das Weiße Haus: KR", []string{"wh!"}},
		{"Spanish, unlike", "A diferencia del Kremlin, la Casa Blanca escribe: KR", []string{"wh!"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			quotes, _, _ := k.split(strings.NewReplacer("KR", kr, "WH", wh).Replace(test.message))
			var got []string
			for _, q := range quotes {
				f := k.CheckQuoted(q)
				credit := codeOf(f.Claimed)
				if f.Misattributed {
					credit += "!"
				}
				got = append(got, credit)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
