// Package text is the one place that knows how language is written: where a
// word begins and ends, which forms of it are compared, where a sentence ends,
// which number a run of words is, which language a text is in. It knows
// nothing of the statements, and all it knows of a language is in data files.
//
// # Words
//
// Scan cuts a text into tokens at the word boundaries of Unicode Annex 29, in
// any script, with these rules on top:
//
//   - An apostrophe of any kind (' ’ ‘ ʼ ′ ` ´ and others) between letters is part
//     of a word, "don’t", "м'яч", unless at most two Latin letters precede it:
//     "l'ONU" is two words.
//   - A full stop between single letters is part of a word, "U.S", and so is one
//     between digits, "3.5", "19.03"; elsewhere it ends a word, "end.Next".
//   - A comma is part of a number before three digits, "1,750"; in languages
//     other than English before any, and a space before three digits, "1 750".
//   - "non-proliferation" is one word, other words with hyphens are several.
//   - Characters without width are part of the word that they are in; a run of
//     emoji that make one picture, or a flag, is one symbol.
//   - Characters that are read as letters are letters, and the token is Styled:
//     "🅽🅾🆃", "Ⓝ", "𝐧", "ｎ", "1️⃣", tags that cannot be seen, and regional
//     indicators that are no flag, "🇳🇴🇹".
//
// Tokens are in order and do not overlap, and every byte that is no white space
// is in one of them. All of the package takes time linear in its input,
// whatever the bytes.
//
// # Forms
//
// A word has two forms to be compared by. Folded is its spelling without what
// typing changes: case, accents, apostrophes, the possessive ending. Lemma is
// what its inflections and derivations share: the Snowball stem, but for the
// families of data/lemma. British and American spellings have one lemma.
//
//	Presidents’  presidents  presid
//	defence      defence     defens
//	cooper       cooper      cooper
//	cooperation  cooperation cooperate
//
// # Languages
//
// The codes of Languages have all data; any other code, "" too, is a language
// without stop words, months and numbers, whose words are their own lemmas.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
	"golang.org/x/text/language"
)

// Span is a range of bytes.
type Span struct{ Start, End int }

// Kind is what a token is.
type Kind uint8

// The kinds of tokens.
const (
	Word   Kind = iota // letters
	Number             // digits, with what is written to them: "1,750", "30th"
	Symbol             // an emoji, a pictograph, a flag
	Mark               // punctuation and all other signs; only Scan returns these
)

// Token is a word, number, symbol or mark of a text.
type Token struct {
	Span
	Folded  string // form in which words are compared, see Fold
	Lemma   string // form that the inflections of a word share, see Lemma; "" for a mark
	Kind    Kind
	Capital bool // begins with a capital
	Acronym bool // two to five letters and digits, the letters all capitals: "OSCE", "G7", "U.S"
	Styled  bool // written in characters that are read as letters or digits
}

// Scan cuts a text into tokens, in order; every byte that is no white space is
// part of one.
func Scan(s, lang string) []Token {
	sc := scanner{s: level.Replace(s), lang: lang, out: make([]Token, 0, len(s)/6+2)}
	for it := words.FromString(sc.s); it.Next(); {
		for i := max(it.Start(), sc.done); i < it.End(); {
			i = sc.next(i, it.End())
			sc.done = i
		}
	}
	return sc.out
}

// Words cuts a text into words, numbers and symbols: what Scan returns without
// the marks.
func Words(s, lang string) []Token {
	all := Scan(s, lang)
	out := all[:0]
	for _, t := range all {
		if t.Kind != Mark {
			out = append(out, t)
		}
	}
	return out
}

// level replaces characters by those of the same meaning and length that Annex
// 29 keeps within words: a space without width by a joiner, and what is typed
// for an apostrophe by one.
var level = strings.NewReplacer("\u200b", "\u2060", "`", "'", "´", "ʼ", "′", "’", "‛", "’", "＇", "’")

// scanner makes tokens of the segments between word boundaries.
type scanner struct {
	s    string
	lang string
	out  []Token
	done int // bytes that are read: a run of styled letters goes over boundaries
}

// next makes a token of what begins at byte i, in a segment that ends at end,
// and returns where it ends.
func (sc *scanner) next(i, end int) int {
	r, size := utf8.DecodeRuneInString(sc.s[i:])
	switch {
	case isPlain(sc.s[i:end]): // as most are
		sc.plain(i, end)
	case unicode.IsSpace(r):
		return i + size
	case !isApostrophe(r) && (isLetter(r) || unicode.IsDigit(r)):
		end = sc.wordEnd(i, end)
		sc.word(i, end)
	case isTag(r):
		end = i + runLength(sc.s[i:end], isTag)
		sc.word(i, end)
	case isSymbol(r):
		sc.add(Token{Span: Span{i, end}, Kind: Symbol, Folded: strings.ReplaceAll(sc.s[i:end], "\ufe0f", "")})
	default:
		end = i + size + runLength(sc.s[i+size:end], isAttached)
		sc.add(Token{Span: Span{i, end}, Kind: Mark, Folded: sc.s[i:end]})
	}
	return end
}

// isLetter reports whether a character is a letter or is read as one.
func isLetter(r rune) bool {
	return unicode.IsLetter(r) || isStyledLetter(r)
}

// isSymbol reports whether a character is a picture, which people type for a
// word: "🏒".
func isSymbol(r rune) bool { return r > 0x2000 && r != utf8.RuneError && unicode.Is(unicode.So, r) }

// isAttached reports whether a character belongs to the one before it: an
// accent, a vowel sign, what has no width.
func isAttached(r rune) bool {
	return r >= utf8.RuneSelf && unicode.In(r, unicode.M, unicode.Cf) && !isTag(r)
}

// runLength is how many bytes at the beginning of s are of one class.
func runLength(s string, class func(rune) bool) int {
	if end := strings.IndexFunc(s, func(r rune) bool { return !class(r) }); end >= 0 {
		return end
	}
	return len(s)
}

// wordEnd is where the word ends that begins at byte i.
func (sc *scanner) wordEnd(start, end int) int {
	i, symbols := start, false
	for i < end {
		r, size := utf8.DecodeRuneInString(sc.s[i:])
		inWord := isLetter(r) || unicode.IsDigit(r) || isAttached(r)
		if (isApostrophe(r) || !inWord) && !sc.joins(start, i, r, size) {
			return i
		}
		symbols = !unicode.IsLetter(r) && isLetter(r)
		i += size
	}
	if symbols { // there are boundaries between those: "⒩⒪⒯"
		i += runLength(sc.s[i:], func(r rune) bool { return r == joiner || isLetter(r) && !unicode.IsLetter(r) })
	}
	return i
}

const joiner = '\u2060' // has no width and joins what is beside it

// longestElision is how many Latin letters before an apostrophe are a word of
// their own: "l'ONU", "qu'ont-ils", "I'm".
const longestElision = 2

// joins reports whether the character r at byte i is part of the word that
// began at start: it is no letter and has something on either side.
func (sc *scanner) joins(start, i int, r rune, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(sc.s[start:i])
	after, _ := utf8.DecodeRuneInString(sc.s[i+size:])
	digits := unicode.IsDigit(before) && unicode.IsDigit(after)
	switch {
	case isApostrophe(r):
		letters := (unicode.IsLetter(before) || isAttached(before)) && unicode.IsLetter(after)
		return letters && !isElision(sc.s[start:i])
	case r == '.':
		return digits || isInitial(sc.s, i)
	case r == ',':
		return digits && (decimalComma(sc.lang) || digitsAt(sc.s, i+1) == 3)
	}
	return digits && (r == '٫' || r == '٬') // Arabic
}

// isElision reports whether what precedes an apostrophe is a word of its own.
func isElision(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.Is(unicode.Latin, r) && len(s) <= longestElision*utf8.UTFMax && utf8.RuneCountInString(s) <= longestElision
}

// isInitial reports whether the full stop at byte i follows a single letter and
// a single letter follows it, as in "U.S".
func isInitial(s string, i int) bool {
	last, size := utf8.DecodeLastRuneInString(s[:i])
	before, _ := utf8.DecodeLastRuneInString(s[:i-size])
	next, n := utf8.DecodeRuneInString(s[i+1:])
	after, _ := utf8.DecodeRuneInString(s[i+1+n:])
	letters := [...]bool{unicode.IsLetter(before), unicode.IsLetter(last), unicode.IsLetter(next), unicode.IsLetter(after)}
	return letters == [...]bool{false, true, true, false}
}

// digitsAt is how many ASCII digits there are from byte i on, at most four.
func digitsAt(s string, i int) int {
	n := 0
	for n < 4 && i+n < len(s) && isDigit(s[i+n]) {
		n++
	}
	return n
}

// plain adds a token for a word of ASCII letters in lower case, or for a number.
func (sc *scanner) plain(start, end int) {
	t := Token{Span: Span{start, end}, Folded: sc.s[start:end]}
	if isDigit(t.Folded[0]) {
		t.Kind = Number
	}
	sc.add(sc.join(t))
}

// word adds a token for a word or number, or for the flags of a run of regional
// indicators.
func (sc *scanner) word(start, end int) {
	raw := sc.s[start:end]
	first, _ := utf8.DecodeRuneInString(raw)
	if isRegional(first) && sc.flags(start, end) {
		return
	}
	t := Token{Span: Span{start, end}, Folded: Fold(raw), Capital: unicode.IsUpper(first)}
	switch {
	case t.Folded == "":
		t.Kind, t.Folded = Mark, raw
	case isDigit(t.Folded[0]):
		t.Kind = Number
	}
	t.Acronym = t.Kind == Word && isAcronym(raw)
	t.Styled = strings.ContainsFunc(raw, isStyled)
	sc.add(sc.join(t))
}

// joining is the word that is one with the next: "non-proliferation".
const joining = "non"

// join makes one token of t and what is before it where the two are one word,
// "non-proliferation", since no other order of the two means the same; or one
// number, "1 750".
func (sc *scanner) join(t Token) Token {
	before, dash := sc.before(t)
	if before == nil {
		return t
	}
	one := false
	switch t.Kind {
	case Word:
		one = before.Folded == joining && (dash || sc.lang == en)
	case Number:
		one = !dash && decimalComma(sc.lang) && isThousands(before, t)
	}
	if !one {
		return t
	}
	t.Start, t.Capital, t.Acronym, t.Folded = before.Start, before.Capital, false, before.Folded+t.Folded
	sc.out = sc.out[:len(sc.out)-1]
	if dash {
		sc.out = sc.out[:len(sc.out)-1]
	}
	return t
}

// before is the token before t, nil if none or if more than a hyphen or one
// space is between them, and whether it is a hyphen.
func (sc *scanner) before(t Token) (before *Token, dash bool) {
	n := len(sc.out)
	if n > 1 && sc.out[n-1].Folded == "-" {
		hyphen := sc.out[n-1].Span
		if hyphen.End == t.Start && hyphen.Start == sc.out[n-2].End {
			return &sc.out[n-2], true
		}
	}
	if n == 0 || utf8.RuneCountInString(sc.s[sc.out[n-1].End:t.Start]) != 1 {
		return nil, false
	}
	return &sc.out[n-1], false
}

// isThousands reports whether three digits go on a number, of at most three or
// of such groups already.
func isThousands(before *Token, t Token) bool {
	isDigits := strings.Trim(before.Folded+t.Folded, decimals) == ""
	groups := len(before.Folded) <= 3 || before.End-before.Start > len(before.Folded)
	return isDigits && groups && len(t.Folded) == 3
}

func (sc *scanner) add(t Token) {
	if t.Kind != Mark {
		t.Lemma = Lemma(t.Folded, sc.lang)
	}
	sc.out = append(sc.out, t)
}

// flags adds a symbol for each pair of regional indicators, and reports whether
// each is a flag; else they are letters: "🇳🇴🇹".
func (sc *scanner) flags(start, end int) bool {
	const pair = 2 * len("🇦")
	if (end-start)%pair != 0 {
		return false
	}
	for i := start; i < end; i += pair {
		if !isFlag(sc.s[i : i+pair]) {
			return false
		}
	}
	for i := start; i < end; i += pair {
		sc.add(Token{Span: Span{i, i + pair}, Kind: Symbol, Folded: sc.s[i : i+pair]})
	}
	return true
}

// isFlag reports whether two characters are the regional indicators of a place
// that has a flag.
func isFlag(pair string) bool {
	code := strings.ToUpper(Fold(pair))
	if code == "EU" || code == "UN" {
		return true
	}
	region, err := language.ParseRegion(code)
	return err == nil && region.IsCountry()
}

// isAcronym leaves out longer words: those are shouted.
func isAcronym(s string) bool {
	const longest = 5
	letters, digits := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			letters++
		case unicode.IsLetter(r) && !isApostrophe(r):
			return false
		case unicode.IsDigit(r):
			digits++
		}
	}
	all := letters + digits
	return letters > 0 && all > 1 && all <= longest
}
