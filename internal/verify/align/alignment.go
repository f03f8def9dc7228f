package align

import "slices"

// Costs of an alignment, against the weights of the words that match, each at
// most 1. Leaving a clause out of a quote is one act, so that the length of
// what is left out counts for little. All are fitted to the labelled quotes,
// together with takenScore and chance.
const (
	openExtra   = 0.20 // words that the statement has not
	extra       = 0.20 // each of them
	openMissing = 0.35 // words of the statement left out
	missing     = 0.05 // each of them
	jump        = 2.5  // going on elsewhere
)

// pair is an item of the text with the column that it stands for.
type pair struct{ item, column int }

// Moves of an alignment through the table of its cells.
const (
	match     = iota // the item is the column, or in its place
	extraItem        // the statement has not the item
	gapColumn        // the text has not the column
	jumped           // a match with a column that is elsewhere
)

const never = float32(-1e9)

// row has, for each column, the best score of an alignment of the items so far
// that ends there, with its last move, and the best of those whose last move is
// an extra item.
type row struct {
	best, extra []float32
	move        []uint8
}

func newRow(n int) row {
	return row{make([]float32, n), make([]float32, n), make([]uint8, n)}
}

// table is an alignment being made: Smith and Waterman's, with Gotoh's gaps, of
// the whole text, free at the ends of the statements. An alignment may also jump
// from one column to any other, so that what was put together from parts has an
// alignment as well; at an ellipsis a jump costs no more than leaving words out.
type table struct {
	items []item
	ids   []int32   // of the columns
	kinds []kind    // of the columns
	costs []float32 // of leaving each column out
	trace []uint8   // for each cell the move before, two bits for each last move
	tops  []top     // the best cell of each row, from which a jump comes
}

type top struct {
	score  float32
	column int
	move   uint8
}

// align pairs the items of a text with columns, and gives the score.
func (a *Aligner) align(items []item, columns run) ([]pair, float32) {
	n := columns.length()
	t := &table{items, a.idsOf[columns.start:columns.end], a.kinds[columns.start:columns.end], a.costs[columns.start:columns.end],
		make([]uint8, len(items)*n), []top{{score: never}}}
	above, here := newRow(n), newRow(n)
	for j := range n {
		above.extra[j] = never
	}
	for i := range items {
		t.fill(i, above, here)
		above, here = here, above
	}
	pairs := t.pairs()
	for i := range pairs {
		pairs[i].column += columns.start
	}
	return pairs, t.tops[len(items)].score
}

// fill makes the row of item i from the row above it.
func (t *table) fill(i int, above, here row) {
	a := t.items[i]
	open, each, leap := float32(openExtra), float32(extra), float32(jump)
	if a.kind == gap {
		open, each = 0, 0
	}
	if i > 0 && t.items[i-1].kind == gap {
		leap = openMissing
	}
	n := len(t.ids)
	kinds, costs, trace := t.kinds[:n], t.costs[:n], t.trace[i*n:(i+1)*n]
	lastBest, lastExtra, lastMove := above.best[:n], above.extra[:n], above.move[:n]
	best, extras, moves := here.best[:n], here.extra[:n], here.move[:n]
	replaces, leapt, top := a.kind.mayReplace(), t.tops[i].score-leap, top{score: never}
	left, leftMove, gapped := never, uint8(match), never // of the column before
	for j, id := range t.ids {
		m, beforeMatch := never, uint8(match)
		if same := id == a.id; same || replaces && kinds[j] == a.kind {
			if j > 0 {
				m, beforeMatch = lastBest[j-1], lastMove[j-1]
			}
			if leapt > m {
				m, beforeMatch = leapt, jumped
			}
			if same {
				m += a.weight
			}
		}
		x, beforeExtra := lastExtra[j], uint8(extraItem)
		if v := lastBest[j] - open; v > x {
			x, beforeExtra = v, lastMove[j]
		}
		x -= each
		beforeGap := uint8(gapColumn)
		if v := left - openMissing; v > gapped {
			gapped, beforeGap = v, leftMove
		}
		gapped -= costs[j]
		score, move := m, uint8(match)
		if x > score {
			score, move = x, extraItem
		}
		if gapped > score {
			score, move = gapped, gapColumn
		}
		best[j], extras[j], moves[j] = score, x, move
		trace[j] = beforeMatch | beforeExtra<<2 | beforeGap<<4
		left, leftMove = score, move
		if score > top.score {
			top.score, top.column, top.move = score, j, move
		}
	}
	t.tops = append(t.tops, top)
}

// pairs reads the best alignment back from its end.
func (t *table) pairs() []pair {
	var pairs []pair
	i := len(t.items)
	j, move := t.tops[i].column, t.tops[i].move
	for i > 0 {
		trace := t.trace[(i-1)*len(t.ids)+j]
		switch move {
		case match:
			i--
			pairs = append(pairs, pair{i, j})
			if move = trace & 3; move == jumped {
				j, move = t.tops[i].column, t.tops[i].move
			} else {
				j--
			}
		case extraItem:
			i--
			move = trace >> 2 & 3
		default:
			j--
			move = trace >> 4 & 3
		}
	}
	slices.Reverse(pairs)
	return pairs
}
