package render

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"bothsides/internal/answer"
	"bothsides/internal/finding"
	"bothsides/internal/message"
)

// How much of what was checked is repeated, in characters. Passages are never
// shortened, the text in question may be.
const (
	maxCompared = 1200 // of a single quote
	maxOfMany   = 140  // of each quote of a message
	leastShown  = 8
	maxFindings = 3000 // of all that is said of them, so that passages have room
	nearChange  = 40   // bytes kept at either end of words that do not differ
)

// findings is what was found for the quotes of an answer, in words. Where
// that is too long, less of each quote is repeated, and then quotes are left
// out from the end, which is said.
func findings(l message.Language, list []answer.Finding) string {
	if len(list) == 1 {
		return shorter(maxCompared, func(most int) string { return single(l, list[0], most) })
	}
	var s string
	for shown := len(list); shown > 0; shown-- {
		s = shorter(maxOfMany, func(most int) string { return several(l, list, shown, most) })
		if size(s) <= maxFindings {
			break
		}
	}
	return s
}

// shorter writes with as much of each quote as fits.
func shorter(most int, write func(most int) string) string {
	s := write(most)
	for size(s) > maxFindings && most > leastShown {
		most /= 2
		s = write(most)
	}
	return s
}

// several are the first of the findings, with a blank line before each, and how many are left out.
func several(l message.Language, list []answer.Finding, shown, most int) string {
	var blocks []string
	for i, f := range list[:shown] {
		blocks = append(blocks, numbered(l, f, i+1, most))
	}
	if left := len(list) - shown; left > 0 {
		blocks = append(blocks, l.Text("discord.left-out", left))
	}
	return "\n" + strings.Join(blocks, "\n\n")
}

// single is a finding with its comparison, and the gravest difference named.
func single(l message.Language, f answer.Finding, most int) string {
	says := f.Says(l)
	lines := []string{"**" + echo(says[0], maxSentence) + "**"}
	for _, sentence := range says[1:] {
		lines = append(lines, echo(sentence, maxSentence))
	}
	text, cut := compared(f, most)
	if text != "" {
		lines = append(lines, quoteSign+quotedLines(text))
	}
	if f.NeedsLegend() {
		lines = append(lines, small(l.Text("check.legend")))
	}
	if cut {
		lines = append(lines, small(l.Text("check.shortened")))
	}
	for _, change := range f.Names(l) {
		lines = append(lines, echo(change, most))
	}
	return strings.Join(lines, "\n")
}

// numbered is a finding among others: its verdict, its words in short, its
// weightiest difference and the ids of its passages.
func numbered(l message.Language, f answer.Finding, n, most int) string {
	lines := []string{"**" + strconv.Itoa(n) + "\\.** " + echo(strings.Join(f.Says(l), " "), maxSentence)}
	if text, _ := compared(f, most); text != "" {
		lines = append(lines, quoteSign+quotedLines(text))
	}
	if names := f.Names(l); len(names) > 0 {
		lines = append(lines, small(answer.Shorten(names[0], most)))
	}
	if ids := answer.IDs(f.Passages); ids != "" {
		lines = append(lines, small(ids))
	}
	return strings.Join(lines, "\n")
}

// compared is the text in question on one line, with what it alone has
// crossed out and what the statement alone has in bold, in at most the given
// number of characters. cut reports that it is shortened.
func compared(f answer.Finding, most int) (text string, cut bool) {
	if !f.Compared() {
		plain := answer.Plain(f.Text)
		return echo(plain, most), utf8.RuneCountInString(plain) > most
	}
	whole := diffMarkdown(f.Pieces())
	if utf8.RuneCountInString(whole) <= most {
		return whole, false
	}
	var kept []finding.Op
	left := most
	for _, d := range elided(f.Pieces()) {
		if left -= utf8.RuneCountInString(d.Text); left < 0 {
			kept = append(kept, finding.Op{Op: finding.Equal, Text: " …"})
			break
		}
		kept = append(kept, d)
	}
	return diffMarkdown(kept), true
}

// elided leaves of long pieces the words next to another piece.
func elided(pieces []finding.Op) []finding.Op {
	out := make([]finding.Op, len(pieces))
	for i, d := range pieces {
		out[i] = d
		if len(d.Text) <= 2*nearChange+len(" … ") {
			continue
		}
		head := d.Text[:max(strings.LastIndexByte(d.Text[:nearChange], ' '), 0)]
		tail := d.Text[len(d.Text)-nearChange:]
		tail = tail[max(strings.IndexByte(tail, ' '), 0):]
		if i == 0 {
			head = ""
		}
		if i == len(pieces)-1 {
			tail = ""
		}
		out[i].Text = strings.ToValidUTF8(head+" …"+tail, "")
	}
	return out
}

// diffMarkdown writes the pieces with Discord's signs for crossed out and bold.
func diffMarkdown(pieces []finding.Op) string {
	var b strings.Builder
	for _, d := range pieces {
		words := strings.Trim(d.Text, " ")
		at := strings.Index(d.Text, words)
		shown := echo(words, maxText)
		switch {
		case shown == "":
		case d.Op == finding.Delete:
			shown = "~~" + shown + "~~"
		case d.Op == finding.Insert:
			shown = "**" + shown + "**"
		}
		b.WriteString(d.Text[:at] + shown + d.Text[at+len(words):])
	}
	return strings.TrimSpace(b.String())
}
