package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/claim"
	"bothsides/internal/classify"
	"bothsides/internal/labelled"
)

// Learned is what tools/learn makes of a corpus's labelled queries: a model
// that tells from a query's words which passages answer it, and the numbers by
// which it decides together with the rest.
type Learned struct {
	Passage Features        `json:"passage"` // weights of a passage's features
	Show    float64         `json:"show"`    // the probability with which a passage is shown
	Beside  float64         `json:"beside"`  // the part of the best passage's probability that others need
	Silence SilenceFeatures `json:"silence"` // weights of a silent statement's features
	Certain float64         `json:"certain"` // the probability with which a statement is said to say nothing
	Intent  float64         `json:"intent"`  // the opinion with which a question is one about the whole

	model *classify.Model
}

// SetModel sets the model that the numbers go with.
func (l *Learned) SetModel(m *classify.Model) { l.model = m }

// MarshalBinary writes the numbers, as JSON on one line, and then the model.
func (l *Learned) MarshalBinary() ([]byte, error) {
	numbers, err := json.Marshal(l)
	if err != nil {
		return nil, fmt.Errorf("writing learned numbers: %w", err)
	}
	model, err := l.model.MarshalBinary()
	if err != nil {
		return nil, err
	}
	return bytes.Join([][]byte{numbers, model}, []byte("\n")), nil
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (l *Learned) UnmarshalBinary(data []byte) error {
	numbers, model, found := bytes.Cut(data, []byte("\n"))
	if !found {
		return errors.New("reading learned numbers: there is no model")
	}
	*l = Learned{model: &classify.Model{}}
	if err := json.Unmarshal(numbers, l); err != nil {
		return fmt.Errorf("reading learned numbers: %w", err)
	}
	return l.model.UnmarshalBinary(model)
}

// PassageOutput is the output of a model for a passage: a hash of its words, so
// that what was learned goes with them, whoever's they are and wherever they
// are in a statement, and with no others.
func PassageOutput(p *corpus.Passage) string {
	sum := sha256.Sum256([]byte(p.Text()))
	return hex.EncodeToString(sum[:6])
}

// Learn has the index decide by what was learned, in place of the corpus's own.
func (ix *Index) Learn(l *Learned) {
	ix.learned = l
	ix.outputs = map[string]*corpus.Passage{}
	for _, p := range ix.passages {
		ix.outputs[PassageOutput(p)] = p
	}
}

// Judged is the result in the form by which labelled queries judge it.
func (r Result) Judged(c *corpus.Corpus) labelled.Answer {
	a := labelled.Answer{Intent: string(r.Intent), Shown: map[string][]string{}, Silent: map[string]bool{}}
	if r.Only != nil {
		a.Only = r.Only.Code
	}
	for i, s := range c.Statements {
		for _, h := range r.Hits[i] {
			a.Shown[s.Code] = append(a.Shown[s.Code], h.Passage.ID())
		}
		a.Silent[s.Code] = r.Outcomes[i] == Silent
	}
	return a
}

// Observation is all that a query shows of passages before they are decided
// on; tools/learn fits the learned numbers to observations.
type Observation struct {
	Vector   []classify.Feature
	Passages []ObservedPassage
	reading  *reading
}

// ObservedPassage is a passage with its features.
type ObservedPassage struct {
	ID string
	Features
}

// Observe reads a query as Search does, with a model in place of the corpus's
// own; nil: none.
func (ix *Index) Observe(q Query, model *classify.Model) (Observation, error) {
	with := *ix
	with.Learn(&Learned{model: model})
	r, err := with.consider(q)
	if err != nil {
		return Observation{}, err
	}
	o := Observation{Vector: r.vector(), reading: r}
	for _, c := range r.candidates {
		o.Passages = append(o.Passages, ObservedPassage{c.passage.ID(), c.features})
	}
	return o, nil
}

// Silence gathers what is known of a statement of which nothing is shown, with
// the passage probabilities that the weights give.
func (ix *Index) Silence(o Observation, statement string, weights Features, otherShows bool) SilenceFeatures {
	for i := range o.reading.candidates {
		c := &o.reading.candidates[i]
		c.probability = c.features.Probability(weights)
	}
	return ix.silence(o.reading, ix.corpus.Statement(statement), otherShows)
}

// Intents are the outputs of a model that are no passages: what questions about
// the whole want, the intent "only" with the code of the statement.
func Intents(statements []*corpus.Statement) []string {
	var out []string
	for _, intent := range []claim.Intent{claim.Overview, claim.Differences, claim.Help, claim.About} {
		out = append(out, IntentOutput(string(intent)))
	}
	for _, s := range statements {
		out = append(out, IntentOutput(string(claim.Only)+" "+s.Code))
	}
	return out
}

// IntentOutput is the output of a model for an intent.
func IntentOutput(intent string) string { return intentMark + intent }

// intentMark begins the outputs that are intents; no passage id does.
const intentMark = "="

// intent is the one of a question about the whole: as the reader of questions
// finds it, or else as the model does where it is sure and the question has no
// topic of its own.
func (ix *Index) intent(r *reading) (claim.Intent, *corpus.Statement) {
	if !r.question {
		return "", nil
	}
	if intent, only := ix.claims.Intent(r.text, r.readable()); intent != "" || r.learned == nil || r.learned.Intent == 0 || r.hasTopic() {
		return intent, only
	}
	best, likely := "", r.learned.Intent
	for i, opinion := range r.opinions {
		if output := r.learned.model.Outputs[i]; opinion > likely && strings.HasPrefix(output, intentMark) {
			best, likely = output[len(intentMark):], opinion
		}
	}
	name, code, _ := strings.Cut(best, " ")
	return claim.Intent(name), ix.byCode(code)
}

// hasTopic reports whether something is asked about but acts and those who act.
func (r *reading) hasTopic() bool {
	return slices.ContainsFunc(r.units, func(u unit) bool { return u.kind == word || u.kind != unknown && !u.weak })
}

func (ix *Index) byCode(code string) *corpus.Statement {
	for _, s := range ix.corpus.Statements {
		if s.Code == code {
			return s
		}
	}
	return nil
}
