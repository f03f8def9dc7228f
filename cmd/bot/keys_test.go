package main

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/term"
)

func TestKeys(t *testing.T) {
	for _, c := range []struct{ name, typed, want string }{
		{"text", "hockey, мир и 😀\r", "hockey, мир и 😀\r"},
		{"cursor keys", "\x1b[A\x1b[3~\x1b[1;3C", "\x1b[A\x1b[3~\x1b[1;3C"},
		{"cursor keys of another mode", "\x1bOA\x1bOH", "\x1b[A\x1b[H"},
		{"paste", "\x1b[200~a\tb\x1b[201~", "\x1b[200~a\tb\x1b[201~"},
		{"Esc and no Latin letter", "\x1bмир\x03", "мир\x03"},
		{"Esc twice", "\x1b\x1b\x03", "\x03"},
		{"broken off", "\x1b[12\x03", "\x03"},
		{"broken off by another", "\x1b[1\x1b[A", "\x1b[A"},
		{"without end", "\x1b[" + strings.Repeat("1", 500) + "x", strings.Repeat("1", 500-longestSequence+1) + "x"},
		{"no text", "a\xffb\xd0\x03", "a?b?\x03"},
		{"the sign for no text", "a\ufffdb", "a?b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for chunk, r := range map[string]io.Reader{
				"at once": strings.NewReader(c.typed), "byte by byte": iotest.OneByteReader(strings.NewReader(c.typed)),
			} {
				got, err := io.ReadAll(&keys{r: r})
				if c.name == "cursor keys of another mode" && chunk == "byte by byte" {
					continue // an Esc by itself is one
				}
				if c.name == "without end" && chunk == "at once" {
					continue // how much of it is dropped depends on how it comes
				}
				if err != nil || string(got) != c.want {
					t.Errorf("%s: %q (%v), want %q", chunk, got, err, c.want)
				}
			}
		})
	}
}

// FuzzKeys types anything at all: Ctrl-C always ends the editor.
func FuzzKeys(f *testing.F) {
	for _, seed := range []string{"", "\x1b", "\x1b[", "\x1bO", "\x1b[200~x", "\xd0", "\ufffd", "/who-said hockey\r", strings.Repeat("ж", 300)} {
		f.Add([]byte(seed))
	}
	exhausted := errors.New("everything was typed")
	f.Fuzz(func(t *testing.T, typed []byte) {
		const endOfPaste, ctrlC = "\x1b[201~", "\x03"
		r := io.MultiReader(strings.NewReader(string(typed)), strings.NewReader(endOfPaste+ctrlC), iotest.ErrReader(exhausted))
		editor := term.NewTerminal(struct {
			io.Reader
			io.Writer
		}{&keys{r: r}, io.Discard}, promptText)
		for {
			_, err := editor.ReadLine()
			if err == io.EOF {
				return
			}
			if err != nil && !errors.Is(err, term.ErrPasteIndicator) {
				t.Fatalf("%q: %v", typed, err)
			}
		}
	})
}
