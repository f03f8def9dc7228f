package answer

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"bothsides/corpus"
	"bothsides/internal/finding"
	"bothsides/internal/message"
)

func statements(t testing.TB) []*corpus.Statement {
	t.Helper()
	c, err := corpus.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return c.Statements
}

// quoting is an answer that quotes the first n passages of each statement
// with their whole text marked.
func quoting(t testing.TB, n int) Answer {
	a := Answer{Query: "x", Columns: true, Language: "en", Provenance: "Wording of the tests."}
	for _, s := range statements(t) {
		section := Section{Statement: s}
		for _, p := range s.Passages[:n] {
			section.Quotes = append(section.Quotes, Quote{Passage: p, Marks: []corpus.Span{{Start: 0, End: len(p.Text())}}})
		}
		a.Sections = append(a.Sections, section)
	}
	return a
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
	for _, s := range a.Sections {
		for _, q := range s.Quotes {
			for word := range strings.FieldsSeq(q.Text()) {
				if !strings.Contains(text, word) {
					t.Errorf("%s lacks %q", q.Label(), word)
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

// Where the words come from is said with every answer, refusals too, on the
// terminal and in JSON.
func TestEveryAnswerHasItsProvenance(t *testing.T) {
	const line = "Wording of the tests."
	for name, a := range map[string]Answer{
		"quotes": quoting(t, 1), "body": {Body: []Block{{Heading: "x"}}}, "refusal": {Refusal: "No."}, "nothing": {},
		"finding": {Findings: []Finding{{Finding: finding.Finding{Verdict: finding.Absent}}}}, "message": {Findings: []Finding{{Finding: finding.Finding{Verdict: finding.Absent}}}, OfMessage: true},
	} {
		a.Provenance, a.Language = line, message.English
		if text := a.Text(Style{}); !strings.HasSuffix(text, "\n"+line+"\n") && text != line+"\n" {
			t.Errorf("%s: the text is %q", name, text)
		}
		if data, err := json.Marshal(a); err != nil || !strings.Contains(string(data), `"provenance":"`+line+`"`) {
			t.Errorf("%s: the JSON is %s, %v", name, data, err)
		}
	}
}

func TestStatus(t *testing.T) {
	s := statements(t)[1]
	quote := []Quote{{Passage: s.Passages[0]}}
	for want, section := range map[string]Section{
		"": {Statement: s, Quotes: quote},
		"The Kremlin statement says nothing on this.": {Statement: s},
		"The Kremlin statement was not asked.":        {Statement: s, Excluded: true},
		"3 more.":                                     {Statement: s, Quotes: quote, More: 3},
		"No more than the 5 already shown.":           {Statement: s, Earlier: 5},
	} {
		if got := section.Status("en"); got != want {
			t.Errorf("status is %q, want %q", got, want)
		}
	}
}

// A statement that no language words is spoken of by its name.
func TestSubject(t *testing.T) {
	for l, want := range map[message.Language]string{"en": "the Alpha statement", "de": "die Erklärung „Alpha“", "ru": "заявление «Alpha»"} {
		if got := Subject(&corpus.Statement{Name: "Alpha"}, l); got != want {
			t.Errorf("%s: %q, want %q", l, got, want)
		}
	}
	if got := Sentence("élan"); got != "Élan" {
		t.Errorf("%q", got)
	}
}
