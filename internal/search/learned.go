package search

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"bothsides/corpus"
	"bothsides/internal/classify"
	"bothsides/internal/labelled"
)

// Learned is what tools/learn makes of a corpus's labelled queries: a model
// that tells from a query's words which passages answer it, and the numbers by
// which it decides together with the rest. Where there are no such queries, there is
// no model, and only the first three numbers are used.
type Learned struct {
	Passage Features        `json:"passage"`          // weights of a passage's features
	Show    float64         `json:"show"`             // the probability with which a passage is shown
	Beside  float64         `json:"beside"`           // the part of the best passage's probability that others need
	Silence SilenceFeatures `json:"silence,omitzero"` // weights of a silent statement's features
	Certain float64         `json:"certain,omitzero"` // the probability with which a statement is said to say nothing
	Wish    IntentFeatures  `json:"wish,omitzero"`    // weights of an intent's features
	Intent  float64         `json:"intent,omitzero"`  // the probability with which a question has an intent

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

// PassageOutput is the output of a model for a passage.
func PassageOutput(p *corpus.Passage) string { return fmt.Sprintf("%x", p.Digest()) }

// SilenceOutput is the output of a model for a statement's having no answer. Like that
// of a passage it is by what is said, whoever says it.
func SilenceOutput(s *corpus.Statement) string { return "-" + PassageOutput(s.Passages[0]) }

// Learn has the index decide by what was learned, in place of the corpus's own.
func (ix *Index) Learn(l *Learned) {
	ix.learned, ix.outputs = l, nil
	if l.model == nil {
		return
	}
	ordinals := map[string]int{}
	for i := range ix.total {
		ordinals[PassageOutput(ix.passage(i))] = i
	}
	for _, output := range l.model.Outputs {
		ordinal, found := ordinals[output]
		if !found {
			ordinal = -1
		}
		ix.outputs = append(ix.outputs, ordinal)
	}
}

// Judged is the result in the form by which labelled queries judge it.
func (r Result) Judged(c *corpus.Corpus) labelled.Answer {
	a := labelled.Answer{Intent: string(r.Intent), Shown: map[string][]string{}, Silent: map[string]bool{}}
	if r.Only != nil {
		a.Only = r.Only.Code
	}
	for i, s := range c.Statements {
		a.Codes = append(a.Codes, s.Code)
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
	Intents  []ObservedIntent // none of a topic
	query    Query
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
	o := Observation{Vector: r.vector(), query: q, reading: r}
	for _, c := range r.appraised() {
		o.Passages = append(o.Passages, ObservedPassage{c.passage.ID(), c.features})
	}
	if q.Question && model != nil {
		o.Intents = with.intents(r)
	}
	return o, nil
}

// Shown are the ids of the passages that the observed query is answered by, with
// those numbers, by the code of the statement.
func (ix *Index) Shown(o Observation, l *Learned) map[string][]string {
	out := map[string][]string{}
	for i, list := range ix.likely(o.reading, l) {
		for _, c := range list {
			code := ix.corpus.Statements[i].Code
			out[code] = append(out[code], c.passage.ID())
		}
	}
	return out
}

// Conclude is the result of the observed query with those numbers.
func (ix *Index) Conclude(o Observation, l *Learned) Result {
	r, learned := *o.reading, *l
	learned.model = r.learned.model
	r.learned = &learned
	return ix.conclude(o.query, &r)
}

// Silence gathers what is known of a statement of which nothing is shown, after
// Shown.
func (ix *Index) Silence(o Observation, statement string) SilenceFeatures {
	return ix.silence(o.reading, ix.corpus.Statement(statement))
}
