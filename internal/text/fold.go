package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// isApostrophe reports whether a character may stand for an apostrophe. Those
// from U+02BB on are letters to Unicode.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '`', '´', '‘', '’', '‛', 'ʻ', 'ʼ', 'ʽ', 'ˈ', '′', '＇':
		return true
	}
	return false
}

// Fold brings one word to the form in which words are compared: lower case,
// without accents, apostrophes, full stops, characters without width and the
// possessive ending "'s", with plain letters for styled ones and ASCII digits
// for all others. Numbers keep a decimal point alone: "1,750" is "1750".
func Fold(s string) string {
	if isPlain(s) {
		return s
	}
	s = strings.ToLower(s)
	if body, ok := strings.CutSuffix(s, "s"); ok {
		if r, size := utf8.DecodeLastRuneInString(body); isApostrophe(r) && size < len(body) {
			s = body[:len(body)-size]
		}
	}
	if isPlain(s) || !strings.ContainsFunc(s, notCyrillic) {
		return s
	}
	if !norm.NFKC.IsNormalString(s) {
		s = strings.ToLower(norm.NFKC.String(s))
	}
	b := make([]byte, 0, len(s))
	for i, r := range s {
		b = appendFolded(b, s[i:], r)
	}
	if len(b) > 0 && isDigit(b[0]) {
		return foldNumber(string(b))
	}
	return dropper.Replace(string(b))
}

// dropper takes off what is only part of a number.
var dropper = strings.NewReplacer(".", "", ",", "")

// isPlain reports whether a word is folded already, as most are.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && !isDigit(c) {
			return false
		}
	}
	return true
}

// isFoldedWord reports whether a text is one word of letters that is folded
// already and that nothing parts, as most words of phrases are.
func isFoldedWord(s string) bool {
	return s != "" && (!strings.ContainsFunc(s, func(r rune) bool { return r < 'a' || r > 'z' }) || !strings.ContainsFunc(s, notCyrillic))
}

// notCyrillic reports whether a character is no small Cyrillic letter that
// folding leaves as it is.
func notCyrillic(r rune) bool {
	return (r < 'а' || r > 'я') && !strings.ContainsRune("іїєґ", r)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

const decimals = "0123456789"

// appendFolded appends the folded form of the character r, with which rest
// begins.
func appendFolded(b []byte, rest string, r rune) []byte {
	switch plain := plainLetters(r); {
	case isApostrophe(r) || r == '(' || r == ')': // "⒩" is "(n)"
		return b
	case plain != "":
		return append(b, plain...)
	case r < utf8.RuneSelf || r == 'й' || r == 'ї': // letters of their own, whatever their shape
		return utf8.AppendRune(b, r)
	case unicode.IsDigit(r):
		return append(b, decimalDigit(r))
	case r == '٫' || r == '٬': // Arabic
		return append(b, ".,"[r-'٫'])
	case r == 'ß':
		return append(b, "ss"...)
	case isAccent(r) || unicode.Is(unicode.Cf, r):
		return b
	}
	letters := norm.NFD.PropertiesString(rest).Decomposition()
	if letters == nil {
		return utf8.AppendRune(b, r)
	}
	for _, r := range string(letters) {
		if !isAccent(r) {
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// isAccent reports whether a character is one that marks a letter and can be
// left out. The vowel signs of Indian scripts cannot.
func isAccent(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me) && unicode.In(r, unicode.Inherited, unicode.Hebrew, unicode.Cyrillic)
}

// decimalDigit is the ASCII digit of the same value. The digits of each script
// follow one another, from zero.
func decimalDigit(r rune) byte {
	before := rune(0) // digits
	for unicode.IsDigit(r - before - 1) {
		before++
	}
	return '0' + byte(before%10)
}

// foldNumber leaves of the points and commas of a number the one that separates
// its decimals, as a point: a comma before three digits separates thousands.
func foldNumber(s string) string {
	last := strings.LastIndexAny(s, ".,")
	if last < 0 {
		return s
	}
	whole, rest := s[:last], s[last+1:]
	if strings.Contains(whole, ".") && s[last] == '.' {
		return s // a date, "19.03.2025"; or thousands, which only some languages write so
	}
	whole = dropper.Replace(whole)
	if s[last] == ',' && digitsAt(rest, 0) == 3 {
		return whole + rest
	}
	return whole + "." + rest
}
