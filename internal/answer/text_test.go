package answer

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"bothsides/corpus"
	"bothsides/internal/corpustest"
	"bothsides/internal/finding"
	"bothsides/internal/message"
)

func statements(t testing.TB) []*corpus.Statement {
	t.Helper()
	return corpustest.Builtin(t).Statements
}

// quoting is an answer that quotes the first n passages of each statement
// with their whole text marked.
func quoting(t testing.TB, n int) Answer {
	content := Passages{Pairs: []Pair{{}}}
	for _, s := range statements(t) {
		section := Section{Statement: s}
		for _, p := range s.Passages[:n] {
			section.Quotes = append(section.Quotes, Quote{Passage: p, Marks: []corpus.Span{{Start: 0, End: len(p.Text())}}})
		}
		content.Sections = append(content.Sections, section)
		content.Pairs[0].Sides = append(content.Pairs[0].Sides, Side{Statement: s, Quotes: section.Quotes})
	}
	return Answer{Query: "x", Content: content, Language: "en", Provenance: "Wording of the tests."}
}

func TestLinesFitTheWidth(t *testing.T) {
	for _, width := range []int{24, 40, 79, 80, 100} {
		for _, colour := range []bool{false, true} {
			for line := range strings.SplitSeq(quoting(t, 3).Text(Style{Width: width, Colour: colour}), "\n") {
				if n := ansi.StringWidth(line); n > width && strings.Contains(strings.TrimLeft(ansi.Strip(line), " │"), " ") {
					t.Errorf("width %d: %d columns: %q", width, n, line)
				}
			}
		}
	}
}

// What a list's item has beyond its first line is set in, below its words where
// it has a number.
func TestItemsAreSetIn(t *testing.T) {
	list := Block{Lines: []string{"/compare: Compare what the statements say", "/help: List"}, List: true, Menu: true}
	a := Answer{Language: "en", Content: Page{Body: []Block{list}}}
	for _, c := range []struct {
		name string
		menu bool
		want string
	}{
		{"a list", false, "  /compare: Compare what\n    the statements say\n  /help: List\n"},
		{"a menu", true, "   1 /compare: Compare\n     what the statements\n     say\n   2 /help: List\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := a.Text(Style{Width: 26, Menu: c.menu}); got != c.want {
				t.Errorf("got\n%q\nwant\n%q", got, c.want)
			}
		})
	}
}

// Bold and dim letters end with the line, so that they do not run into the
// other column or the bar of the next line.
func TestLettersEndWithTheLine(t *testing.T) {
	for _, width := range []int{0, 40, 100} {
		for line := range strings.SplitSeq(quoting(t, 2).Text(Style{Width: width, Colour: true}), "\n") {
			on := strings.Count(line, boldOn) + strings.Count(line, dimOn)
			if off := strings.Count(line, plainOn); on != off {
				t.Errorf("width %d: %d times on, %d times off: %q", width, on, off, line)
			}
		}
	}
}

// Side by side or under each other, the words are the same.
func TestColumnsHaveTheWholeText(t *testing.T) {
	a := quoting(t, 2)
	text := a.Text(Style{Width: 100})
	head, _, _ := strings.Cut(text, "\n")
	if !strings.Contains(head, "White House") || !strings.Contains(head, "Kremlin") {
		t.Errorf("the first line is %q", head)
	}
	for _, s := range a.Sections() {
		for _, q := range s.Quotes {
			for word := range strings.FieldsSeq(q.Text()) {
				if !strings.Contains(text, word) {
					t.Errorf("%s lacks %q", q.Label((*corpus.Passage).ID), word)
				}
			}
		}
	}
	if narrow := a.Text(Style{Width: 60}); strings.Index(narrow, "Kremlin") < strings.Index(narrow, "WH-1.2") {
		t.Error("there are columns on a narrow terminal")
	}
}

// What Printable lets through cannot steer a terminal or a line.
func FuzzPrintable(f *testing.F) {
	for _, s := range []string{"plain", "\x1b[31mred", "a\nb\tc", "\u202eevil", "\xff\xfe", "é\u0301", "\u200f\ufeff\u2066"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, r := range Printable(s) {
			if r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == '\u2028' {
				t.Errorf("%q lets %U through", s, r)
			}
		}
		if Printable(Printable(s)) != Printable(s) {
			t.Errorf("%q is changed by a second time", s)
		}
	})
}

// Where the words come from is said once, at the end, and only where words of a
// statement are quoted; in JSON with every answer.
func TestProvenance(t *testing.T) {
	const line = "Wording of the tests."
	quotes := quoting(t, 1).Sections()
	absent := Finding{Finding: finding.Finding{Verdict: finding.Absent}}
	for _, test := range []struct {
		name    string
		content Content
		want    bool
	}{
		{"quotes", quoting(t, 2).Content, true},
		{"page", Page{Lead: "x", Sections: quotes[:1]}, true},
		{"table of topics", Page{Body: []Block{{Lines: []string{"x"}}}, Topics: []Topic{{ID: "x"}}}, true},
		{"finding", Findings{List: []Finding{absent}, Sections: quotes}, true},
		{"absent", Findings{List: []Finding{absent}}, false},
		{"message", Findings{List: []Finding{absent}, OfMessage: true}, false},
		{"silence", Passages{Sections: []Section{{Statement: quotes[0].Statement, Outcome: Silent}}}, false},
		{"body", Page{Body: []Block{{Heading: "x"}}}, false},
		{"refusal", Refusal("No."), false},
		{"nothing", nil, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := Answer{Content: test.content, Provenance: line, Language: message.English}
			text := a.Text(Style{})
			want := 0
			if test.want {
				want = 1
			}
			if strings.Count(text, line) != want || test.want && !strings.HasSuffix(text, "\n"+line+"\n") {
				t.Errorf("the text is %q", text)
			}
			if data, err := json.Marshal(a); err != nil || !strings.Contains(string(data), `"provenance":"`+line+`"`) {
				t.Errorf("the JSON is %s, %v", data, err)
			}
		})
	}
}

func TestStatus(t *testing.T) {
	s := statements(t)[1]
	quote := []Quote{{Passage: s.Passages[0]}}
	for _, test := range []struct {
		name    string
		section Section
		want    string
	}{
		{"shown", Section{Quotes: quote}, ""},
		{"silent", Section{Outcome: Silent}, "The Kremlin statement says nothing about this."},
		{"unsure", Section{Outcome: Unsure}, "Nothing found in the Kremlin statement."},
		{"excluded", Section{Outcome: Excluded}, "The Kremlin statement was not searched, as another one was chosen."},
		{"more", Section{Quotes: quote, More: 3}, "3 more."},
		{"no more", Section{Earlier: 5}, "No more (5 already shown)."},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.section.Statement = s
			if got := test.section.Status("en"); got != test.want {
				t.Errorf("status is %q, want %q", got, test.want)
			}
		})
	}
}

// What is not known is told apart: words that were not understood, and things
// that the statements certainly do not mention, which goes without saying where
// nothing is shown.
func TestRemarks(t *testing.T) {
	quotes := quoting(t, 1).Sections()
	silent := []Section{{Statement: quotes[0].Statement, Outcome: Silent}, {Statement: quotes[1].Statement, Outcome: Silent}}
	nato, odd := Unknown{Text: "nato", Understood: true}, Unknown{Text: "blood\u202eshed"}
	var many []Unknown
	for _, w := range strings.Fields("a b c d e f g h") {
		many = append(many, Unknown{Text: w})
	}
	for _, test := range []struct {
		name     string
		language message.Language
		content  Passages
		want     string
	}{
		{"nothing", "en", Passages{Sections: quotes}, ""},
		{"half known", "en", Passages{Sections: quotes, Unknown: []Unknown{nato}}, "Neither statement mentions: NATO."},
		{"one statement", "en", Passages{Sections: quotes[:1], Unknown: []Unknown{nato}}, "Not mentioned: NATO."},
		{"silent", "en", Passages{Sections: silent, Unknown: []Unknown{nato}}, ""},
		{"not understood", "en", Passages{Sections: silent, Unknown: []Unknown{odd, nato}}, "Not understood: “blood shed”."},
		{"both", "de", Passages{Sections: quotes, Unknown: []Unknown{odd, nato}}, "Nicht verstanden: „blood shed“.\nIn keiner der beiden Erklärungen erwähnt: NATO."},
		{"many", "en", Passages{Sections: silent, Unknown: many}, "Not understood: “a”, “b”, “c”, “d”, “e”, “f” …."},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := Answer{Query: "hockey and NATO", Language: test.language, Content: test.content}
			if got := strings.Join(a.Remarks(), "\n"); got != test.want {
				t.Errorf("remarks are %q, want %q", got, test.want)
			}
		})
	}
}

// TestOutcomesInJSON: the three outcomes, what was not known and the nearest
// passages have names of their own, and /ask an intent.
func TestOutcomesInJSON(t *testing.T) {
	quotes := quoting(t, 1).Sections()
	white, kremlin := quotes[0].Statement, quotes[1].Statement
	nearest := []*corpus.Passage{kremlin.Passages[0]}
	of := func(first, second Outcome) []Section {
		return []Section{{Statement: white, Outcome: first}, {Statement: kremlin, Outcome: second}}
	}
	for _, test := range []struct {
		name     string
		answer   Answer
		has, not string
	}{
		{"silent", Answer{Content: Passages{Sections: of(Silent, Silent), Nearest: nearest}},
			`"silent":true,"passages":[],"more":0}],"unknown":[],"nearest":[{"id":"KR-1.1","source":"kremlin"}]`, `"unsure"`},
		{"unsure", Answer{Content: Passages{Sections: of(Unsure, Silent), Unknown: []Unknown{{Text: "zzz"}}}},
			`"silent":false,"unsure":true,"passages":[],"more":0},{"source":"kremlin","name":"Kremlin","silent":true,"passages":[],"more":0}],"unknown":["zzz"],"nearest":[]`, `"intent"`},
		{"excluded", Answer{Content: Passages{Sections: of(Excluded, Silent)}}, `"silent":false,"excluded":true,"passages":[]`, `"unsure"`},
		{"shown", Answer{Content: Passages{Sections: quotes, Nearest: nearest}}, `"unknown":[]`, `"nearest"`},
		{"question", Answer{Command: "ask", Content: Passages{Sections: of(Silent, Silent)}}, `"intent":null`, `"text"`},
		{"one alone", Answer{Command: "ask", Intent: OnlyOne, Only: white, Content: Passages{Lead: "So:", Sections: quotes[:1]}},
			`"intent":"only","only":"white-house","text":"So:`, `"silent":true`},
		{"page", Answer{Command: "ask", Query: "help", Intent: Help, Content: Page{Body: []Block{{Heading: "x"}}}},
			`"query":"help","intent":"help","text":"x","statements":[]`, `"only"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.answer.Language = "en"
			data, err := json.Marshal(test.answer)
			if err != nil || !strings.Contains(string(data), test.has) || strings.Contains(string(data), test.not) {
				t.Errorf("%s, %v\nlacks %s or has %s", data, err, test.has, test.not)
			}
		})
	}
}

// A statement that no language words is spoken of by its name.
func TestSubject(t *testing.T) {
	for _, test := range []struct {
		language message.Language
		want     string
	}{{"en", "the Alpha statement"}, {"de", "in der Erklärung „Alpha“"}, {"ru", "в заявлении «Alpha»"}} {
		t.Run(string(test.language), func(t *testing.T) {
			if got := Subject(&corpus.Statement{Name: "Alpha"}, test.language); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	if got := Sentence("élan"); got != "Élan" {
		t.Errorf("%q", got)
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		name, text string
		room       int
		want       string
	}{
		{"between words", "Donald Trump endorsed", 13, "Donald Trump\nendorsed"},
		{"on a narrow screen", "Donald Trump endorsed", 10, "Donald\nTrump\nendorsed"},
		{"a word that is too long", "non-proliferation of weapons", 12, "non-proliferation\nof weapons"},
		{"not at hyphens", "the passage WH-2.2", 14, "the passage\nWH-2.2"},
		{"without room", "Donald Trump", 9, "Donald Trump"},
		{"without an end", "Donald Trump", 0, "Donald Trump"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Wrap(test.text, test.room); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
