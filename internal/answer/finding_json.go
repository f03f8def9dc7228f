package answer

import (
	"bothsides/corpus"
	"bothsides/internal/finding"
)

type findingJSON struct {
	Command       string                 `json:"command"`
	Query         string                 `json:"query"`
	Verdict       finding.Verdict        `json:"verdict"`
	Claimed       *string                `json:"claimed"`
	Source        *string                `json:"source"`
	Wording       *string                `json:"wording,omitempty"` // the other wording that has the words
	Misattributed bool                   `json:"misattributed"`
	Stitched      bool                   `json:"stitched"`
	Words         int                    `json:"words"`
	Passages      []placeJSON            `json:"passages"`
	Diff          []finding.Op           `json:"diff"`
	Changes       []finding.Change       `json:"changes"`
	LeftOut       []string               `json:"left_out"`
	Nearest       []nearJSON             `json:"nearest,omitzero"` // with the verdict absent
	Contradicts   *finding.Contradiction `json:"contradicts,omitempty"`
	Rest          []string               `json:"rest,omitempty"`
	Struck        []string               `json:"struck,omitempty"`
	CutWord       string                 `json:"cut_word,omitempty"`
	Speaker       string                 `json:"speaker,omitempty"`
	Credited      *string                `json:"credited,omitempty"`
	Language      string                 `json:"language,omitempty"`
	Provenance    string                 `json:"provenance,omitempty"`
}

// nearJSON is a passage to compare with that is no answer.
type nearJSON struct {
	ID     string `json:"id"`
	Source string `json:"source"`
}

func nearestJSON(passages []*corpus.Passage) []nearJSON {
	out := make([]nearJSON, len(passages))
	for i, p := range passages {
		out[i] = nearJSON{p.ID(), p.Statement().ID}
	}
	return out
}

type placeJSON struct {
	ID     string `json:"id"`
	Source string `json:"source"`
	Text   string `json:"text"`
	URL    string `json:"url,omitempty"` // of its page on the web
}

// checkCommand is the command that each finding answers in its JSON form,
// also one of a message.
const checkCommand = "verify"

func (a Answer) findingsJSON(c Findings) ([]byte, error) {
	if !c.OfMessage {
		f := c.List[0].json(a.Pages)
		f.Provenance = a.Provenance
		return encode(f)
	}
	quotes := make([]findingJSON, len(c.List))
	for i, f := range c.List {
		quotes[i] = f.json(a.Pages)
	}
	return encode(struct {
		Command    string        `json:"command"`
		Query      string        `json:"query"`
		Quotes     []findingJSON `json:"quotes"`
		Notes      []string      `json:"notes"`
		Provenance string        `json:"provenance"`
	}{a.Command, a.Query, quotes, append([]string{}, a.Notes...), a.Provenance})
}

func (f Finding) json(pages Pages) findingJSON {
	out := findingJSON{Command: checkCommand, Query: f.Text, Verdict: f.Verdict, Claimed: idOf(f.Claimed), Source: idOf(f.Source), Wording: idOf(f.Wording),
		Misattributed: f.Misattributed, Stitched: f.Stitched, Words: f.Words, Passages: []placeJSON{},
		Diff: append([]finding.Op{}, f.Diff...), Changes: append([]finding.Change{}, f.Changes...), LeftOut: append([]string{}, f.LeftOut...),
		Rest: f.Rest, Struck: f.Struck, CutWord: f.CutWord, Speaker: f.Speaker, Credited: idOf(f.Credited), Language: f.Language, Contradicts: f.Contradicts}
	for _, p := range f.Passages {
		out.Passages = append(out.Passages, placeJSON{p.ID(), p.Statement().First().ID, p.Text(), pages.Passage(p)})
	}
	if f.Verdict == finding.Absent {
		out.Nearest = nearestJSON(f.Nearest)
	}
	return out
}

func idOf(s *corpus.Statement) *string {
	if s == nil {
		return nil
	}
	return &s.ID
}
