package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// styledRanges are the characters that are read as a letter or a digit and are
// none, or are one in another dress. Superscripts are left out: they are notes.
var styledRanges = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x0262, 0x026a, 8}, // small capitals
		{0x0274, 0x0280, 12},
		{0x028f, 0x0299, 10},
		{0x029c, 0x029f, 3},
		{0x1d00, 0x1d22, 1},
		{0x2460, 0x249b, 1}, // digits in circles, in parentheses, with full stops
		{0x249c, 0x24e9, 1}, // letters in parentheses, in circles
		{0x24ea, 0x24ff, 1}, // digits in circles
		{0x2776, 0x2793, 1}, // digits in circles, dingbats
		{0xa730, 0xa731, 1}, // small capitals
		{0xa7af, 0xa7af, 1},
		{0xff10, 0xff19, 1}, // full width
		{0xff21, 0xff3a, 1},
		{0xff41, 0xff5a, 1},
	},
	R32: []unicode.Range32{
		{0x1d400, 0x1d7ff, 1}, // mathematical
		{0x1f110, 0x1f149, 1}, // in parentheses, in squares
		{0x1f150, 0x1f169, 1}, // in black circles
		{0x1f170, 0x1f189, 1}, // in black squares
		{0x1f1e6, 0x1f1ff, 1}, // regional indicators, of which flags are made
	},
}

// isStyledLetter reports whether a character is read as a letter or a digit
// without being a plain one.
func isStyledLetter(r rune) bool { return r > unicode.MaxLatin1 && unicode.Is(styledRanges, r) }

// isStyled reports whether a character is a styled letter or makes one of what
// it is written to.
func isStyled(r rune) bool { return isStyledLetter(r) || isTag(r) || r == keycap }

const keycap = '\u20e3' // makes a key of the digit before it

// Tags repeat ASCII without being seen; in flags they spell the code of a
// region.
const firstTag, lastTag = 0xe0020, 0xe007e

func isTag(r rune) bool { return r >= firstTag && r <= lastTag }

func isRegional(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }

const (
	alphabet      = "abcdefghijklmnopqrstuvwxyz"
	digits        = "12345678910"
	smallCapitals = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ"
)

// plainLetters is what a styled character is read as, where Unicode's
// compatibility forms do not say; "" for all others.
func plainLetters(r rune) string {
	if !isStyled(r) {
		return ""
	}
	for _, first := range [...]rune{0x1f1e6, 0x1f150, 0x1f170} {
		if n := r - first; n >= 0 && n < 26 {
			return alphabet[n : n+1]
		}
	}
	for _, first := range [...]rune{0x2776, 0x2780, 0x278a} {
		if n := r - first; n >= 0 && n < 10 {
			return digits[n : n+1+n/9]
		}
	}
	if i := strings.IndexRune(smallCapitals, r); i >= 0 {
		n := utf8.RuneCountInString(smallCapitals[:i])
		return alphabet[n : n+1]
	}
	if isTag(r) {
		if s := strings.ToLower(string(r - firstTag + ' ')); isPlain(s) {
			return s
		}
	}
	return ""
}
