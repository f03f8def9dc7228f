package answer

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// minWidth is the narrowest column in which words are wrapped; below it a
// terminal breaks lines by itself no worse.
const minWidth = 10

// paragraph writes text with prefix before every line of it.
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
	boldOn    = "\x1b[1m"
	dimOn     = "\x1b[2m"
	plainOn   = "\x1b[22m" // neither bold nor dim
	strikeOn  = "\x1b[9m"
	strikeOff = "\x1b[29m"
)

// closed ends bold, dim or crossed-out letters with the line, so that they do
// not run into what comes before or beside the next one; on begins them again
// there.
func closed(line string) (shown, on string) {
	shown = line
	for _, s := range []struct{ on, off string }{{boldOn, plainOn}, {dimOn, plainOn}, {strikeOn, strikeOff}} {
		if strings.LastIndex(line, s.on) > strings.LastIndex(line, s.off) {
			shown, on = shown+s.off, on+s.on
		}
	}
	return shown, on
}

func (t *terminal) bold(s string) string   { return t.paint(boldOn, s, plainOn) }
func (t *terminal) dim(s string) string    { return t.paint(dimOn, s, plainOn) }
func (t *terminal) strike(s string) string { return t.paint(strikeOn, s, strikeOff) }

func (t *terminal) paint(on, s, off string) string {
	if !t.style.Colour || s == "" {
		return s
	}
	return on + s + off
}

// marked is a quote's text with its marks in bold. Where there is no bold, the
// passage that was asked for is put between signs: nothing else would tell it.
func (t *terminal) marked(q Quote) string {
	var b strings.Builder
	text, end := q.Text(), 0
	sign := ""
	if q.Asked && !t.style.Colour {
		sign = boldSign
	}
	for _, m := range q.Marks {
		b.WriteString(text[end:m.Start] + sign + t.bold(text[m.Start:m.End]) + sign)
		end = m.End
	}
	return b.String() + text[end:]
}

// boldSign is around words in place of bold letters, as people type it.
const boldSign = "**"

// Shorten cuts a text that has more than most runes, and ends it with an
// ellipsis then. Passages are never shortened.
func Shorten(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}

// ShortenWithin leaves words out of the middle of a text of more than most runes:
// of what an ellipsis leaves out, that before which the quote goes on matters most.
func ShortenWithin(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	half := (most - utf8.RuneCountInString(" … ")) / 2
	head, tail := string(runes[:half]), string(runes[len(runes)-half:])
	if space := strings.LastIndexByte(head, ' '); space > 0 {
		head = head[:space]
	}
	if _, words, found := strings.Cut(tail, " "); found {
		tail = words
	}
	return head + " … " + tail
}
