package main

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// node is a box of a picture, with arrows to others.
type node struct {
	title string
	notes []string // smaller lines below the title
	tip   string   // shown when a mouse is on the box
	to    []*node

	rank int     // its row, from the top
	x, y float64 // its middle and its top
}

// bend is where an arrow passes a row between those that it connects: a node
// without a box.
func (n *node) bend() bool { return n.title == "" }

// layout is a graph cut into rows, top down: every arrow leads to the next row.
type layout struct {
	rows          [][]*node
	width, height float64
}

const (
	narrowest = 120.0 // of the boxes
	letter    = 8.0   // how wide a title's letter is, about
	small     = 6.0   // a note's
	padding   = 18.0
	bendWidth = 14.0
	gapX      = 14.0
	gapY      = 44.0
	margin    = 16.0
	titleLine = 26.0
	noteLine  = 14.0
	sweeps    = 24 // of the rows, down and up, to put nodes near what they lead to
)

// arrange lays a graph out as Sugiyama's method does: rows by the longest way,
// bends in arrows over several rows, an order with few crossings, and places.
func arrange(nodes []*node) layout {
	rankAll(nodes)
	var l layout
	for _, n := range nodes {
		l.add(n)
	}
	for _, n := range slices.Clone(nodes) {
		l.bendArrows(n)
	}
	for i := range sweeps {
		l.order(i%2 == 0)
	}
	l.place()
	return l
}

// rankAll puts each node below all that lead to it.
func rankAll(nodes []*node) {
	var push func(n *node, rank int)
	push = func(n *node, rank int) {
		n.rank = max(n.rank, rank)
		for _, next := range n.to {
			push(next, n.rank+1)
		}
	}
	for _, n := range nodes {
		push(n, 0)
	}
}

func (l *layout) add(n *node) {
	for len(l.rows) <= n.rank {
		l.rows = append(l.rows, nil)
	}
	l.rows[n.rank] = append(l.rows[n.rank], n)
}

// bendArrows puts a bend into each row that an arrow of the node passes.
func (l *layout) bendArrows(n *node) {
	for i, next := range n.to {
		from := n
		for rank := n.rank + 1; rank < next.rank; rank++ {
			b := &node{rank: rank}
			l.add(b)
			if from == n {
				n.to[i] = b
			} else {
				from.to = []*node{b}
			}
			from = b
		}
		if from != n {
			from.to = []*node{next}
		}
	}
}

// order sorts the nodes of each row by the middle of those that they have
// arrows to, in the next row, or from, in the row above.
func (l *layout) order(down bool) {
	l.number()
	above := map[*node][]*node{}
	for _, row := range l.rows {
		for _, n := range row {
			for _, next := range n.to {
				above[next] = append(above[next], n)
			}
		}
	}
	for i := range l.rows {
		row := l.rows[i]
		if !down {
			row = l.rows[len(l.rows)-1-i]
		}
		middle := map[*node]float64{}
		for _, n := range row {
			near := n.to
			if down {
				near = above[n]
			}
			middle[n] = mean(near, n.x)
		}
		slices.SortStableFunc(row, func(a, b *node) int { return cmp.Compare(middle[a], middle[b]) })
		spread(row)
	}
}

// number spreads the nodes of all rows.
func (l *layout) number() {
	for _, row := range l.rows {
		spread(row)
	}
}

// spread places the nodes of a row beside each other around 0, in their order.
func spread(row []*node) {
	x := 0.0
	for _, n := range row {
		n.x = x + n.width()/2
		x += n.width() + gapX
	}
	for _, n := range row {
		n.x -= (x - gapX) / 2
	}
}

func (n *node) width() float64 {
	if n.bend() {
		return bendWidth
	}
	width := max(narrowest, letter*float64(utf8.RuneCountInString(n.title))+padding)
	for _, note := range n.notes {
		width = max(width, small*float64(utf8.RuneCountInString(note))+padding)
	}
	return width
}

func (n *node) height() float64 {
	if n.bend() {
		return 0
	}
	return titleLine + noteLine*float64(len(n.notes))
}

// mean is the middle of nodes, or else what is given.
func mean(nodes []*node, otherwise float64) float64 {
	if len(nodes) == 0 {
		return otherwise
	}
	sum := 0.0
	for _, n := range nodes {
		sum += n.x
	}
	return sum / float64(len(nodes))
}

// place moves everything to where it is drawn.
func (l *layout) place() {
	l.number()
	widest := 0.0
	for _, row := range l.rows {
		last := row[len(row)-1]
		widest = max(widest, 2*(last.x+last.width()/2))
	}
	y := margin
	for _, row := range l.rows {
		tallest := 0.0
		for _, n := range row {
			n.x += widest/2 + margin
			n.y = y
			tallest = max(tallest, n.height())
		}
		y += tallest + gapY
	}
	l.width, l.height = widest+2*margin, y-gapY+margin
}
