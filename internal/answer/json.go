package answer

import (
	"bytes"
	"encoding/json"
	"fmt"

	"bothsides/corpus"
)

type sectionJSON struct {
	Source   string      `json:"source"`
	Name     string      `json:"name"`
	Silent   bool        `json:"silent"`
	Unsure   bool        `json:"unsure,omitempty"`
	Excluded bool        `json:"excluded,omitempty"`
	Passages []quoteJSON `json:"passages"`
	More     int         `json:"more"`
}

type quoteJSON struct {
	ID     string       `json:"id"`
	Last   string       `json:"last,omitempty"` // the quote runs on to this passage
	Text   string       `json:"text"`
	Marks  [][2]int     `json:"marks"`
	Before *passageJSON `json:"before,omitempty"`
	URL    string       `json:"url,omitempty"` // of its page on the web
	// Wordings are passages of other wordings that say the same.
	Wordings []string `json:"wordings,omitempty"`
}

type passageJSON struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

type topicJSON struct {
	ID         string        `json:"id"`
	Name       string        `json:"name"`
	Statements []sectionJSON `json:"statements"`
}

type imageJSON struct {
	Name string `json:"name"`
	Alt  string `json:"alt"`
}

func imageOf(i *Image) *imageJSON {
	if i == nil {
		return nil
	}
	return &imageJSON{i.Name, i.Alt}
}

// MarshalJSON gives the answer's machine-readable form. Its names are relied
// on by scripts: they are added to, never changed or translated.
func (a Answer) MarshalJSON() ([]byte, error) {
	switch c := a.Content.(type) {
	case Refusal:
		return encode(struct {
			Command    string `json:"command"`
			Error      string `json:"error"`
			Provenance string `json:"provenance"`
		}{a.Command, string(c), a.Provenance})
	case Findings:
		return a.findingsJSON(c)
	case Passages:
		return a.passagesJSON(c)
	case Page:
		return a.pageJSON(c)
	}
	return a.pageJSON(Page{})
}

func (a Answer) pageJSON(p Page) ([]byte, error) {
	statements := a.sectionsJSON(p.Sections)
	if len(statements) == 0 && a.Intent == NoIntent {
		statements = nil
	}
	return encode(struct {
		Command    string        `json:"command"`
		Query      string        `json:"query,omitempty"`
		Intent     Intent        `json:"intent,omitempty"`
		Only       *string       `json:"only,omitempty"`
		Text       string        `json:"text"`
		Statements []sectionJSON `json:"statements,omitzero"`
		Topics     []topicJSON   `json:"topics,omitempty"`
		Image      *imageJSON    `json:"image,omitempty"`
		Provenance string        `json:"provenance"`
	}{a.Command, a.Query, a.Intent, idOf(a.Only), a.plain(), statements, a.topicsJSON(p.Topics), imageOf(p.Image), a.Provenance})
}

func (a Answer) passagesJSON(p Passages) ([]byte, error) {
	out := struct {
		Command     string        `json:"command"`
		Query       string        `json:"query"`
		Lead        *string       `json:"lead"`
		Intent      *intentJSON   `json:"intent,omitempty"` // of /ask alone
		Only        *string       `json:"only,omitempty"`
		Text        string        `json:"text,omitempty"` // with an intent
		Statements  []sectionJSON `json:"statements"`
		Unknown     []string      `json:"unknown"`
		Nearest     []nearJSON    `json:"nearest,omitzero"` // where a statement is unsure or all are silent
		Notes       []string      `json:"notes,omitempty"`
		Suggestions []string      `json:"suggestions"`
		Provenance  string        `json:"provenance"`
	}{Command: a.Command, Query: a.Query, Only: idOf(a.Only), Statements: a.sectionsJSON(p.Sections), Unknown: make([]string, len(p.Unknown)),
		Notes: a.Notes, Suggestions: p.SuggestedNames(a.Language), Provenance: a.Provenance}
	if p.Lead != "" {
		out.Lead = &p.Lead
	}
	if a.Command == askCommand {
		out.Intent = &intentJSON{a.Intent}
	}
	if a.Intent != NoIntent {
		out.Text = a.plain()
	}
	for i, u := range p.Unknown {
		out.Unknown[i] = u.Text
	}
	if p.nothingFound() {
		out.Nearest = nearestJSON(p.Nearest)
	}
	return encode(out)
}

// askCommand is the command whose answers have an intent, also where it is none.
const askCommand = "ask"

// intentJSON is null for no intent.
type intentJSON struct{ intent Intent }

// MarshalJSON gives the intent's name or null.
func (i intentJSON) MarshalJSON() ([]byte, error) {
	if i.intent == NoIntent {
		return []byte("null"), nil
	}
	return encode(string(i.intent))
}

// nothingFound reports whether a statement is unsure, or all that were asked
// are silent.
func (p Passages) nothingFound() bool {
	unsure, shown := false, false
	for _, s := range p.Sections {
		unsure = unsure || s.Outcome == Unsure
		shown = shown || s.Outcome == Shown
	}
	return unsure || !shown
}

// JSONLine is the machine-readable form on a line of its own. It is for
// programs that know no HTML: signs such as < stay as they are.
func (a Answer) JSONLine() ([]byte, error) {
	line, err := encode(a)
	if err != nil {
		return nil, fmt.Errorf("encoding answer: %w", err)
	}
	return line, nil
}

// encode is json.Marshal without escapes for HTML: "\u0026" in place of "&" is
// hard to read in a terminal. A caller that wants them gets them by encoding the
// answer as json.Marshal does.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}

func (a Answer) topicsJSON(topics []Topic) []topicJSON {
	out := make([]topicJSON, len(topics))
	for i, t := range topics {
		out[i] = topicJSON{t.ID, t.Name, a.sectionsJSON(t.Sections)}
	}
	return out
}

func (a Answer) sectionsJSON(sections []Section) []sectionJSON {
	out := make([]sectionJSON, len(sections))
	for i, s := range sections {
		out[i] = sectionJSON{Source: s.Statement.ID, Name: s.Statement.Name, Silent: s.Outcome == Silent, Unsure: s.Outcome == Unsure,
			Excluded: s.Outcome == Excluded, Passages: make([]quoteJSON, len(s.Quotes)), More: s.More}
		for j, q := range s.Quotes {
			out[i].Passages[j] = quoteJSON{q.Passage.ID(), lastOf(q), q.Text(), marksJSON(q.Marks), passageOf(q.Before), a.Pages.Passage(q.Passage), idsOf(q.Others())}
		}
	}
	return out
}

func idsOf(passages []*corpus.Passage) []string {
	var ids []string
	for _, p := range passages {
		ids = append(ids, p.ID())
	}
	return ids
}

func lastOf(q Quote) string {
	if q.Last == nil {
		return ""
	}
	return q.Last.ID()
}

func marksJSON(marks []corpus.Span) [][2]int {
	out := make([][2]int, len(marks))
	for i, m := range marks {
		out[i] = [2]int{m.Start, m.End}
	}
	return out
}

func passageOf(p *corpus.Passage) *passageJSON {
	if p == nil {
		return nil
	}
	return &passageJSON{p.ID(), p.Text()}
}
