package search

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"bothsides/corpus"
	"bothsides/internal/claim"
	"bothsides/internal/classify"
	"bothsides/internal/text"
)

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
	q.Marks = append(q.Marks, marksOf(r.asked)...)
	return classify.Vector(q)
}

// marksOf are the features of who does what in a question, which are the same in
// every language.
func marksOf(a claim.Question) []string {
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

// leastOpinion is the least opinion of the model that makes a passage a candidate
// which bleve did not find.
const leastOpinion = 0.1

// appraise completes the candidates that bleve found by those that facts or
// labelled queries point to, and gives each its features.
func (r *reading) appraise() {
	r.addFacts()
	r.addOpinions()
	for _, c := range r.candidates {
		c.features.Share, c.part = r.share(c.evidence)
	}
	if r.ix.synonyms != nil { // else labelled queries tell
		r.addContext()
	}
	promise := func(c *candidate) float64 { return max(c.features.Share+c.features.Context, c.features.Opinion) }
	slices.SortFunc(r.candidates, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(promise(b), promise(a)), cmp.Compare(b.bm25, a.bm25), cmp.Compare(a.ordinal, b.ordinal))
	})
	r.addFeatures()
}

// appraised are the candidates that have all their features: those with the
// largest shares, or of which the model thinks most.
func (r *reading) appraised() []*candidate {
	return r.candidates[:min(len(r.candidates), mostCandidates)]
}

// mostFact is the highest score of a fact that fits a question.
const mostFact = 5

// addFacts matches the question with the facts.
func (r *reading) addFacts() {
	if len(r.ix.corpus.Facts) == 0 || r.ix.off&Facts != 0 {
		return
	}
	q := r.asked
	for _, answer := range r.ix.claims.Match(q) {
		c := r.candidate(r.ix.ordinal(answer.Fact.Passage))
		switch answer.Kind {
		case claim.Fits:
			c.fits, c.fact = answer.Score/mostFact, answer.Fact
		case claim.Exchanged:
			c.exchanged = q.Open == ""
		}
	}
}

// opinionOf is the learned model's opinion of an output, 0 where it has none.
func (r *reading) opinionOf(output string) float64 {
	if r.learned.model == nil || r.ix.off&Opinion != 0 {
		return 0
	}
	if i := slices.Index(r.learned.model.Outputs, output); i >= 0 {
		return r.opinions[i]
	}
	return 0
}

// addOpinions asks the learned model.
func (r *reading) addOpinions() {
	if r.ix.off&Opinion != 0 {
		return
	}
	for i, opinion := range r.opinions {
		ordinal := r.ix.outputs[i]
		if ordinal < 0 {
			continue
		}
		if r.places[ordinal] != nil || opinion >= leastOpinion {
			r.candidate(ordinal).features.Opinion = opinion
		}
	}
}

// addFeatures completes the features. What is missing counts in the part of the query
// alone that the passage answers: of "sanctions or the Black Sea" that is the second.
func (r *reading) addFeatures() {
	score, opinions, silences := 0.0, make([]float64, len(r.ix.corpus.Statements)), make([]float64, len(r.ix.corpus.Statements))
	for _, c := range r.candidates {
		score, opinions[c.statement] = max(score, c.bm25), max(opinions[c.statement], c.features.Opinion)
	}
	for i, s := range r.ix.corpus.Statements {
		silences[i] = r.opinionOf(SilenceOutput(s))
	}
	alone := indicator(!r.namesSomething())
	for _, c := range r.appraised() {
		f := &c.features
		met, most := 0.0, 0.0
		for i, e := range c.evidence {
			met, most = met+e, max(most, e*r.units[i].weight)
		}
		f.Bias, f.Question = 1, indicator(!r.topic)
		f.Literal, _ = r.share(r.literal(c))
		f.Rarest = ratio(most, r.ix.idf(1))
		f.Met, f.Asked = math.Log1p(met), math.Log1p(float64(len(r.units)))
		f.Missing, f.Strict = r.missing(c.part)
		f.Score = ratio(c.bm25, score)
		f.BestOpinion, f.Silence = opinions[c.statement], silences[c.statement]
		f.Whole, f.Both, f.ShareAlone = f.Question*f.Share, f.Share*f.Opinion, alone*f.Share
		f.Fits = alone * c.fits * (1 - f.Missing)
		f.NoDetail = indicator(r.detail != "" && !r.ix.hasDetail(r.detail, c.passage))
	}
}

// missing is the share of the weight asked in a part that no passage has, and 1 if something is
// missing without which hardly anything answers: a name, a number.
func (r *reading) missing(part int) (share, strict float64) {
	missing, asked := 0.0, 0.0
	for _, u := range r.units {
		if !u.isIn(part) {
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

// literal is what the candidate has of each unit in the query's own words. In a question
// that is nothing of a concept: "who won, Trump or Putin?" is not answered by their
// names.
func (r *reading) literal(c *candidate) []float64 {
	out := make([]float64, len(r.units))
	for i, u := range r.units {
		switch e := c.evidence[i]; {
		case u.kind == concept:
			out[i] = indicator(e > 0 && r.topic && r.hasWords(c.passage, u))
		case e >= heldCounts:
			out[i] = e
		}
	}
	return out
}

// hasWords reports whether a passage has the words of a unit, or the name for which a
// name in another language stands.
func (r *reading) hasWords(p *corpus.Passage, u unit) bool {
	if u.actor && !r.ix.analyzers.has(r.language) {
		return true
	}
	have := r.ix.shown(p, false).terms
	for i := u.first; i <= u.last; i++ {
		terms := r.terms(i)
		if !text.IsStop(r.tokens[i].Folded, r.language) && !slices.ContainsFunc(have, func(t placed) bool { return slices.Contains(terms, t.term) }) {
			return false
		}
	}
	return true
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

// silence gathers what is known of a statement of which nothing is shown.
func (ix *Index) silence(r *reading, s *corpus.Statement) SilenceFeatures {
	f := SilenceFeatures{Bias: 1, Opinion: r.opinionOf(SilenceOutput(s)), Nothing: indicator(!r.namesSomething())}
	likeliest := 0.0
	for _, c := range r.candidates {
		if c.passage.Statement() == s {
			likeliest = max(likeliest, c.probability)
		} else {
			f.Other = max(f.Other, c.probability)
		}
	}
	f.Likeliest = odds(likeliest)
	f.Rest, _ = r.missing(whole)
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

// odds are the log-odds of a probability, within bounds: what is less likely than
// one in a hundred is so for no reason that differs.
func odds(p float64) float64 {
	p = min(max(p, 0.01), 0.99)
	return math.Log(p / (1 - p))
}
