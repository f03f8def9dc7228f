package answer

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"bothsides/corpus"
	"bothsides/internal/message"
)

// Style is how a terminal shows an answer.
type Style struct {
	Width  int  // columns to wrap at; 0: no wrapping
	Colour bool // ANSI sequences are understood
}

// Text is the answer for a terminal, ending in a line feed. User text in it
// is stripped of control characters.
func (a Answer) Text(style Style) string {
	t := &terminal{style: style, language: a.Language}
	if a.Refusal != "" {
		t.paragraph("", a.Refusal)
		return t.String()
	}
	t.content(a)
	t.paragraph("", t.dim(a.Provenance))
	return t.String()
}

// content is all but the provenance line.
func (t *terminal) content(a Answer) {
	if a.Lead != "" {
		t.paragraph("", a.Lead)
		t.gap()
	}
	t.sections(a)
	for _, b := range a.Body {
		t.block(b)
	}
	for _, n := range a.Notes {
		t.paragraph("", n)
	}
	if len(a.Suggestions) > 0 {
		t.paragraph("", a.Language.Text("answer.suggestions", strings.Join(a.Suggestions, ", ")))
	}
	if len(a.Notes)+len(a.Suggestions) > 0 {
		t.gap()
	}
}

// plain is the content as text, for the JSON form; where there is something
// to copy, that alone.
func (a Answer) plain() string {
	for _, b := range a.Body {
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
}

func (t *terminal) gap() { t.WriteByte('\n') }

// indent stands before what belongs to a heading.
const indent = "  "

// sections are set under each other or, where that is wanted and the terminal
// is wide enough, side by side.
func (t *terminal) sections(a Answer) {
	n := len(a.Sections)
	if !a.Columns || n < 2 || t.style.Width < n*minColumn {
		for _, s := range a.Sections {
			t.section(s)
		}
		return
	}
	width := t.style.Width / n
	columns := make([][]string, n)
	height := 0
	for i, s := range a.Sections {
		column := &terminal{style: Style{Width: width - columnGap, Colour: t.style.Colour}, language: t.language}
		column.section(s)
		columns[i] = strings.Split(strings.TrimRight(column.String(), "\n"), "\n")
		height = max(height, len(columns[i]))
	}
	for row := range height {
		var line string
		for i, column := range columns {
			if row < len(column) {
				line += strings.Repeat(" ", i*width-ansi.StringWidth(line)) + column[row]
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
		t.paragraph(bar, t.dim(t.language.Text("answer.before", q.Before.ID())))
	}
	t.paragraph(bar, t.marked(q.Text(), q.Marks))
	t.paragraph(bar, t.dim(q.Label()))
}

func (t *terminal) block(b Block) {
	if b.Heading != "" {
		t.paragraph("", t.bold(b.Heading))
	}
	for _, line := range b.Lines {
		if b.Code {
			t.WriteString(line + "\n")
			continue
		}
		t.item(line, b.List)
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

// minWidth is the narrowest column in which words are wrapped; below it a
// terminal breaks lines by itself no worse.
const minWidth = 20

// paragraph writes text with every line of it behind prefix.
func (t *terminal) paragraph(prefix, text string) {
	text = Wrap(text, t.style.Width-ansi.StringWidth(prefix))
	on := ""
	for line := range strings.SplitSeq(text, "\n") {
		line, on = closed(on + line)
		t.WriteString(strings.TrimRight(prefix+line, " ") + "\n")
	}
}

// Wrap breaks a text between words into lines of at most room columns, and not
// at hyphens, which passage ids have. With room for too little it stays whole.
func Wrap(text string, room int) string {
	if room < minWidth {
		return text
	}
	const joined = "\ufdd0" // in no text: it is no character
	text = ansi.Wordwrap(strings.ReplaceAll(text, "-", joined), room, "")
	return strings.ReplaceAll(text, joined, "-")
}

// Sequences of ANSI that the terminal form uses.
const (
	boldOn  = "\x1b[1m"
	dimOn   = "\x1b[2m"
	plainOn = "\x1b[22m"
)

// closed ends bold or dim letters with the line, so that they do not run into
// what stands before or beside the next one; on begins them again there.
func closed(line string) (shown, on string) {
	end := strings.LastIndex(line, plainOn)
	for _, start := range []string{boldOn, dimOn} {
		if at := strings.LastIndex(line, start); at > end {
			return line + plainOn, start
		}
	}
	return line, ""
}

func (t *terminal) bold(s string) string { return t.paint(boldOn, s) }
func (t *terminal) dim(s string) string  { return t.paint(dimOn, s) }

func (t *terminal) paint(on, s string) string {
	if !t.style.Colour || s == "" {
		return s
	}
	return on + s + plainOn
}

func (t *terminal) marked(text string, marks []corpus.Span) string {
	var b strings.Builder
	end := 0
	for _, m := range marks {
		b.WriteString(text[end:m.Start] + t.bold(text[m.Start:m.End]))
		end = m.End
	}
	return b.String() + text[end:]
}

// Status is what is said of a section besides its quotes: that the statement
// is silent, was not asked, or has more; "" where there is nothing to say.
func (s Section) Status(l message.Language) string {
	switch {
	case s.Excluded:
		return Sentence(l.Text("status.excluded", Subject(s.Statement, l)))
	case s.Silent():
		return Sentence(l.Text("status.silent", Subject(s.Statement, l)))
	case len(s.Quotes) == 0:
		return l.Text("status.no-more", s.Earlier)
	case s.More > 0:
		return l.Text("status.more", s.More)
	}
	return ""
}

// Printable replaces the characters of user text that could steer a display:
// controls, line breaks and the marks that turn the direction of writing.
func Printable(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case r < ' ', r >= 0x7f && r < 0xa0, r == 0x061c, r >= 0x2028 && r <= 0x202e,
			r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0xfeff, r >= 0xe0000 && r <= 0xe0fff:
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))), " ")
}
