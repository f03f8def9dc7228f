package search

import (
	"cmp"
	_ "embed" // for the numbers
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"bothsides/corpus"
	"bothsides/internal/text"
)

// Where no labelled queries are of the corpus, what a passage has of the query's
// words decides. How much which of it counts is the same for any corpus: it was
// learned from queries on several that have nothing in common.

// PlainFeatures are what is known of a passage as the answer to a query from its
// words alone. Their logistic regression is the probability that it answers.
type PlainFeatures struct {
	Bias     float64 `json:"bias"`      // 1
	Share    float64 `json:"share"`     // of the asked weight that the passage has, of the query or the part that it has most of
	Literal  float64 `json:"literal"`   // likewise, without other words for the same
	Heaviest float64 `json:"heaviest"`  // weight of the heaviest unit that it has, as a part of the heaviest asked for
	Rarest   float64 `json:"rarest"`    // likewise, as a part of the rarest term's
	Met      float64 `json:"met"`       // how many units it has, as a logarithm
	Asked    float64 `json:"asked"`     // how many are asked for, likewise
	Missing  float64 `json:"missing"`   // share of the asked weight that no passage has
	Score    float64 `json:"score"`     // bleve's, relative to the best passage's
	Gap      float64 `json:"gap"`       // by how much another passage of its statement has a larger share
	Question float64 `json:"question"`  // 1 if the query is a question
	Whole    float64 `json:"whole"`     // the share, if so
	NoDetail float64 `json:"no_detail"` // 1 if it lacks the number or time that is asked for
}

// Plain are the numbers by which passages are chosen from PlainFeatures.
type Plain struct {
	Passage PlainFeatures `json:"passage"` // weights of a passage's features
	Show    float64       `json:"show"`    // the probability with which a passage is shown
	Beside  float64       `json:"beside"`  // the part of the best passage's probability that others need
}

// plainNumbers are made by tools/tune.
//
//go:embed plain.json
var plainNumbers []byte

func readPlain(data []byte) (*Plain, error) {
	p := &Plain{}
	if err := json.Unmarshal(data, p); err != nil {
		return nil, fmt.Errorf("reading the numbers of search without labelled queries: %w", err)
	}
	return p, nil
}

// mostWeighed is how many candidates get features: those with the largest shares.
const mostWeighed = maxList

// weigh gives the candidates their shares, and the best of them PlainFeatures.
func (r *reading) weigh() {
	for _, c := range r.candidates {
		c.share, c.segment = r.share(c.evidence)
	}
	slices.SortFunc(r.candidates, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(b.bm25, a.bm25), cmp.Compare(a.ordinal, b.ordinal))
	})
	w := weighing{reading: r, best: make([]float64, len(r.ix.corpus.Statements))}
	for _, u := range r.units {
		w.heaviest = max(w.heaviest, u.weight)
	}
	for _, c := range r.candidates {
		w.score = max(w.score, c.bm25)
		w.best[c.statement] = max(w.best[c.statement], c.share)
	}
	for _, c := range r.candidates[:min(len(r.candidates), mostWeighed)] {
		if c.share > 0 {
			c.plain = w.features(c)
		}
	}
}

// weighing is a reading with what the features of its candidates are relative to.
type weighing struct {
	*reading
	heaviest float64   // weight of any unit
	score    float64   // the best of bleve's
	best     []float64 // for each statement, the largest share
}

func (w *weighing) features(c *candidate) *PlainFeatures {
	f := &PlainFeatures{Bias: 1, Share: c.share, Score: w.ix.score(c.bm25, w.score), Gap: w.best[c.statement] - c.share}
	literal := make([]float64, len(c.evidence))
	met, most := 0.0, 0.0
	for i, e := range c.evidence {
		if e >= w.ix.settings.Held {
			literal[i] = e
		}
		met += e
		most = max(most, e*w.units[i].weight)
	}
	f.Literal, _ = w.share(literal)
	f.Missing, _ = w.missing(c.segment)
	f.Heaviest, f.Rarest = ratio(most, w.heaviest), ratio(most, w.ix.idf(1))
	f.Met, f.Asked = math.Log1p(met), math.Log1p(float64(len(w.units)))
	f.Question = indicator(w.question)
	f.Whole = f.Question * f.Share
	f.NoDetail = indicator(w.detail != "" && w.detail != where && !w.ix.hasNumber(w.detail, c.passage))
	return f
}

// hasNumber reports whether a passage has a number, or a time where that is the
// detail that is asked for.
func (ix *Index) hasNumber(d detail, p *corpus.Passage) bool {
	language := p.Statement().Language
	tokens := text.Words(p.Text(), language)
	return len(text.Quantities(tokens, language)) > 0 || d == when && slices.ContainsFunc(tokens, func(t text.Token) bool {
		return text.Month(t.Folded, language) > 0 || ix.tags[t.Folded]&timeWord != 0
	})
}

// mostLiteral is from which share on a passage has so much of what is asked for in
// the query's own words that it is shown, whatever else was learned.
const mostLiteral = 0.6

// likelyPlain are the passages that answer by those numbers.
func (ix *Index) likelyPlain(r *reading, p *Plain) [][]*candidate {
	for _, c := range r.candidates {
		if c.plain == nil {
			continue
		}
		c.probability = Probability(c.plain, &p.Passage)
		if c.plain.Literal >= mostLiteral {
			c.probability = max(c.probability, p.Show)
		}
	}
	return ix.atLeast(r.candidates, p.Show, p.Beside, func(c *candidate) float64 { return c.probability })
}

// PlainObservation is all that a query shows of passages before they are decided
// on; tools/tune fits the numbers to observations.
type PlainObservation struct {
	Passages []ObservedPlain
	reading  *reading
}

// ObservedPlain is a passage with its features.
type ObservedPlain struct {
	ID string
	PlainFeatures
}

// ObservePlain reads a query as Search does over a corpus without labelled queries.
func (ix *Index) ObservePlain(q Query) (PlainObservation, error) {
	r, err := ix.consider(q)
	if err != nil {
		return PlainObservation{}, err
	}
	o := PlainObservation{reading: r}
	for _, c := range r.candidates {
		if c.plain != nil {
			o.Passages = append(o.Passages, ObservedPlain{c.passage.ID(), *c.plain})
		}
	}
	return o, nil
}

// ShownPlain are the ids of the passages that the observed query is answered by,
// with those numbers, by the code of the statement.
func (ix *Index) ShownPlain(o PlainObservation, p *Plain) map[string][]string {
	out := map[string][]string{}
	for i, list := range ix.likelyPlain(o.reading, p) {
		for _, c := range list {
			code := ix.corpus.Statements[i].Code
			out[code] = append(out[code], c.passage.ID())
		}
	}
	return out
}
