package verify

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bothsides/corpus"
	"bothsides/internal/finding"
	"bothsides/internal/text"
)

// brief is a finding in one line: verdict, claimed > source, passages.
func brief(f finding.Finding) string {
	s := string(f.Verdict) + " " + codeOf(f.Claimed) + ">" + codeOf(f.Source)
	if f.Misattributed {
		s += " misattributed"
	}
	if f.Stitched {
		s += " stitched"
	}
	return strings.TrimSpace(s + " " + strings.Join(idsOfPassages(f.Passages), " "))
}

const hockey = "Donald Trump endorsed Vladimir Putin’s suggestion of organizing hockey matches"

type checkCase struct{ name, text, saidBy, want string }

func runChecks(t *testing.T, cases []checkCase) {
	t.Helper()
	k := checker(t)
	for _, test := range cases {
		if got := brief(k.Check(test.text, test.saidBy)); got != test.want {
			t.Errorf("%s: %s\n got %s\nwant %s", test.name, test.text, got, test.want)
		}
	}
}

func TestFolding(t *testing.T) {
	runChecks(t, []checkCase{
		// What is folded away.
		{"as it is", hockey, "", "exact none>kr KR-13.1"},
		{"letter case", strings.ToUpper(hockey), "", "exact none>kr KR-13.1"},
		{"curly and straight", "\"" + strings.ReplaceAll(hockey, "’", "'") + "\"", "", "exact none>kr KR-13.1"},
		{"kinds of quote marks", "«„" + hockey + "“»", "", "exact none>kr KR-13.1"},
		{"no apostrophe", strings.ReplaceAll(hockey, "’", ""), "", "exact none>kr KR-13.1"},
		{"white space", strings.ReplaceAll(hockey, " ", " \u00a0\n"), "", "exact none>kr KR-13.1"},
		{"zero width", strings.ReplaceAll(hockey, "m", "m\u200b\u2060"), "", "exact none>kr KR-13.1"},
		{"soft hyphen", strings.ReplaceAll(hockey, "organizing", "organ\u00adizing"), "", "exact none>kr KR-13.1"},
		{"markup", "> **Donald Trump** endorsed ||Vladimir~~ ~~__Putin’s__ suggestion|| of *organizing* `hockey matches`", "", "exact none>kr KR-13.1"},
		{"code block", "```txt\n" + hockey + "\n```", "", "exact none>kr KR-13.1"},
		{"heading, list, small print", "# Donald Trump endorsed\n- Vladimir Putin’s suggestion\n-# of organizing hockey matches", "", "exact none>kr KR-13.1"},
		{"emoji", "🏒 " + hockey + " 🏒<:puck:123456> :hockey:", "", "exact none>kr KR-13.1"},
		{"emoji within", strings.ReplaceAll(hockey, " of ", " 🏒 of "), "", "altered none>kr KR-13.1"},
		{"mention and link", "<@123> " + hockey + " https://example.org/a?b=c <t:1742342400:R>", "", "exact none>kr KR-13.1"},
		{"masked link", "Donald Trump [endorsed](https://example.org/x_y) Vladimir Putin’s suggestion", "", "exact none>kr KR-13.1"},
		{"compatibility forms", "with １75 individuals released on each side", "", "exact none>kr KR-8.1"},
		{"closing punctuation", hockey + "!?", "", "exact none>kr KR-13.1"},
		{"dashes", "in—depth and candid discussion", "", "exact none>kr KR-1.1"},
		{"a letter in brackets", "“[T]his conflict should have never begun", "", "exact none>wh WH-2.1"},
		{"across paragraphs", "needs of their people.\n\nThis conflict should have never begun", "", "exact none>wh WH-1.3 WH-2.1"},

		// What is not.
		{"a dash is no space", "in depth and candid discussion regarding the situation", "", "altered none>kr KR-1.1"},
		{"a letter", "Donald Trump endorsed Vladimir Putin’s sugestion of organizing hockey matches", "", "altered none>kr KR-13.1"},
		{"a comma", "Today, Presidents Trump and Putin, discussed the essential need for peace", "", "altered none>wh WH-1.1"},
		{"a digit", "a prisoner exchange would take place, with 176 individuals released on each side", "", "altered none>kr KR-8.1"},
		{"a digit in four words", "with 157 individuals released", "", "altered none>kr KR-8.1"},
		{"a footnote", "with 175² individuals released on each side", "", "altered none>kr KR-8.1"},
	})
}

func TestCheck(t *testing.T) {
	runChecks(t, []checkCase{
		// Ellipses.
		{"ellipsis", "The leaders agreed … a lasting peace", "", "exact none>wh WH-2.2"},
		{"dots in brackets", "The leaders agreed [ ... ] a lasting peace", "", "exact none>wh WH-2.2"},
		{"over passages", "The leaders agreed ... commence immediately in the Middle East", "", "exact none>wh WH-2.2 WH-2.3"},
		{"out of order", "a lasting peace … The leaders agreed that the path to peace", "", "altered none>wh stitched WH-2.2"},
		{"long parts out of order", "has a complete ceasefire, and a lasting peace … The leaders agreed that the path to peace would commence", "", "altered none>wh stitched WH-2.2"},
		{"three words", "Putin … to comply", "", "exact none>kr KR-6.2"},
		{"three words of two passages", "Today … their people", "", "absent none>none"},
		{"two words", "Putin … comply", "", "absent none>none"},
		{"scraps", "Vladimir … agreed … to … complete … ceasefire", "", "absent none>none"},

		// Stitched together.
		{"two statements, half and half", "“The leaders engaged in an in-depth and candid discussion … The leaders conversed broadly about the Middle East”", "",
			"altered none>none stitched KR-1.1 WH-3.1"},
		{"most of one", "Both leaders concurred that this conflict must conclude with a sustainable peace and safeguard Russia's legitimate security interests", "",
			"altered none>wh stitched WH-1.2 KR-2.2"},

		{"clauses in another order", "Vladimir Putin immediately instructed the Russian military to comply and responded positively to this proposal.", "",
			"altered none>kr stitched KR-6.2"},

		// Several places.
		{"in both", "Black Sea", "", "exact none>wh WH-2.2 KR-7.1"},
		{"in both, one claimed", "Kremlin: Black Sea", "", "exact kr>kr KR-7.1 WH-2.2"},
		{"in both, one asked for", "Black Sea", "kremlin", "exact kr>kr KR-7.1 WH-2.2"},
		{"in one", "Kursk region", "white-house", "exact wh>kr misattributed KR-4.1 KR-5.1"},
		{"one word", "hockey", "", "exact none>kr KR-13.1"},

		// What is beside an attribution is not part of it.
		{"a number after a verb", "The Kremlin announced that 157 individuals released on each side", "", "altered kr>kr KR-8.1"},
		{"a date after a verb", "The Kremlin said on April 19, a prisoner exchange would take place", "", "altered kr>kr KR-8.1"},
		{"a number before a quote", "The Kremlin said 157 “individuals released on each side”", "", "altered kr>kr KR-8.1"},
		{"what somebody did", "Vladimir Putin proposed “that both parties mutually abstain from attacking energy infrastructure”", "", "altered none>kr KR-6.1"},
		{"what somebody announced", "Donald Trump announced “that on March 19, a prisoner exchange would take place”", "", "altered none>kr KR-8.1"},
		{"a colon after a name of the sentence", "Vladimir Putin: announced that on March 19, a prisoner exchange would take place", "", "altered none>kr KR-8.1"},
		{"somebody else announced it", "Emmanuel Macron announced that on March 19, a prisoner exchange would take place", "", "altered none>kr KR-8.1"},
		{"a side announced it", "Kremlin: Vladimir Putin announced that on March 19, a prisoner exchange would take place", "", "exact kr>kr KR-8.1"},
		{"nobody announced it", "Vladimir Putin never announced that on March 19, a prisoner exchange would take place", "", "altered none>kr KR-8.1"},
		{"somebody else said it", "Zelensky said that Iran should never be allowed a position to threaten Israel", "", "exact none>wh WH-3.3"},
		{"a side in the sentence", "The Kremlin’s legitimate security interests", "", "altered kr>kr KR-2.2"},
		{"an emoji's name at both ends", ":flag_ru: " + hockey + " :flag_us:", "", "exact none>kr KR-13.1"},
		{"an emoji's name within", "Vladimir Putin :hockey: responded positively to this proposal", "", "altered none>kr KR-6.2"},
		{"an emoji's name that denies", "Vladimir Putin :do_not: responded positively to this proposal", "", "altered none>kr KR-6.2"},
		{"a word between colons", "Both leaders :never: shared the conviction that Iran should", "", "altered none>wh WH-3.3"},
	})
}

func TestOtherWordsAndNone(t *testing.T) {
	runChecks(t, []checkCase{
		{"close", "Trump backed Putin's idea of NHL against KHL hockey games", "", "close none>kr KR-13.1"},
		{"close, misattributed", "White House: Trump backed Putin's idea of NHL against KHL hockey games", "", "close wh>kr KR-13.1"},
		{"another acts", "Ukraine agreed not to attack energy infrastructure for 30 days", "", "absent none>none"},
		{"others' soldiers", "Kyiv will hand over 23 wounded Russian soldiers", "", "absent none>none"},
		{"another country", "Trump proposed halting forced mobilization in Russia", "", "absent none>none"},
		{"what no statement speaks of", "Donald Trump endorsed the return of Russian athletes to the Olympic Games", "", "absent none>none"},
		{"names and small words alone", "The United Nations will oversee the maritime ceasefire in the Black Sea", "", "absent none>none"},
		{"in Russian, said by nobody", "Путин приказал военным вывести войска из Курской области", "", "absent none>none"},
		{"in German, said by nobody", "Die Ukraine muss Mitglied der NATO werden", "", "absent none>none"},
		{"somebody else's", "Macron: Trump backed Putin's idea of NHL against KHL hockey games", "", "absent none>none"},
		{"somebody else's, but it stands", "Macron: " + hockey, "", "exact none>kr KR-13.1"},
		{"absent", "Kremlin: Moscow will host the next Olympic Games", "", "absent kr>none"},
		{"nothing", " … “” ?!", "", "absent none>none"},
		{"no text", "", "", "absent none>none"},
		{"only an attribution", "Kremlin: \"\"", "", "absent kr>none"},
		{"asked for nobody", hockey, "nobody", "exact none>kr KR-13.1"},
	})
}

func TestDiff(t *testing.T) {
	k := checker(t)
	for _, test := range []struct {
		name, text string
		want       []finding.Op
	}{
		{"exact", "“hockey matches”", []finding.Op{{Op: finding.Equal, Text: "hockey matches"}}},
		{"a number", "a prisoner exchange would take place between the Russian and Ukrainian sides, with 157 individuals released",
			[]finding.Op{{Op: finding.Equal, Text: "a prisoner exchange would take place between the Russian and Ukrainian sides, with "}, {Op: finding.Delete, Text: "157"}, {Op: finding.Insert, Text: "175"}, {Op: finding.Equal, Text: " individuals released"}}},
		{"left out", "would commence with a ceasefire on energy infrastructure",
			[]finding.Op{{Op: finding.Equal, Text: "would commence with a ceasefire on energy "}, {Op: finding.Insert, Text: "and "}, {Op: finding.Equal, Text: "infrastructure"}}},
		{"put in", "They agreed **not** to initiate negotiations",
			[]finding.Op{{Op: finding.Equal, Text: "They agreed "}, {Op: finding.Delete, Text: "not "}, {Op: finding.Equal, Text: "to initiate negotiations"}}},
		{"a dash", "in an in depth and candid discussion",
			[]finding.Op{{Op: finding.Equal, Text: "in an in"}, {Op: finding.Delete, Text: " "}, {Op: finding.Insert, Text: "-"}, {Op: finding.Equal, Text: "depth and candid discussion"}}},
		{"a comma", "the “essential need”, for peace and a ceasefire",
			[]finding.Op{{Op: finding.Equal, Text: "the essential need"}, {Op: finding.Delete, Text: ","}, {Op: finding.Equal, Text: " for peace and a ceasefire"}}},
		{"at the end", "the necessity of halting forced mobilization in Russia",
			[]finding.Op{{Op: finding.Equal, Text: "the necessity of halting forced mobilization in "}, {Op: finding.Delete, Text: "Russia"}, {Op: finding.Insert, Text: "Ukraine"}}},
		{"at the beginning", "Moscow’s legitimate security interests in this process",
			nil},
		{"ellipsis", "The leaders agreed … and a lasting peace",
			[]finding.Op{{Op: finding.Equal, Text: "The leaders agreed that the path to peace would commence with a ceasefire on energy and infrastructure, along with technical negotiations on implementing a maritime ceasefire in the Black Sea, a complete ceasefire, and a lasting peace"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, k.Check(test.text, "").Diff); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.name, diff)
			}
		})
	}
}

// marked is the words that are marked in a finding's passages.
func marked(f finding.Finding) []string {
	var out []string
	for i, p := range f.Passages {
		if f.Marks == nil {
			break
		}
		for _, m := range f.Marks[i] {
			out = append(out, p.ID()+" "+p.Text()[m.Start:m.End])
		}
	}
	return out
}

func TestMarks(t *testing.T) {
	k := checker(t)
	for _, test := range []struct {
		text string
		want []string
	}{
		{"Black Sea", []string{"WH-2.2 Black Sea", "KR-7.1 Black Sea"}},
		{"security and stability. They reviewed", []string{"KR-11.1 security and stability.", "KR-11.2 They reviewed"}},
		{"The leaders agreed … a lasting peace", []string{"WH-2.2 The leaders agreed", "WH-2.2 a lasting peace"}},
		{"The leaders engaged in an in-depth … The leaders conversed broadly about", []string{"KR-1.1 The leaders engaged in an in-depth", "WH-3.1 The leaders conversed broadly about"}},
		{"should include a partial halt to military assistance and the provision of intelligence", []string{"KR-4.2 complete", "KR-4.2 foreign"}},
		{"Trump backed Putin's idea of NHL against KHL hockey games", nil},
	} {
		t.Run(test.text, func(t *testing.T) {
			if diff := cmp.Diff(test.want, marked(k.Check(test.text, ""))); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

func TestLeftOut(t *testing.T) {
	f := checker(t).Check("a key condition … should include a complete halt to foreign military assistance", "")
	want := []string{"for avoiding the escalation of conflict and working towards its resolution through political and diplomatic means"}
	if diff := cmp.Diff(want, f.LeftOut); diff != "" {
		t.Errorf("left out (-want +got):\n%s", diff)
	}
}

func TestChangesAreNamedByWeight(t *testing.T) {
	f := checker(t).Check("Vladimir Putin declared that on March 29, a prisoner exchange would not take place between the Russian and American sides, with 175 individuals released on each side", "")
	want := []finding.Change{
		{Kind: finding.Number, Stated: "19", Alleged: "29"},
		{Kind: finding.Name, Stated: "Ukrainian", Alleged: "American"},
		{Kind: finding.Negation, Stated: "", Alleged: "not"},
		{Kind: finding.Wording, Stated: "announced", Alleged: "declared"},
	}
	if diff := cmp.Diff(want, f.Changes); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
}

// TestDiffAddsUp: what is equal or inserted is the statement's own bytes, and
// what is equal or deleted the alleged text.
func TestDiffAddsUp(t *testing.T) {
	k := checker(t)
	for _, set := range sets() {
		for _, l := range labelsOf(t, set) {
			f := k.Check(l.Query, "")
			if f.Diff == nil {
				if f.Verdict == finding.Exact || f.Verdict == finding.Altered && !f.Stitched && f.Rest == nil {
					t.Errorf("%s: %s without a diff", l.ID, f.Verdict)
				}
				continue
			}
			checkDiff(t, l.Query, f)
		}
	}
}

func checkDiff(t *testing.T, typed string, f finding.Finding) {
	t.Helper()
	var stated, alleged strings.Builder
	for i, op := range f.Diff {
		if op.Text == "" || i > 0 && f.Diff[i-1].Op == op.Op {
			t.Errorf("%s: the diff has an empty or a doubled piece: %q", typed, f.Diff)
		}
		if op.Op != finding.Delete {
			stated.WriteString(op.Text)
		}
		if op.Op != finding.Insert {
			alleged.WriteString(op.Text)
		}
	}
	if !strings.Contains(f.Source.Text, stated.String()) {
		t.Errorf("%s: %q does not occur in the statement", typed, stated.String())
	}
	if f.Verdict == finding.Exact {
		if len(f.Diff) != 1 {
			t.Errorf("%s: exact, and the diff has %d pieces", typed, len(f.Diff))
		}
		return
	}
	if got := folded(alleged.String()); !strings.Contains(folded(typed), got) {
		t.Errorf("%s: %q is not what was alleged", typed, got)
	}
}

func folded(s string) string {
	var out []string
	for _, t := range text.Words(plainOf(s).text, "en") {
		out = append(out, t.Folded)
	}
	return strings.Join(out, " ")
}

// Numbers in words and dates with the day first are exact where the statement
// has them so.
func TestNumbersAsTheStatementHasThem(t *testing.T) {
	c, err := corpus.Load(os.DirFS("../search/testdata/ward"))
	if err != nil {
		t.Fatal(err)
	}
	k, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ text, want, diff string }{
		{"Twelve-hour shifts are dangerous for patients and for us", "exact none>nu NU-2.1", "Twelve-hour shifts are dangerous for patients and for us"},
		{"12-hour shifts are dangerous for patients and for us", "altered none>nu NU-2.1", "Twelve-hour shifts are dangerous for patients and for us"},
		{"The council will ask its members to vote on 6 March", "exact none>nu NU-2.3", "The council will ask its members to vote on 6 March"},
		{"The council will ask all members to vote on 6 March", "altered none>nu NU-2.3", "The council will ask its members to vote on 6 March"},
		{"The council will ask its members to vote on March 6", "altered none>nu NU-2.3", "The council will ask its members to vote on 6 March"},
		{"Two thirds of it come from agency\nstaff", "exact none>bo BO-2.2", "Two thirds of it come from agency staff"},
	} {
		t.Run(test.text, func(t *testing.T) {
			f := k.Check(test.text, "")
			stated := ""
			for _, op := range f.Diff {
				if op.Op != finding.Delete {
					stated += op.Text
				}
			}
			if got := brief(f); got != test.want || stated != test.diff {
				t.Errorf("%s, of %q", got, stated)
			}
		})
	}
}
