package discord

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/discord/contract"
	"bothsides/internal/discord/render"
	"bothsides/internal/handlers"
	"bothsides/internal/search"
)

// serviceOver answers from statements of a test's own.
func serviceOver(t *testing.T, files fstest.MapFS) *handlers.Service {
	t.Helper()
	c, err := corpus.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	index, err := search.Open(c, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { index.Close() })
	return &handlers.Service{Corpus: c, Index: index, Version: "test"}
}

// longFiles are so many statements, each of a sentence about the weir that no
// message takes whole.
func longFiles(n int) fstest.MapFS {
	files := fstest.MapFS{"topics.yaml": &fstest.MapFile{Data: []byte("topics:\n  - {id: weir, names: {en: Weir}, passages: [S0-1.1]}\n")}}
	for i := range n {
		sentence := "The weir is to be repaired"
		for item := range 110 {
			sentence += fmt.Sprintf(", by builder *%d* of town %d with stones and timber", item, i)
		}
		files[fmt.Sprintf("s%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"---\nid: side-%d\ncode: S%[1]d\nname: Side %[1]d\ntitle: T\ndate: 2025-03-18\norder: %[1]d\nwording: Wording of a test.\n---\n%s.\n\nA short one on eels.\n", i, sentence)}
	}
	return files
}

// unquoted is what a message quotes of a passage: the lines with the sign of a
// quotation before the label of the passage, without what Discord reads as markup.
func unquoted(text, id string) string {
	before, _, found := strings.Cut(text, "\n-# "+id)
	if !found {
		return ""
	}
	line := before[strings.LastIndex(before, "\n")+1:]
	line = strings.ReplaceAll(strings.TrimPrefix(line, "> "), "**", "")
	return strings.ReplaceAll(line, `\`, "")
}

// A passage that no message takes is shown in parts, one after another by a
// button, on every surface; put together again they are the statement's bytes.
func TestLongPassagesAreShownInParts(t *testing.T) {
	for _, n := range []int{1, 2, 3} {
		r := newFixtureOver(t, serviceOver(t, longFiles(n)))
		want := r.service.Corpus.Passage("S0-1.1").Text()
		for _, test := range []struct {
			name string
			i    object
		}{
			{"who-said", command("who-said", option("topic", "weir"))},
			{"a mark in a later part", command("who-said", option("topic", "town"))},
			{"ask", command("ask", option("question", "what about the weir?"))},
			{"compare", command("compare", option("topic", "weir"))},
			{"read", command("read", option("source", "side-0"))},
			{"context", command("context", option("passage", "S0-1.1"))},
			{"cite", command("cite", option("passage", "S0-1.1"))},
			{"verify", command("verify", option("quote", "“"+want[:600]+"”"))},
			{"verify, changed", command("verify", option("quote", "“"+strings.ReplaceAll(want[:1900], "stones", "bricks")+"”"))},
		} {
			t.Run(fmt.Sprintf("%s, %d statements", test.name, n), func(t *testing.T) {
				got := r.answerTo(test.i)
				first := got.text()
				if !strings.Contains(first, "-# S0-1.1, part") {
					t.Fatalf("no part is shown: %s", first)
				}
				if whole := wholeOf(t, r, got); whole != want {
					t.Errorf("the parts together are\n%q\nwant\n%q", whole, want)
				}
			})
		}
	}
}

// wholeOf goes to the first part of S0-1.1 and then on to the last, by the
// buttons, and puts together what is shown.
func wholeOf(t *testing.T, r *fixture, got reply) string {
	t.Helper()
	press := func(label string) bool {
		for _, fault := range contract.Faults([]byte(got.raw)) {
			t.Error(fault)
		}
		for _, c := range controls(got.Data.Components) {
			if c.Label == "S0-1.1: "+label {
				got = r.answerTo(pressOn(c.CustomID, shownMessage(64, "400")))
				return true
			}
		}
		return false
	}
	for press("previous part") {
	}
	whole := unquoted(got.text(), "S0-1.1")
	for press("next part") {
		if got.Type != 4 && got.Type != 7 {
			t.Fatalf("got %s", got.raw)
		}
		whole += unquoted(got.text(), "S0-1.1")
	}
	return whole
}

// A game shows as much of a long passage as there is to guess from.
func TestQuizOfLongPassages(t *testing.T) {
	r := newFixtureOver(t, serviceOver(t, longFiles(2)))
	id, _ := render.ButtonID(r.service.Corpus, answer.State{Command: "quiz", Choice: "play"})
	for range 10 {
		if got := r.answerTo(pressOn(id, shownMessage(64, "400"))); !strings.Contains(got.text(), "weir") && !strings.Contains(got.text(), "eels") {
			t.Fatalf("nothing to guess from: %s", got.text())
		}
	}
}
