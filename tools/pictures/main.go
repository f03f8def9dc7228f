// Command pictures draws what the bot answers, as Discord shows it, for the
// README. It starts the program itself, sends it signed interactions, draws
// the components of its replies on a page of its own, and has headless
// Chromium take the picture, in a dark and a light theme.
//
//	tools/pictures/run    # from anywhere; it installs Chromium where it can
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
}

// scenes lists the pictures that the README and docs/moderators.md show.
func scenes() []scene {
	return []scene{
		{name: "who-said", command: "who-said", options: [][2]string{{"topic", "energy ceasefire"}}},
		{name: "ask", command: "ask", options: [][2]string{{"question", "Does the White House mention hockey?"}}},
		{name: "verify", command: "verify", options: [][2]string{
			{"quote", "with 157 individuals released on each side"}, {"said-by", "white-house"}}},
		{name: "differences", command: "differences"},
		{name: "cite", command: "cite", options: [][2]string{{"passage", "KR-8.1"}}},
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
		{name: "quiz", command: "quiz", press: []string{"Play"}},
	}
}

func main() {
	program := flag.String("bot", "", "the program")
	out := flag.String("out", "", "the folder for the pictures")
	flag.Parse()
	if err := draw(context.Background(), *program, *out); err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

func draw(ctx context.Context, program, out string) error {
	b, err := startBot(ctx, program)
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
		r, err := b.play(s)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		for _, theme := range []string{"dark", "light"} {
			name := s.name + "-" + theme
			html, err := page(s, r, theme)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			if err := shoot(ctx, filepath.Join(work, name), html, filepath.Join(out, name+".png")); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			fmt.Println(name)
		}
	}
	return nil
}
