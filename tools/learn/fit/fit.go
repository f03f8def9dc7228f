// Package fit fits what search learns from labelled queries.
package fit

import (
	"errors"
	"math"
	"slices"
	"strings"
	"sync"

	"bothsides/corpus"
	"bothsides/internal/classify"
	"bothsides/internal/labelled"
	"bothsides/internal/search"
)

const (
	// parts is into how many the queries are divided for predictions on queries
	// that a model was not trained on.
	parts = 5
	// penalty is the ridge penalty of the model; between 0.1 and 0.4 the figures
	// do not move by half a point.
	penalty = 0.2
	// decay is the penalty on the weights of the logistic regressions.
	decay = 0.5
)

// Target is how much a grade is worth to the models: a passage that only may be
// shown is none to train towards with full weight.
func Target(grade int) float64 { return [...]float64{0, 0.4, 1}[grade] }

// sample is a labelled query with what is observed of it.
type sample struct {
	labelled.Query
	part        int
	example     classify.Example
	observation search.Observation
	grades      map[string]int
}

// trainer holds what fitting works with.
type trainer struct {
	corpus  *corpus.Corpus
	index   *search.Index
	outputs []string
	ids     map[string]string // of passages, and codes of silent statements, by their output
	samples []*sample
}

// Report is how queries are answered out of sample: by a model that was not
// trained on them.
type Report struct {
	Figures labelled.Figures
	Misses  []string // "ID QUERY | what is wrong"
}

// Fit fits a model and the numbers that go with it.
func Fit(c *corpus.Corpus, index *search.Index, queries []labelled.Query) (*search.Learned, Report, error) {
	t := &trainer{corpus: c, index: index, ids: map[string]string{}}
	for _, s := range c.Statements {
		for _, p := range s.Passages {
			output := search.PassageOutput(p)
			t.outputs, t.ids[output] = append(t.outputs, output), p.ID()
		}
		silence := search.SilenceOutput(s)
		t.outputs, t.ids[silence] = append(t.outputs, silence), s.Code
	}
	t.outputs = append(t.outputs, search.Intents(c.Statements)...)
	for _, q := range queries {
		if err := t.add(q); err != nil {
			return nil, Report{}, err
		}
	}
	t.divide()
	learned := &search.Learned{}
	if err := t.observe(t.crossTrain()); err != nil {
		return nil, Report{}, err
	}
	if err := t.fitPassages(learned); err != nil {
		return nil, Report{}, err
	}
	learned.Show, learned.Beside = Thresholds(func(show, beside float64) labelled.Figures {
		trial := *learned
		trial.Show, trial.Beside = show, beside
		return t.report(t.shown(&trial)).Figures
	})
	if err := t.fitSilence(learned); err != nil {
		return nil, Report{}, err
	}
	t.fitIntents(learned)
	learned.SetModel(t.train(-1))
	return learned, t.report(t.answered(learned)), nil
}

// add makes a query into a sample.
func (t *trainer) add(q labelled.Query) error {
	s := &sample{Query: q, grades: q.Grades()}
	o, err := t.index.Observe(search.Query{Text: q.Text, Question: q.Kind == "question"}, nil)
	if err != nil {
		return err
	}
	s.example.Vector = o.Vector
	for _, output := range t.outputs {
		s.example.Targets = append(s.example.Targets, s.target(output, t.ids[output]))
	}
	t.samples = append(t.samples, s)
	return nil
}

// target is how much an output answers the sample: of the passage id, of the
// silence of the statement with that code, or else, without an id, of an intent. It
// is NaN where that was not labelled, as of the other statement than the one that
// was asked about.
func (s *sample) target(output, id string) float64 {
	code, _, passage := strings.Cut(id, "-")
	is := false
	switch {
	case id == "":
		is = s.hasIntent(output)
	case s.Intent != nil:
	case !s.Judged(code):
		return math.NaN()
	case passage:
		return Target(s.grades[id])
	default:
		is = !labelled.Answers(s.Of(code))
	}
	return map[bool]float64{true: 1}[is]
}

// divide divides the samples into parts: all of one writer, whose queries resemble
// each other, are in one part. Those of fewer writers than there are parts are dealt
// out one by one.
func (t *trainer) divide() {
	part := writersOf(t.samples, func(s *sample) string { return s.ID })
	for i, s := range t.samples {
		if s.part = i % parts; len(part) >= parts {
			s.part = part[writer(s.ID)]
		}
	}
}

// train trains a model on all samples but those of a part.
func (t *trainer) train(without int) *classify.Model {
	var examples []classify.Example
	for _, s := range t.samples {
		if s.part != without {
			examples = append(examples, s.example)
		}
	}
	return classify.Train(t.outputs, examples, penalty)
}

// crossTrain trains, for each part, a model on the others.
func (t *trainer) crossTrain() []*classify.Model {
	models := make([]*classify.Model, parts)
	var wait sync.WaitGroup
	for part := range parts {
		wait.Go(func() { models[part] = t.train(part) })
	}
	wait.Wait()
	return models
}

// observe observes each sample with the model that was not trained on it.
func (t *trainer) observe(models []*classify.Model) error {
	for _, s := range t.samples {
		o, err := t.index.Observe(search.Query{Text: s.Text, Question: s.Kind == "question"}, models[s.part])
		if err != nil {
			return err
		}
		s.observation = o
	}
	return nil
}

// fitPassages fits the weights of a passage's features.
func (t *trainer) fitPassages(l *search.Learned) error {
	var rows []Row
	for _, s := range t.samples {
		for _, p := range s.observation.Passages {
			code, _, _ := strings.Cut(p.ID, "-")
			if s.Intent == nil && s.Judged(code) {
				rows = append(rows, Row{search.Values(&p.Features), Target(s.grades[p.ID])})
			}
		}
	}
	if len(rows) == 0 {
		return errors.New("no labelled query meets a passage: there is nothing to learn from")
	}
	l.Passage = search.Of[search.Features](Logistic(rows))
	return nil
}

// plateau is by how many points fewer queries may be right where that shows
// fewer wrong passages.
const plateau = 0.8

// Thresholds chooses the highest probability for passages to be shown with which
// about as many queries are right as with any, and then, for what is shown beside
// the best passage, the part of its probability with the best mean of precision and
// recall. It is given the figures with such numbers.
func Thresholds(figures func(show, beside float64) labelled.Figures) (show, beside float64) {
	right := map[float64]float64{}
	most := 0.0
	for trial := 0.25; trial < 0.7; trial += 0.01 {
		right[trial] = figures(trial, 0).Percent(labelled.Right)
		most = max(most, right[trial])
	}
	for trial, r := range right {
		if r >= most-plateau {
			show = max(show, math.Round(trial*100)/100)
		}
	}
	return show, Beside(show, figures)
}

// Beside is the part of the best passage's probability that others need, with the
// best balance of figures.
func Beside(show float64, figures func(show, beside float64) labelled.Figures) (beside float64) {
	best := -1.0
	for trial := 0.3; trial < 0.95; trial += 0.05 {
		if f := balance(figures(show, trial)); f > best {
			best, beside = f, math.Round(trial*100)/100
		}
	}
	return beside
}

// mostFalse is the share of answering statements that may be called silent: a
// false silence is the worst fault.
const mostFalse = 0.0175

// fitSilence fits the weights of a silent statement's features, and the
// threshold above which few silences are false.
func (t *trainer) fitSilence(l *search.Learned) error {
	var rows []Row
	answering := 0
	for _, s := range t.samples {
		if s.Intent != nil {
			continue
		}
		shown := t.index.Shown(s.observation, l)
		for _, statement := range t.corpus.Statements {
			if !s.Judged(statement.Code) {
				continue
			}
			answers := labelled.Answers(s.Of(statement.Code))
			if answers {
				answering++
			}
			if len(shown[statement.Code]) == 0 {
				features := t.index.Silence(s.observation, statement.ID)
				rows = append(rows, Row{search.Values(&features), map[bool]float64{true: 0, false: 1}[answers]})
			}
		}
	}
	if len(rows) == 0 {
		return errors.New("every statement answers every labelled query: what silence is cannot be learned")
	}
	w := Logistic(rows)
	l.Silence = search.Of[search.SilenceFeatures](w)
	l.Certain = certain(rows, w, answering)
	return nil
}

// certain is the lowest probability above which at most mostFalse of the
// answering statements would be called silent.
func certain(rows []Row, w []float64, answering int) float64 {
	slices.SortStableFunc(rows, func(a, b Row) int {
		if a.probability(w) > b.probability(w) {
			return -1
		}
		return 1
	})
	wrong := 0
	for _, r := range rows {
		if r.Y == 0 {
			wrong++
		}
		if float64(wrong) > mostFalse*float64(answering) {
			return math.Round(r.probability(w)*1000)/1000 + 0.001
		}
	}
	return 0.5
}

// report judges what would be answered to the samples.
func (t *trainer) report(answer func(*sample) labelled.Answer) Report {
	r := Report{Figures: labelled.Figures{}}
	for _, s := range t.samples {
		if wrong := r.Figures.Judge(s.Query, answer(s)); wrong != "" {
			r.Misses = append(r.Misses, s.ID+" "+s.Text+" | "+wrong)
		}
	}
	return r
}

// fitIntents fits the weights of an intent's features, and the threshold with
// which most questions are rightly found to have an intent or none.
func (t *trainer) fitIntents(l *search.Learned) {
	var rows []Row
	for _, s := range t.samples {
		for _, o := range s.observation.Intents {
			rows = append(rows, Row{search.Values(&o.IntentFeatures), s.target(o.Output, "")})
		}
	}
	l.Wish = search.Of[search.IntentFeatures](Logistic(rows))
	right := map[float64]float64{} // in percent
	most := 0.0
	for trial := 0.2; trial < 0.8; trial += 0.01 {
		n := 0
		for _, s := range t.samples {
			if s.hasIntent(s.intent(l.Wish, trial)) {
				n++
			}
		}
		right[trial] = 100 * float64(n) / float64(len(t.samples))
		most = max(most, right[trial])
	}
	l.Intent = 1
	for trial, r := range right {
		if r >= most-intentPlateau {
			l.Intent = min(l.Intent, math.Round(trial*100)/100)
		}
	}
}

// intentPlateau is by how many points fewer intents may be right where more are found.
const intentPlateau = 0.1

// intent is the output for the intent that would be found; "" for none.
func (s *sample) intent(weights search.IntentFeatures, threshold float64) string {
	best := ""
	for _, o := range s.observation.Intents {
		if p := search.Probability(&o.IntentFeatures, &weights); p > threshold {
			best, threshold = o.Output, p
		}
	}
	return best
}

// hasIntent reports whether an output is for the intent that was labelled, or
// "" where none was.
func (s *sample) hasIntent(output string) bool {
	if s.Intent == nil {
		return output == ""
	}
	return output == search.IntentOutput(s.WantedIntent())
}

// shown is what would be shown to a sample, whatever else is answered.
func (t *trainer) shown(l *search.Learned) func(*sample) labelled.Answer {
	return func(s *sample) labelled.Answer { return labelled.Answer{Shown: t.index.Shown(s.observation, l)} }
}

// answered is what would be answered to a sample.
func (t *trainer) answered(l *search.Learned) func(*sample) labelled.Answer {
	return func(s *sample) labelled.Answer { return t.index.Conclude(s.observation, l).Judged(t.corpus) }
}

// balance is the harmonic mean of precision and recall.
func balance(f labelled.Figures) float64 {
	p, r := f.Percent(labelled.Precision), f.Percent(labelled.Recall)
	return 2 * p * r / (p + r)
}
