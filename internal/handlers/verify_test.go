package handlers

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bothsides/internal/answer"
	"bothsides/internal/finding"
)

// findingJSON is the JSON form of a finding, as scripts rely on it.
type findingJSON struct {
	Command, Query, Verdict string
	Claimed, Source         *string
	Misattributed           bool
	Passages                []struct{ ID, Source, Text string }
	Diff                    []struct{ Op, Text string }
	Quotes                  []findingJSON
	Notes                   []string
	Error                   string
}

func checkLine(t *testing.T, line string) findingJSON {
	t.Helper()
	data, err := json.Marshal(answerLine(t, testService(t), line))
	if err != nil {
		t.Fatal(err)
	}
	var c findingJSON
	if err := json.Unmarshal(data, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestVerifyJSON(t *testing.T) {
	c := checkLine(t, `/verify White House: “with 157 individuals released” said-by: kremlin`)
	if c.Command != "verify" || c.Query != "White House: “with 157 individuals released”" || c.Verdict != "altered" {
		t.Errorf("%+v", c)
	}
	if c.Claimed == nil || *c.Claimed != "kremlin" || c.Source == nil || *c.Source != "kremlin" || c.Misattributed {
		t.Error("the asker's word on who said it does not count")
	}
	want := []struct{ Op, Text string }{{"equal", "with "}, {"delete", "157"}, {"insert", "175"}, {"equal", " individuals released"}}
	if diff := cmp.Diff(want, c.Diff); diff != "" {
		t.Errorf("diff (-want +got):\n%s", diff)
	}
	if len(c.Passages) != 1 || c.Passages[0].ID != "KR-8.1" || c.Passages[0].Source != "kremlin" {
		t.Errorf("passages %+v", c.Passages)
	}
	absent, err := json.Marshal(answerLine(t, testService(t), "/verify tariffs"))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{`"claimed":null`, `"source":null`, `"passages":[]`, `"diff":[]`, `"misattributed":false`} {
		t.Run(part, func(t *testing.T) {
			if !strings.Contains(string(absent), part) {
				t.Errorf("%s lacks %s", absent, part)
			}
		})
	}
}

func TestCheckMessageJSON(t *testing.T) {
	c := checkLine(t, `/check-message Kremlin: “hockey matches”\n> Iran should be allowed a position`)
	if c.Command != "check-message" || len(c.Quotes) != 2 {
		t.Fatalf("%+v", c)
	}
	if q := c.Quotes[0]; q.Query != "hockey matches" || q.Verdict != "exact" || q.Claimed == nil || *q.Claimed != "kremlin" {
		t.Errorf("%+v", q)
	}
	if q := c.Quotes[1]; q.Verdict != "altered" || q.Claimed != nil {
		t.Errorf("%+v", q)
	}
}

// Only where a message is given on one line is \n a line break.
func TestLineEndsOfAMessage(t *testing.T) {
	svc := testService(t)
	for _, test := range []struct {
		name string
		call Call
		want finding.Verdict
	}{
		{"on the terminal", ParseLine("/check-message Vladimir Putin responded positively" + `\n` + "to this proposal"), finding.Exact},
		{"in Discord", Call{Command: "check-message", Options: map[string]any{"message": `Vladimir Putin responded positively\nto this proposal`}}, finding.Altered},
		{"lines of a message", Call{Command: "check-message", Options: map[string]any{"message": "Vladimir Putin responded positively\nto this proposal"}}, finding.Exact},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, err := svc.Answer(test.call)
			if err != nil {
				t.Fatal(err)
			}
			if got := a.Content.(answer.Findings).List[0].Verdict; got != test.want {
				t.Errorf("verdict %s, want %s", got, test.want)
			}
		})
	}
}

// Attachments that were not read are told of, also where nothing was.
func TestUnreadAttachments(t *testing.T) {
	svc := testService(t)
	for _, test := range []struct {
		name, text string
		unread     int
		want       string
	}{
		{"none", "“hockey matches”", 0, ""},
		{"one", "“hockey matches”", 1, "1 attachment was not read."},
		{"several", "“hockey matches”", 2, "2 attachments were not read."},
		{"nothing else", "", 3, "3 attachments were not read."},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, err := svc.Answer(Call{Command: "check-message", Options: map[string]any{"message": test.text}, Unread: test.unread})
			if err != nil {
				t.Fatal(err)
			}
			said := strings.Join(a.Notes, " ") + a.Refusal()
			if !strings.Contains(said, test.want) || test.want == "" && strings.Contains(said, "attachment") {
				t.Errorf("says %q, want %q", said, test.want)
			}
		})
	}
}

func TestCheckMessageSaysWhenItCuts(t *testing.T) {
	if c := checkLine(t, "/check-message "+strings.Repeat("“hockey” ", 11)); len(c.Quotes) != 10 || len(c.Notes) != 1 || !strings.Contains(c.Notes[0], "10 quotes") {
		t.Errorf("%d quotes, notes %q", len(c.Quotes), c.Notes)
	}
	c := checkLine(t, "/check-message “hockey” "+strings.Repeat("é", 5000))
	if len(c.Quotes) != 1 || len(c.Notes) != 1 || !strings.Contains(c.Notes[0], "4,000 characters") {
		t.Errorf("%d quotes, notes %q", len(c.Quotes), c.Notes)
	}
}

func TestCheckMessageIsPrivate(t *testing.T) {
	if a := answerLine(t, testService(t), "/check-message hockey"); a.Visibility != answer.Private {
		t.Error("the answer is not private, or cannot be posted")
	}
	if a := answerLine(t, testService(t), "/verify hockey"); a.Visibility != answer.Public {
		t.Error("/verify is private though nobody asked for that")
	}
}

// A word that was found for one quote is not said of all.
func TestEveryQuoteHasItsOwnVerdict(t *testing.T) {
	a := answerLine(t, testService(t), "/check-message “hockey matches” “hockey pucks and sticks”")
	text := a.Text(answer.Style{})
	first, second := strings.Index(text, "1. ✅"), strings.Index(text, "2. 🔍")
	if first < 0 || second < first || !strings.Contains(a.Lead(), "2 quotes") {
		t.Errorf("not one line each:\n%s", text)
	}
}

// TestEveryShownPassageIsWhole: what is quoted is the statement's own.
func TestEveryShownPassageIsWhole(t *testing.T) {
	svc := testService(t)
	for _, line := range []string{"/verify Black Sea", "/verify ceasefire", "/verify the", "/check-message “Black Sea” “ceasefire” “Ukraine”"} {
		t.Run(line, func(t *testing.T) {
			a := answerLine(t, svc, line)
			for _, s := range a.Sections() {
				if len(s.Quotes) > answer.MaxQuotes {
					t.Errorf("%d passages of one statement", len(s.Quotes))
				}
				for _, q := range s.Quotes {
					if !strings.Contains(s.Statement.Text, q.Text()) {
						t.Errorf("%q is not the statement's", q.Text())
					}
				}
			}
		})
	}
}

// The signs of a block quote are no words of it, and are not shown as such.
func TestQuotesAreShownWithoutTheirSigns(t *testing.T) {
	for _, test := range []struct {
		message, want string
	}{
		{`> with 175 individuals released\n> on each side\nsays who?`, "with 175 individuals released\non each side"},
		{`>>> with 175 individuals\nreleased`, "with 175 individuals\nreleased"},
		{"```\\nwith 175 individuals released\\n```", "with 175 individuals released"},
		{"```with 175 individuals released```", "with 175 individuals released"},
		{`“with 175 individuals > released”`, "with 175 individuals > released"},
		{`with 175 individuals released`, "with 175 individuals released"},
	} {
		t.Run(test.message, func(t *testing.T) {
			a := answerLine(t, testService(t), "/check-message "+test.message)
			if list := a.Content.(answer.Findings).List; len(list) != 1 || list[0].Text != test.want {
				t.Errorf("%q is shown as %+v, want %q", test.message, list, test.want)
			}
		})
	}
}
