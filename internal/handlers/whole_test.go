package handlers

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"bothsides/internal/answer"
	"bothsides/internal/message"
)

// A question about the whole is answered by the view of a command, with its
// intent beside it.
func TestQuestionsAboutTheWhole(t *testing.T) {
	svc := testService(t)
	for _, test := range []struct {
		language message.Language
		question string
		intent   answer.Intent
		only     string
		as       string // the command that shows the same; "" where none does
	}{
		{"en", "summary please", answer.Overview, "", ""},
		{"ru", "о чем они говорили?", answer.Overview, "", ""},
		{"en", "how do the two differ?", answer.Differences, "", "/differences"},
		{"es", "¿en qué se diferencian?", answer.Differences, "", "/differences"},
		{"en", "what did the Kremlin leave out?", answer.OnlyOne, "white-house", ""},
		{"en", "what is only in the Kremlin text?", answer.OnlyOne, "kremlin", ""},
		{"de", "Was verschweigt der Kreml?", answer.OnlyOne, "white-house", ""},
		{"en", "hi", answer.Help, "", "/help"},
		{"fr", "merci", answer.Help, "", "/help"},
		{"en", "who made you?", answer.About, "", "/about"},
		{"uk", "хто тебе створив?", answer.About, "", "/about"},
	} {
		t.Run(test.question, func(t *testing.T) {
			a := answerLineIn(t, svc, test.language, "/ask "+test.question)
			only := ""
			if a.Only != nil {
				only = a.Only.ID
			}
			if a.Intent != test.intent || only != test.only || a.Query != test.question {
				t.Fatalf("intent %q, only %q, query %q", a.Intent, only, a.Query)
			}
			if test.as == "" {
				return
			}
			as := answerLineIn(t, svc, test.language, test.as)
			if diff := cmp.Diff(as.Text(answer.Style{}), a.Text(answer.Style{})); diff != "" {
				t.Errorf("(-%s +%s):\n%s", test.as, test.question, diff)
			}
		})
	}
}

// The overview has every topic, and of each statement its passages or that it
// has none.
func TestOverviewHasEveryTopic(t *testing.T) {
	svc := testService(t)
	a := answerLine(t, svc, "/ask summary please")
	page, _ := a.Content.(answer.Page)
	if len(page.Topics) != len(svc.Corpus.Topics) || len(page.Body) != 1 {
		t.Fatalf("%d topics in %d blocks, want %d in one", len(page.Topics), len(page.Body), len(svc.Corpus.Topics))
	}
	for i, topic := range svc.Corpus.Topics {
		line := page.Body[0].Lines[i]
		for j, s := range svc.Corpus.Statements {
			silent := strings.Contains(line, s.Name+": nothing")
			if want := len(topic.Of(s)) == 0; silent != want || (page.Topics[i].Sections[j].Outcome == answer.Silent) != want {
				t.Errorf("%s: %q", topic.ID, line)
			}
			for _, p := range topic.Of(s) {
				if !strings.Contains(line, p.ID()) {
					t.Errorf("%s lacks %s: %q", topic.ID, p.ID(), line)
				}
			}
		}
	}
}

// What one statement alone has is quoted whole, page after page, and nothing is
// said of the other.
func TestPagesOfOneAlone(t *testing.T) {
	svc := testService(t)
	kremlin := svc.Corpus.Statement("kremlin")
	var shown []string
	a := answerLine(t, svc, "/ask what did the White House leave out?")
	for {
		if len(a.Sections()) != 1 || a.Sections()[0].Statement != kremlin {
			t.Fatalf("sections: %+v", a.Sections())
		}
		for _, p := range passagesOf(a.Sections()) {
			shown = append(shown, p.ID())
		}
		more := find(a.Actions, "More")
		if more == nil {
			break
		}
		a = press(t, svc, more.State)
	}
	var want []string
	for _, p := range kremlin.Passages {
		for _, topic := range svc.Corpus.TopicsOf(p) {
			if only(topic) == kremlin {
				want = append(want, p.ID())
				break
			}
		}
	}
	if diff := cmp.Diff(want, shown); diff != "" {
		t.Errorf("(-want +shown):\n%s", diff)
	}
}

// In JSON a question about the whole has its intent, and what is shown as text.
func TestWholeAsJSON(t *testing.T) {
	for _, test := range []struct {
		question, intent string
	}{{"tldr", "overview"}, {"how do they differ", "differences"}, {"hello", "help"},
		{"are you official?", "about"}, {"what's missing from the Kremlin text", "only"}} {
		t.Run(test.question, func(t *testing.T) {
			data, err := json.Marshal(answerLine(t, testService(t), "/ask "+test.question))
			if err != nil {
				t.Fatal(err)
			}
			var got struct {
				Intent, Query, Text string
				Statements          []json.RawMessage
			}
			if err := json.Unmarshal(data, &got); err != nil || got.Intent != test.intent || got.Query != test.question || got.Text == "" || got.Statements == nil {
				t.Errorf("%v: %s", err, data)
			}
		})
	}
}

// Statements without a map of topics have no such views, and a map in which
// each topic has both sides shows nothing of one alone.
func TestWholeWithoutTopics(t *testing.T) {
	files := fstest.MapFS{
		"alpha.md": ownFile("alpha", "AL", "alpha", "The lake is cold."),
		"beta.md":  ownFile("beta", "BE", "beta", "The lake is cold."),
	}
	svc := ownService(t, files)
	for _, question := range []string{"summary please", "how do they differ?"} {
		if got := answerLine(t, svc, "/ask "+question).Refusal(); got != message.English.Text("refusal.no-topics") {
			t.Errorf("%s: refusal is %q", question, got)
		}
	}
	files["topics.yaml"] = &fstest.MapFile{Data: []byte("topics:\n  - {id: lake, names: {en: Lake}, passages: [AL-1.1, BE-1.1]}\n")}
	c := ownService(t, files).Corpus
	const want = "There is no topic that only the alpha statement mentions. /differences shows all topics."
	if got := alone(c, message.English, c.Statement("alpha")).Refusal(); got != want {
		t.Errorf("refusal is %q, want %q", got, want)
	}
}

// Questions about the whole name both statements, or, where one side's own points
// are wanted, that one; every passage shown is in its statement word for word.
func TestTheWholeIsNeutralAndVerbatim(t *testing.T) {
	svc := testService(t)
	for _, test := range []struct {
		name, question string
		names          []string // of the statements that must be in the answer
	}{
		{"overview", "summary please", []string{"White House", "Kremlin"}},
		{"differences", "how do the two differ?", []string{"White House", "Kremlin"}},
		{"what one side has", "what did the Kremlin leave out?", []string{"White House"}},
		{"what the other side has", "what did the White House leave out?", []string{"Kremlin"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := answerLine(t, svc, "/ask "+test.question)
			if a.Intent == "" {
				t.Fatal("no intent")
			}
			text := a.Text(answer.Style{})
			for _, name := range test.names {
				if !strings.Contains(text, name) {
					t.Errorf("%s is not named in\n%s", name, text)
				}
			}
			found, ok := a.Content.(answer.Passages)
			if !ok {
				return
			}
			for _, section := range found.Sections {
				for _, q := range section.Quotes {
					if q.Passage.Statement() != section.Statement || !strings.Contains(section.Statement.Text, q.Passage.Text()) {
						t.Errorf("%s is not in %s", q.Passage.ID(), section.Statement.Name)
					}
				}
			}
		})
	}
}
