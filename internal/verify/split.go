package verify

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bothsides/internal/text"
)

// Quoted is a quote within a message, with what is before and after it on its
// lines, where somebody may be credited with it.
type Quoted struct {
	Text, Before, After string
}

// Bounds of what is read of a message.
const (
	MaxMessage = 4000 // runes
	MaxQuotes  = 10
)

// PartEnd is between two parts of a message that say nothing together, such as
// what its author wrote and the preview of a page that it links to.
const PartEnd = "\n\f\n"

// Split takes the quotes out of a message: what is in quote marks of any kind,
// and block quotes. Of a message with neither each part is one quote, whole.
// cutText and cutQuotes report that the message had more than is read.
func Split(message string) (quotes []Quoted, cutText, cutQuotes bool) {
	if utf8.RuneCountInString(message) > MaxMessage {
		message, cutText = string([]rune(message)[:MaxMessage]), true
	}
	s := &splitter{message: message}
	s.blocks()
	hasNoWords := func(span text.Span) bool { return !hasWords(message[span.Start:span.End]) }
	if !slices.ContainsFunc(s.spans, func(span text.Span) bool { return !hasNoWords(span) }) {
		s.spans = parts(message)
	}
	for i, span := range s.spans {
		switch {
		case hasNoWords(span):
		case len(quotes) == MaxQuotes:
			return quotes, cutText, true
		default:
			quotes = append(quotes, s.quoted(i))
		}
	}
	return quotes, cutText, false
}

// parts are the parts of a message.
func parts(message string) []text.Span {
	var out []text.Span
	start := 0
	for part := range strings.SplitSeq(message, PartEnd) {
		out = append(out, text.Span{Start: start, End: start + len(part)})
		start += len(part) + len(PartEnd)
	}
	return out
}

// hasWords reports whether a text has a letter or a digit, or what is read as one.
func hasWords(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || isTag(r) || r >= 0x1F100 && r < 0x1F200
	})
}

type splitter struct {
	message string
	spans   []text.Span
}

// blockQuote is lines that Discord shows as quoted, or as code; what begins
// with ">>>" is quoted to the end.
var blockQuote = regexp.MustCompile("(?m:^[ \t]*>>>[ \t])(?s:.*)|(?m:(?:^[ \t]*>[^\n]*(?:\n|$))+)|(?ms:^```.*?```)")

// blocks takes block quotes, and quote marks outside them.
func (s *splitter) blocks() {
	end := 0
	for _, at := range blockQuote.FindAllStringIndex(s.message, -1) {
		s.marks(end, at[0])
		s.block(at[0], at[1])
		end = at[1]
	}
	s.marks(end, len(s.message))
	slices.SortFunc(s.spans, func(a, b text.Span) int { return cmp.Compare(a.Start, b.Start) })
}

// markedShare is the part of a block's words that must be in quote marks for
// these to be the quotes.
const markedShare = 0.5

// block takes a block quote, or the quotes in marks that it is made up of.
func (s *splitter) block(start, end int) {
	inner := &splitter{message: s.message}
	inner.marks(start, end)
	words := 0
	for _, q := range inner.spans {
		words += len(strings.Fields(s.message[q.Start:q.End]))
	}
	if all := len(strings.Fields(s.message[start:end])); words > 0 && float64(words) >= markedShare*float64(all) {
		s.spans = append(s.spans, inner.spans...)
		return
	}
	s.spans = append(s.spans, text.Span{Start: start, End: end})
}

// closers are the marks that end a quote, by the mark that begins it.
var closers = map[rune]string{
	'"': "\"＂”", '＂': "\"＂”", '“': "”\"", '„': "“”\"", '‟': "“”\"", '«': "»", '»': "«", '‹': "›", '「': "」", '『': "』", '❝': "❞",
	'‘': "’'‘", '‚': "’'‘", '\'': "’'‘",
}

// singles are the marks that are also apostrophes.
const singles = "‘‚'"

// marks takes what is in quote marks between two bytes. A quote without an end
// goes to the end of its line.
func (s *splitter) marks(start, end int) {
	unclosed := map[rune]bool{} // no mark that ends a quote begun by this one is left
	for i := start; i < end; {
		open, size := utf8.DecodeRuneInString(s.message[i:end])
		if closers[open] == "" || !s.opens(i, size, open) {
			i += size
			continue
		}
		stop, last := 0, 0
		if !unclosed[open] {
			stop, last = s.closing(i+size, end, open)
		}
		switch {
		case stop > 0:
			s.spans = append(s.spans, text.Span{Start: i + size, End: stop})
			i = stop + last
		case strings.ContainsRune(singles, open):
			unclosed[open] = true
			i += size
		default:
			unclosed[open] = true
			stop = end
			if line := strings.IndexByte(s.message[i:end], '\n'); line >= 0 {
				stop = i + line
			}
			s.spans = append(s.spans, text.Span{Start: i + size, End: stop})
			i = stop
		}
	}
}

// opens reports whether a mark at i begins a quote: it is at the beginning of a
// word, or, as in French, of the space before one.
func (s *splitter) opens(i, size int, open rune) bool {
	before, _ := utf8.DecodeLastRuneInString(s.message[:i])
	after, _ := utf8.DecodeRuneInString(s.message[i+size:])
	if i > 0 && isAlphanumeric(before) || i+size >= len(s.message) {
		return false
	}
	return open == '«' || open == '‹' || !unicode.IsSpace(after)
}

func isAlphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// closing is the byte of the mark that ends a quote begun before i, and the
// mark's size; 0 for none. Within a word an apostrophe ends nothing.
func (s *splitter) closing(i, end int, open rune) (at, size int) {
	ambiguous := open == '"' || strings.ContainsRune(singles, open)
	for j, c := range s.message[i:end] {
		if j == 0 || !strings.ContainsRune(closers[open], c) {
			continue
		}
		size := utf8.RuneLen(c)
		after, _ := utf8.DecodeRuneInString(s.message[i+j+size:])
		if !ambiguous || !isAlphanumeric(after) {
			return i + j, size
		}
	}
	return 0, 0
}

// quoteSigns are what a quote is set off by.
const quoteSigns = "\"＂“”„‟«»‹›「」『』❝❞‘’‚'"

// quoted is the i-th quote with the rest of its lines around it, up to the
// quotes before and after, the line before it if that announces it, and the
// line after it if that begins with a dash.
func (s *splitter) quoted(i int) Quoted {
	at := s.spans[i]
	low, high := 0, len(s.message)
	if i > 0 {
		low = s.spans[i-1].End
	}
	if i+1 < len(s.spans) {
		high = s.spans[i+1].Start
	}
	before := strings.TrimRight(s.message[low:at.Start], quoteSigns)
	if heading := strings.TrimRight(before, "\n\r\t >"); strings.HasSuffix(heading, ":") || strings.HasPrefix(s.message[at.Start:], ">") {
		before = heading
	}
	before = before[strings.LastIndexByte(before, '\n')+1:]
	if endsSentence(before) || i > 0 && signed.MatchString(before) {
		before = "" // of the quote before this one: "“…,” said Leavitt. “…”"
	}
	after := strings.TrimLeft(s.message[at.End:high], quoteSigns)
	if line := strings.IndexByte(after, '\n'); line >= 0 && !signed.MatchString(after[line:]) {
		after = after[:line]
	}
	return Quoted{Text: s.message[at.Start:at.End], Before: strings.TrimLeft(before, quoteSigns), After: strings.TrimRight(after, quoteSigns)}
}

// endsSentence reports whether nothing that comes after a text belongs to it.
func endsSentence(s string) bool { return strings.HasSuffix(strings.TrimRight(s, " "), ".") }

// signed is a line that begins with a dash, as a signature does.
var signed = regexp.MustCompile(`^\s*(?:>\s*)?(?:-#\s*)?[-–—―]`)
