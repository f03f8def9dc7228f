package answer

import (
	"strconv"
	"strings"
	"unicode"

	"bothsides/internal/finding"
)

func (t *terminal) findings(c Findings) {
	for i, f := range c.List {
		number := i + 1
		if !c.OfMessage || len(c.List) == 1 {
			number = 0
		}
		t.finding(f, number)
	}
}

// finding writes a finding, that of a single quote or one of several, which
// has its number.
func (t *terminal) finding(f Finding, number int) {
	says := f.Says(t.language)
	if number > 0 {
		says[0] = strconv.Itoa(number) + ". " + says[0]
	}
	for _, sentence := range says {
		t.paragraph("", sentence)
	}
	t.paragraph(indent+"│ ", t.compared(f))
	if f.Compared() {
		t.paragraph(indent, t.dim(t.language.Text("check.legend")))
	}
	for _, line := range f.Names(t.language) {
		t.paragraph(indent, line)
	}
	if ids := f.IDs(); number > 0 && ids != "" {
		t.paragraph(indent, t.dim(ids))
	}
	t.gap()
}

// compared is the text in question, with what it alone has between ~~ and
// what the statement alone has between **.
func (t *terminal) compared(f Finding) string {
	if !f.Compared() {
		return Printable(f.Text)
	}
	var b strings.Builder
	for _, d := range f.Pieces() {
		switch d.Op {
		case finding.Delete:
			b.WriteString(around(d.Text, "~~", t.dim))
		case finding.Insert:
			b.WriteString(around(d.Text, boldSign, t.bold))
		default:
			b.WriteString(d.Text)
		}
	}
	return b.String()
}

// Pieces is Diff for showing on one line: white space, line breaks and what
// cannot be shown are one space each, and what is in place of other words
// has a space before it.
func (f Finding) Pieces() []finding.Op {
	out := make([]finding.Op, len(f.Diff))
	for i, d := range f.Diff {
		out[i] = finding.Op{Op: d.Op, Text: flat(d.Text)}
		if i > 0 && d.Op == finding.Insert && out[i-1].Op == finding.Delete && !strings.HasSuffix(out[i-1].Text, " ") {
			out[i].Text = " " + strings.TrimLeft(out[i].Text, " ")
		}
	}
	return out
}

// flat is a text on one line, with white space at the ends where it has some.
func flat(s string) string {
	inner := Printable(s)
	if inner == "" {
		return " "
	}
	if strings.TrimLeftFunc(s, unicode.IsSpace) != s {
		inner = " " + inner
	}
	if strings.TrimRightFunc(s, unicode.IsSpace) != s {
		inner += " "
	}
	return inner
}

// around puts signs around the words of a text, within its white space.
func around(s, sign string, paint func(string) string) string {
	words := strings.Trim(s, " ")
	if words == "" {
		return s
	}
	at := strings.Index(s, words)
	return s[:at] + paint(sign+words+sign) + s[at+len(words):]
}
