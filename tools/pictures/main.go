// Command pictures draws what the bot answers, as Discord shows it, for the
// README: the components of its replies on a page, of which headless Chromium
// takes a picture, in a light theme and where it is shown in a dark one too.
//
//	tools/pictures/run    # from anywhere; it installs Chromium where it can
//
// For a look at a reply as a phone shows it, in another language:
//
//	go run ./tools/pictures -out FOLDER -only compare -width 390 -language de
//
// Pictures that are there already, such as those of the web pages, it makes small:
//
//	go run ./tools/pictures FILE...
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/discord/render"
	"bothsides/internal/handlers"
	"bothsides/internal/message"
	"bothsides/internal/search"
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
	out      string
	only     string // the name of a scene; empty: all
	width    int    // of the window, in pixels of CSS
	language string
}

func main() {
	var s settings
	flag.StringVar(&s.out, "out", "docs/pictures", "the folder for the pictures")
	flag.StringVar(&s.only, "only", "", "the one scene to draw")
	flag.IntVar(&s.width, "width", 700, "how wide the window is")
	flag.StringVar(&s.language, "language", "en", "the asker's language")
	flag.Parse()
	err := shrink(flag.Args())
	if flag.NArg() == 0 {
		err = drawAll(context.Background(), s)
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

func drawAll(ctx context.Context, set settings) error {
	c, err := corpus.Builtin()
	if err != nil {
		return err
	}
	index, err := search.Open(c, search.Options{})
	if err != nil {
		return err
	}
	defer index.Close()
	service := &handlers.Service{Corpus: c, Index: index}
	work, err := os.MkdirTemp("", "pictures")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	for _, s := range scenes() {
		if set.only != "" && s.name != set.only {
			continue
		}
		if err := s.draw(ctx, service, set, work); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// reply is a message with its picture.
type reply struct {
	render.Message
	image *answer.Image
}

// play gives the scene's command and presses its buttons.
func (s scene) play(service *handlers.Service, l message.Language) (reply, error) {
	options := map[string]any{}
	for _, o := range s.options {
		options[o[0]] = o[1]
	}
	r, err := answered(service, handlers.Call{Command: s.command, Options: options, Language: l})
	for _, label := range s.press {
		state, parsing := render.ParseID(service.Corpus, button(r.Components, label))
		if err = cmp.Or(err, parsing); err != nil {
			return r, fmt.Errorf("pressing %q: %w", label, err)
		}
		r, err = answered(service, handlers.Call{State: &state, Language: l})
	}
	return r, err
}

// answered is the answer to a call as it is sent, with the button that public ones
// have.
func answered(service *handlers.Service, call handlers.Call) (reply, error) {
	a, err := service.Answer(call)
	var buttons []render.Component
	if a.Visibility == answer.Public {
		buttons = []render.Component{render.RemoveButton(a.Language)}
	}
	return reply{render.Answer(service.Corpus, a, "", buttons...), a.Image()}, err
}

// draw plays the scene and takes its pictures.
func (s scene) draw(ctx context.Context, service *handlers.Service, set settings, work string) error {
	r, err := s.play(service, message.Of(set.language))
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
