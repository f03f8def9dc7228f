package handlers

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/answer"
)

// Turning the pages shows the whole statement, once, as it is.
func TestPagesMakeTheWhole(t *testing.T) {
	svc := testService(t)
	for _, s := range svc.Corpus.Statements {
		a := answerLine(t, svc, "/read "+s.ID)
		var read []string
		for page := 0; ; page++ {
			runes := 0
			for _, q := range a.Sections()[0].Quotes {
				read = append(read, q.Text())
				runes += utf8.RuneCountInString(q.Text())
			}
			if runes > pageRoom {
				t.Errorf("%s: page %d has %d characters", s.ID, page, runes)
			}
			next := find(a.Actions, "Next page")
			if next == nil {
				break
			}
			a = press(t, svc, next.State)
			if !a.Replaces {
				t.Errorf("%s: the next page does not take the place of the page before", s.ID)
			}
		}
		if got := strings.Join(read, "\n"); got != s.Text {
			t.Errorf("%s: the pages together are not the statement", s.ID)
		}
		if find(a.Actions, "Previous page") == nil {
			if len(pages(s)) > 1 {
				t.Errorf("%s: no way back from the last page", s.ID)
			}
		}
	}
}

func find(actions []answer.Action, label string) *answer.Action {
	for _, a := range actions {
		if a.Label == label {
			return &a
		}
	}
	return nil
}

func TestReadOpensAtTheParagraph(t *testing.T) {
	svc := testService(t)
	for n := range svc.Corpus.Statement("kremlin").Paragraphs {
		a := answerLine(t, svc, "/read kremlin paragraph: "+string(rune('0'+(n+1)/10))+string(rune('0'+(n+1)%10)))
		quotes := a.Sections()[0].Quotes
		if first, last := quotes[0].Passage.Paragraph(), quotes[len(quotes)-1].Passage.Paragraph(); n+1 < first || n+1 > last {
			t.Errorf("paragraph %d: shown are %d to %d", n+1, first, last)
		}
	}
}

// Where one is says no more than is needed: no number of the only page, and no
// range of one paragraph.
func TestPlaceInAStatement(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"/read white-house", "White House: paragraphs 1 to 4 of 4."},
		{"/read white-house paragraph: 4", "White House: paragraph 4 of 4."},
		{"/read kremlin", "Kremlin: paragraphs 1 to 7 of 13. Page 1 of 2."},
		{"/read kremlin paragraph: 13", "Kremlin: paragraph 13 of 13. Page 2 of 2."},
	} {
		t.Run(c.line, func(t *testing.T) {
			if got := answerLine(t, testService(t), c.line).Lead(); got != c.want {
				t.Errorf("the place is %q, want %q", got, c.want)
			}
		})
	}
}

// A text of one endless paragraph is cut between its sentences.
func TestPagesOfALongParagraph(t *testing.T) {
	text := strings.Repeat("This is a sentence of a statement that never ends. ", 200)
	c, err := corpus.Load(fstest.MapFS{"a.md": ownFile("a", "A", "Alpha", text)})
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, page := range pages(c.Statements[0]) {
		runes := 0
		for _, p := range page {
			runes += utf8.RuneCountInString(p.Text())
			seen++
		}
		if runes > pageRoom {
			t.Errorf("a page has %d characters", runes)
		}
	}
	if seen != 200 {
		t.Errorf("%d of 200 sentences are on a page", seen)
	}
	a := answerLine(t, serviceOver(t, c), "/read alpha")
	if len(a.Sections()[0].Quotes) != 1 || find(a.Actions, "Next page") == nil {
		t.Errorf("%d quotes, actions %v", len(a.Sections()[0].Quotes), a.Actions)
	}
}

func TestContextWidens(t *testing.T) {
	svc := testService(t)
	for _, c := range []struct {
		id, width, want string
		others          string
	}{
		{"WH-2.3", sentenceAlone, "WH-2.3", "[With surrounding sentences][Whole paragraph]"},
		{"WH-2.3", neighboursAround, "WH-2.2 – WH-2.3, WH-3.1", "[Sentence only][Whole paragraph]"},
		{"WH-2.3", paragraphAround, "WH-2.1 – WH-2.3", "[Sentence only][With surrounding sentences]"},
		{"WH-4.1", paragraphAround, "WH-4.1", "[With surrounding sentences]"},
		{"WH-1.1", neighboursAround, "WH-1.1 – WH-1.2", "[Sentence only][Whole paragraph]"},
		{"KR-13.2", neighboursAround, "KR-13.1 – KR-13.2", "[Sentence only]"},
	} {
		t.Run(c.id+" "+c.width, func(t *testing.T) {
			p := svc.Corpus.Passage(c.id)
			a := press(t, svc, answer.State{Command: "context", Passages: []*corpus.Passage{p}, Choice: c.width})
			var labels []string
			marked := ""
			for _, q := range a.Sections()[0].Quotes {
				labels = append(labels, q.Label((*corpus.Passage).ID))
				for _, m := range q.Marks {
					marked += q.Text()[m.Start:m.End]
				}
			}
			if got := strings.Join(labels, ", "); got != c.want {
				t.Errorf("%s, %s: shown are %s, want %s", c.id, c.width, got, c.want)
			}
			if marked != p.Text() {
				t.Errorf("%s, %s: marked is %q", c.id, c.width, marked)
			}
			if got := widths(a); got != c.others {
				t.Errorf("%s, %s: buttons %s, want %s", c.id, c.width, got, c.others)
			}
			whole := press(t, svc, find(a.Actions, "Whole statement").State)
			if whole.Command != "read" || !shows(whole, p) {
				t.Errorf("%s: the whole statement does not open at it", c.id)
			}
		})
	}
}

// On a terminal without colours signs tell the passage that was asked for,
// where there is another to tell it from.
func TestContextIsMarkedWithoutColours(t *testing.T) {
	svc := testService(t)
	p := svc.Corpus.Passage("WH-2.3")
	for _, c := range []struct {
		width  string
		colour bool
		want   string
	}{
		{paragraphAround, false, "a lasting peace. **These negotiations will commence immediately in the Middle East.**\n"},
		{neighboursAround, false, "a lasting peace. **These negotiations will commence immediately in the Middle East.**\n"},
		{sentenceAlone, false, "│ These negotiations will commence immediately in the Middle East.\n"},
		{paragraphAround, true, "a lasting peace. \x1b[1mThese negotiations will commence immediately in the Middle East.\x1b[22m\n"},
	} {
		t.Run(fmt.Sprintf("%s, colour %t", c.width, c.colour), func(t *testing.T) {
			a := press(t, svc, answer.State{Command: "context", Passages: []*corpus.Passage{p}, Choice: c.width})
			if got := a.Text(answer.Style{Colour: c.colour}); !strings.Contains(got, c.want) {
				t.Errorf("%s: %q is not in %s", c.width, c.want, got)
			}
		})
	}
}

// widths are the buttons that widen or narrow.
func widths(a answer.Answer) string {
	var out string
	for _, action := range a.Actions {
		if action.State.Command == "context" && len(action.Options) == 0 {
			out += "[" + action.Label + "]"
		}
	}
	return out
}

func shows(a answer.Answer, p *corpus.Passage) bool {
	for _, s := range a.Sections() {
		for _, q := range s.Quotes {
			if strings.Contains(q.Text(), p.Text()) && len(q.Marks) == 1 {
				return true
			}
		}
	}
	return false
}
