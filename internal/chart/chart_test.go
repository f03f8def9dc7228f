package chart

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
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
	return Chart{Title: "Title", Note: "Note",
		Sides: []Side{{"One", first}, {"Two", second}},
		Rows:  []Row{{"Лейбл ґєії ß", []Value{{share, "50%"}, {share, "50%"}}}}}
}

// inkOf counts the pixels of letters and outlines in each line.
func inkOf(img image.Image) []int {
	b := img.Bounds()
	lines := make([]int, b.Dy())
	for y := range lines {
		for x := b.Min.X; x < b.Max.X; x++ {
			if r, g, b, _ := img.At(x, y+b.Min.Y).RGBA(); r+g+b > 3*0xc000 {
				lines[y]++
			}
		}
	}
	return lines
}

// In one colour for both, and so in print or to eyes that see no colour, the
// sides' bars are told apart, and neither is the heavier one.
func TestSidesAreToldApartWithoutColour(t *testing.T) {
	const length = barHeight * 20
	ink := func(side int) (filled int, bar []bool) {
		for y := range barHeight {
			for x := range length {
				on := pattern(side)(x, y)
				if bar = append(bar, on); on {
					filled++
				}
			}
		}
		return filled, bar
	}
	first, one := ink(0)
	second, other := ink(1)
	if first != second || first < len(one)/3 || first > len(one)*2/3 {
		t.Errorf("of %d pixels the one side fills %d, the other %d", len(one), first, second)
	}
	differ := 0
	for i := range one {
		if one[i] != other[i] {
			differ++
		}
	}
	if differ < len(one)/3 {
		t.Errorf("the bars differ in %d of %d pixels", differ, len(one))
	}
}

// The picture brings its own background, so that no page swallows the letters.
func TestBackgroundIsOpaque(t *testing.T) {
	img := picture(t, two(0x3f7fbf, 0xbf7f3f, 0.5))
	for _, at := range []image.Point{{}, {img.Bounds().Dx() - 1, img.Bounds().Dy() - 1}} {
		if got := color.RGBAModel.Convert(img.At(at.X, at.Y)); got != paper {
			t.Errorf("the corner %v is %v", at, got)
		}
	}
}

// On one scale a share twice as large has a bar twice as long, whoever's it is.
func TestBarsAreOnOneScale(t *testing.T) {
	for _, c := range []struct {
		name string
		half []Value
	}{
		{"the same side's", []Value{{0.1, ""}, {0, ""}}},
		{"the other side's", []Value{{0, ""}, {0.1, ""}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			picture := picture(t, Chart{Sides: []Side{{"", 0}, {"", 0}}, Rows: []Row{{"", []Value{{0.2, ""}, {0, ""}}}, {"", c.half}}})
			lines := inkOf(picture)
			longest := slices.Max(lines) // the edge of the longest bar
			half := 0
			for _, n := range lines {
				if n >= longest/2-1 && n <= longest/2+1 {
					half++
				}
			}
			if half < 2*outline {
				t.Errorf("the longest bar has %d pixels; %d lines have half as many, want %d", longest, half, 2*outline)
			}
		})
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
	c.Rows = []Row{{"R", values}}
	picture(t, c)
}

// On a phone 390 pixels wide, of which a message has shown, letters have 12 at
// least, and however long a text is it stays within the picture.
func TestLettersFitAPhone(t *testing.T) {
	faces, err := newFaces()
	if err != nil {
		t.Fatal(err)
	}
	const shown = 302.0
	for _, size := range []float64{titleSize, textSize, smallSize} {
		if got := size * shown / width; got < 12 {
			t.Errorf("letters of %.0f are shown at %.1f", size, got)
		}
	}
	c := two(0, 0, 0.5)
	on := newCanvas(image.NewPaletted(image.Rect(0, 0, 1, 1), c.palette()), faces)
	long := strings.Repeat("Verhandlungen im Nahen Osten ", 10)
	for _, line := range on.lines(long, faces.text, width-2*margin) {
		if n := on.textWidth(line, faces.text); n > width-2*margin {
			t.Errorf("%q takes %d pixels", line, n)
		}
	}
	if got := strings.Join(on.lines(long, faces.text, width-2*margin), " "); got != strings.TrimSpace(long) {
		t.Errorf("the lines have other words: %q", got)
	}
}
