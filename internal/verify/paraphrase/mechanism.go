package paraphrase

import (
	"slices"

	"bothsides/internal/claim"
)

// Mechanism is a part of the judgement that can be done without, so that
// tools/ablate can show what it is worth. The slots of claims, in which a text
// may contradict a passage, are mechanisms too.
type Mechanism string

// The mechanisms besides the slots.
const (
	Added   Mechanism = "words that are new"
	Details Mechanism = "names and times that are new"
)

// Mechanisms lists all that can be switched off.
func Mechanisms() []Mechanism {
	return []Mechanism{Mechanism(claim.Negation), Mechanism(claim.Agent), Mechanism(claim.Receiver), Mechanism(claim.Scope),
		Mechanism(claim.Number), Mechanism(claim.When), Added, Details}
}

// Without is the judge without a mechanism.
func (j *Judge) Without(m Mechanism) *Judge {
	without := *j
	without.off = m
	return &without
}

// without takes what the mechanism found out of a comparison.
func (c *comparison) without(m Mechanism) {
	c.Contradictions = slices.DeleteFunc(c.Contradictions, func(x claim.Contradiction) bool { return Mechanism(x.Slot) == m })
	switch m {
	case Added:
		c.added = 0
	case Details:
		c.detail = false
	}
}
