package answer

import (
	"strings"

	"bothsides/internal/message"
)

// FewStatements is up to how many statements each has a section of its own,
// whatever it says. Of more the silent ones share a line, so that those that
// answer are seen.
const FewStatements = 3

// Arranged are the sections as people are shown them, and a line for each outcome
// of the statements that have none.
func (a Answer) Arranged() (sections []Section, rest []string) {
	p, ok := a.Content.(Passages)
	if !ok {
		return a.Sections(), nil
	}
	return p.Arranged(a.Language)
}

// Arranged is that of the answer.
func (p Passages) Arranged(l message.Language) (sections []Section, rest []string) {
	if len(p.Sections) <= FewStatements {
		return p.Sections, nil
	}
	for _, s := range p.Sections {
		if s.Outcome == Shown {
			sections = append(sections, s)
		}
	}
	for _, of := range []struct {
		outcome Outcome
		key     string
	}{{Silent, "status.silent-in"}, {Unsure, "status.unsure-in"}, {Excluded, "status.excluded-in"}} {
		if names := namesOf(p.Sections, of.outcome, l); names != "" {
			rest = append(rest, l.Text(of.key, names))
		}
	}
	return sections, rest
}

// namesOf are the names of the statements with an outcome.
func namesOf(sections []Section, o Outcome, l message.Language) string {
	var names []string
	for _, s := range sections {
		if s.Outcome == o {
			names = append(names, Name(s.Statement, l))
		}
	}
	return strings.Join(names, ", ")
}
