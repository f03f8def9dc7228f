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
	pageWidth  = 700
	pageHeight = 3000 // more than any picture needs: the rest is cut off
	scale      = 2    // pixels for each of CSS
	margin     = 14 * scale
)

// shoot has Chromium take a picture of a page and writes it cut to what is
// drawn, in as few bytes as it can be. work is a folder of its own.
func shoot(ctx context.Context, work string, page []byte, out string) error {
	if err := os.Mkdir(work, 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(work+"/page.html", page, 0o600); err != nil {
		return err
	}
	args := []string{"--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-sync", "--disable-quic",
		"--disable-background-networking", "--disable-component-update", "--user-data-dir=" + work + "/profile",
		fmt.Sprintf("--force-device-scale-factor=%d", scale), fmt.Sprintf("--window-size=%d,%d", pageWidth, pageHeight),
		"--screenshot=" + work + "/page.png"}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox") // Chromium's sandbox does not work for root
	}
	c := exec.CommandContext(ctx, "chromium", append(args, "file://"+work+"/page.html")...)
	if said, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("chromium: %w\n%s", err, said)
	}
	data, err := os.ReadFile(work + "/page.png")
	if err != nil {
		return err
	}
	taken, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return err
	}
	var small bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&small, reduce(crop(taken))); err != nil {
		return err
	}
	return os.WriteFile(out, small.Bytes(), 0o644)
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

// reduce keeps the most frequent colours, as many as a palette takes. Text
// on a few backgrounds has not many more.
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
	for _, c := range colours[:min(len(colours), 256)] {
		palette = append(palette, c)
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
