package verify

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bothsides/internal/verify/align"
)

// plain is what a reader sees of a text that was typed or pasted: without the
// markup of messages and of web pages, and without what cannot be seen.
type plain struct {
	text   string   // each thing shown that is no text is one align.Object in it
	struck []string // what is shown crossed out
}

// plainOf reads a text as it was typed. What changes the words that are shown
// is kept: the text of a link or a command, letters drawn as symbols.
func plainOf(s string) plain {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.ContainsAny(s, "<&") {
		s = html.UnescapeString(webTag.ReplaceAllStringFunc(s, shownTag))
	}
	if strings.Contains(s, ":") {
		s = emoji.ReplaceAllStringFunc(s, pictured)
	}
	if strings.ContainsAny(s, "[<@") || strings.Contains(s, "://") {
		s = bracketed.ReplaceAllString(masked.ReplaceAllString(s, "$1"), "$1$2")
		s = special.ReplaceAllStringFunc(s, shown)
	}
	s = lineStart.ReplaceAllStringFunc(s, blankLine)
	w := writer{source: s}
	w.write()
	s = w.out.String()
	if strings.ContainsAny(s, "*_") {
		s = emphasis.ReplaceAllString(s, "$1$2")
	}
	return plain{text: s, struck: w.struck}
}

var (
	// webTag is a tag of a web page; struckTag is one that crosses words out.
	webTag = regexp.MustCompile(`(?i)</?(?:br|p|div|li|ul|ol|blockquote|h[1-6]|i|b|em|strong|span|a|q|u|s|del|strike|cite|sup|sub|mark|code|pre)(?:\s[^<>]*=[^<>]*)?\s*/?>`)
	// masked is a link or a picture behind words, which stay.
	masked = regexp.MustCompile(`!?\[([^\]\n]+)\]\(<?https?://[^)\s]*(?:\s+"[^"\n]*")?\)`)
	// bracketed is a letter put into brackets to change its case.
	bracketed = regexp.MustCompile(`\[(\pL{1,2})\](\pL)`)
	// special is what Discord shows otherwise than it is written, and addresses.
	special = regexp.MustCompile(`<(?:https?://[^\s<>]+|[@#][!&]?[0-9]+|a?:\w+:[0-9]+|/[^<>:]+:[0-9]+|t:-?[0-9]+(?::\w)?|id:\w+)>|https?://[^\s<>]*[^\s<>.,;:!?)\]"'”’»]|@(?:everyone|here)\b`)
	// emoji is the name of one, ":flag_ru:".
	emoji = regexp.MustCompile(`\B:[A-Za-z][A-Za-z_]*:\B`)
	// lineStart is what makes a line a quote, a heading, an entry of a list or
	// the fence of a block of code.
	lineStart = regexp.MustCompile("(?m)^[ \t]*(?:(?:>>>|>|#{1,3}|-#|[-*•]|[0-9]{1,3}[.)])[ \t]+|>[ \t]*$)+|^[ \t]*```[a-z]*[ \t]*$")
	// emphasis is words between single signs of Discord's markup.
	emphasis = regexp.MustCompile(`\*([^*\s](?:[^*]*[^*\s])?)\*|\b_([^_\s](?:[^_]*[^_\s])?)_\b`)
)

// shownTag is what takes the place of a web page's tag.
func shownTag(tag string) string {
	name := strings.ToLower(strings.Trim(tag, "</>"))
	name, _, _ = strings.Cut(name, " ")
	switch name {
	case "s", "del", "strike":
		return "~~"
	case "br", "p", "div", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6":
		return "\n"
	}
	return ""
}

// shown is what takes the place of something that Discord shows otherwise: a
// command's words, an object for anything else.
func shown(s string) string {
	if words, isCommand := strings.CutPrefix(s, "</"); isCommand {
		words, _, _ = strings.Cut(words, ":")
		return words
	}
	return string(align.Object)
}

// pictured is what takes the place of an emoji's name: one that would change what
// is said, ":do_not:", may be no emoji.
func pictured(name string) string {
	if slices.ContainsFunc(strings.Split(strings.Trim(name, ":"), "_"), align.ChangesSense) {
		return name
	}
	return string(align.Object)
}

// blankLine keeps only the ends of lines.
func blankLine(s string) string { return strings.Repeat("\n", strings.Count(s, "\n")) }

// writer writes a text without what is left of its markup and what cannot be
// seen.
type writer struct {
	source   string
	out      strings.Builder
	struck   []string
	crossed  int // where in out the words being crossed out begin, if inStrike
	inStrike bool
}

func (w *writer) write() {
	for i := 0; i < len(w.source); {
		if n := w.markup(i); n > 0 {
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(w.source[i:])
		switch {
		case isTag(r):
			w.out.WriteRune(r - firstTag)
		case unicode.IsSpace(r), r < ' ':
			if r != '\n' {
				r = ' '
			}
			w.out.WriteRune(r)
		case r == '\uFDFA', r == '\uFDFB': // a phrase of 18 or 8 letters, read as a sign
			w.out.WriteRune(align.Object)
		case !isInvisible(r):
			w.out.WriteRune(inner(r, w.source[:i], w.source[i+size:]))
		}
		i += size
	}
}

// markup is how many bytes of markup begin at byte i: signs in pairs, such as
// "**" and "||", and a backslash before a sign.
func (w *writer) markup(i int) int {
	c := w.source[i]
	if c == '\\' && i+1 < len(w.source) && strings.IndexByte("*_~|`>\\#-.()[]<:", w.source[i+1]) >= 0 {
		return 1
	}
	if strings.IndexByte("*_~|`", c) < 0 {
		return 0
	}
	n := 1
	for i+n < len(w.source) && w.source[i+n] == c {
		n++
	}
	if n == 1 {
		return 0
	}
	if c == '~' {
		w.strike()
	}
	return n
}

// strike begins or ends words that are crossed out.
func (w *writer) strike() {
	if words := strings.TrimSpace(w.out.String()[min(w.crossed, w.out.Len()):]); w.inStrike && words != "" {
		w.struck = append(w.struck, words)
	}
	w.crossed, w.inStrike = w.out.Len(), !w.inStrike
}

// firstTag is the first of the characters without a shape that have the values
// of ASCII's.
const firstTag = 0xE0000

func isTag(r rune) bool { return r > firstTag+' ' && r < firstTag+0x7f }

// isInvisible reports whether a character has no shape and no width.
func isInvisible(r rune) bool {
	return r >= 0x7f && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// inner is the character, or the common one in its place if it is an apostrophe
// or a hyphen of another kind between two letters.
func inner(r rune, before, after string) rune {
	common := '’'
	switch {
	case strings.ContainsRune("‐‑‒–—―−⁃", r):
		common = '-'
	case !strings.ContainsRune("`´‛ʻʽˈ′＇", r):
		return r
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLetter(last) && unicode.IsLetter(next) {
		return common
	}
	return r
}
