package search

import (
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/claim"
	"bothsides/internal/text"
)

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
	if r.learned.model == nil {
		return ix.claims.Intent(r.cut())
	}
	best, likely := "", r.learned.Intent
	for _, o := range ix.intents(r) {
		if p := Probability(&o.IntentFeatures, &r.learned.Wish); p > likely {
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
	wish := ix.claims.Wish(r.cut())
	wanted := IntentOutput(string(wish.Intent))
	if wish.Only != nil {
		wanted += " " + wish.Only.Code
	}
	shared := IntentFeatures{Bias: 1}
	for _, c := range r.candidates {
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
			f.Topics, f.Weak = r.count(wish.Others)
		}
		out = append(out, ObservedIntent{output, f})
	}
	return out
}

// count counts the things that words of the query name: those that passages
// have or are known not to have, and those that are weak.
func (r *reading) count(words []string) (topics, weak float64) {
	for _, u := range r.units {
		among := u.first >= 0 && slices.ContainsFunc(r.tokens[u.first:u.last+1], func(t text.Token) bool { return slices.Contains(words, t.Folded) })
		switch {
		case !among, u.kind == unknown:
		case u.weak && u.kind != word:
			weak++
		default:
			topics++
		}
	}
	return topics, weak
}

func (ix *Index) byCode(code string) *corpus.Statement {
	for _, s := range ix.corpus.Statements {
		if s.Code == code {
			return s
		}
	}
	return nil
}
