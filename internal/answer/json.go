package answer

import (
	"encoding/json"

	"bothsides/corpus"
)

type sectionJSON struct {
	Source   string      `json:"source"`
	Name     string      `json:"name"`
	Silent   bool        `json:"silent"`
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
	switch {
	case a.Refusal != "":
		return json.Marshal(struct {
			Command    string `json:"command"`
			Error      string `json:"error"`
			Provenance string `json:"provenance"`
		}{a.Command, a.Refusal, a.Provenance})
	case len(a.Findings) > 0:
		return a.findingsJSON()
	case a.Query == "":
		return json.Marshal(struct {
			Command    string        `json:"command"`
			Text       string        `json:"text"`
			Statements []sectionJSON `json:"statements,omitempty"`
			Topics     []topicJSON   `json:"topics,omitempty"`
			Image      *imageJSON    `json:"image,omitempty"`
			Provenance string        `json:"provenance"`
		}{a.Command, a.plain(), sectionsJSON(a.Sections), topicsJSON(a.Topics), imageOf(a.Image), a.Provenance})
	}
	var lead *string
	if a.Lead != "" {
		lead = &a.Lead
	}
	return json.Marshal(struct {
		Command     string        `json:"command"`
		Query       string        `json:"query"`
		Lead        *string       `json:"lead"`
		Statements  []sectionJSON `json:"statements"`
		Notes       []string      `json:"notes,omitempty"`
		Suggestions []string      `json:"suggestions"`
		Provenance  string        `json:"provenance"`
	}{a.Command, a.Query, lead, sectionsJSON(a.Sections), a.Notes, append([]string{}, a.Suggestions...), a.Provenance})
}

func topicsJSON(topics []Topic) []topicJSON {
	out := make([]topicJSON, len(topics))
	for i, t := range topics {
		out[i] = topicJSON{t.ID, t.Name, sectionsJSON(t.Sections)}
	}
	return out
}

func sectionsJSON(sections []Section) []sectionJSON {
	out := make([]sectionJSON, len(sections))
	for i, s := range sections {
		out[i] = sectionJSON{Source: s.Statement.ID, Name: s.Statement.Name, Silent: s.Silent() && !s.Excluded,
			Excluded: s.Excluded, Passages: make([]quoteJSON, len(s.Quotes)), More: s.More}
		for j, q := range s.Quotes {
			out[i].Passages[j] = quoteJSON{q.Passage.ID(), lastOf(q), q.Text(), marksJSON(q.Marks), passageOf(q.Before)}
		}
	}
	return out
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
