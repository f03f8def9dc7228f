// Package chart draws a bar chart as a PNG: a row for each topic, in it side by
// side a bar for each statement, all on one scale. It is drawn for a phone, whose width it fills
// with letters that can be read there. It can be read without colour, since each
// side has a pattern of its own and every bar is labelled, and on a light page
// as on a dark one, since it brings its own dark background.
package chart

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
)

// Chart is what to draw.
type Chart struct {
	Title string
	Note  string // how it was measured
	Sides []Side
	Rows  []Row
}

// Side is whose bars have which colour; 0xRRGGBB.
type Side struct {
	Name   string
	Colour uint32
}

// Row is a label with the value of each side, from 0 to 1, and how it is
// written.
type Row struct {
	Label  string
	Values []Value
}

// Value is the length of a bar and the text at its end.
type Value struct {
	Share float64
	Text  string
}

// Sizes in pixels. A phone that is 390 wide shows the picture beside a margin
// and the bot's own picture, so at half of them; no letters are drawn smaller
// than 24.
const (
	width     = 600
	margin    = 24
	columnGap = 24 // between the bars of two sides
	barHeight = 18
	barGap    = 4 // between a label and its bars
	rowGap    = 6
	swatch    = 20
	textGap   = 8  // between a bar and its text
	valueRoom = 72 // for the text at the end of the longest bar
	lineRoom  = 4  // between two lines of text
)

// PNG draws the chart.
func (c Chart) PNG() ([]byte, error) {
	faces, err := newFaces()
	if err != nil {
		return nil, fmt.Errorf("loading fonts: %w", err)
	}
	// Drawn once without a picture, it returns how high that has to be.
	height := c.draw(newCanvas(image.NewPaletted(image.Rect(0, 0, 1, 1), c.palette()), faces))
	canvas := newCanvas(image.NewPaletted(image.Rect(0, 0, width, height), c.palette()), faces)
	c.draw(canvas)
	var b bytes.Buffer
	if err := png.Encode(&b, canvas.img); err != nil {
		return nil, fmt.Errorf("encoding picture: %w", err)
	}
	return b.Bytes(), nil
}

// The colours besides the sides' own.
var (
	paper = color.RGBA{0x2b, 0x2d, 0x31, 0xff}
	ink   = color.RGBA{0xf2, 0xf3, 0xf5, 0xff}
	faint = color.RGBA{0xb5, 0xba, 0xc1, 0xff}
	rule  = color.RGBA{0x46, 0x48, 0x4e, 0xff}
)

// palette has the colours that are used and the shades between the text's
// and the paper's, which smooth its edges.
func (c Chart) palette() color.Palette {
	p := color.Palette{paper, rule}
	for _, text := range []color.RGBA{ink, faint} {
		const shades = 16
		for i := 1; i <= shades; i++ {
			p = append(p, blend(text, paper, i, shades))
		}
	}
	for _, s := range c.Sides {
		p = append(p, rgb(s.Colour))
	}
	return p
}

// blend is part parts of a and the rest, of whole, of b.
func blend(a, b color.RGBA, part, whole int) color.RGBA {
	mix := func(x, y uint8) uint8 { return uint8((int(x)*part + int(y)*(whole-part)) / whole) }
	return color.RGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 0xff}
}

func rgb(c uint32) color.RGBA { return color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 0xff} }
