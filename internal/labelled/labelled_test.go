package labelled

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRead(t *testing.T) {
	file := filepath.Join(t.TempDir(), "queries.jsonl")
	line := `{"id":"q-1","kind":"question","query":"who proposed hockey?","wh":{},"kr":{"13.1":2,"13.2":1},"intent":null,"lang":"en","tag":"role"}`
	if err := os.WriteFile(file, []byte(line+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	want := []Query{{ID: "q-1", Kind: "question", Text: "who proposed hockey?", Lang: "en", Tag: "role", WH: map[string]int{}, KR: map[string]int{"13.1": 2, "13.2": 1}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]int{"KR-13.1": 2, "KR-13.2": 1}, got[0].Grades()); diff != "" {
		t.Error(diff)
	}
}

// However long a line is, it is read.
func TestReadLongLines(t *testing.T) {
	file := filepath.Join(t.TempDir(), "queries.jsonl")
	long := strings.Repeat("x", 1<<17)
	if err := os.WriteFile(file, []byte(`{"id":"`+long+"\"}\n{\"id\":\"b\"}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := Read(file); err != nil || len(got) != 2 || got[0].ID != long {
		t.Errorf("%d queries, %v", len(got), err)
	}
}

func TestReadSaysWhere(t *testing.T) {
	file := filepath.Join(t.TempDir(), "queries.jsonl")
	if err := os.WriteFile(file, []byte("{\"id\":\"a\"}\n{\"id\":\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(file); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("error is %v", err)
	}
	if _, err := Read(file + ".none"); err == nil {
		t.Error("a file that is not there is no error")
	}
}

func TestRightStatement(t *testing.T) {
	for _, test := range []struct {
		name   string
		grades map[string]int
		shown  []string
		right  bool
	}{
		{"silent, and nothing is shown", nil, nil, true},
		{"silent, and a passage is shown", nil, []string{"KR-1.1"}, false},
		{"the best first", map[string]int{"KR-6.1": 2, "KR-6.2": 1}, []string{"KR-6.1", "KR-6.2"}, true},
		{"a lesser one first", map[string]int{"KR-6.1": 2, "KR-6.2": 1}, []string{"KR-6.2", "KR-6.1"}, false},
		{"another first", map[string]int{"KR-6.1": 2}, []string{"KR-1.1", "KR-6.1"}, false},
		{"an answer missed", map[string]int{"KR-6.1": 2}, nil, false},
		{"only related, and nothing is shown", map[string]int{"KR-6.1": 1}, nil, true},
		{"only related, and it is shown", map[string]int{"KR-6.1": 1}, []string{"KR-6.1"}, true},
		{"only related, and another is shown", map[string]int{"KR-6.1": 1}, []string{"KR-1.1"}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := rightStatement(test.grades, test.shown); got != test.right {
				t.Errorf("right is %t", got)
			}
		})
	}
}

func intent(s string) *string { return &s }

func TestJudge(t *testing.T) {
	both := Query{Kind: "topic", WH: map[string]int{"2.2": 2}, KR: map[string]int{"6.1": 2}}
	for _, test := range []struct {
		name   string
		query  Query
		answer Answer
		right  bool
	}{
		{"both right", both, Answer{Shown: map[string][]string{"WH": {"WH-2.2"}, "KR": {"KR-6.1"}}}, true},
		{"one missing", both, Answer{Shown: map[string][]string{"WH": {"WH-2.2"}}}, false},
		{"the other is not judged", Query{Only: "wh", WH: map[string]int{"2.2": 2}}, Answer{Shown: map[string][]string{"WH": {"WH-2.2"}, "KR": {"KR-6.1"}}}, true},
		{"an intent", Query{Intent: intent("help")}, Answer{Intent: "help"}, true},
		{"another intent", Query{Intent: intent("help")}, Answer{Intent: "about"}, false},
		{"of the right side", Query{Intent: intent("only"), OnlyOf: "kr"}, Answer{Intent: "only", Only: "KR"}, true},
		{"of the wrong side", Query{Intent: intent("only"), OnlyOf: "kr"}, Answer{Intent: "only", Only: "WH"}, false},
		{"an intent that was not wanted shows nothing", both, Answer{Intent: "help"}, false},
		{"and is right where nothing answers", Query{}, Answer{Intent: "help"}, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := Figures{}
			if got := f.Judge(test.query, test.answer); (got == "") != test.right {
				t.Errorf("wrong: %q", got)
			}
			if got := f.Percent(Right); got != map[bool]float64{true: 100, false: 0}[test.right] {
				t.Errorf("the figure is %.0f%%", got)
			}
		})
	}
}

// A silence that is said of a statement that answers is counted, and one that
// is not said of a statement without an answer.
func TestJudgeSilence(t *testing.T) {
	f := Figures{}
	f.Judge(Query{WH: map[string]int{"2.2": 2}}, Answer{Silent: map[string]bool{"WH": true, "KR": false}})
	if got := f.Percent("no false silence"); got != 0 {
		t.Errorf("no false silence: %.0f%%", got)
	}
	if got := f.Percent("silence said"); got != 0 {
		t.Errorf("silence said: %.0f%%", got)
	}
	if got := f.Percent("silence kept"); got != 100 {
		t.Errorf("silence kept: %.0f%%", got)
	}
	f.Judge(Query{WH: map[string]int{"2.2": 2}}, Answer{Shown: map[string][]string{"WH": {"WH-2.2"}, "KR": {"KR-1.1"}}})
	if kept, said := f.Percent("silence kept"), f["silence said"]; kept != 50 || len(said) != 1 {
		t.Errorf("after a passage of the other: silence kept %.0f%%, said %v", kept, said)
	}
}

// Figures of groups are those of their queries, and a statement that is not
// judged hides none that comes after it.
func TestJudgeByGroup(t *testing.T) {
	f := Figures{}
	f.Judge(Query{Kind: "topic", Only: "kr", KR: map[string]int{"1.1": 2}}, Answer{Shown: map[string][]string{"KR": {"KR-1.1"}}})
	f.Judge(Query{Kind: "question", Only: "kr", KR: map[string]int{"1.1": 2}}, Answer{})
	if topics, questions := f.Percent(Right+", topic"), f.Percent(Right+", question"); topics != 100 || questions != 0 {
		t.Errorf("right: topics %.0f%%, questions %.0f%%", topics, questions)
	}
}

// No more than is shown counts.
func TestJudgeLooksAtWhatIsShown(t *testing.T) {
	f := Figures{}
	f.Judge(Query{KR: map[string]int{"1.1": 2, "9.1": 2}}, Answer{Shown: map[string][]string{"KR": {"KR-1.1", "a", "b", "c", "d", "KR-9.1"}}})
	if got := f.Percent(Recall); got != 50 {
		t.Errorf("recall is %.0f%%", got)
	}
	if got := f.Percent(Precision); got != 20 {
		t.Errorf("precision is %.0f%%", got)
	}
}

func TestFiguresString(t *testing.T) {
	f := Figures{"b": {1, 0}, "a": {1}}
	if got, want := f.String(), " 100.0%  a (n=1)\n  50.0%  b (n=2)\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestGroups(t *testing.T) {
	intent := "share"
	for _, test := range []struct {
		name string
		q    Query
		want []string
	}{
		{"a topic", Query{Kind: "topic"}, []string{"topic"}},
		{"of the whole", Query{Kind: "question", Intent: &intent}, []string{"question", "intent"}},
		{"tagged", Query{Kind: "question", Tag: "number"}, []string{"question", "tag number"}},
		{"in English", Query{Kind: "topic", Lang: "en"}, []string{"topic"}},
		{"in another language", Query{Kind: "topic", Lang: "de"}, []string{"topic", "other language"}},
		{"in another language, by its note", Query{Kind: "topic", Note: "lang=de"}, []string{"topic", "other language"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.q.groups(); !slices.Equal(got, test.want) {
				t.Errorf("groups are %q", got)
			}
		})
	}
}
