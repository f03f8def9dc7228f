package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/answer"
)

// escape puts a backslash before every character of a text that Discord would
// take for markdown, a link, a mention or an emoji, and before no other: a
// sentence of plain words stays byte for byte what it was.
//
// See https://support.discord.com/hc/en-us/articles/210298617.
func escape(s string) string {
	if nextActive(s, 0, len(s)) == len(s) {
		return s
	}
	var b strings.Builder
	writeEscaped(&b, s, 0, len(s))
	return b.String()
}

// writeEscaped writes a part of s, escaped: what is before it on its line may
// decide what a sign in it means.
func writeEscaped(b *strings.Builder, s string, from, to int) {
	for {
		i := nextActive(s, from, to)
		if i == to {
			b.WriteString(s[from:to])
			return
		}
		b.WriteString(s[from:i])
		b.WriteByte('\\')
		b.WriteByte(s[i])
		from = i + 1
	}
}

// nextActive is the first byte from from on that means something to Discord's
// markdown, to if none before it does.
func nextActive(s string, from, to int) int {
	for i := from; i < to; i++ {
		next := strings.IndexAny(s[i:to], activeSigns)
		if next < 0 {
			return to
		}
		if i += next; active(s, i) {
			return i
		}
	}
	return to
}

// activeSigns are the characters that may mean something: see active.
const activeSigns = "\\*_~`|[<@:#>-+.)"

// active reports whether the byte at i means something to Discord's markdown.
func active(s string, i int) bool {
	switch s[i] {
	case '\\', '*', '_', '~', '`', '|', '[', '<':
		return true
	case '@':
		return strings.HasPrefix(s[i:], "@everyone") || strings.HasPrefix(s[i:], "@here")
	case ':':
		return strings.HasPrefix(s[i:], "://") || emojiName(s[i+1:])
	case '#', '>', '-', '+':
		return lineStart(s, i)
	case '.', ')':
		return afterNumber(s, i)
	}
	return false
}

// emojiName reports whether a text goes on as ":name:" does after its colon.
func emojiName(s string) bool {
	end := strings.IndexFunc(s, func(r rune) bool {
		return !strings.ContainsRune("_-+", r) && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return end > 0 && s[end] == ':'
}

// lineStart reports whether only white space is before i on its line, or
// other signs that a heading, quote or list may begin with.
func lineStart(s string, i int) bool {
	line := s[strings.LastIndexByte(s[:i], '\n')+1 : i]
	return strings.Trim(line, " \t#>-+") == ""
}

// afterNumber reports whether the line up to i is the number of a list's item.
func afterNumber(s string, i int) bool {
	line := strings.TrimLeft(s[strings.LastIndexByte(s[:i], '\n')+1:i], " \t")
	return line != "" && strings.Trim(line, "0123456789") == ""
}

// bold escapes a text and sets the marked parts of it in bold. Taking off the
// asterisks and the backslashes gives the text back.
func bold(s string, marks []corpus.Span) string {
	const sign = "**"
	var b strings.Builder
	b.Grow(len(s) + 2*len(sign)*len(marks))
	done := 0
	write := func(end int) {
		writeEscaped(&b, s, done, end)
		done = end
	}
	for _, m := range showable(s, marks) {
		write(m.Start)
		b.WriteString(sign)
		write(m.End)
		b.WriteString(sign)
	}
	write(len(s))
	return b.String()
}

// showable keeps the marks that can be shown: within the text, around whole
// characters, in order, on one line each, and apart, because two that touch
// would read as four asterisks.
func showable(s string, marks []corpus.Span) []corpus.Span {
	var out []corpus.Span
	for _, m := range marks {
		if m.Start < 0 || m.End > len(s) || m.Start >= m.End ||
			!utf8.RuneStart(s[m.Start]) || m.End < len(s) && !utf8.RuneStart(s[m.End]) ||
			strings.ContainsAny(s[m.Start:m.End], "\r\n") {
			continue
		}
		switch last := len(out) - 1; {
		case last < 0 || m.Start > out[last].End:
			out = append(out, m)
		case m.Start >= out[last].Start:
			out[last].End = max(out[last].End, m.End)
		}
	}
	return out
}

// zeroWidthSpace parts the sign from the name of a mention, which then is no
// mention to any client.
const zeroWidthSpace = "\u200b"

// echo is user text, or the bot's own text that may hold some, as it can be
// shown on one line: at most the given number of characters, without any that
// cannot be seen or that steer the display, escaped.
func echo(s string, most int) string {
	s = answer.Shorten(answer.Printable(strings.Map(visible, s)), most)
	return strings.ReplaceAll(escape(s), "@", "@"+zeroWidthSpace)
}

// visible drops format characters but those that join letters and emoji, and
// the letters that are blank.
func visible(r rune) rune {
	switch {
	case r == '\u200c' || r == '\u200d':
		return r
	case unicode.Is(unicode.Cf, r), r == '\u3164', r == '\uffa0', r == '\u115f', r == '\u1160':
		return -1
	}
	return r
}

// quotedLines puts the sign of a quotation before every line of a text but the
// first.
func quotedLines(s string) string { return strings.ReplaceAll(s, "\n", "\n"+quoteSign) }
