package answer

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"bothsides/internal/message"
)

// Style is how a terminal shows an answer.
type Style struct {
	Width  int  // columns to wrap at; 0: no wrapping
	Colour bool // ANSI sequences are understood
	Strike bool // so is the one that crosses out, which some terminals ignore
	// Menu reports that somebody can take a menu's option by its number: a list
	// that is a menu is numbered.
	Menu bool
}

// Text is the answer for a terminal, ending in a line feed. User text in it
// is stripped of control characters.
func (a Answer) Text(style Style) string {
	t := &terminal{style: style, language: a.Language, pages: a.Pages}
	t.content(a)
	if a.Quotes() {
		t.paragraph("", t.dim(a.Provenance))
	}
	return strings.TrimRight(t.String(), "\n") + "\n"
}

// content is all but the provenance line.
func (t *terminal) content(a Answer) {
	for _, sentence := range []string{a.Refusal(), a.Lead()} {
		if sentence != "" {
			t.paragraph("", sentence)
			t.gap()
		}
	}
	switch c := a.Content.(type) {
	case Passages:
		t.sections(c.Sections, c.Columns)
	case Findings:
		t.findings(c)
		t.sections(c.Sections, false)
	case Page:
		t.sections(c.Sections, false)
		for _, b := range c.Body {
			t.block(b)
		}
	}
	remarks := a.Remarks()
	if p, _ := a.Content.(Passages); len(p.Suggestions) > 0 { // elsewhere they are buttons
		remarks = append(remarks, a.Language.Text("answer.suggestions", strings.Join(p.SuggestedNames(a.Language), ", ")))
	}
	for _, r := range remarks {
		t.paragraph("", r)
	}
	if len(remarks) > 0 {
		t.gap()
	}
}

// plain is the content as text, for the JSON form; where there is something
// to copy, that alone.
func (a Answer) plain() string {
	p, _ := a.Content.(Page)
	for _, b := range p.Body {
		if b.Code {
			return strings.Join(b.Lines, "\n")
		}
	}
	t := &terminal{language: a.Language}
	t.content(a)
	return strings.TrimRight(t.String(), "\n")
}

type terminal struct {
	strings.Builder
	style    Style
	language message.Language
	pages    Pages
}

func (t *terminal) gap() { t.WriteByte('\n') }

// indent comes before what belongs to a heading.
const indent = "  "

// sections are set under each other or, where that is wanted and the terminal
// is wide enough, side by side.
func (t *terminal) sections(sections []Section, inColumns bool) {
	n := len(sections)
	if !inColumns || n < 2 || t.style.Width < n*minColumn {
		for _, s := range sections {
			t.section(s)
		}
		return
	}
	width := t.style.Width / n
	columns := make([][]string, n)
	height := 0
	for i, s := range sections {
		column := &terminal{style: t.style, language: t.language, pages: t.pages}
		column.style.Width = width - columnGap
		column.section(s)
		columns[i] = strings.Split(strings.TrimRight(column.String(), "\n"), "\n")
		height = max(height, len(columns[i]))
	}
	for row := range height {
		var line string
		for i, column := range columns {
			if row < len(column) {
				line += strings.Repeat(" ", max(i*width-ansi.StringWidth(line), 0)) + column[row]
			}
		}
		t.WriteString(line + "\n")
	}
	t.gap()
}

// A statement's column is at least minColumn wide, columnGap of it empty.
const (
	minColumn = 38
	columnGap = 3
)

func (t *terminal) section(s Section) {
	t.paragraph("", t.bold(Name(s.Statement, t.language)))
	for _, q := range s.Quotes {
		t.quote(q)
	}
	if status := s.Status(t.language); status != "" {
		t.paragraph(indent, status)
	}
	t.gap()
}

func (t *terminal) quote(q Quote) {
	const bar = indent + "│ "
	if q.Before != nil {
		t.paragraph(bar, t.dim(q.Before.Text()))
		t.paragraph(bar, t.dim(t.language.Text("answer.before", t.link(q.Before))))
	}
	t.paragraph(bar, t.marked(q))
	t.paragraph(bar, t.dim(q.LabelIn(t.link)))
}

func (t *terminal) block(b Block) {
	if b.Heading != "" {
		t.paragraph("", t.bold(b.Heading))
	}
	for i, line := range b.Lines {
		switch {
		case b.Code:
			t.WriteString(line + "\n")
		case b.Menu && t.style.Menu:
			t.item(fmt.Sprintf("%2d %s", i+1, line), true)
		default:
			t.item(line, b.List)
		}
	}
	t.gap()
}

// item is a line of a block; what a list's item has beyond its first line is
// set in, so that the next item is seen to begin.
func (t *terminal) item(line string, list bool) {
	if !list {
		t.paragraph(indent, line)
		return
	}
	first, rest, more := strings.Cut(Wrap(line, t.style.Width-2*len(indent)), "\n")
	t.paragraph(indent, first)
	if more {
		t.paragraph(indent+indent, strings.ReplaceAll(rest, "\n", " "))
	}
}
