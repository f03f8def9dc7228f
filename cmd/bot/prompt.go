package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/term"

	"bothsides/internal/handlers"
	"bothsides/internal/message"
)

const promptText = "> "

// prompt answers what is typed at a terminal, until exit, Ctrl-D or a signal.
// The history lives as long as the prompt does.
func (c *console) prompt(ctx context.Context, t *tty) error {
	before, err := term.MakeRaw(t.in)
	if err != nil {
		return fmt.Errorf("setting up the terminal: %w", err)
	}
	// Whatever happens the terminal is given back as it was.
	defer func() { _ = term.Restore(t.in, before) }()
	editor := newEditor(t, c.service, c.language)
	defer editor.SetBracketedPasteMode(false)
	c.out, c.prompted = editor, true
	greeting := c.language.Text("console.greeting", handlers.Table()[0].ExampleOver(c.service.Corpus))
	if c.style.Width > 0 {
		greeting = ansi.Wordwrap(greeting, c.style.Width, "")
	}
	if _, err := fmt.Fprintln(editor, greeting); err != nil {
		return err
	}
	if err := until(ctx, func() error { return c.converse(editor, t) }); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return t.endLine()
	}
	return nil
}

func newEditor(t *tty, service *handlers.Service, language message.Language) *term.Terminal {
	editor := term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{&keys{r: t}, t}, promptText)
	editor.SetBracketedPasteMode(true) // a tab in pasted text completes nothing
	editor.AutoCompleteCallback = func(line string, pos int, key rune) (string, int, bool) {
		if key != '\t' || pos != len(line) {
			return "", 0, false
		}
		next, offers := complete(service, language, line)
		if len(offers) > 0 {
			fmt.Fprintln(editor, strings.Join(offers, "  "))
		}
		return next, len(next), true
	}
	return editor
}

func (c *console) converse(editor *term.Terminal, t *tty) error {
	for {
		if columns, rows, err := term.GetSize(t.out); err == nil && columns > 0 {
			_ = editor.SetSize(columns, rows) // a resize between two lines
			c.style.Width = width(t.out)
		}
		text, err := editor.ReadLine()
		switch {
		case errors.Is(err, term.ErrPasteIndicator):
		case errors.Is(err, io.EOF):
			return t.endLine()
		case err != nil:
			return fmt.Errorf("reading the terminal: %w", err)
		}
		if word := strings.TrimSpace(text); word == "exit" || word == "quit" {
			return nil
		}
		if err := c.line(text); err != nil {
			return err
		}
	}
}

// complete goes on with a line as far as there is one way, and says between
// what there is a choice.
func complete(service *handlers.Service, language message.Language, line string) (next string, offers []string) {
	ways := service.CompleteLine(language, line)
	if len(ways) == 0 {
		return line, nil
	}
	next = ways[0].Value
	for _, w := range ways {
		next = commonPrefix(next, w.Value)
		offers = append(offers, w.Name)
	}
	switch {
	case len(ways) == 1:
		return next, nil
	case len(next) > len(line):
		return next, nil
	}
	return line, offers
}

func commonPrefix(a, b string) string {
	as, bs := []rune(a), []rune(b)
	n := 0
	for n < len(as) && n < len(bs) && as[n] == bs[n] {
		n++
	}
	return string(as[:n])
}
