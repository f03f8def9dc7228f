package verify

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSplit(t *testing.T) {
	k := checker(t)
	for _, test := range []struct {
		name, message string
		want          []string
	}{
		{"no marks: whole", "These negotiations\nwill commence", []string{"These negotiations\nwill commence"}},
		{"curly", "He said “one two” and “three four”.", []string{"one two", "three four"}},
		{"straight", `He said "one two" and "three four".`, []string{"one two", "three four"}},
		{"straight on three lines", "\"one\ntwo\nthree\" four", []string{"one\ntwo\nthree"}},
		{"german", "Er sagte „eins zwei“ und »drei vier«", []string{"eins zwei", "drei vier"}},
		{"french", "Il a dit « un deux » et ‹trois›", []string{" un deux ", "trois"}},
		{"japanese", "「一 二」『三』", []string{"一 二", "三"}},
		{"single", "He said ‘Russia’s legitimate interests’ and 'the U.S. President's proposals'.",
			[]string{"Russia’s legitimate interests", "the U.S. President's proposals"}},
		{"apostrophes are no marks", "It’s Russia's and the leaders' own", []string{"It’s Russia's and the leaders' own"}},
		{"inches are no marks", `a 5" pipe and a 6" one`, []string{`a 5" pipe and a 6" one`}},
		{"one that is not closed", "He said \"one two", []string{"one two"}},
		{"a quote in a quote", "“one ‘two’ three”", []string{"one ‘two’ three"}},
		{"quotes that are quotes of others", "“The Kremlin said ‘one two three four’ and Washington ‘five six seven’”", []string{"one two three four", "five six seven"}},
		{"nothing in marks", "\"\" and “” and “one two”", []string{"one two"}},
		{"block quotes", "> one\n> two\nsay what?\n> three", []string{"> one\n> two", "> three"}},
		{"block quote to the end", "look:\n>>> one\ntwo", []string{">>> one\ntwo"}},
		{"block quote and marks", "> one two\nand “three four”", []string{"> one two", "three four"}},
		{"marks make up a block quote", "> Kremlin: “one two three”\n> White House: “four five six”", []string{"one two three", "four five six"}},
		{"a phrase in a block quote", "> one two three “four” five six seven", []string{"> one two three “four” five six seven"}},
		{"code", "```\none two\n```", []string{"```\none two\n```"}},
		{"parts without marks", "one two" + PartEnd + "🙂" + PartEnd + "three\nfour", []string{"one two", "three\nfour"}},
		{"marks in one part", "one “two”" + PartEnd + "three", []string{"two"}},
		{"without an end", "“one two\nthree", []string{"one two"}},
		{"lines that each credit somebody", "Both spoke:\nWhite House: one two\nthree\nKremlin: four", []string{"White House: one two\nthree\n", "Kremlin: four"}},
		{"headings", "**White House**\none two\n\n**Kremlin**\nthree", []string{"**White House**\none two\n\n", "**Kremlin**\nthree"}},
		{"names after what they sign", "one two\nWhite House\nthree\nKremlin", []string{"one two\nWhite House\nthree\nKremlin"}},
		{"a list with numbers", "1. one two\n2. three", []string{"one two\n", "three"}},
		{"a thread", "1/ one two\n2/ three", []string{"one two\n", "three"}},
		{"one line that credits", "one two\nKremlin: three", []string{"one two\nKremlin: three"}},
		{"what is before the lines", "one two.\nKremlin: three\nWhite House: four", []string{"one two.\n", "Kremlin: three\n", "White House: four"}},
		{"nothing in it", "“…” and “!”", []string{"“…” and “!”"}},
		{"nothing", " \n🙂", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			quotes, cutText, cutQuotes := k.split(test.message)
			var got []string
			for _, q := range quotes {
				got = append(got, q.Text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" || cutText || cutQuotes {
				t.Errorf("%s (-want +got), cut %v %v:\n%s", test.name, cutText, cutQuotes, diff)
			}
		})
	}
}

func TestSplitIsBounded(t *testing.T) {
	k := checker(t)
	quotes, cutText, cutQuotes := k.split(strings.Repeat("“a b” ", 11))
	if len(quotes) != MaxQuotes || cutText || !cutQuotes {
		t.Errorf("%d quotes, cut %v %v", len(quotes), cutText, cutQuotes)
	}
	quotes, _, cutQuotes = k.split(strings.Repeat("a"+PartEnd, MaxQuotes))
	if len(quotes) != MaxQuotes || cutQuotes {
		t.Errorf("of as many parts as are read: %d quotes, cut %v", len(quotes), cutQuotes)
	}
	quotes, _, cutQuotes = k.split(strings.Repeat("a"+PartEnd, MaxQuotes+1))
	if len(quotes) != MaxQuotes || !cutQuotes {
		t.Errorf("of one part more: %d quotes, cut %v", len(quotes), cutQuotes)
	}
	quotes, cutText, _ = k.split(strings.Repeat("é", 4000))
	if len(quotes) != 1 || len(quotes[0].Text) != 2*4000 || cutText {
		t.Errorf("of as much as is read: %d quotes, cut %v", len(quotes), cutText)
	}
	quotes, cutText, _ = k.split(strings.Repeat("é", MaxMessage+1))
	if len(quotes) != 1 || len(quotes[0].Text) != 2*MaxMessage || !cutText {
		t.Errorf("%d quotes, cut %v", len(quotes), cutText)
	}
}

func TestCheckQuoted(t *testing.T) {
	k := checker(t)
	for _, test := range []struct {
		message string
		want    []string
	}{
		{"The Kremlin said “mutually abstain from attacking” and the White House said “maritime ceasefire in the Black Sea”.",
			[]string{"exact kr>kr KR-6.1", "exact wh>wh WH-2.2"}},
		{"“maritime ceasefire in the Black Sea” - Kremlin\n“hockey matches between players” - the White House",
			[]string{"exact kr>wh misattributed WH-2.2", "exact wh>kr misattributed KR-13.1"}},
		{"Kremlin:\n> They reviewed a multitude of areas", []string{"exact kr>kr KR-11.2"}},
		{"> They reviewed a multitude of areas\n- the White House", []string{"exact wh>kr misattributed KR-11.2"}},
		{"so as I told you the Kremlin also said “hockey matches” lol", []string{"exact kr>kr KR-13.1"}},
		{"Zelensky said “hockey matches”", []string{"exact none>kr KR-13.1"}},
		{"is it true that “These negotiations will commence immediately in the Far East”?", []string{"altered none>wh WH-2.3"}},
		{"“These negotiations will commence immediately” but “Iran should be allowed a position to threaten Israel”",
			[]string{"exact none>wh WH-2.3", "altered none>wh WH-3.3"}},
		{"“hockey matches between players”\n- the White House", []string{"exact wh>kr misattributed KR-13.1"}},
		{"“hockey matches between players”\nthe White House is near", []string{"exact none>kr KR-13.1"}},
		{"“These negotiations will commence immediately,” Leavitt said. “They reviewed a multitude of areas,” Peskov said. “Iran should never be allowed a position,” Leavitt added.",
			[]string{"exact wh>wh WH-2.3", "exact kr>kr KR-11.2", "exact wh>wh WH-3.3"}},
		{"The White House did not comment. “They reviewed a multitude of areas,” Peskov said.", []string{"exact kr>kr KR-11.2"}},
		{"> These negotiations will commence immediately\n— White House\n\n> They reviewed a multitude of areas\n— Kremlin",
			[]string{"exact wh>wh WH-2.3", "exact kr>kr KR-11.2"}},
		{"Kremlin: These negotiations will commence immediately", []string{"exact kr>wh misattributed WH-2.3"}},
		{"1. White House: These negotiations will commence immediately\n2. Kremlin: They reviewed a multitude of areas", []string{"exact wh>wh WH-2.3", "exact kr>kr KR-11.2"}},
		{"Unlike the White House, the Kremlin said “they reviewed a multitude of areas”", []string{"exact kr>kr KR-11.2"}},
		{"Reacting to the Kremlin's claims, the White House said “these negotiations will commence immediately”", []string{"exact wh>wh WH-2.3"}},
		{"The White House said that the Kremlin said “they reviewed a multitude of areas”", []string{"exact kr>kr KR-11.2"}},
		{"The White House omitted “they reviewed a multitude of areas”", []string{"exact none>kr KR-11.2"}},
		{"“These negotiations will commence immediately” comes from the Kremlin, not the White House", []string{"exact kr>wh misattributed WH-2.3"}},
		{"Karoline Leavitt @PressSec · Mar 18\nThese negotiations will commence immediately", []string{"exact wh>wh WH-2.3"}},
		{"[18:42] Kremlin: They reviewed a multitude of areas", []string{"exact kr>kr KR-11.2"}},
		{"**White House**\n\"These negotiations will commence immediately\"", []string{"exact wh>wh WH-2.3"}},
		{"White House\n> These negotiations will commence immediately\nKremlin\n> They reviewed a multitude of areas", []string{"exact wh>wh WH-2.3", "exact kr>kr KR-11.2"}},
		{"“These negotiations will commence immediately”\nWhite House\n“They reviewed a multitude of areas”\nKremlin", []string{"exact wh>wh WH-2.3", "exact kr>kr KR-11.2"}},
		{"look\n> These negotiations will commence immediately\nKremlin\n> They reviewed a multitude of areas", []string{"exact none>wh WH-2.3", "exact kr>kr KR-11.2"}},
		{"White House:\nThese negotiations will commence immediately.\n\nKremlin:\nThey reviewed a multitude of areas.", []string{"exact wh>wh WH-2.3", "exact kr>kr KR-11.2"}},
		{"Zelensky: These negotiations will commence immediately\nPutin: They reviewed a multitude of areas", []string{"exact none>wh WH-2.3", "exact none>kr KR-11.2"}},
		{"“These negotiations will commence immediately,” the White House said in a readout. The Kremlin, for its part, said that “they reviewed a multitude of areas.”",
			[]string{"exact wh>wh WH-2.3", "exact kr>kr KR-11.2"}},
		{"Washington says “these negotiations will commence immediately”; Moscow says “they reviewed a multitude of areas”", []string{"exact wh>wh WH-2.3", "exact kr>kr KR-11.2"}},
		{"“These negotiations will commence immediately,” Karoline Leavitt told reporters.", []string{"exact wh>wh WH-2.3"}},
		{"“They reviewed a multitude of areas” (Kremlin) vs “these negotiations will commence immediately” (White House)", []string{"exact kr>kr KR-11.2", "exact wh>wh WH-2.3"}},
		{"“They reviewed a multitude of areas” [KR], “these negotiations will commence immediately” [WH]", []string{"exact kr>kr KR-11.2", "exact wh>wh WH-2.3"}},
		{"“They reviewed a multitude of areas” - KR, “these negotiations will commence immediately” - WH", []string{"exact kr>kr KR-11.2", "exact wh>wh WH-2.3"}},
		{"“These negotiations will commence immediately”, the White House said, whereas “they reviewed a multitude of areas” is the Kremlin's wording",
			[]string{"exact wh>wh WH-2.3", "exact kr>kr KR-11.2"}},
		{"“They reviewed a multitude of areas” is the Kremlin's wording, while the White House says “these negotiations will commence immediately”",
			[]string{"exact kr>kr KR-11.2", "exact wh>wh WH-2.3"}},
		{"“These negotiations will commence immediately” — fake, the Kremlin never said this", []string{"exact none>wh WH-2.3"}},
	} {
		t.Run(test.message, func(t *testing.T) {
			quotes, _, _ := k.split(test.message)
			var got []string
			for _, q := range quotes {
				got = append(got, brief(k.CheckQuoted(q)))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.message, diff)
			}
		})
	}
}

func FuzzSplit(f *testing.F) {
	for _, seed := range []string{"", "“", "”“", "\"\"", "> “a” >", ">>> ", "```", "```a```", "'a' b'", "„a“b”"} {
		f.Add(seed)
	}
	k := checker(f)
	f.Fuzz(func(t *testing.T, message string) {
		quotes, _, _ := k.split(message)
		if len(quotes) > MaxQuotes {
			t.Errorf("%d quotes", len(quotes))
		}
		for _, q := range quotes {
			if !strings.Contains(strings.ToValidUTF8(message, "\uFFFD"), strings.ToValidUTF8(q.Text, "\uFFFD")) {
				t.Errorf("%q is not of the message", q.Text)
			}
			k.CheckQuoted(q)
		}
	})
}
