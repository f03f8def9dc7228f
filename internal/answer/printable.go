package answer

import (
	"slices"
	"strings"
	"unicode"
)

const (
	// maxMarks is how many accents a letter may carry, one above the other. No
	// word takes more; a flood of them runs over the lines around it.
	maxMarks = 2
	// emojiStyle after a symbol has it shown as an emoji.
	emojiStyle = 0xfe0f
	// noBreak is a space at which no line ends.
	noBreak = '\u00a0'
	// maxAsked is how much of what was asked is repeated, in runes.
	maxAsked = 200
)

// Printable is user text on one line, without the characters that could steer
// a display: controls, line breaks, marks that turn the direction of writing,
// blanks that look like nothing, and floods of accents.
func Printable(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	marks := maxMarks // one without a letter would sit on what comes before
	var blank, last rune
	write := func(r rune) {
		if blank != 0 && b.Len() > 0 {
			b.WriteRune(blank)
		}
		blank = 0
		b.WriteRune(r)
	}
	for _, r := range strings.ToValidUTF8(s, "") {
		switch {
		case r > ' ' && r < 0x7f: // as nearly all are
			marks = 0
			write(r)
		case r == noBreak && blank == 0: // as before a French colon
			blank = noBreak
			marks = maxMarks
		case steers(r), unicode.IsSpace(r):
			blank = ' '
			marks = maxMarks
		case r == emojiStyle && unicode.Is(unicode.So, last):
			write(r)
		case unicode.Is(unicode.Variation_Selector, r):
		case unicode.In(r, unicode.Mn, unicode.Me):
			if marks++; marks <= maxMarks {
				write(r)
			}
		case unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r): // a letter without a shape, such as U+3164
			blank = ' '
		default:
			marks = 0
			write(r)
		}
		last = r
	}
	return b.String()
}

// steers reports whether a character moves what is shown, or is a blank.
func steers(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r < 0xa0, r == 0x061c, r == 0x200e, r == 0x200f, r == 0xfeff, r == 0x2800,
		r >= 0x2028 && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r >= 0xe0000 && r <= 0xe00ff:
		return true
	}
	return false
}

// The signs that give an emoji the colour of a skin.
const (
	firstSkinTone = 0x1f3fb
	lastSkinTone  = 0x1f3ff
)

// Plain is Printable without symbols, which could pass for the bot's own: a text
// in question may begin with the sign of a verdict.
func Plain(s string) string {
	return Printable(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.So, r) || r >= firstSkinTone && r <= lastSkinTone {
			return ' '
		}
		return r
	}, s))
}

// Asked is what was asked as it may be repeated within quote marks: nothing in
// it ends them, and no symbol makes it look like the bot's own word. It is empty
// where nothing that can be seen is left, as of the joiners of an emoji's parts.
func Asked(query string) string {
	plain := strings.Map(func(r rune) rune {
		if strings.ContainsRune("\"“”„‟«»″＂", r) {
			return '\''
		}
		return r
	}, Plain(query))
	words := slices.DeleteFunc(strings.Fields(plain), func(word string) bool { return !strings.ContainsFunc(word, unicode.IsGraphic) })
	return Shorten(strings.Join(words, " "), maxAsked)
}
