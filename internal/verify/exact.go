package verify

import (
	"slices"
	"strings"

	"bothsides/corpus"
)

// window is a row of a statement's tokens.
type window struct {
	side       *stated
	start, end int
}

func (w window) text() string {
	s := w.span()
	return w.side.statement.Text[s.Start:s.End]
}

// passages are those that the window stands in.
func (w window) passages() []*corpus.Passage {
	var out []*corpus.Passage
	for i := w.side.passage[w.start]; i <= w.side.passage[w.end-1]; i++ {
		out = append(out, w.side.statement.Passages[i])
	}
	return out
}

// exact finds the text word for word: in one row, wherever it stands, or in
// several rows joined by ellipses.
func (k *Checker) exact(t *alleged) (Finding, bool) {
	parts := k.parts(t)
	if len(parts) == 0 {
		return Finding{}, false
	}
	var places []window
	var rows []window
	for _, side := range k.inOrder(t.claimed) {
		if len(parts) == 1 {
			for _, at := range side.find(parts[0]) {
				places = append(places, window{side, at, at + len(parts[0])})
			}
		} else if found := side.findRows(parts); found != nil && rows == nil {
			rows = found
			places = []window{{side, found[0].start, found[len(found)-1].end}}
		}
	}
	if len(places) == 0 || rows != nil && scattered(parts) {
		return Finding{}, false
	}
	f := Finding{Verdict: Exact, Source: places[0].side.statement, Diff: []Op{{Op: Equal, Text: places[0].text()}}}
	for _, w := range places {
		for _, p := range w.passages() {
			if !slices.Contains(f.Passages, p) {
				f.Passages = append(f.Passages, p)
			}
		}
	}
	if rows == nil {
		markIn(&f, places)
		return f, true
	}
	markIn(&f, rows)
	for i := 1; i < len(rows); i++ {
		if gap := between(rows[i-1], rows[i]); gap != "" {
			f.LeftOut = append(f.LeftOut, gap)
		}
	}
	return f, true
}

// markIn marks the windows in the passages.
func markIn(f *Finding, windows []window) {
	for _, p := range f.Passages {
		var marks []corpus.Span
		for _, w := range windows {
			if w.side.statement == p.Statement() {
				marks = append(marks, clip(w.span(), p)...)
			}
		}
		f.Marks = append(f.Marks, marks)
	}
}

// span is the window's bytes in its statement.
func (w window) span() corpus.Span {
	return corpus.Span{Start: w.side.tokens[w.start].start, End: w.side.tokens[w.end-1].end}
}

// clip is the part of a statement's span that a passage has, as a span of the
// passage; none or one.
func clip(s corpus.Span, p *corpus.Passage) []corpus.Span {
	own := p.Span()
	start, end := max(s.Start, own.Start), min(s.End, own.End)
	if start >= end {
		return nil
	}
	return []corpus.Span{{Start: start - own.Start, End: end - own.Start}}
}

// inOrder is the statements with the claimed one first.
func (k *Checker) inOrder(claimed *corpus.Statement) []*stated {
	out := slices.Clone(k.sides)
	slices.SortStableFunc(out, func(a, b *stated) int {
		switch claimed {
		case b.statement:
			return 1
		case a.statement:
			return -1
		}
		return 0
	})
	return out
}

// parts is the text cut at its ellipses, each part without marks at its ends.
func (k *Checker) parts(t *alleged) [][]int32 {
	var out [][]int32
	for rest := t.tokens; len(rest) > 0; {
		end := slices.IndexFunc(rest, func(t token) bool { return t.kind == ellipsis })
		if end < 0 {
			end = len(rest)
		}
		if part := trimmed(rest[:end]); len(part) > 0 {
			out = append(out, idsOf(part, k.ids))
		}
		rest = rest[min(end+1, len(rest)):]
	}
	return out
}

// scattered tells whether parts are so many and so short that anything could
// be put together from them.
func scattered(parts [][]int32) bool {
	tokens := 0
	for _, p := range parts {
		tokens += len(p)
	}
	return tokens < 2*len(parts)
}

// findRows finds the parts in their order, apart, within the least room.
func (s *stated) findRows(parts [][]int32) []window {
	places := make([][]int, len(parts))
	for i, p := range parts {
		if places[i] = s.find(p); places[i] == nil {
			return nil
		}
	}
	var best []window
	for _, first := range places[0] {
		rows := []window{{s, first, first + len(parts[0])}}
		for i := 1; i < len(parts); i++ {
			end := rows[i-1].end
			at := slices.IndexFunc(places[i], func(start int) bool { return start >= end })
			if at < 0 {
				return best
			}
			rows = append(rows, window{s, places[i][at], places[i][at] + len(parts[i])})
		}
		if best == nil || rows[len(rows)-1].end-first < best[len(best)-1].end-best[0].start {
			best = rows
		}
	}
	return best
}

// between is what stands between two rows of one statement.
func between(a, b window) string {
	text := a.side.statement.Text
	return strings.TrimSpace(text[a.side.tokens[a.end-1].end:b.side.tokens[b.start].start])
}
