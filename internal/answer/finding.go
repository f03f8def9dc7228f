package answer

import (
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/message"
)

// Finding is what holding an alleged quote against the statements gave.
type Finding struct {
	Text    string // what was alleged, as typed; untrusted
	Verdict string // exact, altered, close or absent

	Claimed       *corpus.Statement // whom the words are credited to; nil: no side
	Other         bool              // they are credited to somebody who issued no statement
	Source        *corpus.Statement // whose words they are; nil: nobody's, or more than one side's
	Misattributed bool
	Stitched      bool // put together from rows of words that do not stand so

	Words    int // of the alleged text
	Passages []*corpus.Passage
	Diff     []Difference
	LeftOut  []string // the statement's words that ellipses stand for
	Changes  []Change // what Diff has, the weightiest first
}

// The verdicts.
const (
	VerdictExact   = "exact"
	VerdictAltered = "altered"
	VerdictClose   = "close"
	VerdictAbsent  = "absent"
)

// Difference is a piece of a comparison in the order of the text. Op is
// "equal", "delete" for what the alleged text alone has, which is untrusted,
// or "insert" for what the statement alone has.
type Difference struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

// The values of a Difference's Op.
const (
	OpEqual  = "equal"
	OpDelete = "delete"
	OpInsert = "insert"
)

// Change is one difference by its kind, see finding.Kind. Alleged is untrusted.
// One of the two texts may be empty.
type Change struct {
	Kind    string `json:"kind"`
	Stated  string `json:"stated"`
	Alleged string `json:"alleged"`
}

// fragment is the most words that say little about where they come from.
const fragment = 3

// Says is the verdict in plain words, a sentence each: first the verdict
// itself, then what else is to be known of it.
func (f Finding) Says(l message.Language) []string {
	out := []string{f.verdict(l)}
	if f.Verdict == VerdictExact && f.Words <= fragment {
		out = append(out, l.Text("check.fragment", f.Words))
	}
	if f.Verdict == VerdictExact && len(f.Passages) > 1 && f.Words <= fragment {
		out = append(out, l.Text("check.places", len(f.Passages)))
	}
	if f.Verdict == VerdictClose {
		out = append(out, l.Text("check.bundled"))
	}
	switch {
	case f.Misattributed && f.Source == nil:
		out = append(out, l.Text("check.misattributed-parts", Name(f.Claimed, l)))
	case f.Misattributed:
		out = append(out, l.Text("check.misattributed", Name(f.Claimed, l)))
	case f.Other:
		out = append(out, l.Text("check.other"))
	}
	return out
}

func (f Finding) verdict(l message.Language) string {
	switch {
	case f.Verdict == VerdictExact:
		return l.Text("check.exact", f.sides(l))
	case f.Stitched && f.Source == nil:
		return l.Text("check.stitched-several")
	case f.Stitched:
		return l.Text("check.stitched", Name(f.Source, l))
	case f.Verdict == VerdictAltered:
		return l.Text("check.altered", Name(f.Source, l))
	case f.Verdict == VerdictClose:
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
// ellipses left out. What was typed stands in it shortened to one line.
func (f Finding) Names(l message.Language) []string {
	var out []string
	for i, c := range f.Changes {
		if len(out) == maxChanges {
			out = append(out, l.Text("check.more-changes", len(f.Changes)-i))
			break
		}
		if line := c.in(l); !slices.Contains(out, line) {
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

func (c Change) in(l message.Language) string {
	stated, alleged := Shorten(Printable(c.Stated), maxChange), Shorten(Printable(c.Alleged), maxChange)
	switch {
	case alleged == "":
		return l.Text("check.missing", kindName(c.Kind, l), stated)
	case stated == "":
		return l.Text("check.added", kindName(c.Kind, l), alleged)
	}
	return l.Text("check.changed", kindName(c.Kind, l), alleged, stated)
}

func kindName(kind string, l message.Language) string {
	switch kind {
	case "number":
		return l.Text("check.kind.number")
	case "name":
		return l.Text("check.kind.name")
	case "negation":
		return l.Text("check.kind.negation")
	case "signs":
		return l.Text("check.kind.punctuation")
	}
	return l.Text("check.kind.wording")
}

// IDs lists the ids of the passages.
func (f Finding) IDs() string {
	var ids []string
	for _, p := range f.Passages {
		ids = append(ids, p.ID())
	}
	return strings.Join(ids, ", ")
}

// Compared tells whether there is a comparison to show.
func (f Finding) Compared() bool { return f.Verdict == VerdictAltered && len(f.Diff) > 0 }
