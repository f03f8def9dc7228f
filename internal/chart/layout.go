package chart

import (
	"image/color"
	"strings"

	"golang.org/x/image/font"
)

// draw lays the chart out from top to bottom and returns its height.
func (c Chart) draw(on *canvas) (height int) {
	y := margin
	y += on.paragraph(y, c.Title, on.faces.title, ink) + lineRoom
	y += c.head(on, y) + rowGap
	for _, row := range c.Rows {
		on.line(margin, y, width-margin, rule)
		y += rowGap
		y += c.row(on, y, row) + rowGap
	}
	on.line(margin, y, width-margin, rule)
	y += rowGap
	return y + on.paragraph(y, c.Note, on.faces.small, faint) + margin - lineRoom
}

// column is where the bars of a side begin, and how long they may be.
func (c Chart) column(i int) (x, room int) {
	n := max(len(c.Sides), 1)
	room = (width - 2*margin - (n-1)*columnGap) / n
	return margin + i*(room+columnGap), room
}

// paragraph writes a text in as many lines as it needs and returns its height.
func (c *canvas) paragraph(y int, text string, face font.Face, colour color.RGBA) (height int) {
	for _, line := range c.lines(text, face, width-2*margin) {
		height += c.text(margin, y+height, line, face, colour) + lineRoom
	}
	return height
}

// lines breaks a text between words; a word that is too long stays whole.
func (c *canvas) lines(text string, face font.Face, room int) []string {
	var out []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && c.textWidth(longer, face) > room {
			out, longer = append(out, line), word
		}
		line = longer
	}
	return append(out, line)
}

// head names the sides, each over its bars and with the pattern of those.
func (c Chart) head(on *canvas, y int) (height int) {
	line := on.lineHeight(on.faces.text)
	for i, s := range c.Sides {
		x, room := c.column(i)
		on.bar(x, y+(line-swatch)/2, swatch, swatch, pattern(i), rgb(s.Colour))
		on.text(x+swatch+textGap, y, on.lines(s.Name, on.faces.text, room-swatch-textGap)[0], on.faces.text, ink)
	}
	return line
}

// row draws the label of a topic and below it the bars of the sides.
func (c Chart) row(on *canvas, y int, row Row) (height int) {
	for _, line := range on.lines(row.Label, on.faces.text, width-2*margin) {
		height += on.text(margin, y+height, line, on.faces.text, ink)
	}
	height += barGap
	for i, v := range row.Values {
		x, room := c.column(i)
		length := 0
		if v.Share > 0 {
			length = int(v.Share/c.longest()*float64(room-valueRoom) + 0.5)
			on.bar(x, y+height, length, barHeight, pattern(i), rgb(c.Sides[i].Colour))
			length += textGap
		}
		on.text(x+length, y+height+(barHeight-on.lineHeight(on.faces.small))/2, v.Text, on.faces.small, ink)
	}
	return height + barHeight
}

// longest is the share that takes the whole width, never 0.
func (c Chart) longest() float64 {
	longest := 0.01
	for _, row := range c.Rows {
		for _, v := range row.Values {
			longest = max(longest, v.Share)
		}
	}
	return longest
}
