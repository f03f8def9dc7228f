package align

import "slices"

// Costs of an alignment, against the weights of the words that match, each at
// most 1; fitted to the labelled quotes, together with takenScore and chance.
const (
	extra    = 0.30 // a word that the statement has not
	missing  = 0.10 // a word of the statement left out
	sentence = 0.35 // going on in another sentence, besides the words left out
	jump     = 2.5  // going on elsewhere
	leap     = 0.35 // going on elsewhere after an ellipsis
)

// pair is an item of the text with the column that it is aligned with.
type pair struct{ item, column int }

// cell is what an alignment needs of a column.
type cell struct {
	id   int32
	kind kind
	cost float32 // of leaving it out
}

// cell makes that of a column.
func (a *Aligner) cell(i int) cell {
	c := cell{a.columns[i].id, a.columns[i].kind, missing}
	switch {
	case c.kind == border:
		c.cost = -never
	case i+1 == len(a.columns) || a.columns[i+1].passage != a.columns[i].passage:
		c.cost += sentence // it is the last of one
	}
	return c
}

// Moves of an alignment through its table.
const (
	match     uint8 = iota // the item is the column, or in its place
	jumped                 // so, after one that is elsewhere
	extraItem              // the statement has not the item
	leftOut                // the text has not the column
)

const never = float32(-1e9)

// table is an alignment being made: Smith and Waterman's, of the whole text, free
// at the ends of the statements. An alignment may also jump from one column to any
// other, so that what was put together from parts has an alignment as well.
type table struct {
	items []item
	cells []cell
	moves []uint8 // for each item and cell the last move of the best alignment that ends there
	tops  []top   // of the text's first items: where the best alignment ends
}

type top struct {
	score  float32
	column int
}

// align pairs the items of a text with columns, and gives the score.
func (a *Aligner) align(items []item, columns run) ([]pair, float32) {
	n := columns.length()
	t := &table{items, a.cells[columns.start:columns.end], make([]uint8, len(items)*n), []top{{score: never}}}
	above, here := make([]float32, n), make([]float32, n)
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

// fill makes the scores of item i from those of the items above it.
func (t *table) fill(i int, above, here []float32) {
	a, top, n := t.items[i], top{score: never}, len(t.cells)
	tooMany, jumping := a.extra(), t.tops[i].score-jump
	if i > 0 && t.items[i-1].kind == gap {
		jumping = t.tops[i].score - leap
	}
	replaces, moves := a.kind.mayReplace(), t.moves[i*n:(i+1)*n]
	above, here = above[:n], here[:n]
	left, diagonal := never, never // of the column before
	for j, c := range t.cells {
		score, move := above[j]-tooMany, extraItem
		if v := left - c.cost; v > score {
			score, move = v, leftOut
		}
		if same := c.id == a.id; same || replaces && c.kind == a.kind {
			v, how := diagonal, match
			if jumping > v {
				v, how = jumping, jumped
			}
			if same {
				v += a.weight
			}
			if v >= score {
				score, move = v, how
			}
		}
		left, diagonal = score, above[j]
		here[j], moves[j] = score, move
		if score > top.score {
			top.score, top.column = score, j
		}
	}
	t.tops = append(t.tops, top)
}

// extra is the cost of an item that the statement has not. Something may be left out
// at an ellipsis, and an editor may put in what is not there.
func (t item) extra() float32 {
	if t.kind == gap || t.isEdited {
		return 0
	}
	return extra
}

// pairs reads the best alignment back from its end.
func (t *table) pairs() []pair {
	var pairs []pair
	i := len(t.items)
	for j := t.tops[i].column; i > 0; {
		switch t.moves[(i-1)*len(t.cells)+j] {
		case match:
			i--
			pairs = append(pairs, pair{i, j})
			j--
		case jumped:
			i--
			pairs = append(pairs, pair{i, j})
			j = t.tops[i].column
		case extraItem:
			i--
		case leftOut:
			j--
		}
	}
	slices.Reverse(pairs)
	return pairs
}
