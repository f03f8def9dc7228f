package chart

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
)

func picture(t testing.TB, c Chart) image.Image {
	t.Helper()
	data, err := c.PNG()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// two sides with the same share of one topic, in the given colours.
func two(first, second uint32, share float64) Chart {
	return Chart{Title: "Title", Notes: []string{"Note"},
		Sides:  []Side{{"One", first}, {"Two", second}},
		Groups: []Group{{"Group", []Row{{"Лейбл ґєії ß", []Value{{share, "50%"}, {share, "50%"}}}}}}}
}

// inkOf counts the pixels of a bar's own colour or dark outline in each line.
func inkOf(img image.Image) []int {
	b := img.Bounds()
	lines := make([]int, b.Dy())
	for y := range lines {
		for x := b.Min.X; x < b.Max.X; x++ {
			if r, g, b, _ := img.At(x, y+b.Min.Y).RGBA(); r+g+b < 3*0x8000 {
				lines[y]++
			}
		}
	}
	return lines
}

// In one colour for both, and so in print or to eyes that see no colour, the
// sides' bars are told apart: one is filled, the other hatched.
func TestSidesAreToldApartWithoutColour(t *testing.T) {
	lines := inkOf(picture(t, two(0x404040, 0x404040, 1)))
	full, hatched := 0, 0
	for _, n := range lines {
		switch {
		case n > 700:
			full++
		case n > 250 && n < 600:
			hatched++
		}
	}
	if full < barHeight || hatched < barHeight-2*outline {
		t.Errorf("%d lines are of a filled bar, %d of a hatched one", full, hatched)
	}
}

// The picture brings its own background, so that a dark page does not swallow
// the letters.
func TestBackgroundIsOpaque(t *testing.T) {
	img := picture(t, two(0x3f7fbf, 0xbf7f3f, 0.5))
	for _, at := range []image.Point{{}, {img.Bounds().Dx() - 1, img.Bounds().Dy() - 1}} {
		if got := color.RGBAModel.Convert(img.At(at.X, at.Y)); got != paper {
			t.Errorf("the corner %v is %v", at, got)
		}
	}
}

// On one scale a share twice as large has a bar twice as long.
func TestBarsAreOnOneScale(t *testing.T) {
	c := two(0x000000, 0x000000, 0)
	c.Groups[0].Rows = []Row{{"", []Value{{0.2, ""}, {0.1, ""}}}, {"", []Value{{0.1, ""}, {0, ""}}}}
	lines := inkOf(picture(t, c))
	longest, half := 0, 0
	for _, n := range lines {
		longest = max(longest, n)
	}
	for _, n := range lines {
		if n >= longest/2-1 && n <= longest/2+1 {
			half++
		}
	}
	if half < barHeight {
		t.Errorf("the longest bar has %d pixels; %d lines have half as many", longest, half)
	}
}

// No share, a lonely side and more sides than patterns are drawn without fault.
func TestOddCharts(t *testing.T) {
	picture(t, Chart{})
	picture(t, two(0, 0xffffff, 0))
	c := Chart{Title: "T"}
	var values []Value
	for range 7 {
		c.Sides = append(c.Sides, Side{"S", 0x123456})
		values = append(values, Value{1, "1"})
	}
	c.Groups = []Group{{"G", []Row{{"R", values}}}}
	picture(t, c)
}
