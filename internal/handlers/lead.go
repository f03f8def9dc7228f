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
	switch {
	case has(sections, answer.Unsure) || !result.Whole:
	case result.Mention:
		return lead(l, sections, leadWords{"lead.does", "lead.does-not", "lead.both-do", "lead.neither-does"})
	case result.Asked != "":
		return lead(l, sections, leadWords{"lead.speaks", "lead.does-not-speak", "lead.both-speak", "lead.neither-speaks"})
	}
	return ""
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

// leadWords are the keys of a lead's words: to "does it mention that" another
// answer is given than to "what does it say".
type leadWords struct{ does, doesNot, both, neither string }

// lead says of each statement whether it has passages, the statements in their
// fixed order, whichever is named; of many those alone that have.
func lead(l message.Language, sections []answer.Section, words leadWords) string {
	var clauses []string
	speak := 0
	for _, s := range sections {
		key := words.doesNot
		if s.Outcome == answer.Shown {
			key = words.does
			speak++
		} else if len(sections) > answer.FewStatements {
			continue // a line below says which do not
		}
		clauses = append(clauses, l.Text(key, answer.Subject(s.Statement, l)))
		words.does, words.doesNot = "lead.does", "lead.does-not" // after a whole clause, short ones
	}
	switch {
	case len(sections) == 2 && speak == 2:
		return l.Text(words.both)
	case len(sections) == 2 && speak == 0:
		return l.Text(words.neither)
	case clauses == nil:
		return ""
	}
	return answer.Sentence(strings.Join(clauses, l.Text("answer.clauses"))) + "."
}
