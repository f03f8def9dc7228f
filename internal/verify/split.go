package verify

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Quoted is a quote within a message, with what stands before and behind it
// on its lines, where somebody may be credited with it.
type Quoted struct {
	Text, Before, After string
}

// Bounds of what is read of a message.
const (
	MaxMessage = 4000 // runes
	MaxQuotes  = 10
)

// Split takes the quotes out of a message: what stands in quote marks of any
// kind, and block quotes. A message with neither is one quote, whole. cutText
// and cutQuotes tell that the message had more than is read.
func Split(message string) (quotes []Quoted, cutText, cutQuotes bool) {
	if utf8.RuneCountInString(message) > MaxMessage {
		message, cutText = string([]rune(message)[:MaxMessage]), true
	}
	s := &splitter{message: message}
	s.blocks()
	s.marks(0, len(message))
	slices.SortFunc(s.spans, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	for i, found := range s.spans {
		if countWords(read(message[found.start:found.end])) == 0 {
			continue
		}
		if len(quotes) == MaxQuotes {
			return quotes, cutText, true
		}
		quotes = append(quotes, s.quoted(i))
	}
	if len(quotes) == 0 && countWords(read(message)) > 0 {
		quotes = []Quoted{{Text: message}}
	}
	return quotes, cutText, false
}

// span is a half-open range of bytes.
type span struct{ start, end int }

type splitter struct {
	message string
	spans   []span
}

// blockQuote is a row of lines that Discord shows as quoted, or as code.
var blockQuote = regexp.MustCompile("(?m)(?:^[ \\t]*>[^\\n]*(?:\\n|$))+|(?s:^```.*?```)")

// toTheEnd begins a block quote that takes the rest of the message.
var toTheEnd = regexp.MustCompile(`(?m)^[ \t]*>>>[ \t]`)

// blocks takes block quotes. One that is made up of quotes in marks is those.
func (s *splitter) blocks() {
	end := len(s.message)
	if at := toTheEnd.FindStringIndex(s.message); at != nil {
		s.block(at[0], end)
		end = at[0]
	}
	for _, at := range blockQuote.FindAllStringIndex(s.message[:end], -1) {
		s.block(at[0], at[1])
	}
}

// markedShare is the part of a block's words that must stand in quote marks
// for these to be the quotes.
const markedShare = 0.6

func (s *splitter) block(start, end int) {
	inner := &splitter{message: s.message}
	inner.marks(start, end)
	words := 0
	for _, q := range inner.spans {
		words += countWords(read(s.message[q.start:q.end]))
	}
	if all := countWords(read(s.message[start:end])); words > 0 && float64(words) >= markedShare*float64(all) {
		s.spans = append(s.spans, inner.spans...)
		return
	}
	s.spans = append(s.spans, span{start, end})
}

// closers are the marks that end a quote, by the mark that begins it.
func closers(open rune) string {
	switch open {
	case '"', '＂':
		return "\"＂”"
	case '“':
		return "”\""
	case '„', '‟':
		return "“”\""
	case '«':
		return "»"
	case '»':
		return "«"
	case '‹':
		return "›"
	case '「':
		return "」"
	case '『':
		return "』"
	case '❝':
		return "❞"
	case '‘', '‚', '\'':
		return "’'‘"
	}
	return ""
}

// marks takes what stands in quote marks between two bytes, outside the spans
// that are taken already.
func (s *splitter) marks(start, end int) {
	for i := start; i < end; {
		open, size := utf8.DecodeRuneInString(s.message[i:])
		if taken := s.spanAt(i); taken.end > i {
			i = taken.end
			continue
		}
		if ends := closers(open); ends != "" && s.opens(i, size, open) {
			if stop := s.closing(i+size, s.free(i, end), open, ends); stop > 0 {
				s.spans = append(s.spans, span{i + size, stop})
				_, last := utf8.DecodeRuneInString(s.message[stop:])
				i = stop + last
				continue
			}
		}
		i += size
	}
}

func (s *splitter) spanAt(i int) span {
	for _, q := range s.spans {
		if q.start <= i && i < q.end {
			return q
		}
	}
	return span{}
}

// free is where the next span behind i begins, or end.
func (s *splitter) free(i, end int) int {
	for _, q := range s.spans {
		if q.start > i {
			end = min(end, q.start)
		}
	}
	return end
}

// opens tells whether a mark at i begins a quote: it stands at the beginning
// of a word, or, as in French, of the space before one.
func (s *splitter) opens(i, size int, open rune) bool {
	before, _ := utf8.DecodeLastRuneInString(s.message[:i])
	after, _ := utf8.DecodeRuneInString(s.message[i+size:])
	spaced := open == '«' || open == '‹'
	return (i == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before)) && i+size < len(s.message) && (spaced || !unicode.IsSpace(after))
}

// closing is the byte of the mark that ends a quote begun before i, or 0.
func (s *splitter) closing(i, end int, open rune, ends string) int {
	for at, c := range s.message[i:end] {
		if at == 0 || !strings.ContainsRune(ends, c) {
			continue
		}
		behind, _ := utf8.DecodeRuneInString(s.message[i+at+utf8.RuneLen(c):])
		within := unicode.IsLetter(behind) || unicode.IsDigit(behind)
		if single := strings.ContainsRune("‘‚'", open); !within || !single && open != '"' {
			return i + at
		}
	}
	return 0
}

// quoted is the i-th quote with the rest of its lines around it, up to the
// quotes before and behind, and the line behind it if that begins with a dash.
func (s *splitter) quoted(i int) Quoted {
	at := s.spans[i]
	low, high := 0, len(s.message)
	if i > 0 {
		low = s.spans[i-1].end
	}
	if i+1 < len(s.spans) {
		high = s.spans[i+1].start
	}
	before, after := s.message[low:at.start], s.message[at.end:high]
	trimmedBefore := strings.TrimRight(before, "\n\r\t >")
	before = trimmedBefore[strings.LastIndexByte(trimmedBefore, '\n')+1:]
	if line := strings.IndexByte(after, '\n'); line >= 0 && !signed.MatchString(after[line:]) {
		after = after[:line]
	}
	return Quoted{Text: s.message[at.start:at.end], Before: before, After: after}
}

// signed is a line that begins with a dash, as a signature does.
var signed = regexp.MustCompile(`^\s*(?:>\s*)?(?:-#\s*)?[-–—―]`)
