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
	if f.NeedsLegend() {
		t.paragraph(indent, t.dim(t.legend()))
	}
	for _, line := range f.Names(t.language) {
		t.paragraph(indent, line)
	}
	if ids := IDs(f.Passages); number > 0 && ids != "" {
		t.paragraph(indent, t.dim(ids))
	}
	t.gap()
}

// crosses reports whether what a text alone has can be crossed out, and bold
// letters can show what the statement alone has. Otherwise both are between the
// signs of wdiff: [-157-]{+175+}.
func (t *terminal) crosses() bool { return t.style.Colour && t.style.Strike }

func (t *terminal) legend() string {
	if t.crosses() {
		return t.language.Text("check.legend")
	}
	return t.language.Text("check.legend.plain")
}

// compared is the text in question, with what it alone has and what the
// statement alone has made out.
func (t *terminal) compared(f Finding) string {
	if !f.Compared() {
		return Plain(f.Text)
	}
	alone, stated := t.strike, t.bold
	if !t.crosses() {
		alone = func(s string) string { return t.dim("[-" + s + "-]") }
		stated = func(s string) string { return t.bold("{+" + s + "+}") }
	}
	var b strings.Builder
	for _, d := range f.Pieces() {
		switch d.Op {
		case finding.Delete:
			b.WriteString(around(d.Text, alone))
		case finding.Insert:
			b.WriteString(around(d.Text, stated))
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

// around paints the words of a text, not the white space around them.
func around(s string, paint func(string) string) string {
	words := strings.Trim(s, " ")
	if words == "" {
		return s
	}
	at := strings.Index(s, words)
	return s[:at] + paint(words) + s[at+len(words):]
}
