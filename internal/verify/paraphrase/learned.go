package paraphrase

import (
	"fmt"

	"bothsides/internal/claim"
	"bothsides/internal/classify"
	"bothsides/internal/text"
)

// vector makes the features of a text by itself: its words, what they mean, and
// who is said to do what.
func vector(tokens []text.Token, lang string, units []unit, claims []claim.Claim) []classify.Feature {
	var q classify.Query
	for _, t := range tokens {
		q.Words = append(q.Words, t.Lemma)
		q.Stops = append(q.Stops, text.IsStop(t.Folded, lang))
	}
	for _, u := range units {
		q.Concepts = append(q.Concepts, u.concepts...)
	}
	for _, c := range claims {
		q.Marks = append(q.Marks, marks(c)...)
	}
	return classify.Vector(q)
}

// marks are the features of a claim, which are the same in every language.
func marks(c claim.Claim) []string {
	act := "act " + c.Act
	out := []string{fmt.Sprint(act, " denied ", c.Denied)}
	if c.Agent.Known() {
		out = append(out, fmt.Sprint(act, " agent ", c.Agent.Parties))
	}
	if c.Receiver.Known() {
		out = append(out, fmt.Sprint(act, " receiver ", c.Receiver.Parties))
	}
	if c.Mode != "" {
		out = append(out, fmt.Sprint(act, " mode ", c.Mode))
	}
	return out
}

// pair is a text beside a passage.
func (a alleged) pair(c comparison) classify.Pair {
	p := classify.Pair{Numbers: c.numbers(), Text: a.vector, Passage: string(c.with.digest[:])}
	for _, lemma := range a.words {
		if !c.with.words[lemma] {
			p.New = append(p.New, lemma)
		}
	}
	return p
}
