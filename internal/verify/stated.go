package verify

import (
	"math"

	"bothsides/corpus"
)

// stated is a statement made ready for comparing.
type stated struct {
	statement *corpus.Statement
	tokens    []token
	ids       []int32   // of the tokens' folded texts
	weight    []float32 // how much each token tells, at most 1
	passage   []int     // index of the passage that each token stands in

	at map[int32][]int // where each folded text stands
}

// unknown is the id of a folded text that no statement has.
const unknown = -1

// prepare reads all statements of a corpus. The ids number the folded texts.
func prepare(c *corpus.Corpus) (sides []*stated, ids map[string]int32) {
	ids = map[string]int32{}
	for _, s := range c.Statements {
		side := &stated{statement: s, tokens: read(s.Text), at: map[int32][]int{}}
		at := 0
		for _, t := range side.tokens {
			id, known := ids[t.text]
			if !known {
				id = int32(len(ids))
				ids[t.text] = id
			}
			for at+1 < len(s.Passages) && t.start >= s.Passages[at+1].Span().Start {
				at++
			}
			side.at[id] = append(side.at[id], len(side.ids))
			side.ids = append(side.ids, id)
			side.passage = append(side.passage, at)
		}
		sides = append(sides, side)
	}
	return sides, ids
}

// rarity is 1 for a word of one passage and 0 for a word of all.
func rarity(having, passages int) float32 {
	if passages < 2 {
		return 1
	}
	return float32(1 - math.Log(float64(having))/math.Log(float64(passages)))
}

// idsOf gives the tokens the statements' numbers.
func idsOf(tokens []token, ids map[string]int32) []int32 {
	out := make([]int32, len(tokens))
	for i, t := range tokens {
		id, known := ids[t.text]
		if !known {
			id = unknown
		}
		out[i] = id
	}
	return out
}
