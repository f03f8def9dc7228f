package main

import (
	"bytes"
	"fmt"
	"html"
)

// look is the style of a picture, by day and by night.
const look = `<style>
text{font:13px system-ui,sans-serif;text-anchor:middle;fill:#1f2328}
.title{font-weight:600}
.note{font-size:11px;fill:#59636e}
rect{fill:#f6f8fa;stroke:#8c959f;rx:6px}
path{fill:none;stroke:#6e7781;stroke-width:1.2}
marker path{fill:#6e7781;stroke:none}
@media(prefers-color-scheme:dark){
text{fill:#f0f6fc}.note{fill:#9198a1}
rect{fill:#151b23;stroke:#656c76}
path{stroke:#8b949e}marker path{fill:#8b949e}
}
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0,0L8,4L0,8z"/></marker></defs>
`

// svg draws a layout.
func (l layout) svg(title string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f">`+"\n",
		l.width, l.height, l.width, l.height)
	fmt.Fprintf(&b, "<title>%s</title>\n%s", html.EscapeString(title), look)
	for _, row := range l.rows {
		for _, n := range row {
			n.arrows(&b)
		}
	}
	for _, row := range l.rows {
		for _, n := range row {
			n.box(&b)
		}
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// arrows draws the arrows that begin at a box, each to its end.
func (n *node) arrows(b *bytes.Buffer) {
	if n.bend() {
		return
	}
	for _, next := range n.to {
		fmt.Fprintf(b, `<path d="M%.0f,%.0f`, n.x, n.y+n.height())
		from := n
		for ; next.bend(); from, next = next, next.to[0] {
			curve(b, from, next)
		}
		curve(b, from, next)
		b.WriteString("\" marker-end=\"url(#tip)\"/>\n")
	}
}

// curve goes on from the bottom of one node to the top of the next.
func curve(b *bytes.Buffer, from, to *node) {
	middle := (from.y + from.height() + to.y) / 2
	fmt.Fprintf(b, "C%.0f,%.0f %.0f,%.0f %.0f,%.0f", from.x, middle, to.x, middle, to.x, to.y)
}

func (n *node) box(b *bytes.Buffer) {
	if n.bend() {
		return
	}
	fmt.Fprintf(b, "<g><title>%s</title><rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\"/>\n",
		html.EscapeString(n.tip), n.x-n.width()/2, n.y, n.width(), n.height())
	y := n.y + 17
	fmt.Fprintf(b, "<text class=\"title\" x=\"%.0f\" y=\"%.0f\">%s</text>\n", n.x, y, html.EscapeString(n.title))
	for _, note := range n.notes {
		y += noteLine
		fmt.Fprintf(b, "<text class=\"note\" x=\"%.0f\" y=\"%.0f\">%s</text>\n", n.x, y, html.EscapeString(note))
	}
	b.WriteString("</g>\n")
}
