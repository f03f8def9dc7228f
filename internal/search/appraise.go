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
func marksOf(a *claim.Question) []string {
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

// mostAppraised is how many candidates get all their features: those with the
// largest shares, or of which the model thinks most.
const mostAppraised = maxList

// appraise completes the candidates that bleve found by those that facts or
// labelled queries point to, and gives each its features.
func (r *reading) appraise() {
	asks := r.addFacts()
	r.addOpinions()
	for _, c := range r.candidates {
		c.features.Share, c.segment = r.share(c.evidence)
	}
	if r.ix.settings.Acts {
		r.addContext()
	}
	promise := func(c *candidate) float64 { return max(c.features.Share+c.features.Context, c.features.Opinion) }
	slices.SortFunc(r.candidates, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(promise(b), promise(a)), cmp.Compare(b.bm25, a.bm25), cmp.Compare(a.ordinal, b.ordinal))
	})
	r.addShares()
	r.addBest(asks)
}

// appraised are the candidates that have all their features.
func (r *reading) appraised() []*candidate {
	return r.candidates[:min(len(r.candidates), mostAppraised)]
}

// mostFact is the highest score of a fact that fits a question.
const mostFact = 5

// addFacts matches the question with the facts, and reports whether who does
// what is asked and none of them fits.
func (r *reading) addFacts() (asks bool) {
	if len(r.ix.corpus.Facts) == 0 || r.ix.settings.off(Facts) {
		return false
	}
	q := r.asked
	both := q.Open == "" && q.Agent.Known() && q.Receiver.Known()
	fits := false
	for _, answer := range r.ix.claims.Match(*q) {
		c := r.candidate(r.ix.ordinal(answer.Fact.Passage))
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
	return !fits && r.ix.claims.AsksRoles(*q)
}

// addOpinions asks the learned model.
func (r *reading) addOpinions() {
	if r.ix.settings.off(Opinion) {
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

// addShares adds what is known from bleve and the units. What is missing counts
// in the part of the query alone that the passage answers: of "sanctions or the
// Black Sea" that is the second.
func (r *reading) addShares() {
	own := r.inOwnWords()
	score, heaviest := 0.0, 0.0
	for _, c := range r.candidates {
		score = max(score, c.bm25)
	}
	for _, u := range r.units {
		heaviest = max(heaviest, u.weight)
	}
	for _, c := range r.appraised() {
		f := &c.features
		met, most := 0.0, 0.0
		for i, e := range c.evidence {
			met, most = met+e, max(most, e*r.units[i].weight)
		}
		f.Bias, f.Question = 1, indicator(r.question)
		f.Literal, _ = r.share(r.literal(c, own))
		f.Heaviest, f.Rarest = ratio(most, heaviest), ratio(most, r.ix.idf(1))
		f.Met, f.Asked = math.Log1p(met), math.Log1p(float64(len(r.units)))
		f.Missing, f.Strict = r.missing(c.segment)
		f.Score = r.ix.score(c.bm25, score)
		f.Whole, f.Both = f.Question*f.Share, f.Share*f.Opinion
		f.NoDetail = indicator(r.detail != "" && !r.ix.hasDetail(r.detail, c.passage))
	}
}

// share is the most that the evidence has of the query or a part of it, and which
// part that is.
func (r *reading) share(evidence []float64) (best float64, segment int) {
	best, segment = r.ix.share(r.units, evidence, whole), whole
	for _, part := range r.ix.parts(r.units) {
		if share := r.ix.share(r.units, evidence, part); share > best {
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
func (r *reading) inOwnWords() [][]int {
	out := make([][]int, len(r.units))
	for i, u := range r.units {
		if u.kind != concept || r.question {
			continue
		}
		for j := u.first; j <= u.last; j++ {
			if t := r.tokens[j]; !text.IsStop(t.Folded, r.language) {
				out[i] = r.having(t, out[i])
			}
		}
	}
	return out
}

// having are the passages that have a word, by ordinal, in order; only those
// among the given ones where these are not nil.
func (r *reading) having(t text.Token, among []int) []int {
	out := []int{}
	for _, term := range r.ix.analyzers.terms(t, t.Folded, r.language) {
		p, err := r.ix.postings(fieldSaid, term)
		if err != nil {
			return out // the same error was told when candidates were gathered
		}
		for _, posting := range p.list {
			if among == nil || has(among, posting.passage) {
				out = append(out, posting.passage)
			}
		}
	}
	slices.Sort(out)
	return out
}

// has reports whether an ordinal is among those in order.
func has(ordinals []int, ordinal int) bool {
	_, found := slices.BinarySearch(ordinals, ordinal)
	return found
}

// literal is what the candidate has of each unit in the query's own words.
func (r *reading) literal(c *candidate, own [][]int) []float64 {
	out := make([]float64, len(r.units))
	for i, u := range r.units {
		switch e := c.evidence[i]; {
		case u.kind == concept:
			out[i] = indicator(has(own[i], c.ordinal))
		case e >= r.ix.settings.Held:
			out[i] = e
		}
	}
	return out
}

// addBest adds, for each statement, the best of its passages, and what facts say.
func (r *reading) addBest(asks bool) {
	best := make([]Features, len(r.ix.corpus.Statements))
	for _, c := range r.appraised() {
		b := &best[c.statement]
		b.Share, b.Opinion, b.Fits = max(b.Share, c.features.Share), max(b.Opinion, c.features.Opinion), max(b.Fits, c.features.Fits)
	}
	alone := !r.namesSomething()
	for _, c := range r.appraised() {
		f, b := &c.features, &best[c.statement]
		f.BestShare, f.BestOpinion, f.BestFits, f.NoFact = b.Share, b.Opinion, b.Fits, indicator(asks)
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
		Nothing: indicator(!r.namesSomething())}
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
