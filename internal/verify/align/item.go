package align

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"bothsides/corpus"
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
	name               // a word that is written with a capital
	number             // in digits or words
	mark               // punctuation; makes no difference at the ends of a text
	sign               // anything else that is shown
	gap                // an ellipsis: something may be left out here
	border             // between two statements; matches nothing
)

func (k kind) isWord() bool { return k <= number }

// mayReplace reports whether a word of this kind may be in the place of another
// of its kind at no cost: that is how quotes are doctored.
func (k kind) mayReplace() bool { return k == name || k == number }

// item is a word or a sign of a text as it is compared.
type item struct {
	text.Span
	kind     kind
	id       int32        // what it is compared by; other if no statement has it
	form     string       // as it is written, without what makes no difference
	how      finding.Kind // in what it is written otherwise than the statements' word of that id
	detail   string       // more of that: the alphabet of its letters
	weight   float32      // of an item of a text: how much it tells
	folded   string       // see text.Token
	lemma    string
	capital  bool
	space    bool            // white space before it
	isEdited bool            // an editor has put it into brackets
	passage  *corpus.Passage // of an item of a statement, which is a column of the alignment
}

func (t item) statement() *corpus.Statement { return t.passage.Statement() }

// Ids that no word of a statement has.
const (
	other      int32 = -1 // of what is in no statement
	borderline int32 = -2 // of a border
)

// reader makes items of the tokens of a text.
type reader struct {
	source, lang string
	items        []item
}

// read lists the items of a text, without their ids: what makes no difference,
// such as quote marks, is left out.
func read(source, lang string, tokens []text.Token) []item {
	r := &reader{source, lang, make([]item, 0, len(tokens))}
	if strings.ContainsAny(source, ".…⋯") {
		tokens = replaced(tokens, ellipses(source))
	}
	if strings.ContainsAny(source, "[(@#:/") {
		tokens = replaced(tokens, found(source, added, ""))
	}
	for _, t := range replaced(tokens, numbers(tokens, lang)) {
		r.token(t)
	}
	return edited(r.items)
}

// mostEdited is how many words an editor puts into brackets at most.
const mostEdited = 5

// edited marks the words that an editor has put into brackets, "[Putin] responded",
// and takes the brackets off, unless they are around all that is said.
func edited(items []item) []item {
	isClosing := func(t item) bool { return t.form == "]" }
	for at := 0; at < len(items); at++ {
		if items[at].form != "[" {
			continue
		}
		words := items[at+1:]
		end := slices.IndexFunc(words, isClosing)
		if end < 0 {
			break
		}
		closing := words[end]
		words = words[:end]
		if n := count(words); n == 0 || n > mostEdited || n == count(items) || n < len(words) {
			continue
		}
		for i := range words {
			words[i].isEdited = true
		}
		words[0].Start, words[0].space, words[end-1].End = items[at].Start, items[at].space, closing.End
		items = slices.Concat(items[:at], words, items[at+end+2:])
		at += end - 1
	}
	return items
}

// replaced puts a token in the place of those in its span, if they are all there.
func replaced(tokens, by []text.Token) []text.Token {
	if len(by) == 0 {
		return tokens
	}
	out := make([]text.Token, 0, len(tokens))
	done := 0
	for _, t := range tokens {
		for len(by) > 0 && by[0].Start < t.Start {
			by = by[1:]
		}
		switch {
		case t.Start < done:
		case len(by) > 0 && by[0].Start == t.Start:
			out, done = append(out, by[0]), by[0].End
		default:
			out = append(out, t)
		}
	}
	return out
}

// found is a symbol for each match of a pattern.
func found(source string, pattern *regexp.Regexp, folded string) []text.Token {
	var out []text.Token
	for _, at := range pattern.FindAllStringIndex(source, -1) {
		span := text.Trim(source, text.Span{Start: at[0], End: at[1]})
		out = append(out, text.Token{Span: span, Kind: text.Symbol, Folded: folded})
	}
	return out
}

const ellipsis = "…"

// ellipses is a symbol for each ellipsis: three dots or more, apart or not, or one
// character, in brackets or not. A regular expression for them takes ten times as
// long over a text of nothing else.
func ellipses(source string) []text.Token {
	var out []text.Token
	isPart := func(r rune) bool { return isDots(r) || r == '.' || unicode.IsSpace(r) }
	for i := strings.IndexFunc(source, isPart); i < len(source) && i >= 0; {
		end := i + len(source[i:]) - len(strings.TrimLeftFunc(source[i:], isPart))
		if dots := source[i:end]; strings.ContainsFunc(dots, isDots) || strings.Count(dots, ".") >= len("...") {
			span := bracketed(source, text.Trim(source, text.Span{Start: i, End: end}))
			out = append(out, text.Token{Span: span, Kind: text.Symbol, Folded: ellipsis})
		}
		next := strings.IndexFunc(source[end:], isPart)
		if next < 0 {
			break
		}
		i = end + next
	}
	return out
}

func isDots(r rune) bool { return r == '…' || r == '⋯' }

// bracketed is a span with the brackets around it, if there are any.
func bracketed(source string, span text.Span) text.Span {
	before, after := strings.TrimRight(source[:span.Start], " "), strings.TrimLeft(source[span.End:], " ")
	for _, pair := range []string{"[]", "()"} {
		if strings.HasSuffix(before, pair[:1]) && strings.HasPrefix(after, pair[1:]) {
			return text.Span{Start: len(before) - 1, End: len(source) - len(after) + 1}
		}
	}
	return span
}

// What editors and writers of posts add to a text: notes, footnotes, numbers of posts,
// whose post it is, names of emoji; at its ends also tags and a
// number of a post without brackets.
const (
	within = `\[(?:\d{1,2}|\pL)\]|[\[(](?:sic|(?:emphasis|italics) (?:added|mine|ours)|applause|laughter)\.?[\])]|\(\d{1,2}/\d{1,2}\)|\b(?:rt|via|cc):?\s*@\w+:?|@\w+|\B:\w+:\B`
	atEnds = `(?:` + within + `|#\w+|rt\b:?|\d{1,2}/\d{0,2})`
)

var added = regexp.MustCompile(`(?i)^\W*(?:` + atEnds + `\s+)+|(?:\s+` + atEnds + `)+\W*$|` + within)

// numbers is a token for each number, with its value in digits as its folded form.
func numbers(tokens []text.Token, lang string) []text.Token {
	var words, out []text.Token
	var at []int // of the words, in tokens
	for i, t := range tokens {
		if t.Kind != text.Mark {
			words, at = append(words, t), append(at, i)
		}
	}
	for _, q := range text.Quantities(words, lang) {
		first, last := at[q.First], at[q.Last]
		if first == last && hasUnit(tokens[first].Folded) {
			continue
		}
		if first > 0 && tokens[first].Kind == text.Word && tokens[first-1].Folded == "a" {
			first-- // "a hundred"
		}
		if first > 1 && tokens[first-1].Folded == "." && tokens[first-2].Folded == "no" && tokens[first-2].Capital {
			first -= 2 // "No. 175"
		}
		value := strconv.FormatFloat(q.Value, 'f', -1, 64)
		span := text.Span{Start: tokens[first].Start, End: tokens[last].End}
		out = append(out, text.Token{Span: span, Kind: text.Number, Folded: value, Lemma: value})
	}
	return out
}

// hasUnit reports whether a number in digits has letters that change its value, or
// may, as in "175k".
func hasUnit(folded string) bool {
	letters := strings.TrimLeft(folded, "0123456789.,")
	return letters != folded && letters != "" && !slices.Contains([]string{"st", "nd", "rd", "th"}, letters)
}

func (r *reader) add(span text.Span, t item) {
	t.Span = span
	before, _ := utf8.DecodeLastRuneInString(r.source[:t.Start])
	// What divides two words, "a"b", divides them as a space does.
	divided := t.kind.isWord() && len(r.items) > 0 && r.last().kind.isWord()
	t.space = unicode.IsSpace(before) || divided
	r.items = append(r.items, t)
}

func (r *reader) last() *item { return &r.items[len(r.items)-1] }

// endsAt reports whether the last item ends at a byte.
func (r *reader) endsAt(at int) bool { return len(r.items) > 0 && r.last().End == at }

// noMarks are punctuation by Unicode, and signs by what they say.
const noMarks = "%‰&@#*§†‡\\/"

func (r *reader) token(t text.Token) {
	surface := r.source[t.Start:t.End]
	first, _ := utf8.DecodeRuneInString(surface)
	switch {
	case t.Kind == text.Word || t.Kind == text.Number:
		if hasUnit(t.Folded) {
			t.Lemma = t.Folded
		}
		r.add(t.Span, item{kind: r.kind(t), form: written(surface), folded: t.Folded, lemma: t.Lemma, capital: t.Capital})
	case t.Folded == ellipsis:
		r.add(t.Span, item{kind: gap, form: ellipsis})
	case t.Kind == text.Symbol:
		r.add(t.Span, item{kind: sign, form: surface})
	case only(surface, isQuote):
	case surface == "." && r.endsAt(t.Start) && r.isAbbreviation(*r.last()):
		r.last().End = t.End
	case only(surface, isDash):
		if r.endsAt(t.Start) && r.last().form == "-" { // several together are one
			r.last().End = t.End
			return
		}
		r.add(t.Span, item{kind: mark, form: "-"})
	case unicode.IsPunct(first) && !strings.ContainsRune(noMarks, first):
		r.add(t.Span, item{kind: mark, form: norm.NFKC.String(surface)})
	default:
		r.add(t.Span, item{kind: sign, form: surface})
	}
}

// kind is that of a word: a name has a capital where no sentence begins, or is no
// common word. All words in capitals are shouted.
func (r *reader) kind(t text.Token) kind {
	surface := r.source[t.Start:t.End]
	within := len(r.items) > 0 && r.last().kind.isWord() && surface != strings.ToUpper(surface)
	switch {
	case t.Kind == text.Number:
		return number
	case !t.Capital || text.CapitalizesNouns(r.lang) || text.IsStop(t.Folded, r.lang):
		return word
	case within || !text.IsOrdinary(t.Folded):
		return name
	}
	return word
}

// isAbbreviation reports whether an item is one with dots, "U.S".
func (r *reader) isAbbreviation(t item) bool {
	return t.kind <= name && strings.Contains(r.source[t.Start:t.End], ".")
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

// written is a word, or the words of a number, as they are compared exactly:
// letters and digits in lower case, compatibility forms and symbols as the plain
// ones that they are read as, no apostrophes, one kind of hyphen, no dot at the
// end.
func written(surface string) string {
	if isPlain(surface) {
		return surface
	}
	s := strings.ToLower(norm.NFKC.String(strings.Join(strings.Fields(surface), " ")))
	s = strings.Map(func(r rune) rune {
		switch {
		case isQuote(r):
			return -1
		case isDash(r):
			return '-'
		}
		return r
	}, s)
	if strings.ContainsFunc(s, isSymbol) { // "🅽🅾🆃"
		s = text.Fold(s)
	}
	return strings.TrimRight(s, ".")
}

// isPlain reports whether a word is written as it is compared, as most are.
func isPlain(s string) bool {
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

func isSymbol(r rune) bool {
	return !unicode.In(r, unicode.L, unicode.N, unicode.M, unicode.P, unicode.Zs)
}

// wordsOf are the words among items.
func wordsOf(items []item) []item {
	return slices.DeleteFunc(slices.Clone(items), func(t item) bool { return !t.kind.isWord() })
}

// count is how many words there are among items.
func count(items []item) int {
	n := 0
	for i := range items {
		n += toInt(items[i].kind.isWord())
	}
	return n
}

// trimmed leaves out what makes no difference at the ends of a text: marks,
// ellipses, emoji, objects.
func trimmed(items []item) []item {
	first := slices.IndexFunc(items, item.matters)
	if first < 0 {
		return nil
	}
	last := len(items) - 1
	for !items[last].matters() {
		last--
	}
	return items[first : last+1]
}

// matters reports whether an item makes a difference at the end of a text.
func (t item) matters() bool {
	first, _ := utf8.DecodeRuneInString(t.form)
	return t.kind.isWord() || t.kind == sign && first != Object && !isEmoji(first)
}

// isEmoji reports whether a character is a picture. Signs that are emoji only by
// name, such as the one for copyright, are signs.
func isEmoji(r rune) bool {
	return r >= 0x1F000 || r >= 0x2600 && r < 0x27C0 || strings.ContainsRune("↔↕↖↗↘↙↩↪⌚⌛⌨⏏⏩⏪⏫⏬⏭⏮⏯⏰⏱⏲⏳⏸⏹⏺▪▫▶◀◻◼◽◾⤴⤵⬅⬆⬇⬛⬜⭐⭕〰〽㊗㊙", r)
}
