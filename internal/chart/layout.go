package chart

// draw lays the chart out from top to bottom and returns its height.
func (c Chart) draw(on *canvas) (height int) {
	y := margin
	y += on.text(margin, y, c.Title, on.faces.title, ink) + lineRoom
	for _, note := range c.Notes {
		y += on.text(margin, y, note, on.faces.text, faint) + lineRoom
	}
	y += lineRoom
	y += c.legend(on, y) + rowGap
	labels := c.labelWidth(on)
	for _, g := range c.Groups {
		y += rowGap
		y += on.text(margin, y, g.Heading, on.faces.bold, ink) + lineRoom
		for _, row := range g.Rows {
			on.line(margin, y-rowGap/2, width-margin, rule)
			y += c.row(on, y, labels, row) + rowGap
		}
	}
	return y + margin - rowGap
}

// legend tells which pattern is whose.
func (c Chart) legend(on *canvas, y int) (height int) {
	x := margin
	for i, s := range c.Sides {
		on.bar(x, y, swatch*2, swatch, pattern(i), rgb(s.Colour))
		x += swatch*2 + textGap
		middle := y + (swatch-on.lineHeight(on.faces.text))/2
		on.text(x, middle, s.Name, on.faces.text, ink)
		x += on.textWidth(s.Name, on.faces.text) + margin
	}
	return swatch
}

// row draws the bars of a topic under each other with its label before them.
// A side that has nothing takes no room.
func (c Chart) row(on *canvas, y, labels int, row Row) (height int) {
	bars := 0
	for _, v := range row.Values {
		if v.Share > 0 {
			bars++
		}
	}
	height = max(bars*(barHeight+barGap)-barGap, on.lineHeight(on.faces.text))
	on.text(margin, y+(height-on.lineHeight(on.faces.text))/2, row.Label, on.faces.text, ink)
	left := margin + labels + labelGap
	scale := float64(width-margin-valueRoom-left) / c.longest()
	top := y + (height-bars*(barHeight+barGap)+barGap)/2
	for i, v := range row.Values {
		if v.Share > 0 {
			length := int(v.Share*scale + 0.5)
			on.bar(left, top, length, barHeight, pattern(i), rgb(c.Sides[i].Colour))
			on.text(left+length+textGap, top+(barHeight-on.lineHeight(on.faces.small))/2, v.Text, on.faces.small, ink)
			top += barHeight + barGap
		}
	}
	return height
}

// labelWidth is that of the widest label.
func (c Chart) labelWidth(on *canvas) int {
	widest := 0
	for _, g := range c.Groups {
		for _, row := range g.Rows {
			widest = max(widest, on.textWidth(row.Label, on.faces.text))
		}
	}
	return widest
}

// longest is the share that takes the whole width, never 0.
func (c Chart) longest() float64 {
	longest := 0.01
	for _, g := range c.Groups {
		for _, row := range g.Rows {
			for _, v := range row.Values {
				longest = max(longest, v.Share)
			}
		}
	}
	return longest
}
