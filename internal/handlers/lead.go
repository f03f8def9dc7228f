package handlers

import (
	"strings"

	"bothsides/internal/answer"
	"bothsides/internal/message"
	"bothsides/internal/search"
)

// leadOf is the answer in words to a question that one name answers, that names
// one side, or that asks whether something is mentioned. A statement that
// nothing certain can be said of, or that has a part of what is asked alone,
// leaves no such answer.
func leadOf(l message.Language, result search.Result, sections []answer.Section) string {
	if name := nameLead(l, result, sections); name != "" {
		return name
	}
	if has(sections, answer.Unsure) || !result.Whole || !result.Mention && result.Asked == "" {
		return ""
	}
	return lead(l, sections)
}

// nameLead answers "who" by the one name that a statement gives; where one of
// them gives several, it does not answer.
func nameLead(l message.Language, result search.Result, sections []answer.Section) string {
	var clauses []string
	for i, hits := range result.Hits {
		var first search.Hit
		for _, hit := range hits {
			switch {
			case first.Named == "":
				first = hit
			case hit.Named != "" && hit.Named != first.Named:
				return ""
			}
		}
		if first.Named != "" {
			clauses = append(clauses, l.Text("lead.named", answer.Subject(sections[i].Statement, l), first.Named, first.Passage.ID()))
		}
	}
	if clauses == nil {
		return ""
	}
	return answer.Sentence(strings.Join(clauses, l.Text("answer.clauses"))) + "."
}

// lead says of each statement whether it has passages, the statements in their
// fixed order, whichever is named; of many those alone that have.
func lead(l message.Language, sections []answer.Section) string {
	var clauses []string
	speaks, doesNot := "lead.speaks", "lead.does-not-speak"
	speak := 0
	for _, s := range sections {
		key := doesNot
		if s.Outcome == answer.Shown {
			key = speaks
			speak++
		} else if len(sections) > answer.FewStatements {
			continue // a line below says which do not
		}
		clauses = append(clauses, l.Text(key, answer.Subject(s.Statement, l)))
		speaks, doesNot = "lead.does", "lead.does-not" // after a whole clause, short ones
	}
	switch {
	case len(sections) == 2 && speak == 2:
		return l.Text("lead.both-speak")
	case len(sections) == 2 && speak == 0:
		return l.Text("lead.neither-speaks")
	case clauses == nil:
		return ""
	}
	return answer.Sentence(strings.Join(clauses, l.Text("answer.clauses"))) + "."
}
