package discord

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"bothsides/internal/answer"
)

// How much of what was checked is repeated, in characters. Passages are never
// shortened, the text in question may be.
const (
	maxCompared = 1200 // of a single quote
	maxOfMany   = 140  // of each quote of a message
	nearChange  = 40   // kept at either end of words that do not differ
)

// findings is what was found for the quotes of an answer, in words.
func findings(a answer.Answer) string {
	var blocks []string
	for i, f := range a.Findings {
		if len(a.Findings) == 1 {
			blocks = append(blocks, single(a, f))
		} else {
			blocks = append(blocks, numbered(a, f, i+1))
		}
	}
	return strings.Join(blocks, "\n")
}

// single is a finding with its comparison, and each difference named.
func single(a answer.Answer, f answer.Finding) string {
	says := f.Says(a.Language)
	lines := []string{"**" + echo(says[0], maxSentence) + "**"}
	for _, sentence := range says[1:] {
		lines = append(lines, echo(sentence, maxSentence))
	}
	text, cut := compared(f, maxCompared)
	if text != "" {
		lines = append(lines, blockquote(text))
	}
	if f.Compared() {
		lines = append(lines, small(a.Language.Text("check.legend")))
	}
	if cut {
		lines = append(lines, small(a.Language.Text("check.shortened")))
	}
	for _, change := range f.Names(a.Language) {
		lines = append(lines, "- "+echo(change, maxSentence))
	}
	return strings.Join(lines, "\n")
}

// numbered is a finding among others: its verdict, its words in short, its
// weightiest difference and the ids of its passages.
func numbered(a answer.Answer, f answer.Finding, n int) string {
	lines := []string{"**" + strconv.Itoa(n) + "\\.** " + echo(strings.Join(f.Says(a.Language), " "), maxSentence)}
	if text, _ := compared(f, maxOfMany); text != "" {
		lines = append(lines, blockquote(text))
	}
	if names := f.Names(a.Language); len(f.Changes) > 0 {
		lines = append(lines, small(shorten(names[0], maxOfMany)))
	}
	if ids := f.IDs(); ids != "" {
		lines = append(lines, small(ids))
	}
	return strings.Join(lines, "\n")
}

// compared is the text in question on one line, with what it alone has
// crossed out and what the statement alone has in bold, in at most the given
// number of characters. cut tells that it is shortened.
func compared(f answer.Finding, most int) (text string, cut bool) {
	if !f.Compared() {
		return echo(f.Text, most), utf8.RuneCountInString(answer.Printable(f.Text)) > most
	}
	whole := differing(f.Pieces())
	if utf8.RuneCountInString(whole) <= most {
		return whole, false
	}
	var kept []answer.Difference
	left := most
	for _, d := range nearby(f.Pieces()) {
		if left -= utf8.RuneCountInString(d.Text); left < 0 {
			kept = append(kept, answer.Difference{Op: answer.OpEqual, Text: " …"})
			break
		}
		kept = append(kept, d)
	}
	return differing(kept), true
}

// nearby leaves of long pieces what is next to another piece.
func nearby(pieces []answer.Difference) []answer.Difference {
	out := make([]answer.Difference, len(pieces))
	for i, d := range pieces {
		out[i] = d
		runes := []rune(d.Text)
		if len(runes) <= 2*nearChange+3 {
			continue
		}
		head, tail := string(runes[:nearChange]), string(runes[len(runes)-nearChange:])
		if i == 0 {
			head = ""
		}
		if i == len(pieces)-1 {
			tail = ""
		}
		out[i].Text = head + " … " + tail
	}
	return out
}

// differing writes the pieces with Discord's signs for crossed out and bold.
func differing(pieces []answer.Difference) string {
	var b strings.Builder
	for _, d := range pieces {
		words := strings.Trim(d.Text, " ")
		at := strings.Index(d.Text, words)
		shown := echo(words, maxText)
		switch {
		case shown == "":
		case d.Op == answer.OpDelete:
			shown = "~~" + shown + "~~"
		case d.Op == answer.OpInsert:
			shown = "**" + shown + "**"
		}
		b.WriteString(d.Text[:at] + shown + d.Text[at+len(words):])
	}
	return strings.TrimSpace(b.String())
}
