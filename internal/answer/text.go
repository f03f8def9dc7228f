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
		t.passages(c)
	case Findings:
		t.findings(c)
		t.sections(c.Sections)
	case Page:
		t.sections(c.Sections)
		for _, b := range c.Body {
			t.block(b)
		}
	}
	remarks := a.Remarks()
	if p, _ := a.Content.(Passages); len(p.Suggestions) > 0 && !t.style.Menu { // otherwise they are steps
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

func (t *terminal) sections(sections []Section) {
	for _, s := range sections {
		t.section(s)
	}
}

func (t *terminal) passages(p Passages) {
	left := p.Left(t.language)
	if len(p.Pairs) == 0 {
		var sections []Section
		sections, left = p.Arranged(t.language)
		t.sections(sections)
	}
	for _, pair := range p.Pairs {
		t.pair(p, pair)
	}
	for _, l := range left {
		t.paragraph("", l)
	}
	if len(left) > 0 {
		t.gap()
	}
}

// pair is a topic with what each side says about it, side by side where the
// terminal is wide enough.
func (t *terminal) pair(p Passages, pair Pair) {
	if heading := pair.Heading(t.language); heading != "" {
		t.paragraph("", t.bold(heading))
	}
	if only := p.OnlyOne(pair, t.language); only != "" {
		t.paragraph("", t.dim(only))
	}
	columns := make([]func(*terminal), len(pair.Sides))
	for i, side := range pair.Sides {
		columns[i] = func(t *terminal) { t.side(side) }
	}
	t.columns(columns)
}

func (t *terminal) side(s Side) {
	t.paragraph(indent, Name(s.Statement, t.language))
	for _, q := range s.Quotes {
		t.quote(q)
	}
	if status := s.Status(t.language); status != "" {
		t.paragraph(indent+indent, status)
	}
	if len(s.Elsewhere) > 0 {
		t.paragraph(indent+indent, t.dim(t.language.Text(s.ElsewhereKey(), IDList(s.Elsewhere, t.link))))
	}
	t.gap()
}

// columns writes each of them, side by side where the terminal is wide enough.
func (t *terminal) columns(write []func(*terminal)) {
	n := len(write)
	if n < 2 || t.style.Width < n*minColumn {
		for _, w := range write {
			w(t)
		}
		return
	}
	width := t.style.Width / n
	columns := make([][]string, n)
	height := 0
	for i, w := range write {
		column := &terminal{style: t.style, language: t.language, pages: t.pages}
		column.style.Width = width - columnGap
		w(column)
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

// A side's column is at least minColumn wide, columnGap of it empty.
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
	label := q.Label(t.link)
	if others := q.Others(); len(others) > 0 {
		label += "; " + t.language.Text("answer.labelled", t.language.Text("action.other-wording"), IDList(others, t.link))
	}
	t.paragraph(bar, t.dim(label))
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
			number := fmt.Sprintf("%2d ", i+1)
			t.item(number+line, strings.Repeat(" ", len(number)))
		case b.List:
			t.item(line, indent)
		default:
			t.paragraph(indent, line)
		}
	}
	t.gap()
}

// item is a line of a list; what it has beyond its first line is set in
// further, so that the next item is seen to begin.
func (t *terminal) item(line, further string) {
	first, rest, more := strings.Cut(Wrap(line, t.style.Width-len(indent)-len(further)), "\n")
	t.paragraph(indent, first)
	if more {
		t.paragraph(indent+further, strings.ReplaceAll(rest, "\n", " "))
	}
}
