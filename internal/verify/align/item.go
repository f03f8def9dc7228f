package align

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"bothsides/internal/finding"
	"bothsides/internal/text"
)

// Object is in a text in place of something shown that is no text, such as a
// custom emoji or an address.
const Object = '\uFFFC'

// kind is what an item is.
type kind uint8

const (
	word   kind = iota // letters and digits
	mark               // punctuation that is compared
	sign               // anything else that is shown
	gap                // an ellipsis: something may be left out here
	border             // between two statements; matches nothing
)

// item is a word or a sign of a text as it is compared.
type item struct {
	text.Span
	kind    kind
	id      int32        // what it is compared by; other if no statement has it
	how     finding.Kind // in what it is written otherwise than the statements' word of that id
	detail  string       // more of that: the alphabet of its letters
	folded  string       // see text.Token
	lemma   string
	number  bool
	value   float64 // of a number
	capital bool
	space   bool // white space before it
}

// Ids that no word of a statement has.
const (
	other      int32 = -1 // of what is in no statement
	borderline int32 = -2 // of a border
)

// reader makes items of the tokens of a text.
type reader struct {
	source string
	tokens []text.Token
	items  []item
}

// read lists the items of a text, without their ids: what makes no difference,
// such as quote marks, is left out.
func read(source string, tokens []text.Token) []item {
	r := &reader{source: source, tokens: tokens, items: make([]item, 0, len(tokens))}
	for i := 0; i < len(tokens); {
		if n := r.ellipsis(i); n > 0 {
			r.add(tokens[i].Start, tokens[i+n-1].End, item{kind: gap, folded: "…"})
			i += n
			continue
		}
		r.token(tokens[i])
		i++
	}
	return r.items
}

func (r *reader) add(start, end int, t item) {
	t.Span = text.Span{Start: start, End: end}
	before, _ := utf8.DecodeLastRuneInString(r.source[:start])
	n := len(r.items)
	// What divides two words, "a"b", divides them as a space does.
	t.space = unicode.IsSpace(before) || n > 0 && t.kind == word && r.items[n-1].kind == word
	r.items = append(r.items, t)
}

func (r *reader) token(t text.Token) {
	surface := r.source[t.Start:t.End]
	first, _ := utf8.DecodeRuneInString(surface)
	switch {
	case t.Kind == text.Word || t.Kind == text.Number:
		r.add(t.Start, t.End, item{kind: word, folded: t.Folded, lemma: t.Lemma, number: t.Kind == text.Number, value: digits(t.Folded), capital: t.Capital})
	case t.Kind == text.Symbol:
		r.add(t.Start, t.End, item{kind: sign, folded: surface})
	case only(surface, isQuote):
	case surface == "." && r.abbreviated(t.Start):
		r.items[len(r.items)-1].End = t.End
	case only(surface, isDash):
		r.dash(t)
	case unicode.IsPunct(first) && !strings.ContainsRune("%‰&@#*§†‡\\/", first):
		r.add(t.Start, t.End, item{kind: mark, folded: norm.NFKC.String(surface)})
	default:
		r.add(t.Start, t.End, item{kind: sign, folded: surface})
	}
}

// abbreviated reports whether the item that ends here is an abbreviation with
// dots, "U.S", whose last one follows.
func (r *reader) abbreviated(end int) bool {
	n := len(r.items)
	return n > 0 && r.items[n-1].End == end && r.items[n-1].kind == word && !r.items[n-1].number &&
		strings.Contains(r.source[r.items[n-1].Start:end], ".")
}

// dash adds a dash, of whatever kind; several together are one.
func (r *reader) dash(t text.Token) {
	if n := len(r.items); n > 0 && r.items[n-1].folded == "-" && r.items[n-1].End == t.Start {
		r.items[n-1].End = t.End
		return
	}
	r.add(t.Start, t.End, item{kind: mark, folded: "-"})
}

// ellipsis is how many tokens from i on are an ellipsis: three dots or more,
// apart or not, or one character, in brackets or not.
func (r *reader) ellipsis(i int) int {
	is := func(i int, signs string) bool {
		return i < len(r.tokens) && strings.Contains(signs, r.source[r.tokens[i].Start:r.tokens[i].End])
	}
	start, end, dots := i, i, 0
	if is(i, "[(") {
		end++
	}
	for ; is(end, "...") || is(end, "…⋯"); end++ {
		surface := r.source[r.tokens[end].Start:r.tokens[end].End]
		if strings.Trim(surface, "…⋯") == "" {
			dots += 2
		}
		dots += utf8.RuneCountInString(surface)
	}
	switch {
	case dots < 3:
		return 0
	case is(start, "[("):
		if !is(end, ")]") {
			return 0
		}
		end++
	}
	return end - start
}

// only reports whether all characters of a text are of a kind.
func only(s string, is func(rune) bool) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !is(r) }) < 0
}

// isQuote reports whether a character is a quote mark or an apostrophe of any
// kind, or is typed in place of one.
func isQuote(r rune) bool {
	return strings.ContainsRune("\"'`´‘’‚‛“”„‟‹›«»ʻʼʽˈ′″‵‶❛❜❝❞〝〞〟「」『』＂＇", r)
}

func isDash(r rune) bool {
	return unicode.Is(unicode.Pd, r) || strings.ContainsRune("−‒⁃", r)
}

// written is a word as it is compared exactly: its letters and digits in lower
// case, compatibility forms as plain ones, no apostrophes, one kind of hyphen,
// no dot at its end.
func written(surface string) string {
	plain := true
	for i := range len(surface) {
		c := surface[i]
		plain = plain && (c >= 'a' && c <= 'z' || c >= '0' && c <= '9')
	}
	if plain {
		return surface
	}
	s := strings.ToLower(norm.NFKC.String(surface))
	s = strings.Map(func(r rune) rune {
		switch {
		case isQuote(r):
			return -1
		case isDash(r):
			return '-'
		}
		return r
	}, s)
	return strings.TrimRight(s, ".")
}

// isWritten reports whether a form is made of letters and digits, not of
// symbols that are read as such.
func isWritten(form string) bool {
	return !strings.ContainsFunc(form, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) && !unicode.IsPunct(r)
	})
}

// words counts the words among items.
func words(items []item) int {
	n := 0
	for _, t := range items {
		if t.kind == word {
			n++
		}
	}
	return n
}

// trimmed leaves out what makes no difference at the ends of a text: marks,
// ellipses, emoji, objects.
func (k *kinds) trimmed(items []item, source string) []item {
	for n := 1; n > 0 && len(items) > 0; items = items[n:] {
		if n = k.emojiName(items); n == 0 {
			n = toInt(isLoose(items[0], source))
		}
	}
	for n := 1; n > 0 && len(items) > 0; items = items[:len(items)-n] {
		if n = k.emojiNameBefore(items); n == 0 {
			n = toInt(isLoose(items[len(items)-1], source))
		}
	}
	return items
}

// What writers of posts and editors add at the ends: whose post it is, its
// number, tags, footnotes.
var (
	addedBefore = regexp.MustCompile(`^(?:(?i:rt)\b(?:\s*@\w+)?:?\s*|#\w+\s+|\(?\d{1,2}/\d{1,2}\)?\s+)+`)
	addedAfter  = regexp.MustCompile(`(?:\s*\[(?:\d{1,2}|\pL|sic)\]|\s+(?:\(?\d{1,2}/\d{1,2}\)?|#\w+|(?i:via|rt|h/t|cc)?:?\s*@\w+))+$`)
)

// gathered makes one sign of all that was added at an end, which no word of the
// text is in.
func gathered(items []item, source string) []item {
	if len(items) == 0 {
		return items
	}
	start, end := items[0].Start, items[len(items)-1].End
	end += len(source[end:]) - len(strings.TrimLeft(source[end:], ")]")) // were trimmed
	if m := addedAfter.FindStringIndex(source[start:end]); m != nil {
		from := start + m[0]
		n := slices.IndexFunc(items, func(t item) bool { return t.Start >= from })
		items = append(slices.Clone(items[:n]), oneSign(items[n:], source))
	}
	if m := addedBefore.FindStringIndex(source[start:end]); m != nil {
		n := slices.IndexFunc(items, func(t item) bool { return t.Start >= start+m[1] })
		if n > 0 {
			items = append([]item{oneSign(items[:n], source)}, items[n:]...)
		}
	}
	return items
}

// oneSign is a sign in the place of items.
func oneSign(items []item, source string) item {
	span := text.Span{Start: items[0].Start, End: items[len(items)-1].End}
	return item{Span: span, kind: sign, folded: source[span.Start:span.End], space: items[0].space}
}

func isLoose(t item, source string) bool {
	switch t.kind {
	case mark, gap:
		return true
	case sign:
		r, _ := utf8.DecodeRuneInString(source[t.Start:t.End])
		return r == Object || isEmoji(r)
	}
	return false
}

// emojiName is how many items, from the first on, are the name of an emoji,
// ":hockey:" or ":flag_ru:"; 0 for none, and for one that would change what is
// said, ":not:".
func (k *kinds) emojiName(items []item) int {
	for n, t := range items {
		switch colon := t.folded == ":"; {
		case n == 0 && !colon, n > 0 && t.Start != items[n-1].End:
			return 0
		case n > 1 && colon:
			return n + 1
		case n > 0 && !k.isNeutral(t):
			return 0
		}
	}
	return 0
}

// emojiNameBefore is emojiName for one that the items end with.
func (k *kinds) emojiNameBefore(items []item) int {
	for i := len(items) - 2; i >= 0; i-- {
		if items[i].folded == ":" {
			if n := len(items) - i; k.emojiName(items[i:]) == n {
				return n
			}
			return 0
		}
	}
	return 0
}

// isNeutral reports whether an item is part of an emoji's name, and no word that
// changes what is said.
func (k *kinds) isNeutral(t item) bool {
	if t.kind != word {
		return t.folded == "_"
	}
	return !t.number && !k.negation[t.lemma] && !k.scope[t.lemma]
}

// isEmoji reports whether a character is a picture. Signs that are emoji only by
// name, such as the one for copyright, are signs.
func isEmoji(r rune) bool {
	return r >= 0x1F000 || r >= 0x2600 && r < 0x27C0 || strings.ContainsRune("↔↕↖↗↘↙↩↪⌚⌛⌨⏏⏩⏪⏫⏬⏭⏮⏯⏰⏱⏲⏳⏸⏹⏺▪▫▶◀◻◼◽◾⤴⤵⬅⬆⬇⬛⬜⭐⭕〰〽㊗㊙", r)
}

// mergeNumbers makes one item of each number in words and puts dates in the
// order month, day, so that one value has one form.
func mergeNumbers(items []item, lang string) []item {
	plain := make([]text.Token, 0, len(items))
	at := make([]int, 0, len(items)) // items of plain
	for i, t := range items {
		if t.kind == word {
			plain = append(plain, text.Token{Span: t.Span, Folded: t.folded, Lemma: t.lemma, Kind: tokenKind(t), Capital: t.capital})
			at = append(at, i)
		}
	}
	var merged []edit
	for _, q := range text.Quantities(plain, lang) {
		first, last := at[q.First], at[q.Last]
		if first > 0 && !items[first].number && lang == english && items[first-1].folded == "a" {
			first-- // "a hundred"
		}
		n := items[first]
		if n.End = items[last].End; first != last || !n.number {
			n.how = finding.Form
		}
		n.number, n.value = true, q.Value
		merged = append(merged, edit{first, last, []item{n}})
	}
	out, place := edited(items, merged)
	var dates []edit
	for _, d := range text.Dates(plain, lang) {
		first, last := place[at[d.First]], place[at[d.Last]]
		dates = append(dates, edit{first, last, dated(out[first:last+1], d, lang)})
	}
	out, _ = edited(out, dates)
	return out
}

// edit puts items in the place of those from one to another, inclusive.
type edit struct {
	first, last int
	with        []item
}

// edited applies edits, which are in order and do not overlap, and says where
// each item is then.
func edited(items []item, edits []edit) (out []item, place []int) {
	out, place = make([]item, 0, len(items)), make([]int, len(items))
	for i := 0; i < len(items); {
		with, next := items[i:i+1], i+1
		if len(edits) > 0 && edits[0].first == i {
			with, next = edits[0].with, edits[0].last+1
			edits = edits[1:]
		}
		for ; i < next; i++ {
			place[i] = len(out)
		}
		out = append(out, with...)
	}
	return out, place
}

// dated are the month and the day of a date, in this order.
func dated(items []item, d text.Date, lang string) []item {
	month, day := -1, -1
	for i, t := range items {
		switch {
		case text.Month(t.folded, lang) == d.Month:
			month = i
		case t.kind == word && (t.number || day < 0):
			day = i
		}
	}
	if month < 0 || day < 0 {
		return slices.Clone(items) // in digits alone
	}
	out := []item{items[month], items[day]}
	out[1].number, out[1].value = true, float64(d.Day)
	if month != 0 || day != 1 {
		whole := text.Span{Start: items[0].Start, End: items[len(items)-1].End}
		for i := range out {
			out[i].Span, out[i].how, out[i].space = whole, finding.Form, i == 0 && items[0].space
		}
	}
	return out
}

// digits is the number that a token in digits begins with.
func digits(folded string) float64 {
	end := strings.IndexFunc(folded, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(folded)
	}
	n, err := strconv.ParseFloat(folded[:end], 64)
	if err != nil {
		return 0
	}
	return n
}

func tokenKind(t item) text.Kind {
	if t.number {
		return text.Number
	}
	return text.Word
}
