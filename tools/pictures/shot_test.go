package main

import (
	"image"
	"image/color"
	"testing"
)

// A reduced picture has few colours: its backgrounds as they were, however near
// to each other, and each other colour as one that is near.
func TestReduce(t *testing.T) {
	page, card := color.RGBA{255, 255, 255, 255}, color.RGBA{247, 248, 249, 255}
	full := image.NewRGBA(image.Rect(0, 0, 256, 3))
	for x := range 256 {
		full.Set(x, 0, page)
		full.Set(x, 1, card)
		full.Set(x, 2, color.RGBA{uint8(x), uint8(x), uint8(x), 255}) // edges of letters
	}
	got := reduce(full)
	if len(got.Palette) > most {
		t.Errorf("it has %d colours", len(got.Palette))
	}
	if got.At(9, 0) != page || got.At(9, 1) != card {
		t.Errorf("its backgrounds are %v and %v", got.At(9, 0), got.At(9, 1))
	}
	for x := range 256 {
		if d := distance(got.At(x, 2).(color.RGBA), full.RGBAAt(x, 2)); d > 2*apart {
			t.Errorf("the grey %d becomes %v", x, got.At(x, 2))
		}
	}
}
