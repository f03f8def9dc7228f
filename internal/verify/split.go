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
	// NamesFollow reports that the message begins with a quote: who is credited may
	// follow each, as in “…” (Kremlin) and “…” (White House).
	NamesFollow bool
}

// Bounds of what is read of a message.
const (
	MaxMessage = 4000 // runes
	MaxQuotes  = 10
)

const english = "en"

// PartEnd is between two parts of a message that say nothing together, such as
// what its author wrote and the preview of a page that it links to.
const PartEnd = "\n\f\n"

// Split takes the quotes out of a message: what is in quote marks of any kind,
// and block quotes. Of a message with neither each part is one quote, whole, but
// for lines that each credit somebody, and entries of a list with numbers. cutText
// and cutQuotes report that the message had more than is read.
func (k *Checkers) Split(message string) (quotes []Quoted, cutText, cutQuotes bool) {
	if k.whole != nil {
		return k.whole.split(message)
	}
	return k.base.split(message)
}

func (k *Checker) split(message string) (quotes []Quoted, cutText, cutQuotes bool) {
	if utf8.RuneCountInString(message) > MaxMessage {
		message, cutText = string([]rune(message)[:MaxMessage]), true
	}
	s := &splitter{message: message}
	s.blocks()
	hasNoWords := func(span text.Span) bool { return !hasWords(message[span.Start:span.End]) }
	if !slices.ContainsFunc(s.spans, func(span text.Span) bool { return !hasNoWords(span) }) {
		s.spans = k.parts(message)
	}
	for i, span := range s.spans {
		switch {
		case hasNoWords(span):
		case len(quotes) == MaxQuotes:
			return quotes, cutText, true
		default:
			q := s.quoted(i)
			if n := len(quotes); n > 0 && continues.MatchString(strings.Trim(message[s.spans[i-1].End:span.Start], quoteSigns)) {
				if before := quotes[n-1].Before; strings.HasSuffix(before, "\n") || k.attributions.Says(plainOf(before).text) {
					q.Before, q.NamesFollow = before, true
				}
			}
			quotes = append(quotes, q)
		}
	}
	return quotes, cutText, false
}

// parts are the parts of a message, and the texts on their lines.
func (k *Checker) parts(message string) []text.Span {
	var out []text.Span
	start := 0
	for part := range strings.SplitSeq(message, PartEnd) {
		for _, at := range k.texts(part) {
			out = append(out, text.Span{Start: start + at.Start, End: start + at.End})
		}
		start += len(part) + len(PartEnd)
	}
	return out
}

// How much of a message is looked through for lines that begin a text.
const (
	maxLines = 200
	maxStart = 400 // bytes of a line
)

// texts are the texts of a part of a message: the part as a whole, unless two
// lines of it or more begin one each, after whom they credit or its number.
func (k *Checker) texts(part string) []text.Span {
	whole := []text.Span{{Start: 0, End: len(part)}}
	if !strings.Contains(strings.TrimSpace(part), "\n") {
		return whole
	}
	var out []text.Span
	at, lines := 0, 0
	for line := range strings.Lines(part) {
		if lines++; lines > maxLines {
			break
		}
		number := numbered.FindString(line)
		if number != "" || k.begins(line, len(out) > 0 || !hasWords(part[:at])) {
			if n := len(out); n > 0 {
				out[n-1].End = at
			}
			out = append(out, text.Span{Start: at + len(number), End: len(part)})
		}
		at += len(line)
	}
	if len(out) < 2 {
		return whole
	}
	intro := numberAtEnd.ReplaceAllString(part[:out[0].Start], "")
	if trimmed := strings.TrimRight(intro, " \n*_"); trimmed != "" && !strings.HasSuffix(trimmed, ":") {
		out = slices.Insert(out, 0, text.Span{Start: 0, End: len(intro)})
	}
	return out
}

// begins reports whether a line begins a text of its own. A line that is nothing
// but a name is the heading of what follows if there is nothing before the first.
func (k *Checker) begins(line string, mayHead bool) bool {
	if !hasWords(line) {
		return false
	}
	if len(line) > maxStart {
		line = strings.ToValidUTF8(line[:maxStart], "")
	}
	plain := strings.TrimSpace(plainOf(line).text)
	return k.attributions.Introduces(plain) || mayHead && k.attributions.IsHeading(plain)
}

// item is what begins an entry of a list, or an answer, before its quote.
const item = `[ \t>]*(?:[-*•]|[0-9]{1,2}[.)]|\pL:)[ \t]*\z`

// itemAtEnd is an item; continues is between quotes of whom the first one credits.
var (
	itemAtEnd = regexp.MustCompile(`(?m)^` + item)
	continues = regexp.MustCompile(`(?i)^(?:[.,]?[ \t]*(?:,|(?:and|und|et|y|и|та|і)(?: then| also| that)?:?)[ \t]*\z|[ \t.,;]*\n` + item + `)`)
)

// number is that of an entry of a list, or of a post of a thread.
const number = `[ \t]*(?:[0-9]{1,2}[.)]|\(?[0-9]{1,2}/[0-9]{0,2}\)?|[0-9]\x{FE0F}?\x{20E3})[ \t]+`

var numbered, numberAtEnd = regexp.MustCompile(`^` + number), regexp.MustCompile(`(?m)^` + number + `\z`)

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
		s.take(at[0], at[0]+len(strings.TrimRight(s.message[at[0]:at[1]], "\n")))
		end = at[1]
	}
	s.marks(end, len(s.message))
	slices.SortFunc(s.spans, func(a, b text.Span) int { return cmp.Compare(a.Start, b.Start) })
}

// markedShare is the part of the words of a quote that must be in quote marks for
// what is in these to be the quotes.
const markedShare = 0.5

// take takes what is between two bytes as a quote, or the quotes in marks that it is
// made up of.
func (s *splitter) take(start, end int) {
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
			s.take(i+size, stop)
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
	return open == '«' || open == '‹' || !unicode.IsSpace(after) && !strings.ContainsRune(closers[open], after)
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

// quoted is the i-th quote with whom it may be credited to before and after it,
// up to the quotes around it.
func (s *splitter) quoted(i int) Quoted {
	at := s.spans[i]
	low, high := 0, len(s.message)
	if i > 0 {
		low = s.spans[i-1].End
	}
	if i+1 < len(s.spans) {
		high = s.spans[i+1].Start
	}
	namesFollow := !hasWords(s.message[:s.spans[0].Start]) // "“…”↵White House↵“…”↵Kremlin"
	isBlock := strings.HasPrefix(s.message[at.Start:], ">")
	before := introduction(s.message[low:at.Start], isBlock, i > 0, namesFollow)
	after := signature(s.message[at.End:high], namesFollow || i+1 == len(s.spans))
	return Quoted{Text: s.message[at.Start:at.End], Before: strings.Trim(before, quoteSigns), After: strings.Trim(after, quoteSigns), NamesFollow: namesFollow}
}

// introduction is what stands before a quote on its line or, if nothing does, the
// line above, unless that belongs to a quote before this one: "“…,” said Leavitt. “…”".
func introduction(s string, isBlock, isLater, namesFollow bool) string {
	s = itemAtEnd.ReplaceAllString(strings.TrimRight(s, quoteSigns), "")
	heading := strings.TrimRight(s, "\n\r\t >")
	isAbove := isBlock || strings.Contains(s[len(heading):], "\n")
	if !isAbove {
		heading = s
	}
	end := strings.LastIndexByte(heading, '\n')
	line := lastClause(heading[end+1:])
	switch isRest := isLater && end < 0; {
	case endsSentence(line), isLater && signed.MatchString(line) && !strings.HasSuffix(line, ":"):
		return ""
	case isAbove && !strings.HasSuffix(line, ":"):
		if isRest || isLater && namesFollow {
			return ""
		}
		return line + "\n"
	}
	return line
}

// signature is what stands after a quote on its line or, if nothing does, the line
// below, if that is of this quote for sure or begins with a dash.
func signature(s string, isOwn bool) string {
	s = strings.TrimLeft(s, quoteSigns)
	line, rest, found := strings.Cut(s, "\n")
	if !found || hasWords(line) || !isOwn && !signed.MatchString(rest) {
		return firstClause(line)
	}
	rest = strings.TrimLeft(rest, "\n\r\t >")
	below, _, _ := strings.Cut(rest, "\n")
	if strings.HasSuffix(below, ":") {
		return line // it introduces what follows
	}
	return line + "\n" + below
}

// lastClause is what of a line is said of the quote after it.
func lastClause(line string) string {
	line = line[strings.LastIndexByte(line, ';')+1:]
	sentences := text.Sentences(line, english)
	if len(sentences) == 0 {
		return line
	}
	return line[sentences[len(sentences)-1].Start:]
}

// firstClause is what of a line is said of the quote before it.
func firstClause(line string) string {
	line, _, _ = strings.Cut(line, ";")
	if at := contrast.FindStringIndex(line); at != nil {
		line = line[:at[0]]
	}
	if sentences := text.Sentences(line, english); len(sentences) > 1 {
		return line[:sentences[0].End]
	}
	return line
}

// contrast begins a clause about what is compared with the one before.
var contrast = regexp.MustCompile(`(?i),?\s(?:vs\.?|versus|while|whereas)\s`)

// endsSentence reports whether nothing that comes after a text belongs to it.
func endsSentence(s string) bool { return strings.HasSuffix(strings.TrimRight(s, " "), ".") }

// signed is a line that begins with a dash, as a signature does.
var signed = regexp.MustCompile(`^\s*(?:>\s*)?(?:-#\s*)?[-–—―]`)
