package verify

import (
	"fmt"
	"strings"

	"bothsides/internal/finding"
	"bothsides/internal/verify/align"
	"bothsides/internal/verify/paraphrase"
)

// Explanation is how an alleged quote was read, and why it has its verdict. It
// is for those who add words or labels: `bot explain` prints it.
type Explanation struct {
	Text     string                   `json:"text"`               // as a reader sees it
	Credited string                   `json:"credited,omitempty"` // the side or the speaker that the text credits
	Said     string                   `json:"said"`               // without the attribution
	Verdict  finding.Verdict          `json:"verdict"`
	Aligned  align.Explanation        `json:"aligned"`
	Closest  []paraphrase.Explanation `json:"closest,omitempty"` // as paraphrases, the likest first; none for words taken from a statement
	Changes  []finding.Change         `json:"changes,omitempty"`
	Rest     []string                 `json:"rest,omitempty"` // what surrounds verbatim parts
}

// Explain checks a text as Check does and tells how it came to the verdict.
func (k *Checker) Explain(typed, saidBy string) Explanation {
	f, r := k.Check(typed, saidBy), k.readCredited(typed)
	e := Explanation{Text: r.text, Credited: r.own.Speaker, Said: r.said(), Verdict: f.Verdict, Changes: f.Changes, Rest: f.Rest,
		Aligned: k.aligner.Explain(k.aligner.Read(r.text, r.lang, r.own.Said, nil))}
	if r.own.Side != nil {
		e.Credited = r.own.Side.ID
	}
	if isOther := f.Verdict == finding.Close || f.Verdict == finding.Absent; isOther && e.Said != "" {
		e.Closest = k.paraphrases.Explain(e.Said)
	}
	return e
}

// Candidates are the passages that a text may be a paraphrase of, with what
// decides whether it is; false for a text that has a statement's words.
// tools/tune fits the weights to them.
func (k *Checker) Candidates(typed string) ([]paraphrase.Candidate, bool) {
	if v := k.Check(typed, "").Verdict; v != finding.Close && v != finding.Absent {
		return nil, false
	}
	said := k.readCredited(typed).said()
	if said == "" {
		return nil, true
	}
	return k.paraphrases.Candidates(said), true
}

// String is the explanation for people.
func (e Explanation) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", e.Verdict)
	if e.Credited != "" {
		fmt.Fprintf(&b, "  credited to %s: %s\n", e.Credited, e.Said)
	}
	fmt.Fprintf(&b, "  aligned %s\n", e.Aligned)
	for _, c := range e.Changes {
		fmt.Fprintf(&b, "  %s: %q, stated %q\n", c.Kind, c.Alleged, c.Stated)
	}
	for _, rest := range e.Rest {
		fmt.Fprintf(&b, "  not part of it: %s\n", rest)
	}
	for _, c := range e.Closest {
		fmt.Fprintf(&b, "  %s\n", c)
	}
	return b.String()
}
