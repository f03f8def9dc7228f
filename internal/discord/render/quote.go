package render

import (
	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
	"bothsides/internal/text"
)

// shownQuote is a quote as it is shown: all of it, or some of its parts.
type shownQuote struct {
	quote    answer.Quote
	text     string
	from, to int // parts, from 0, to not included; both 0: all of it
	of       int // how many parts there are
}

// quoted is a passage as a block quote with its matched words bold and its id
// below, after the passage that it leans on.
func quoted(q answer.Quote, l message.Language, pages answer.Pages) string {
	own := blockQuote(q.Text(), q.Marks, q.Label(linker(pages)))
	if q.Before == nil {
		return own
	}
	return blockQuote(q.Before.Text(), nil, l.Text("answer.before", linked(q.Before, pages))) + "\n" + own
}

func blockQuote(words string, marks []corpus.Span, label string) string {
	return quoteSign + quotedLines(bold(words, marks)) + "\n" + smallSign + label
}

// maxPart is how long a part of a quote is, in UTF-16 units: so short that there
// is room for one beside whatever else a message says.
const maxPart = 600

// partly shows as many parts of a quote as fit into room, or one if all are not
// wanted; no text where there is not room for one. It begins with the first
// part, unless another is asked for or the first mark is further on.
func (b *box) partly(q answer.Quote, room int, all bool) shownQuote {
	parts := text.Parts(q.Text(), maxPart)
	from := min(max(q.Part-1, 0), len(parts)-1)
	s := b.fromPart(q, parts, from, room, all)
	if at := markedPart(parts, q.Marks); q.Part == 0 && at >= s.to && !q.Asked {
		return b.fromPart(q, parts, at, room, all)
	}
	return s
}

func (b *box) fromPart(q answer.Quote, parts []corpus.Span, from, room int, all bool) shownQuote {
	shown := shownQuote{quote: q, from: from, to: from, of: len(parts)}
	for to := from + 1; to <= len(parts) && (all || to == from+1); to++ {
		next := shownQuote{q, b.partText(q, parts, from, to), from, to, len(parts)}
		if size(next.text) >= room {
			break
		}
		shown = next
	}
	return shown
}

// partText is a run of parts, with which they are.
func (b *box) partText(q answer.Quote, parts []corpus.Span, from, to int) string {
	span := corpus.Span{Start: parts[from].Start, End: parts[to-1].End}
	label := q.Label(linker(b.pages))
	switch {
	case to-from < len(parts) && to == from+1:
		label = b.language.Text("answer.part", label, to, len(parts))
	case to-from < len(parts):
		label = b.language.Text("answer.parts", label, from+1, to, len(parts))
	}
	return blockQuote(q.Text()[span.Start:span.End], within(q.Marks, span), label)
}

// within are the marks, or what there is of them, in a part of a text.
func within(marks []corpus.Span, part corpus.Span) []corpus.Span {
	var out []corpus.Span
	for _, m := range marks {
		m = corpus.Span{Start: max(m.Start, part.Start) - part.Start, End: min(m.End, part.End) - part.Start}
		if m.Start < m.End {
			out = append(out, m)
		}
	}
	return out
}

// markedPart is the part in which the first mark begins; 0 without one.
func markedPart(parts, marks []corpus.Span) int {
	for i, part := range parts {
		if len(marks) > 0 && marks[0].Start < part.End {
			return i
		}
	}
	return 0
}

// turns lead to the parts before and after those that are shown.
func (b *box) turns() []answer.Action {
	var out []answer.Action
	for _, s := range b.quotes {
		if s.from > 0 {
			before := max(s.from-(s.to-s.from), 0)
			out = append(out, answer.Action{Label: b.language.Text("action.previous-part", s.quote.Passage.ID()), State: s.quote.AtPart(before + 1)})
		}
		if s.to < s.of {
			out = append(out, answer.Action{Label: b.language.Text("action.next-part", s.quote.Passage.ID()), State: s.quote.AtPart(s.to + 1)})
		}
	}
	return out
}

func linker(pages answer.Pages) func(*corpus.Passage) string {
	return func(p *corpus.Passage) string { return linked(p, pages) }
}
