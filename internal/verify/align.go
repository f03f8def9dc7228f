package verify

// pair is a token of the alleged text with the token of the statement that it
// stands for.
type pair struct {
	alleged, stated int // places in the two lists of tokens
}

// Costs of an alignment, against the weight of the words that match, which is
// at most 1. Leaving a clause out of a quote is one act, so that the length
// of what is left out counts for little.
const (
	openExtra   = 0.20 // a row of words that the statement has not
	extra       = 0.20 // each word of it
	openMissing = 0.35 // a row of the statement's words left out
	missing     = 0.012
	markWeight  = 0.10 // of a punctuation mark that matches
	leastWeight = 0.25 // of the commonest word
)

// Moves of an alignment through the table of its cells.
const (
	stop = iota
	match
	dropAlleged
	dropStated
)

// cell holds the best score of an alignment up to here by its last move.
type cell struct {
	match, alleged, stated float32
}

func (c cell) best() (float32, uint8) {
	score, move := c.match, uint8(match)
	if c.alleged > score {
		score, move = c.alleged, dropAlleged
	}
	if c.stated > score {
		score, move = c.stated, dropStated
	}
	return score, move
}

const never = float32(-1e9)

// align fits the whole alleged text into the best window of a statement's
// tokens and gives the pairs of tokens that are the same, in order. It is
// Smith and Waterman's alignment with Gotoh's gaps, free at the ends of the
// statement alone.
func align(alleged []int32, stated []int32, weight []float32) []pair {
	rows, columns := len(alleged), len(stated)
	from := make([]uint8, (rows+1)*(columns+1)) // two bits for each kind of last move
	row := make([]cell, columns+1)
	for j := range row {
		row[j] = cell{match: 0, alleged: never, stated: never}
	}
	for i, a := range alleged {
		trace := from[(i+1)*(columns+1):]
		diagonal := row[0]
		row[0] = cell{match: never, stated: never, alleged: -openExtra - extra*float32(i+1)}
		trace[0] = dropAlleged << 2
		if i == 0 {
			trace[0] = match << 2
		}
		for j, s := range stated {
			above := row[j+1]
			row[j+1] = next(a, s, weight[j], diagonal, above, row[j], &trace[j+1])
			diagonal = above
		}
	}
	return walk(from, row, rows, columns)
}

// next is the cell for token a of the alleged and s of the stated text.
func next(a, s int32, weight float32, diagonal, above, left cell, trace *uint8) cell {
	c := cell{match: never}
	var moved uint8
	if a == s {
		score, move := diagonal.best()
		c.match, moved = score+weight, move
	}
	c.alleged = above.alleged - extra
	move := uint8(dropAlleged)
	if v := max(above.match, above.stated) - openExtra - extra; v > c.alleged {
		c.alleged, move = v, match
		if above.stated > above.match {
			move = dropStated
		}
	}
	moved |= move << 2
	c.stated = left.stated - missing
	move = dropStated
	if v := max(left.match, left.alleged) - openMissing - missing; v > c.stated {
		c.stated, move = v, match
		if left.alleged > left.match {
			move = dropAlleged
		}
	}
	*trace = moved | move<<4
	return c
}

// walk reads the best alignment back from its end.
func walk(from []uint8, last []cell, rows, columns int) []pair {
	best, j, move := never, 0, uint8(stop)
	for at, c := range last {
		if score := max(c.match, c.alleged); score > best {
			best, j, move = score, at, match
			if c.alleged > c.match {
				move = dropAlleged
			}
		}
	}
	var pairs []pair
	for i := rows; i > 0; {
		trace := from[i*(columns+1)+j]
		switch move {
		case match:
			i, j = i-1, j-1
			pairs = append(pairs, pair{i, j})
			move = trace & 3
		case dropAlleged:
			i--
			move = trace >> 2 & 3
		default:
			j--
			move = trace >> 4 & 3
		}
	}
	for a, b := 0, len(pairs)-1; a < b; a, b = a+1, b-1 {
		pairs[a], pairs[b] = pairs[b], pairs[a]
	}
	return pairs
}
