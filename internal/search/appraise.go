package search

import (
	"fmt"
	"math"
	"slices"

	"bothsides/corpus"
	"bothsides/internal/claim"
	"bothsides/internal/classify"
	"bothsides/internal/text"
)

// Features are what is known of a passage as the answer to a query. A passage's
// probability is their logistic regression; tools/learn fits the weights.
type Features struct {
	Bias        float64 `json:"bias"`         // 1
	Share       float64 `json:"share"`        // of the asked weight that the passage has
	Enough      float64 `json:"enough"`       // 1 if that is enough by itself
	BestShare   float64 `json:"best_share"`   // of any passage of its statement
	Score       float64 `json:"score"`        // bleve's, relative to the best passage's
	Opinion     float64 `json:"opinion"`      // of the model learned from labelled queries
	BestOpinion float64 `json:"best_opinion"` // of it about any passage of the statement
	Both        float64 `json:"both"`         // Share times Opinion
	Missing     float64 `json:"missing"`      // share of the asked weight that no passage has
	Strict      float64 `json:"strict"`       // 1 if something is missing without which nothing answers
	Fits        float64 `json:"fits"`         // how well a fact of the passage fits the question, 0 to 1
	Contrary    float64 `json:"contrary"`     // 1 if a fact says the contrary of what is asked
	Otherwise   float64 `json:"otherwise"`    // 1 if a fact has other roles
	NoFact      float64 `json:"no_fact"`      // 1 if it is asked who does what, and no fact fits
	BestFits    float64 `json:"best_fits"`    // of any passage of the statement
	NoDetail    float64 `json:"no_detail"`    // 1 if the passage lacks the detail that is asked for
	// What counts otherwise where nothing is asked for but acts and those who act:
	FitsAlone  float64 `json:"fits_alone"`  // Fits
	BestAlone  float64 `json:"best_alone"`  // Fits, if it is the best of the statement
	ShareAlone float64 `json:"share_alone"` // Share
	BestFit    float64 `json:"best_fit"`    // Fits, if it is the best of the statement, elsewhere
	Literal    float64 `json:"literal"`     // share of the asked weight that the passage has in the query's own words
}

// FeatureCount is how many features there are.
const FeatureCount = 21

// Values are the features in their order.
func (f Features) Values() [FeatureCount]float64 {
	return [...]float64{f.Bias, f.Share, f.Enough, f.BestShare, f.Score, f.Opinion, f.BestOpinion, f.Both, f.Missing, f.Strict,
		f.Fits, f.Contrary, f.Otherwise, f.NoFact, f.BestFits, f.NoDetail, f.FitsAlone, f.BestAlone, f.ShareAlone, f.BestFit, f.Literal}
}

// FeaturesOf are features of the given values, in their order.
func FeaturesOf(v [FeatureCount]float64) Features {
	return Features{v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13], v[14], v[15], v[16], v[17], v[18], v[19], v[20]}
}

// Probability is the logistic regression of the features by weights.
func (f Features) Probability(weights Features) float64 {
	z, w := 0.0, weights.Values()
	for i, x := range f.Values() {
		z += w[i] * x
	}
	return 1 / (1 + math.Exp(-z))
}

// vector makes a reading into the features of the learned model.
func (r *reading) vector() []classify.Feature {
	var q classify.Query
	for _, t := range r.tokens {
		q.Words = append(q.Words, t.Lemma)
		q.Stops = append(q.Stops, text.IsStop(t.Folded, r.language))
	}
	for _, u := range r.units {
		for _, c := range u.concepts {
			q.Concepts = append(q.Concepts, c.Name)
		}
		if !u.known() {
			q.Marks = append(q.Marks, u.kind.String())
		}
	}
	q.Marks = append(q.Marks, r.asked.marks()...)
	return classify.Vector(q)
}

// marks are the features of who does what in a question, which are the same in
// every language.
func (a asked) marks() []string {
	act, open := a.Act, string(a.Open)
	marks := []string{"act " + act, "open " + open, "act " + act + " open " + open}
	if a.Agent.Known() {
		agent := fmt.Sprintf("agent %d", a.Agent.Parties)
		marks = append(marks, agent, agent+" act "+act, agent+" act "+act+" open "+open)
	}
	if a.Next {
		marks = append(marks, "next")
	}
	if len(a.Objects) == 0 {
		marks = append(marks, "no object", "no object act "+act+" open "+open)
	}
	return marks
}

// asked is a question as internal/claim reads it.
type asked struct{ claim.Question }

// appraisal gives the candidates of a reading their features.
type appraisal struct {
	ix     *Index
	r      *reading
	places map[*corpus.Passage]int // in r.candidates
	asks   bool                    // who does what is asked
}

// leastOpinion is the least opinion of the model that makes a passage a candidate
// which bleve did not find.
const leastOpinion = 0.1

// appraise completes the candidates that bleve found by those that facts or
// labelled queries point to, and gives each its features.
func (ix *Index) appraise(r *reading) {
	a := appraisal{ix: ix, r: r, places: map[*corpus.Passage]int{}}
	for i, c := range r.candidates {
		a.places[c.passage] = i
	}
	a.addFacts()
	a.addOpinions()
	a.addShares()
	a.addBest()
}

// at is the candidate of a passage, a new one where there is none yet.
func (a *appraisal) at(p *corpus.Passage) *candidate {
	i, found := a.places[p]
	if !found {
		i = len(a.r.candidates)
		a.places[p] = i
		a.r.candidates = append(a.r.candidates, candidate{ordinal: a.ix.ordinal(p), passage: p,
			evidence: make([]float64, len(a.r.units))})
	}
	return &a.r.candidates[i]
}

// mostFact is the highest score of a fact that fits a question.
const mostFact = 5

// addFacts matches the question with the facts.
func (a *appraisal) addFacts() {
	if len(a.ix.corpus.Facts) == 0 || a.ix.settings.off(Facts) {
		return
	}
	q := a.r.asked
	both := q.Open == "" && q.Agent.Known() && q.Receiver.Known()
	fits := false
	for _, answer := range a.ix.claims.Match(q.Question) {
		c := a.at(answer.Fact.Passage)
		switch answer.Kind {
		case claim.Fits:
			c.features.Fits, c.fact = answer.Score/mostFact, answer.Fact
			fits = true
		case claim.Contrary:
			c.features.Contrary = 1
		default:
			c.features.Otherwise, c.exchanged = 1, both && answer.Kind == claim.Exchanged
		}
	}
	a.asks = !fits && a.ix.claims.AsksRoles(q.Question)
}

// addOpinions asks the learned model.
func (a *appraisal) addOpinions() {
	if a.ix.settings.off(Opinion) {
		return
	}
	for i, opinion := range a.r.opinions {
		p := a.ix.outputs[a.r.learned.model.Outputs[i]]
		if p == nil {
			continue // an intent
		}
		if _, found := a.places[p]; found || opinion >= leastOpinion {
			a.at(p).features.Opinion = opinion
		}
	}
}

// addShares adds what is known from bleve and the units. What is missing counts
// in the part of the query alone that the passage answers: of "sanctions or the
// Black Sea" that is the second.
func (a *appraisal) addShares() {
	own := a.inOwnWords()
	best := 0.0
	for _, c := range a.r.candidates {
		best = max(best, c.bm25)
	}
	for i := range a.r.candidates {
		c := &a.r.candidates[i]
		f := &c.features
		var segment int
		f.Share, segment = a.share(c)
		f.Missing, f.Strict = a.missing(segment)
		f.Bias, f.NoFact = 1, indicator(a.asks)
		f.Enough = indicator(f.Share >= a.ix.settings.Enough)
		f.Both = f.Share * f.Opinion
		f.Literal = a.literal(c, own)
		f.Score = a.ix.score(c.bm25, best)
		f.NoDetail = indicator(a.r.detail != "" && !a.ix.hasDetail(a.r.detail, c.passage))
	}
}

// share is the most that the candidate has of the query or a part of it, and
// which part that is.
func (a *appraisal) share(c *candidate) (best float64, segment int) {
	best, segment = a.ix.share(a.r.units, c.evidence, whole), whole
	for _, part := range a.ix.parts(a.r.units) {
		if share := a.ix.share(a.r.units, c.evidence, part); share > best {
			best, segment = share, part
		}
	}
	return best, segment
}

// missing is the share of the weight asked in a segment that no passage has,
// and 1 if something is missing there without which nothing answers.
func (a *appraisal) missing(segment int) (share, strict float64) {
	missing, asked := 0.0, 0.0
	for _, u := range a.r.units {
		if segment != whole && u.segment != segment {
			continue
		}
		asked += u.weight
		if !u.known() {
			missing += u.weight
			strict = max(strict, indicator(u.strict))
		}
	}
	return ratio(missing, asked), strict
}

// inOwnWords are, for each unit, the passages that have its very words, by
// ordinal. In a question that holds of no concept: "who won, Trump or Putin?"
// is not answered by their names.
func (a *appraisal) inOwnWords() []map[int]bool {
	out := make([]map[int]bool, len(a.r.units))
	for i, u := range a.r.units {
		if u.kind != concept || a.r.question {
			continue
		}
		for j := u.first; j <= u.last; j++ {
			if t := a.r.tokens[j]; !text.IsStop(t.Folded, a.r.language) {
				out[i] = a.ix.having(t, out[i])
			}
		}
	}
	return out
}

// having are the passages that have a word, by ordinal; only those among the
// given ones where these are not nil.
func (ix *Index) having(t text.Token, among map[int]bool) map[int]bool {
	out := map[int]bool{}
	for _, term := range ix.analyzers.terms(t, t.Folded) {
		p, err := ix.postings(fieldSaid, term)
		if err != nil {
			return out // the same error was told when candidates were gathered
		}
		for _, posting := range p.list {
			if among == nil || among[posting.passage] {
				out[posting.passage] = true
			}
		}
	}
	return out
}

// literal is the share of the asked weight that the candidate has in the query's
// own words.
func (a *appraisal) literal(c *candidate, own []map[int]bool) float64 {
	sum, asked := 0.0, 0.0
	for i, u := range a.r.units {
		asked += u.weight
		if u.kind == word || u.kind == quoted {
			sum += u.weight * c.evidence[i]
		} else if own[i][c.ordinal] {
			sum += u.weight
		}
	}
	return ratio(sum, asked)
}

// addBest adds, for each statement, the best of its passages.
func (a *appraisal) addBest() {
	best := map[*corpus.Statement]*Features{}
	for _, c := range a.r.candidates {
		s := c.passage.Statement()
		if best[s] == nil {
			best[s] = &Features{}
		}
		b := best[s]
		b.Share, b.Opinion, b.Fits = max(b.Share, c.features.Share), max(b.Opinion, c.features.Opinion), max(b.Fits, c.features.Fits)
	}
	alone := !slices.ContainsFunc(a.r.units, func(u unit) bool { return u.known() && !u.weak })
	for i := range a.r.candidates {
		f, b := &a.r.candidates[i].features, best[a.r.candidates[i].passage.Statement()]
		f.BestShare, f.BestOpinion, f.BestFits = b.Share, b.Opinion, b.Fits
		top := indicator(f.Fits == b.Fits) * f.Fits
		if alone {
			f.FitsAlone, f.BestAlone, f.ShareAlone = f.Fits, top, f.Share
		} else {
			f.BestFit = top
		}
	}
}

func indicator(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

func ratio(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}

// SilenceFeatures are what is known of a statement of which nothing is shown.
// Their logistic regression is the probability that it says nothing.
type SilenceFeatures struct {
	Bias        float64 `json:"bias"`         // 1
	Likeliest   float64 `json:"likeliest"`    // of its likeliest passage
	Share       float64 `json:"share"`        // of the asked weight that a passage has
	Absent      float64 `json:"absent"`       // 1 if a thing is asked for that is known to be missing
	Names       float64 `json:"names"`        // words not understood that are in no dictionary
	Nouns       float64 `json:"nouns"`        // other ones that are not mere manner
	Manner      float64 `json:"manner"`       // other ones
	Nothing     float64 `json:"nothing"`      // 1 if nothing that passages have was asked for
	OtherShows  float64 `json:"other_shows"`  // 1 if passages of another statement are shown
	OtherTongue float64 `json:"other_tongue"` // 1 if the query is not in English
	Topic       float64 `json:"topic"`        // 1 if it is no question
}

// SilenceCount is how many features there are.
const SilenceCount = 11

// Values are the features in their order.
func (f SilenceFeatures) Values() [SilenceCount]float64 {
	return [...]float64{f.Bias, f.Likeliest, f.Share, f.Absent, f.Names, f.Nouns, f.Manner, f.Nothing, f.OtherShows, f.OtherTongue, f.Topic}
}

// SilenceFeaturesOf are features of the given values, in their order.
func SilenceFeaturesOf(v [SilenceCount]float64) SilenceFeatures {
	return SilenceFeatures{v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10]}
}

// Probability is the logistic regression of the features by weights.
func (f SilenceFeatures) Probability(weights SilenceFeatures) float64 {
	z, w := 0.0, weights.Values()
	for i, x := range f.Values() {
		z += w[i] * x
	}
	return 1 / (1 + math.Exp(-z))
}

// silence gathers what is known of a statement of which nothing is shown.
func (ix *Index) silence(r *reading, s *corpus.Statement, otherShows bool) SilenceFeatures {
	f := SilenceFeatures{Bias: 1, OtherShows: indicator(otherShows), OtherTongue: indicator(r.language != english), Topic: indicator(!r.question),
		Nothing: indicator(!slices.ContainsFunc(r.units, func(u unit) bool { return u.known() && !u.weak }))}
	for _, c := range r.candidates {
		if c.passage.Statement() == s {
			f.Likeliest, f.Share = max(f.Likeliest, c.probability), max(f.Share, c.features.Share)
		}
	}
	for _, u := range r.units {
		switch {
		case u.kind == absent:
			f.Absent = 1
		case u.known():
		case u.strict || !text.IsOrdinary(u.text):
			f.Names++
		case text.IsManner(u.text):
			f.Manner++
		default:
			f.Nouns++
		}
	}
	return f
}
