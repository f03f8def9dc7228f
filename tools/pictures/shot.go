package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"os/exec"
	"slices"
)

const (
	pageHeight = 3000 // more than any picture needs: the rest is cut off
	scale      = 2    // pixels for each of CSS
	margin     = 14 * scale
)

// window is one of Chromium's.
type window struct {
	work  string // a folder of its own, to be made
	width int
}

// shoot has Chromium take a picture of a page and writes it cut to what is
// drawn.
func (w window) shoot(ctx context.Context, page []byte, out string) error {
	work := w.work
	if err := os.Mkdir(work, 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(work+"/page.html", page, 0o600); err != nil {
		return err
	}
	args := []string{"--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-sync", "--disable-quic",
		"--disable-background-networking", "--disable-component-update", "--user-data-dir=" + work + "/profile",
		fmt.Sprintf("--force-device-scale-factor=%d", scale), fmt.Sprintf("--window-size=%d,%d", w.width, pageHeight),
		"--screenshot=" + work + "/page.png"}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox") // Chromium's sandbox does not work for root
	}
	c := exec.CommandContext(ctx, "chromium", append(args, "file://"+work+"/page.html")...)
	if said, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("chromium: %w\n%s", err, said)
	}
	taken, err := readPNG(work + "/page.png")
	if err != nil {
		return err
	}
	return writePNG(out, crop(taken))
}

func readPNG(file string) (image.Image, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return png.Decode(bytes.NewReader(data))
}

// writePNG writes a picture with few colours.
func writePNG(file string, taken image.Image) error {
	var small bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&small, reduce(taken)); err != nil {
		return err
	}
	return os.WriteFile(file, small.Bytes(), 0o644)
}

// crop cuts off the rows below the last one that is not all background.
func crop(taken image.Image) image.Image {
	bounds := taken.Bounds()
	background := taken.At(bounds.Min.X, bounds.Max.Y-1)
	last := bounds.Max.Y - 1
	for ; last > 0; last-- {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			if taken.At(x, last) != background {
				bounds.Max.Y = min(bounds.Max.Y, last+margin)
				return taken.(interface {
					SubImage(image.Rectangle) image.Image
				}).SubImage(bounds)
			}
		}
	}
	return taken
}

// The palette of a picture: so few colours, so far apart, that it is small, and
// so many, so near, that letters keep their soft edges. The frequent ones, of
// backgrounds and bars, are all in it.
const (
	most     = 16
	frequent = 500 // one in so many pixels has it
	apart    = 24  // in the channel in which two colours differ most
)

// reduce leaves the picture a palette, and gives each colour that is not in it
// the nearest.
func reduce(full image.Image) *image.Paletted {
	bounds := full.Bounds()
	count := map[color.RGBA]int{}
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			count[color.RGBAModel.Convert(full.At(x, y)).(color.RGBA)]++
		}
	}
	colours := slices.SortedFunc(maps.Keys(count), func(a, b color.RGBA) int {
		return cmp.Or(count[b]-count[a], int(b.R)-int(a.R), int(b.G)-int(a.G), int(b.B)-int(a.B))
	})
	palette := color.Palette{}
	pixels := bounds.Dx() * bounds.Dy()
	for _, c := range colours {
		far := !slices.ContainsFunc(palette, func(other color.Color) bool { return distance(c, other.(color.RGBA)) < apart })
		if len(palette) < most && (count[c]*frequent >= pixels || far) {
			palette = append(palette, c)
		}
	}
	nearest := map[color.RGBA]uint8{}
	for _, c := range colours {
		nearest[c] = uint8(palette.Index(c))
	}
	out := image.NewPaletted(image.Rect(0, 0, bounds.Dx(), bounds.Dy()), palette)
	for y := range bounds.Dy() {
		for x := range bounds.Dx() {
			out.SetColorIndex(x, y, nearest[color.RGBAModel.Convert(full.At(bounds.Min.X+x, bounds.Min.Y+y)).(color.RGBA)])
		}
	}
	return out
}

// distance is how much two colours differ in the channel where they do most.
func distance(a, b color.RGBA) int {
	most := 0
	for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B)} {
		most = max(most, d, -d)
	}
	return most
}
