package search

import (
	"slices"

	"bothsides/corpus"
)

// merge orders marks and joins those that touch or overlap.
func merge(marks []corpus.Span) []corpus.Span {
	if len(marks) == 0 {
		return nil
	}
	slices.SortFunc(marks, func(a, b corpus.Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	out := marks[:1]
	for _, m := range marks[1:] {
		last := &out[len(out)-1]
		if m.Start <= last.End {
			last.End = max(last.End, m.End)
		} else {
			out = append(out, m)
		}
	}
	return out
}
