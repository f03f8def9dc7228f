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

const never = float32(-1e9)

// row has, for each column, the best score of an alignment of the items so far
// that ends there, by its last move.
type row struct{ match, extra, missing []float32 }

func newRow(n int) row {
	all := make([]float32, 3*n)
	return row{all[:n:n], all[n : 2*n : 2*n], all[2*n:]}
}

// best is the best score that ends in column j, and its last move.
func (r row) best(j int) (float32, uint8) {
	score, move := r.match[j], uint8(fromMatch)
	if r.extra[j] > score {
		score, move = r.extra[j], fromExtra
	}
	if r.missing[j] > score {
		score, move = r.missing[j], fromMissing
	}
	return score, move
}

// table is an alignment being made: Smith and Waterman's, with Gotoh's gaps,
// of the whole text, free at the ends of the statements. An alignment may also
// jump from one column to any other, so that what was put together from parts
// has an alignment as well; at an ellipsis a jump costs no more than leaving
// words out. A number may stand in the place of another number at no cost: that
// is how quotes are doctored.
type table struct {
	items   []item
	ids     []int32   // of the columns
	numbers []bool    // columns that are numbers
	weight  []float32 // by id
	from    []uint8   // for each cell the move before, two bits for each last move
	jumps   []int32   // for each item the column that a jump comes from
	state   []uint8   // and its last move
	top     float32   // the score there
}

// align pairs the items of a text with the columns from one to another, and
// gives the score.
func (a *Aligner) align(items []item, start, end int) ([]pair, float32) {
	n := end - start
	t := &table{items: items, ids: a.idsOf[start:end], numbers: a.numbers[start:end], weight: a.weight,
		from: make([]uint8, (len(items)+1)*n), jumps: make([]int32, len(items)+1), state: make([]uint8, len(items)+1), top: never}
	above, here := newRow(n), newRow(n)
	for j := range n {
		above.match[j], above.extra[j], above.missing[j] = 0, never, never
	}
	for i := range items {
		t.next(i, above, here)
		above, here = here, above
	}
	pairs, score := t.walk(above)
	for i := range pairs {
		pairs[i].column += start
	}
	return pairs, score
}

// next makes the row of item i from the row before it.
func (t *table) next(i int, above, here row) {
	a := t.items[i]
	open, each, leap := float32(openExtra), float32(extra), float32(jump)
	if a.kind == gap {
		open, each = 0, 0
	}
	if i > 0 && t.items[i-1].kind == gap {
		leap = openMissing
	}
	n := len(t.ids)
	trace, numbers := t.from[(i+1)*n:(i+2)*n], t.numbers[:n]
	match, extras, gaps := here.match[:n], here.extra[:n], here.missing[:n]
	lastMatch, lastExtra, lastMissing := above.match[:n], above.extra[:n], above.missing[:n]
	jumped := t.top - leap
	top, at := never, 0
	left, leftMove := never, uint8(fromMatch) // the best before a gap that begins here
	gapped := never
	for j, id := range t.ids {
		m, moves := never, uint8(0)
		if same := id == a.id; same || a.number && numbers[j] {
			if j > 0 {
				m, moves = above.best(j - 1)
			}
			if jumped > m {
				m, moves = jumped, fromJump
			}
			if same {
				m += t.weight[id]
			}
		}
		// An item that the statement has not.
		x, move := lastExtra[j]-each, uint8(fromExtra)
		if v := lastMatch[j] - open - each; v > x {
			x, move = v, fromMatch
		}
		if v := lastMissing[j] - open - each; v > x {
			x, move = v, fromMissing
		}
		moves |= move << 2
		match[j], extras[j] = m, x
		if id == borderline {
			gaps[j], trace[j] = never, moves
			left, gapped = never, never
			continue
		}
		// A column that the text has not.
		move = fromMissing
		if gapped -= missing; left-openMissing-missing > gapped {
			gapped, move = left-openMissing-missing, leftMove
		}
		gaps[j], trace[j] = gapped, moves|move<<4
		if left, leftMove = m, fromMatch; x > left {
			left, leftMove = x, fromExtra
		}
		if v := max(left, gapped); v > top {
			top, at = v, j
		}
	}
	t.jumps[i+1], t.top = int32(at), top
	_, t.state[i+1] = here.best(at)
}

// walk reads the best alignment back from its end.
func (t *table) walk(last row) ([]pair, float32) {
	best, j, move := never, 0, uint8(fromMatch)
	for at := range last.match {
		if score := max(last.match[at], last.extra[at]); score > best {
			best, j, move = score, at, fromMatch
			if last.extra[at] > last.match[at] {
				move = fromExtra
			}
		}
	}
	var pairs []pair
	for i := len(t.items); i > 0; {
		trace := t.from[i*len(t.ids)+j]
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

// reachable is the best score that the items could have: all words that a
// statement has match, as often as it has them, and all others are extra. What
// repeats them more often is no quote.
func (a *Aligner) reachable(items []item) float32 {
	var sum float32
	met := map[int32]int{}
	for _, t := range items {
		switch met[t.id]++; {
		case t.id != other && met[t.id] <= len(a.places[t.id]):
			sum += a.weight[t.id]
		case t.kind != gap && !t.number:
			sum -= extra
		}
	}
	return sum
}
