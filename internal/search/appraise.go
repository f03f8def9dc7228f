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

// appraise completes the candidates that bleve found by those that facts or
// labelled queries point to, and gives each its features.
func (r *reading) appraise() {
	asks := r.addFacts()
	r.addOpinions()
	r.addShares(asks)
	r.addBest()
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
func (r *reading) addShares(asks bool) {
	own := r.inOwnWords()
	best := 0.0
	for _, c := range r.candidates {
		best = max(best, c.bm25)
	}
	for _, c := range r.candidates {
		f := &c.features
		var segment int
		f.Share, segment = r.share(c.evidence)
		f.Missing, f.Strict = r.missing(segment)
		f.Bias, f.NoFact = 1, indicator(asks)
		f.Enough = indicator(f.Share >= r.ix.settings.Enough)
		f.Both = f.Share * f.Opinion
		f.Literal = r.literal(c, own)
		f.Score = r.ix.score(c.bm25, best)
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

// literal is the share of the asked weight that the candidate has in the query's
// own words.
func (r *reading) literal(c *candidate, own [][]int) float64 {
	sum, asked := 0.0, 0.0
	for i, u := range r.units {
		asked += u.weight
		if u.kind == word || u.kind == quoted {
			sum += u.weight * c.evidence[i]
		} else if has(own[i], c.ordinal) {
			sum += u.weight
		}
	}
	return ratio(sum, asked)
}

// addBest adds, for each statement, the best of its passages.
func (r *reading) addBest() {
	best := make([]struct{ Share, Opinion, Fits float64 }, len(r.ix.corpus.Statements))
	for _, c := range r.candidates {
		b := &best[c.statement]
		b.Share, b.Opinion, b.Fits = max(b.Share, c.features.Share), max(b.Opinion, c.features.Opinion), max(b.Fits, c.features.Fits)
	}
	alone := !r.namesSomething()
	for _, c := range r.candidates {
		f, b := &c.features, &best[c.statement]
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
