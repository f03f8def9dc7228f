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

// Moves of an alignment through the table of its cells: what the move before
// was.
const (
	fromMatch = iota
	fromExtra
	fromMissing
	fromJump
)

// cell holds the best score of an alignment of the items so far that ends in a
// column, by its last move.
type cell struct{ match, extra, missing float32 }

func (c cell) best() (float32, uint8) {
	score, move := c.match, uint8(fromMatch)
	if c.extra > score {
		score, move = c.extra, fromExtra
	}
	if c.missing > score {
		score, move = c.missing, fromMissing
	}
	return score, move
}

const never = float32(-1e9)

// table is an alignment being made: Smith and Waterman's, with Gotoh's gaps,
// of the whole text, free at the ends of the statements. An alignment may also
// jump from one column to any other, so that what was put together from parts
// has an alignment as well; at an ellipsis a jump costs no more than leaving
// words out. A number may stand in the place of another number at no cost: that
// is how quotes are doctored.
type table struct {
	items   []item
	columns []column
	weight  []float32 // by id
	from    []uint8   // for each cell the move before, two bits for each last move
	jumps   []int32   // for each item the column that a jump comes from
	state   []uint8   // and its last move
}

// align pairs the items of a text with columns, and gives the score.
func align(items []item, columns []column, weight []float32) ([]pair, float32) {
	t := &table{items: items, columns: columns, weight: weight,
		from: make([]uint8, (len(items)+1)*len(columns)), jumps: make([]int32, len(items)+1), state: make([]uint8, len(items)+1)}
	row := make([]cell, len(columns))
	for j := range row {
		row[j] = cell{match: 0, extra: never, missing: never}
	}
	for i := range items {
		t.next(i, row)
	}
	return t.walk(row)
}

// next makes the row of cells after item i of the row before it.
func (t *table) next(i int, row []cell) {
	a := t.items[i]
	open, each, leap := float32(openExtra), float32(extra), float32(jump)
	if a.kind == gap {
		open, each = 0, 0
	}
	if i > 0 && t.items[i-1].kind == gap {
		leap = openMissing
	}
	best := t.leap(i, row)
	trace := t.from[(i+1)*len(row) : (i+2)*len(row)]
	diagonal, left := cell{never, never, never}, cell{never, never, never}
	for j := range row {
		above := row[j]
		c := cell{never, never, never}
		var moves uint8
		if s := &t.columns[j]; s.kind != border {
			if same := a.id == s.id; same || a.number && s.number {
				score, move := diagonal.best()
				if v := best - leap; v > score {
					score, move = v, fromJump
				}
				if same {
					score += t.weight[a.id]
				}
				c.match, moves = score, move
			}
			c.missing = left.missing - missing
			move := uint8(fromMissing)
			if v := max(left.match, left.extra) - openMissing - missing; v > c.missing {
				c.missing, move = v, fromMatch
				if left.extra > left.match {
					move = fromExtra
				}
			}
			moves |= move << 4
		}
		c.extra = above.extra - each
		move := uint8(fromExtra)
		if v := max(above.match, above.missing) - open - each; v > c.extra {
			c.extra, move = v, fromMatch
			if above.missing > above.match {
				move = fromMissing
			}
		}
		trace[j] = moves | move<<2
		row[j], diagonal, left = c, above, c
	}
}

// leap notes where a jump at item i comes from, and gives the score there.
func (t *table) leap(i int, row []cell) float32 {
	best := never
	for j, c := range row {
		if score, move := c.best(); score > best {
			best, t.jumps[i], t.state[i] = score, int32(j), move
		}
	}
	return best
}

// walk reads the best alignment back from its end.
func (t *table) walk(last []cell) ([]pair, float32) {
	best, j, move := never, 0, uint8(fromMatch)
	for at, c := range last {
		if score := max(c.match, c.extra); score > best {
			best, j, move = score, at, fromMatch
			if c.extra > c.match {
				move = fromExtra
			}
		}
	}
	var pairs []pair
	for i := len(t.items); i > 0; {
		trace := t.from[i*len(last)+j]
		switch move {
		case fromMatch:
			i--
			pairs = append(pairs, pair{i, j})
			if move = trace & 3; move == fromJump {
				j, move = int(t.jumps[i]), t.state[i]
			} else {
				j--
			}
		case fromExtra:
			i--
			move = trace >> 2 & 3
		default:
			j--
			move = trace >> 4 & 3
		}
	}
	slices.Reverse(pairs)
	return pairs, best
}

// total is the score of a text that has only the statement's words.
func (a *Aligner) total(items []item) float32 {
	var sum float32
	for _, t := range items {
		sum += a.of(t)
	}
	return sum
}
