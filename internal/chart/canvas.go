package chart

import (
	"image"
	"image/color"
	"image/draw"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// canvas is a picture being drawn. What lies outside of it is left out.
type canvas struct {
	img   *image.Paletted
	faces *faces
}

func newCanvas(img *image.Paletted, f *faces) *canvas {
	draw.Draw(img, img.Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)
	return &canvas{img, f}
}

// Sizes of letters, in pixels.
const (
	titleSize = 28
	textSize  = 26
	smallSize = 24
)

// faces are the letters in use. The Go fonts have Latin, Greek and Cyrillic.
type faces struct {
	title, text, small font.Face
}

func newFaces() (*faces, error) {
	var f faces
	for _, load := range []struct {
		into *font.Face
		ttf  []byte
		size float64
	}{
		{&f.title, gobold.TTF, titleSize}, {&f.text, goregular.TTF, textSize}, {&f.small, goregular.TTF, smallSize},
	} {
		parsed, err := opentype.Parse(load.ttf)
		if err != nil {
			return nil, err
		}
		const pixelsPerInch = 72 // so that a point is a pixel
		*load.into, err = opentype.NewFace(parsed, &opentype.FaceOptions{Size: load.size, DPI: pixelsPerInch, Hinting: font.HintingFull})
		if err != nil {
			return nil, err
		}
	}
	return &f, nil
}

// text writes s with its top left corner at x, y and returns its height.
func (c *canvas) text(x, y int, s string, face font.Face, colour color.RGBA) (height int) {
	drawer := font.Drawer{Dst: c.img, Src: image.NewUniform(colour), Face: face,
		Dot: fixed.P(x, y+face.Metrics().Ascent.Ceil())}
	drawer.DrawString(s)
	return c.lineHeight(face)
}

func (c *canvas) lineHeight(face font.Face) int {
	return face.Metrics().Ascent.Ceil() + face.Metrics().Descent.Ceil()
}

func (c *canvas) textWidth(s string, face font.Face) int {
	return font.MeasureString(face, s).Ceil()
}

func (c *canvas) line(x, y, end int, colour color.RGBA) {
	draw.Draw(c.img, image.Rect(x, y, end, y+1), image.NewUniform(colour), image.Point{}, draw.Src)
}

// bar fills a rectangle with the pattern and draws its outline.
func (c *canvas) bar(x, y, length, height int, filled func(x, y int) bool, colour color.RGBA) {
	dark, light := uint8(c.img.Palette.Index(ink)), uint8(c.img.Palette.Index(colour))
	r := image.Rect(x, y, x+max(length, 2*outline), y+height)
	inside := r.Inset(outline)
	for py := r.Min.Y; py < r.Max.Y; py++ {
		for px := r.Min.X; px < r.Max.X; px++ {
			at := image.Pt(px, py)
			switch {
			case !at.In(inside):
				c.img.SetColorIndex(px, py, dark)
			case filled(px-x, py-y):
				c.img.SetColorIndex(px, py, light)
			}
		}
	}
}

// outline is the width of a bar's edge in pixels.
const outline = 2

// pattern is the filling of the i-th side, told apart without colour. The
// first ones take the same share of a bar, so that none looks heavier.
func pattern(i int) func(x, y int) bool {
	const step, stroke = 8, 4
	patterns := []func(x, y int) bool{
		func(x, y int) bool { return (x+y)%step < stroke },
		func(x, y int) bool { return (x-y+step*barHeight)%step < stroke },
		func(x, y int) bool { return x%step < stroke },
		func(x, y int) bool { return (x-y+step*barHeight)%step < stroke || (x+y)%step < stroke },
	}
	return patterns[i%len(patterns)]
}
