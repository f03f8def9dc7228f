package verify

import (
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/finding"
	"bothsides/internal/text"
	"bothsides/internal/verify/align"
	"bothsides/internal/verify/attribution"
)

// otherWordings makes other wordings ready for comparing; nil: there are none.
func otherWordings(c *corpus.Corpus) *align.Aligner {
	if len(c.Wordings) == 0 {
		return nil
	}
	return align.OtherWordings(c)
}

// inOtherWording finds a text in another wording of a statement, if that has it
// more nearly than what was found so far. The first wording has what both have.
func (k *Checker) inOtherWording(first finding.Finding, source, lang string, tokens []text.Token, own attribution.Attribution) (finding.Finding, bool) {
	if k.others == nil || first.Verdict == finding.Exact {
		return first, false
	}
	said := own.Said
	if len(said) == 0 {
		said = [][]text.Token{tokens}
	}
	best, found := first, false
	for _, pieces := range [][][]text.Token{{tokens}, said} {
		t := k.others.Read(source, lang, pieces, nil)
		f, taken := k.others.Compare(t)
		if t.Words() == 0 || !taken || f.Source == nil || !nearer(f, best) {
			continue
		}
		f.Words, f.Wording, f.Source = t.Words(), f.Source, f.Source.First()
		best, found = f, true
	}
	return best, found
}

// nearer reports whether a finding has less of a text changed than another.
func nearer(f, other finding.Finding) bool {
	if f.Verdict == finding.Exact || other.Verdict == finding.Exact {
		return other.Verdict != finding.Exact
	}
	return f.Verdict == finding.Altered && len(f.Diff) > 0 && (other.Verdict != finding.Altered || len(other.Diff) == 0 || changedIn(f) < changedIn(other))
}

// changedIn is how many characters of a text and of a statement differ.
func changedIn(f finding.Finding) int {
	n := 0
	for _, op := range f.Diff {
		if op.Op != finding.Equal {
			n += utf8.RuneCountInString(op.Text)
		}
	}
	return n
}
