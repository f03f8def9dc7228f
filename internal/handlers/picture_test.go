package handlers

import (
	"bytes"
	"image/png"
	"math"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/message"
)

func TestPictureIsDrawnInEveryLanguage(t *testing.T) {
	svc := testService(t)
	svc.DrawPictures()
	if n := len(svc.pictures.drawn); n != len(message.Languages()) {
		t.Errorf("%d pictures are drawn beforehand", n)
	}
	(&Service{Corpus: &corpus.Corpus{}}).DrawPictures() // no topics, no pictures
	for _, l := range message.Languages() {
		image, err := svc.picture(l)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(bytes.NewReader(image.PNG))
		if err != nil {
			t.Fatalf("%s: %v", l, err)
		}
		if size := picture.Bounds(); size.Dx() != 600 || size.Dy() < size.Dx() || size.Dy() > size.Dx()*7/4 {
			t.Errorf("%s: the picture is %v", l, size)
		}
		const tenMiB = 10 << 20 // what Discord takes as an attachment
		if len(image.PNG) > tenMiB/100 {
			t.Errorf("%s: the picture has %d bytes", l, len(image.PNG))
		}
		again, err := svc.picture(l)
		if err != nil || again != image {
			t.Errorf("%s: the picture is drawn twice", l)
		}
	}
}

// The alternative text has every figure of the picture and fits what Discord
// takes.
func TestAlternativeTextHasTheFigures(t *testing.T) {
	svc := testService(t)
	for _, l := range message.Languages() {
		image, err := svc.picture(l)
		if err != nil {
			t.Fatal(err)
		}
		if n := utf8.RuneCountInString(image.Alt); n > 1024 {
			t.Errorf("%s: the text has %d characters", l, n)
		}
		for _, topic := range svc.Corpus.Topics {
			if only(topic) != nil {
				continue // shown together with others
			}
			var figures []string
			for _, s := range svc.Corpus.Statements {
				figures = append(figures, percent(l, share(svc.Corpus, topic, s)))
			}
			if want := topic.Name(string(l)) + " " + strings.Join(figures, " / "); !strings.Contains(image.Alt, want) {
				t.Errorf("%s: %q is not in %q", l, want, image.Alt)
			}
		}
	}
}

// Every word of a statement is counted once.
func TestSharesMakeTheWhole(t *testing.T) {
	svc := testService(t)
	for _, s := range svc.Corpus.Statements {
		sum := 0.0
		for _, topic := range svc.Corpus.Topics {
			sum += share(svc.Corpus, topic, s)
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("%s: the shares together are %v", s.ID, sum)
		}
	}
}

func TestPercent(t *testing.T) {
	for _, test := range []struct {
		name  string
		share float64
		want  string
	}{{"none", 0, "0%"}, {"little", 0.001, "< 1%"}, {"nearly one", 0.0049, "< 1%"}, {"one", 0.005, "1%"}, {"rounded", 0.125, "13%"}, {"all", 1, "100%"}} {
		t.Run(test.name, func(t *testing.T) {
			if got := percent("en", test.share); got != test.want {
				t.Errorf("%v: %q, want %q", test.share, got, test.want)
			}
		})
	}
}

// Statements of one's own: more than two, or without a map of topics.
func TestDifferencesOfOwnCorpora(t *testing.T) {
	files := fstest.MapFS{
		"a.md": ownFile("a", "A", "Alpha", "The lake is cold. It rains."),
		"b.md": ownFile("b", "B", "Beta", "The lake is warm."),
		"c.md": ownFile("c", "C", "Gamma", "The sea is deep."),
	}
	svc := ownService(t, files)
	if a := answerLine(t, svc, "/differences"); a.Refusal() == "" {
		t.Error("there are differences without a map of topics")
	}
	if a := answerLine(t, svc, "/topics"); a.Refusal() != "" {
		t.Error(a.Refusal())
	}
	files["topics.yaml"] = &fstest.MapFile{Data: []byte("topics:\n" +
		"  - {id: lake, names: {en: Lake}, passages: [A-1.1, B-1.1]}\n" +
		"  - {id: rain, names: {en: Rain}, passages: [A-1.2]}\n" +
		"  - {id: sea, names: {en: Sea}, passages: [C-1.1]}\n")}
	a := answerLine(t, ownService(t, files), "/differences")
	var got []string
	for _, b := range bodyOf(a) {
		got = append(got, b.Heading+": "+strings.Join(b.Lines, " | "))
	}
	want := "Only in the Alpha statement: Rain: A-1.2\nOnly in the Gamma statement: Sea: C-1.1\nMore than one statement: Lake: A-1.1; B-1.1"
	if strings.Join(got, "\n") != want {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	if a.Image() == nil || !strings.Contains(a.Image().Alt, "Lake 67% / 100% / 0%; 1 topic is only in the Alpha statement 33% / 0% / 0%") {
		t.Error("the picture does not tell the shares")
	}
}

// What is in one message of Discord together with the provenance line and
// the signs of its markdown.
func TestBodiesFitOneMessage(t *testing.T) {
	const room = 3600
	for _, l := range message.Languages() {
		for _, line := range []string{"/differences", "/topics", "/help", "/about", "/quiz"} {
			runes := 0
			for _, b := range bodyOf(answerLineIn(t, testService(t), l, line)) {
				runes += utf8.RuneCountInString(b.Heading) + len("### \n")
				for _, line := range b.Lines {
					runes += utf8.RuneCountInString(line) + len("\n") + strings.Count(line, "-") + strings.Count(line, ".")
				}
			}
			if runes > room {
				t.Errorf("%s: %s takes %d characters", l, line, runes)
			}
		}
	}
}
