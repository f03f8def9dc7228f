package search

import (
	"cmp"
	"math"
	"reflect"
	"slices"
)

// What is decided by what was learned is decided by logistic regressions: of a
// passage, whether it answers; of a statement without one, whether that is
// certain; of an intent, whether it is wanted. The features of each are the
// fields of a struct, all numbers, and the weights another of the same type.

// Features are what is known of a passage as the answer to a query. A passage's
// probability is their logistic regression. tools/learn fits its weights to the
// labelled queries of a corpus; those for a corpus without any, of which no model
// has an opinion, tools/tune fits to queries on several others.
type Features struct {
	Bias     float64 `json:"bias"`             // 1
	Share    float64 `json:"share"`            // of the asked weight that the passage has, of the query or the part that it has most of
	Literal  float64 `json:"literal"`          // Share, in the query's own words
	Rarest   float64 `json:"rarest"`           // weight of the heaviest unit that it has, as a part of the rarest term's
	Met      float64 `json:"met"`              // how many units it has, as a logarithm
	Asked    float64 `json:"asked"`            // how many are asked for, likewise
	Missing  float64 `json:"missing"`          // share of the asked weight that no passage has
	Strict   float64 `json:"strict"`           // 1 if something is missing without which nothing answers
	Score    float64 `json:"score"`            // bleve's, relative to the best passage's
	Question float64 `json:"question"`         // 1 if the query is a question
	Whole    float64 `json:"whole"`            // Share, if so
	NoDetail float64 `json:"no_detail"`        // 1 if the passage lacks the detail that is asked for
	Context  float64 `json:"context,omitzero"` // by how much Share would be larger with what the passage before has
	Refers   float64 `json:"refers,omitzero"`  // likewise, if the passage begins by referring back

	Opinion     float64 `json:"opinion"`      // of the model learned from labelled queries
	BestOpinion float64 `json:"best_opinion"` // of it about any passage of the statement
	Both        float64 `json:"both"`         // Share times Opinion
	Silence     float64 `json:"silence"`      // of it that the statement has no answer

	// Where nothing is asked for but acts and those who act:
	Fits       float64 `json:"fits"`        // how well a fact of the passage fits the question, 0 to 1, less what is missing
	ShareAlone float64 `json:"share_alone"` // Share
}

// SilenceFeatures are what is known of a statement of which nothing is shown.
// Their logistic regression is the probability that it says nothing.
type SilenceFeatures struct {
	Bias      float64 `json:"bias"`      // 1
	Opinion   float64 `json:"opinion"`   // of the model learned from labelled queries
	Likeliest float64 `json:"likeliest"` // log-odds of its likeliest passage
	Other     float64 `json:"other"`     // probability of the likeliest passage of another statement
	Rest      float64 `json:"rest"`      // share of the asked weight that no passage of any statement has
	Nothing   float64 `json:"nothing"`   // 1 if nothing that passages have was asked for
	Absent    float64 `json:"absent"`    // 1 if a thing is asked for that is known to be missing
	Names     float64 `json:"names"`     // words not understood that are in no dictionary
	Nouns     float64 `json:"nouns"`     // other ones that are not mere manner
	Manner    float64 `json:"manner"`    // other ones
}

// IntentFeatures are what is known of an intent as what a question wants. Their
// logistic regression is its probability; tools/learn fits the weights.
type IntentFeatures struct {
	Bias    float64 `json:"bias"`    // 1
	Plain   float64 `json:"plain"`   // 1 if the question is made of words that ask for it alone
	Says    float64 `json:"says"`    // 1 if it has such words, among others
	Phrase  float64 `json:"phrase"`  // 1 if one phrase of it says so
	Topics  float64 `json:"topics"`  // how many things its other words name that passages have, or that are known to be missing
	Weak    float64 `json:"weak"`    // how many that only colour what else is asked
	Acts    float64 `json:"acts"`    // 1 if they say what somebody does
	Opinion float64 `json:"opinion"` // of the model learned from labelled queries
	Passage float64 `json:"passage"` // its highest opinion of a passage
}

// Values are the features in the order of their fields.
func Values[F any](features *F) []float64 {
	s := reflect.ValueOf(features).Elem()
	out := make([]float64, s.NumField())
	for i := range out {
		out[i] = s.Field(i).Float()
	}
	return out
}

// Of are features of the given values, in the order of their fields.
func Of[F any](values []float64) (features F) {
	s := reflect.ValueOf(&features).Elem()
	for i, x := range values {
		s.Field(i).SetFloat(x)
	}
	return features
}

// Probability is the logistic regression of the features by weights.
func Probability[F any](features, weights *F) float64 {
	f, w := reflect.ValueOf(features).Elem(), reflect.ValueOf(weights).Elem()
	z := 0.0
	for i := range f.NumField() {
		z += w.Field(i).Float() * f.Field(i).Float()
	}
	return 1 / (1 + math.Exp(-z))
}

// Reason is a feature that speaks for a passage, or against it.
type Reason struct {
	Feature string  `json:"feature"`
	Weighs  float64 `json:"weighs"` // its value times its weight; below 0 it speaks against it
}

// maxReasons is how many features an explanation names for a passage.
const maxReasons = 4

// reasons are the features that weigh most, the weightiest first.
func reasons[F any](features, weights *F) []Reason {
	f, w := reflect.ValueOf(features).Elem(), reflect.ValueOf(weights).Elem()
	var out []Reason
	for i := range f.NumField() {
		if z := w.Field(i).Float() * f.Field(i).Float(); z != 0 {
			out = append(out, Reason{f.Type().Field(i).Tag.Get("json"), z})
		}
	}
	slices.SortStableFunc(out, func(a, b Reason) int { return cmp.Compare(math.Abs(b.Weighs), math.Abs(a.Weighs)) })
	return out[:min(len(out), maxReasons)]
}
