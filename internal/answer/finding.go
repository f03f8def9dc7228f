package answer

import (
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/finding"
	"bothsides/internal/message"
)

// Finding is the result of checking an alleged quote, with the text of the quote.
type Finding struct {
	finding.Finding
	Text string // what was alleged, as typed; untrusted
}

// fragment is the most words that say little about where they come from.
const fragment = 3

// Says is the verdict in plain words, a sentence each: first the verdict
// itself, then what else is to be known of it.
func (f Finding) Says(l message.Language) []string {
	out := []string{f.verdict(l)}
	if f.Verdict == finding.Exact && f.Words <= fragment {
		out = append(out, l.Text("check.fragment", f.Words))
	}
	if f.Verdict == finding.Exact && len(f.Passages) > 1 && f.Words <= fragment {
		out = append(out, l.Text("check.places", len(f.Passages)))
	}
	if f.Verdict == finding.Close {
		out = append(out, l.Text("check.bundled"))
	}
	if f.Verdict == finding.Absent && len(f.Nearest) > 0 {
		out = append(out, l.Text("check.nearest", idList(f.Nearest)))
	}
	switch {
	case f.Misattributed && f.Source == nil:
		out = append(out, l.Text("check.misattributed-parts", Name(f.Claimed, l)))
	case f.Misattributed:
		out = append(out, l.Text("check.misattributed", Name(f.Claimed, l)))
	case f.Speaker != "":
		out = append(out, l.Text("check.other"))
	}
	return out
}

func (f Finding) verdict(l message.Language) string {
	switch {
	case f.Verdict == finding.Exact:
		return l.Text("check.exact", f.sides(l))
	case f.Stitched && f.Source == nil:
		return l.Text("check.stitched-several")
	case f.Stitched:
		return l.Text("check.stitched", Name(f.Source, l))
	case f.Verdict == finding.Altered:
		return l.Text("check.altered", Name(f.Source, l))
	case f.Verdict == finding.Close:
		return l.Text("check.close", Name(f.Source, l))
	}
	return l.Text("check.absent")
}

// sides are the names of all whose words the passages are, the source first.
func (f Finding) sides(l message.Language) string {
	names := []string{Name(f.Source, l)}
	for _, p := range f.Passages {
		if name := Name(p.Statement(), l); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// maxChanges is how many differences are named one by one.
const maxChanges = 6

// Names lists the differences in words, the weightiest first, and what
// ellipses left out. What was typed is shortened to one line in it.
func (f Finding) Names(l message.Language) []string {
	var out []string
	for i, c := range f.Changes {
		if len(out) == maxChanges {
			out = append(out, l.Text("check.more-changes", len(f.Changes)-i))
			break
		}
		if line := change(c, l); !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	for _, words := range f.LeftOut {
		out = append(out, l.Text("check.left-out", words))
	}
	return out
}

// maxChange is how much of a change is repeated, in runes.
const maxChange = 120

// change says one difference.
func change(c finding.Change, l message.Language) string {
	kind := l.Text("check.kind." + string(c.Kind))
	stated, alleged := Shorten(Printable(c.Stated), maxChange), Shorten(Printable(c.Alleged), maxChange)
	switch {
	case alleged == "":
		return l.Text("check.missing", kind, stated)
	case stated == "":
		return l.Text("check.added", kind, alleged)
	}
	return l.Text("check.changed", kind, alleged, stated)
}

// IDs lists the ids of the passages.
func (f Finding) IDs() string { return idList(f.Passages) }

func idList(passages []*corpus.Passage) string {
	ids := make([]string, len(passages))
	for i, p := range passages {
		ids[i] = p.ID()
	}
	return strings.Join(ids, ", ")
}

// Compared reports whether there is a comparison to show.
func (f Finding) Compared() bool { return f.Verdict == finding.Altered && len(f.Diff) > 0 }
