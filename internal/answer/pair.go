package answer

import (
	"slices"

	"bothsides/corpus"
	"bothsides/internal/message"
)

// Heading is the name of the pair's topic, or "".
func (p Pair) Heading(l message.Language) string {
	if p.Topic == nil {
		return ""
	}
	return p.Topic.Name(string(l))
}

// OnlyOne says that one statement alone speaks of the pair's topic; "" where
// that is not so, or the others are said to be silent anyway.
func (p Passages) OnlyOne(pair Pair, l message.Language) string {
	if pair.Only == nil || len(p.Sections) == 1 {
		return ""
	}
	for _, s := range p.Sections {
		if s.Outcome != Shown {
			return ""
		}
	}
	return l.Text("compare.only", Subject(pair.Only, l))
}

// Status is what is said of a side of which nothing is shown; "" of others.
func (s Side) Status(l message.Language) string {
	return Section{Statement: s.Statement, Outcome: s.Outcome}.Status(l)
}

// ElsewhereKey is how people are told of passages elsewhere, which the text takes.
func (s Side) ElsewhereKey() string {
	if s.Unshown {
		return "compare.not-shown"
	}
	return "compare.elsewhere"
}

// Left says of which statements there is more than the pairs show, and the
// outcome of those that are in none.
func (p Passages) Left(l message.Language) []string {
	var out []string
	few := len(p.Sections) <= FewStatements
	for _, s := range p.Sections {
		switch status := s.Status(l); {
		case s.Outcome == Shown && status != "":
			out = append(out, l.Text("answer.labelled", Name(s.Statement, l), status))
		case s.Outcome != Shown && few && !p.paired(s.Statement):
			out = append(out, status)
		}
	}
	_, rest := p.Arranged(l)
	return append(out, rest...)
}

// paired reports whether the outcome of a statement of which nothing is shown is
// in a pair.
func (p Passages) paired(s *corpus.Statement) bool {
	return slices.ContainsFunc(p.Pairs, func(pair Pair) bool {
		return slices.ContainsFunc(pair.Sides, func(side Side) bool { return side.Statement == s && side.Outcome != Shown })
	})
}
