package answer

import (
	"cmp"
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
	short := f.Verdict == finding.Exact && f.Words <= fragment
	if short {
		out = append(out, l.Text("check.fragment", f.Words))
	}
	if short && len(f.Passages) > 1 {
		out = append(out, l.Text("check.places", len(f.Passages)))
	}
	switch {
	case f.Verdict == finding.Altered && f.Wording != nil:
		out = append(out, l.Text("check.wording", f.wordingName(l)))
	case f.Verdict == finding.Close || f.isReworded():
		out = append(out, l.Text("check.bundled"))
	}
	if f.Verdict == finding.Absent && len(f.Nearest) > 0 {
		out = append(out, l.Text("check.nearest", IDs(f.Nearest)))
	}
	if f.Language != "" && f.Source == nil {
		out = append(out, l.Text("check.translation"))
	}
	return append(out, f.saysWhose(l)...)
}

// saysWhose says whose words they are not, and who is credited with them.
func (f Finding) saysWhose(l message.Language) []string {
	var out []string
	switch {
	case f.Misattributed && f.Source == nil:
		out = append(out, l.Text("check.misattributed-parts", Name(f.Claimed, l)))
	case f.Misattributed:
		out = append(out, l.Text("check.misattributed", Name(f.Claimed, l)))
	case f.Verdict == finding.Close && f.Claimed != nil && f.Claimed != f.Source:
		out = append(out, l.Text("check.attributed", Name(f.Claimed, l))) // in other words it proves nothing
	case f.SpeaksFor != nil:
		out = append(out, l.Text("check.speaker-side", Shorten(Printable(f.Speaker), maxSpeaker), Name(f.Source, l)))
	case f.Speaker != "":
		out = append(out, l.Text("check.speaker", Shorten(Printable(f.Speaker), maxSpeaker)))
	}
	if f.Credited != nil {
		out = append(out, l.Text("check.credited", Name(f.Credited, l)))
	}
	return out
}

// maxSpeaker is how much of a speaker's name is repeated, in runes.
const maxSpeaker = 60

// isReworded reports whether the text differs from the statement in no more
// than its wording.
func (f Finding) isReworded() bool {
	return f.Verdict == finding.Altered && len(f.Changes) > 0 && f.Changes[0].Kind == finding.Wording
}

func (f Finding) verdict(l message.Language) string {
	switch {
	case f.Verdict == finding.Exact && f.Wording != nil:
		return l.Text("check.exact-wording", f.wordingName(l), f.sides(l))
	case f.Verdict == finding.Exact && len(f.LeftOut) > 0: // which can turn the meaning round
		return l.Text("check.exact-omitted", f.sides(l))
	case f.Verdict == finding.Exact:
		return l.Text("check.exact", f.sides(l))
	case len(f.Rest) > 0:
		return l.Text("check.parts", f.sides(l))
	case f.Stitched && f.isOfSeveral():
		return l.Text("check.stitched-several")
	case f.Stitched:
		return l.Text("check.stitched", Name(f.Source, l))
	case f.Verdict == finding.Altered && f.Mild() && f.Changes[0].Kind == finding.Edited:
		return l.Text("check.edited", Name(f.Source, l))
	case f.Verdict == finding.Altered && f.Mild():
		return l.Text("check.mild", Name(f.Source, l))
	case f.Verdict == finding.Altered:
		return l.Text("check.altered", Name(f.Source, l))
	case f.Verdict == finding.Close:
		return l.Text("check.close", Name(f.Source, l))
	}
	return l.Text("check.absent")
}

// isOfSeveral reports whether the passages are of more than one statement.
func (f Finding) isOfSeveral() bool {
	return f.Source == nil || slices.ContainsFunc(f.Passages, func(p *corpus.Passage) bool { return p.Statement() != f.Passages[0].Statement() })
}

// wordingName is what the other wording that has the words is called.
func (f Finding) wordingName(l message.Language) string {
	return cmp.Or(f.Wording.CalledIn(string(l)), l.Text("check.wording.own"))
}

// sides are the names of all whose words the passages are, the source first.
func (f Finding) sides(l message.Language) string {
	var names []string
	if f.Source != nil {
		names = append(names, Name(f.Source, l))
	}
	for _, p := range f.Passages {
		if name := Name(p.Statement(), l); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// Names says the gravest difference in words, and what ellipses left out. What
// was typed is shortened to one line in it. The comparison shows the others.
func (f Finding) Names(l message.Language) []string {
	var out []string
	if len(f.Changes) > 0 {
		out = append(out, change(f.Changes[0], l))
	}
	if c := f.Contradicts; c != nil {
		out = append(out, changed(slotName(c.Slot, l), c.Stated, c.Alleged, l))
	}
	for _, words := range f.LeftOut {
		out = append(out, l.Text("check.left-out", ShortenWithin(Printable(words), maxChange)))
	}
	for _, also := range []struct {
		key   string
		words []string
	}{{"check.rest", f.Rest}, {"check.struck", f.Struck}, {"check.cut-word", nonempty(f.CutWord)}} {
		for _, words := range also.words {
			out = append(out, l.Text(also.key, Shorten(Printable(words), maxChange)))
		}
	}
	return out
}

func nonempty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// maxChange is how much of a change is repeated, in runes.
const maxChange = 120

// change says one difference.
func change(c finding.Change, l message.Language) string {
	kind := l.Text("check.kind." + string(c.Kind))
	switch {
	case c.Kind == finding.Omission && c.Detail != "":
		return l.Text("check.omitted", c.Detail)
	case c.Kind == finding.Letters:
		kind += " (" + l.Text("check.alphabet."+c.Detail) + ")"
	}
	return changed(kind, c.Stated, c.Alleged, l)
}

// changed says what the text has in place of the statement's words.
func changed(kind, stated, alleged string, l message.Language) string {
	stated, alleged = Shorten(Printable(stated), maxChange), Shorten(Printable(alleged), maxChange)
	switch {
	case alleged == "":
		return l.Text("check.missing", kind, stated)
	case stated == "":
		return l.Text("check.added", kind, alleged)
	}
	return l.Text("check.changed", kind, alleged, stated)
}

// slotName is the name of what a passage says otherwise than the text.
func slotName(slot string, l message.Language) string {
	switch slot {
	case "negation", "scope", "number":
		return l.Text("check.kind." + slot)
	}
	return l.Text("check.slot." + slot)
}

// IDs lists the ids of passages.
func IDs(passages []*corpus.Passage) string { return IDList(passages, (*corpus.Passage).ID) }

// IDList lists passages as a surface writes their ids, such as links.
func IDList(passages []*corpus.Passage, write func(*corpus.Passage) string) string {
	ids := make([]string, len(passages))
	for i, p := range passages {
		ids[i] = write(p)
	}
	return strings.Join(ids, ", ")
}

// NeedsLegend reports whether the comparison has both of its signs: one alone
// explains itself.
func (f Finding) NeedsLegend() bool {
	has := func(op finding.Operation) bool {
		return slices.ContainsFunc(f.Diff, func(d finding.Op) bool { return d.Op == op })
	}
	return f.Compared() && has(finding.Delete) && has(finding.Insert)
}

// Compared reports whether there is a comparison to show.
func (f Finding) Compared() bool { return f.Verdict == finding.Altered && len(f.Diff) > 0 }
