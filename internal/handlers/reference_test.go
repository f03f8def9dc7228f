package handlers

import (
	"strings"
	"testing"

	"bothsides/internal/answer"
)

func TestReferences(t *testing.T) {
	c := testService(t).Corpus
	for _, test := range []struct{ name, typed, want string }{
		{"an id", "KR-6.1", "KR-6.1"},
		{"an en dash", "KR–6.1", "KR-6.1"},
		{"a space", "KR 6.1", "KR-6.1"},
		{"nothing between", "KR6.1", "KR-6.1"},
		{"lower case", "kr6.1", "KR-6.1"},
		{"in brackets", "(KR-6.1)", "KR-6.1"},
		{"a full stop", "KR-6.1.", "KR-6.1"},
		{"in quote marks", "“WH-2.2”", "WH-2.2"},
		{"a paragraph", "KR-6", "KR-6.1 KR-6.2"},
		{"a range", "KR-6.1 – KR-6.2", "KR-6.1 KR-6.2"},
		{"a range across paragraphs", "KR-6.2 to KR-8.1", "KR-6.2 KR-7.1 KR-7.2 KR-8.1"},
		{"a range without its second code", "WH-2.1-2.3", "WH-2.1 WH-2.2 WH-2.3"},
		{"a range of paragraphs", "WH-3–4", "WH-3.1 WH-3.2 WH-3.3 WH-4.1"},
		{"a list", "KR-6.1, WH-2.2", "KR-6.1 WH-2.2"},
		{"a list with a word", "KR-6.1 and 6.2; WH-2.2", "KR-6.1 KR-6.2 WH-2.2"},
		{"the same twice", "KR-6, KR-6.1", "KR-6.1 KR-6.2"},
		{"a page", "https://bot.example.org/bot/p/KR-6.1?lang=de#quote", "KR-6.1"},
		{"a link to a page", "[KR-6.1](https://bot.example.org/p/KR-6.1)", "KR-6.1"},
		{"pages", "<https://bot.example.org/p/KR-6>, http://localhost:8080/p/WH-2.2", "KR-6.1 KR-6.2 WH-2.2"},
		{"another page", "https://bot.example.org/topics/KR-6.1", ""},

		{"no such passage", "KR-6.9", ""},
		{"no such paragraph", "KR-99", ""},
		{"one of a list is none", "KR-6.1, KR-6.9", ""},
		{"another code", "XX-6.1", ""},
		{"a range backwards", "KR-6.2 – KR-6.1", ""},
		{"a range between statements", "WH-2.1 – KR-6.1", ""},
		{"words after it", "KR-6.1 hockey", ""},
		{"words before it", "what does KR-6.1 say", ""},
		{"a number", "30", ""},
		{"a number and a unit", "30-day ceasefire", ""},
		{"a date", "March 19", ""},
		{"nothing", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.ReplaceAll(answer.IDs(references(c, test.typed)), ", ", " "); got != test.want {
				t.Errorf("%q names %q, want %q", test.typed, got, test.want)
			}
		})
	}
}

// Every command that takes a passage takes it as people paste it.
func TestPastedReferences(t *testing.T) {
	svc := testService(t)
	for _, test := range []struct{ name, line, want string }{
		{"cite", "/cite (KR–6.1)", "KR-6.1"},
		{"cite a paragraph", "/cite KR-6", "KR-6.1 KR-6.2"},
		{"cite of both statements", "/cite KR-6.1, WH-2.2", "WH-2.2 KR-6.1"},
		{"cite a suggestion", "/cite KR-8.1 · Vladimir Putin announced that", "KR-8.1"},
		{"cite a range between statements: none", "/cite WH-2.2 – KR-6.1", ""},
		{"context", "/context KR 6.1.", "KR-6.1"},
		{"who said", "/who-said KR-6.1", "KR-6.1"},
		{"ask", "/ask KR-6.1 – 6.2", "KR-6.1 KR-6.2"},
		{"a question without a slash", "WH2.2", "WH-2.2"},
		{"read a paragraph", "/read kremlin paragraph: 4", "KR-4.1"},
		{"read the first paragraph", "/read kremlin paragraph: 1", "KR-1.1"},
		{"read the last paragraph", "/read kremlin paragraph: 13", "KR-13.1"},
		{"read at a passage", "/read kr 1.1", "KR-1.1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := answerLine(t, svc, test.line)
			var got []string
			for _, s := range a.Sections() {
				for _, q := range s.Quotes {
					got = append(got, q.Passage.ID())
				}
			}
			shown := strings.Join(got, " ")
			if strings.HasPrefix(test.line, "/read") && len(got) > 0 {
				shown = got[0]
			}
			if shown != test.want {
				t.Errorf("%s shows %q, want %q", test.line, shown, test.want)
			}
		})
	}
}

// What follows a page that begins within another is what was not yet read.
func TestReadingOnFromAParagraph(t *testing.T) {
	svc := testService(t)
	a := answerLine(t, svc, "/read kremlin paragraph: 4")
	shown := a.Sections()[0].Quotes
	last := shown[len(shown)-1].Passage
	for _, action := range a.Actions {
		if action.Label == "Next page" {
			next := press(t, svc, action.State)
			if first := next.Sections()[0].Quotes[0].Passage; first.Index() > last.Index()+1 {
				t.Errorf("after %s comes %s", last.ID(), first.ID())
			}
			return
		}
	}
	if all := last.Statement().Passages; last.Paragraph() != all[len(all)-1].Paragraph() {
		t.Errorf("nothing comes after %s", last.ID())
	}
}

// Several passages are cited together, in whichever style, as far as a reply
// holds them.
func TestCitedTogether(t *testing.T) {
	svc := testService(t)
	for _, test := range []struct {
		name, line string
		has        []string
	}{
		{"lines", "/cite KR-6.1, WH-2.2", []string{"(passage KR-6.1).\nWhite House."}},
		{"records", "/cite KR-6 style: bibtex", []string{"}\n\n@misc{", "Passage KR-6.1", "Passage KR-6.2"}},
		{"one array", "/cite KR-6 style: csl-json", []string{"[\n  {\n    \"id\": \"KR-6.1\"", "  },\n  {\n    \"id\": \"KR-6.2\""}},
		{"too many", "/cite WH-1.1 – WH-2.3", []string{"(passage WH-1.1)."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := answerLine(t, svc, test.line)
			got := strings.Join(bodyOf(a)[0].Lines, "\n")
			for _, want := range test.has {
				if !strings.Contains(got, want) {
					t.Errorf("no %q in\n%s", want, got)
				}
			}
		})
	}
	t.Run("too many are said", func(t *testing.T) {
		want := "Only the first of 6 passages is cited: at most 4 are cited together."
		if a := answerLine(t, svc, "/cite WH-1.1 – WH-2.3"); len(a.Notes) != 1 || a.Notes[0] != want {
			t.Errorf("notes %q", a.Notes)
		}
		if a := answerLine(t, svc, "/cite WH-1.1 – WH-2.1"); len(a.Notes) != 0 {
			t.Errorf("of four: notes %q", a.Notes)
		}
	})
	t.Run("another style", func(t *testing.T) {
		a := answerLine(t, svc, "/cite KR-6")
		for _, action := range a.Actions {
			for _, o := range action.Options {
				if action.State.Command == "cite" && o.Label == "MLA 9" {
					state := action.State
					state.Choice = o.Value
					if got := bodyOf(press(t, svc, state))[0].Lines; len(got) != 2 {
						t.Errorf("MLA cites %q", got)
					}
					return
				}
			}
		}
		t.Error("no style to choose")
	})
}
