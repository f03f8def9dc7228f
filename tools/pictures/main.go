// Command pictures draws what the bot answers, as Discord shows it, for the
// README. It starts the program itself, sends it signed interactions, draws
// the components of its replies on a page of its own, and has headless
// Chromium take the picture, in a light theme and where it is shown in a dark one
// too.
//
//	tools/pictures/run    # from anywhere; it installs Chromium where it can
//
// For a look at a reply as a phone shows it, in another language:
//
//	go run . -bot BOT -out FOLDER -only compare -width 390 -locale de
//
// Pictures that are there already, such as those of the web pages, it makes small:
//
//	go run . FILE...
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// scene is one picture: a command and what is pressed on its answer.
type scene struct {
	name    string
	command string
	options [][2]string // names with values
	press   []string    // labels of buttons, one after the other
	dark    bool        // also in the dark theme
}

// scenes lists the pictures that the README and docs/moderators.md show.
func scenes() []scene {
	return []scene{
		{name: "who-said", command: "who-said", options: [][2]string{{"topic", "energy ceasefire"}}, dark: true},
		{name: "says-nothing", command: "ask", options: [][2]string{{"question", "Does the White House mention hockey?"}}},
		{name: "nothing-found", command: "ask", options: [][2]string{{"question", "Did they laugh and cry together?"}}},
		{name: "compare", command: "compare", options: [][2]string{{"topic", "Middle East"}}},
		{name: "verify", command: "verify", options: [][2]string{
			{"quote", "with 157 individuals released on each side"}, {"said-by", "white-house"}}},
		{name: "differences", command: "differences"},
		{name: "cite", command: "cite", options: [][2]string{{"passage", "KR-8.1"}}},
		{name: "quiz", command: "quiz", press: []string{"Play"}},
		{name: "verdict-exact", command: "verify", options: [][2]string{
			{"quote", "Kremlin: “needs of their people. This conflict should have never begun”"}}},
		{name: "verdict-altered", command: "verify", options: [][2]string{
			{"quote", "Both leaders shared the conviction that Iran should be allowed a position to threaten Israel"}}},
		{name: "verdict-stitched", command: "verify", options: [][2]string{
			{"quote", "“engaged in an in-depth and candid discussion … The leaders conversed broadly about the Middle East”"}}},
		{name: "verdict-close", command: "verify", options: [][2]string{
			{"quote", "Trump liked Putin's idea of hockey games between NHL and KHL players"}}},
		{name: "verdict-absent", command: "verify", options: [][2]string{
			{"quote", "Kremlin: “Moscow will host the next Olympic Games”"}}},
	}
}

// settings are what the flags say.
type settings struct {
	program, out string
	only         string // the name of a scene; empty: all
	width        int    // of the window, in pixels of CSS
	locale       string
}

func main() {
	var s settings
	flag.StringVar(&s.program, "bot", "", "the program")
	flag.StringVar(&s.out, "out", "", "the folder for the pictures")
	flag.StringVar(&s.only, "only", "", "the one scene to draw")
	flag.IntVar(&s.width, "width", 700, "how wide the window is")
	flag.StringVar(&s.locale, "locale", "en-US", "the asker's language")
	flag.Parse()
	err := shrink(flag.Args())
	if flag.NArg() == 0 {
		err = draw(context.Background(), s)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

func shrink(files []string) error {
	for _, file := range files {
		taken, err := readPNG(file)
		if err != nil {
			return err
		}
		if err := writePNG(file, taken); err != nil {
			return err
		}
	}
	return nil
}

func draw(ctx context.Context, set settings) error {
	b, err := startBot(ctx, set.program, set.locale)
	if err != nil {
		return err
	}
	defer b.stop()
	work, err := os.MkdirTemp("", "pictures")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	for _, s := range scenes() {
		if set.only != "" && s.name != set.only {
			continue
		}
		if err := s.draw(ctx, b, set, work); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// draw plays the scene and takes its pictures.
func (s scene) draw(ctx context.Context, b *bot, set settings, work string) error {
	r, err := b.play(s)
	if err != nil {
		return err
	}
	themes := []string{"light"}
	if s.dark {
		themes = append(themes, "dark")
	}
	for _, theme := range themes {
		html, err := page(s, r, theme)
		if err != nil {
			return err
		}
		name := s.name + "-" + theme
		w := window{filepath.Join(work, name), set.width}
		if err := w.shoot(ctx, html, filepath.Join(set.out, name+".png")); err != nil {
			return err
		}
		fmt.Println(name)
	}
	return nil
}
