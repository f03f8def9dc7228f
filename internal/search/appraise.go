package search

import (
	"fmt"
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
	features := make([]Features, len(r.candidates))
	for i := range r.candidates {
		a.places[r.candidates[i].passage] = i
		r.candidates[i].features = &features[i]
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
			evidence: make([]float64, len(a.r.units)), features: &Features{}})
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
		f := c.features
		var segment int
		f.Share, segment = a.share(c)
		f.Missing, f.Strict = a.r.missing(segment)
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
func (r *reading) missing(segment int) (share, strict float64) {
	missing, asked := 0.0, 0.0
	for _, u := range r.units {
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
				out[i] = a.having(t, out[i])
			}
		}
	}
	return out
}

// having are the passages that have a word, by ordinal; only those among the
// given ones where these are not nil.
func (a *appraisal) having(t text.Token, among map[int]bool) map[int]bool {
	out := map[int]bool{}
	for _, term := range a.ix.analyzers.terms(t, t.Folded, a.r.language) {
		p, err := a.ix.postings(fieldSaid, term)
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
		f, b := a.r.candidates[i].features, best[a.r.candidates[i].passage.Statement()]
		f.BestShare, f.BestOpinion, f.BestFits = b.Share, b.Opinion, b.Fits
		top := indicator(f.Fits == b.Fits) * f.Fits
		if alone {
			f.FitsAlone, f.BestAlone, f.ShareAlone = f.Fits*(1-f.Missing), top*(1-f.Missing), f.Share
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

// silence gathers what is known of a statement of which nothing is shown.
func (ix *Index) silence(r *reading, s *corpus.Statement) SilenceFeatures {
	f := SilenceFeatures{Bias: 1, OtherTongue: indicator(r.language != english), Topic: indicator(!r.question),
		Nothing: indicator(!slices.ContainsFunc(r.units, func(u unit) bool { return u.known() && !u.weak }))}
	for _, c := range r.candidates {
		if c.passage.Statement() == s {
			f.Likeliest, f.Share = max(f.Likeliest, c.probability), max(f.Share, c.features.Share)
		} else {
			f.Other = max(f.Other, c.probability)
		}
	}
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
