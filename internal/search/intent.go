package search

import (
	"math"
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/claim"
	"bothsides/internal/text"
)

// IntentFeatures are what is known of an intent as what a question wants. Their
// logistic regression is its probability; tools/learn fits the weights.
type IntentFeatures struct {
	Bias   float64 `json:"bias"`   // 1
	Plain  float64 `json:"plain"`  // 1 if the question is made of words that ask for it alone
	Says   float64 `json:"says"`   // 1 if it has such words, among others
	Phrase float64 `json:"phrase"` // 1 if one phrase of it says so
	// Of its other words, if so:
	Topics  float64 `json:"topics"`  // how many things they name that passages have, or that are known to be missing
	Weak    float64 `json:"weak"`    // how many things that only colour what else is asked
	Strange float64 `json:"strange"` // how many are not known
	Acts    float64 `json:"acts"`    // 1 if they say what somebody does
	Beside  float64 `json:"beside"`  // how many things are named in parts that say nothing of it
	Opinion float64 `json:"opinion"` // of the model learned from labelled queries
	Rival   float64 `json:"rival"`   // its highest opinion of another intent
	Passage float64 `json:"passage"` // its highest opinion of a passage
	Share   float64 `json:"share"`   // the most that a passage has of the asked weight
	Fits    float64 `json:"fits"`    // how well the best fact fits the question
}

// IntentCount is how many features there are.
const IntentCount = 14

// Values are the features in their order.
func (f IntentFeatures) Values() [IntentCount]float64 {
	return [...]float64{f.Bias, f.Plain, f.Says, f.Phrase, f.Topics, f.Weak, f.Strange, f.Acts, f.Beside, f.Opinion, f.Rival, f.Passage, f.Share, f.Fits}
}

// IntentFeaturesOf are features of the given values, in their order.
func IntentFeaturesOf(v [IntentCount]float64) IntentFeatures {
	return IntentFeatures{v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13]}
}

// Probability is the logistic regression of the features by weights.
func (f IntentFeatures) Probability(weights IntentFeatures) float64 {
	z, w := 0.0, weights.Values()
	for i, x := range f.Values() {
		z += w[i] * x
	}
	return 1 / (1 + math.Exp(-z))
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

// intent is the one of a question about the whole: the likeliest by what was
// learned, if that is likely enough, or where nothing was what the words alone
// plainly ask for.
func (ix *Index) intent(r *reading) (claim.Intent, *corpus.Statement) {
	if !r.question {
		return "", nil
	}
	if r.learned == nil || r.learned.model == nil {
		return ix.claims.Intent(r.whole, r.readable())
	}
	best, likely := "", r.learned.Intent
	for _, o := range ix.intents(r) {
		if p := o.Probability(r.learned.Wish); p > likely {
			best, likely = o.Output[len(intentMark):], p
		}
	}
	name, code, _ := strings.Cut(best, " ")
	return claim.Intent(name), ix.byCode(code)
}

// ObservedIntent is an intent, as the model's output for it, with its features.
type ObservedIntent struct {
	Output string
	IntentFeatures
}

// intents gathers what is known of each intent as what a question wants.
func (ix *Index) intents(r *reading) []ObservedIntent {
	wish := ix.claims.Wish(r.whole, r.readable())
	wanted := IntentOutput(string(wish.Intent))
	if wish.Only != nil {
		wanted += " " + wish.Only.Code
	}
	shared := IntentFeatures{Bias: 1}
	for _, c := range r.candidates {
		shared.Share, shared.Fits = max(shared.Share, c.features.Share), max(shared.Fits, c.features.Fits)
		shared.Passage = max(shared.Passage, c.features.Opinion)
	}
	var out []ObservedIntent
	for i, output := range r.learned.model.Outputs {
		if !strings.HasPrefix(output, intentMark) {
			continue
		}
		f := shared
		f.Opinion = r.opinions[i]
		if output == wanted {
			f.Plain, f.Says, f.Phrase, f.Acts = indicator(wish.Plain), 1, indicator(wish.Phrase), indicator(wish.Acts)
			f.Topics, f.Weak, f.Strange = r.count(wish.Others)
			f.Beside, _, _ = r.count(wish.Beside)
		}
		for other, opinion := range r.opinions {
			if other != i && strings.HasPrefix(r.learned.model.Outputs[other], intentMark) {
				f.Rival = max(f.Rival, opinion)
			}
		}
		out = append(out, ObservedIntent{output, f})
	}
	return out
}

// count counts the things that words of the query name: those that passages
// have or are known not to have, those that are weak, and unknown ones.
func (r *reading) count(words []string) (topics, weak, strange float64) {
	for _, u := range r.units {
		among := u.first >= 0 && slices.ContainsFunc(r.tokens[u.first:u.last+1], func(t text.Token) bool { return slices.Contains(words, t.Folded) })
		switch {
		case !among:
		case u.kind == unknown:
			strange++
		case u.weak && u.kind != word:
			weak++
		default:
			topics++
		}
	}
	return topics, weak, strange
}

func (ix *Index) byCode(code string) *corpus.Statement {
	for _, s := range ix.corpus.Statements {
		if s.Code == code {
			return s
		}
	}
	return nil
}
