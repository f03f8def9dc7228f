package handlers

import (
	"fmt"
	"strings"

	"bothsides/internal/answer"
	"bothsides/internal/search"
)

// find searches and gives each statement its section.
func (h *House) find(q search.Query) (answer.Answer, error) {
	result, err := h.Index.Search(q)
	if err != nil {
		return answer.Answer{Query: q.Text, Refusal: Apology}, fmt.Errorf("searching: %w", err)
	}
	a := answer.Answer{Query: q.Text}
	for i, s := range h.Corpus.Statements {
		section := answer.Section{Statement: s, Excluded: q.Source != "" && q.Source != s.ID}
		for _, hit := range result.Hits[i] {
			if len(section.Quotes) == answer.MaxQuotes {
				section.More++
				continue
			}
			section.Quotes = append(section.Quotes, answer.Quote{Passage: hit.Passage, Marks: hit.Marks, Before: hit.Before})
		}
		a.Sections = append(a.Sections, section)
	}
	for _, c := range result.Corrections {
		a.Notes = append(a.Notes, fmt.Sprintf("Searched for “%s” in place of “%s”.", c.Meant, answer.Printable(c.Typed)))
	}
	if q.Question {
		a.Lead = h.lead(result, a.Sections)
	}
	if silent(a.Sections) {
		a.Notes = append(a.Notes, h.searched(a.Sections))
		a.Suggestions = result.Topics
	}
	return a, nil
}

func silent(sections []answer.Section) bool {
	for _, s := range sections {
		if !s.Silent() {
			return false
		}
	}
	return true
}

// searched says what was looked through, so that a silence can be trusted.
func (h *House) searched(sections []answer.Section) string {
	var names []string
	passages := 0
	for _, s := range sections {
		if !s.Excluded {
			names = append(names, s.Statement.Name)
			passages += len(s.Statement.Passages)
		}
	}
	if len(names) == 2 {
		return fmt.Sprintf("Searched: both statements, %d passages.", passages)
	}
	return fmt.Sprintf("Searched: %s, %d passages.", strings.Join(names, ", "), passages)
}

// lead answers a question about mention, or about one side, in words.
func (h *House) lead(result search.Result, sections []answer.Section) string {
	if result.Asked == "" && !result.Mention {
		return ""
	}
	var does, doesNot []string
	for _, s := range sections {
		if s.Silent() {
			doesNot = append(doesNot, "the "+s.Statement.Name+" statement")
		} else {
			does = append(does, "the "+s.Statement.Name+" statement")
		}
	}
	return leadSentence(does, doesNot)
}

func leadSentence(does, doesNot []string) string {
	verb := func(names []string, one, many string) string {
		if len(names) == 1 {
			return names[0] + " " + one
		}
		return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1] + " " + many
	}
	var sentence string
	switch {
	case len(does) == 0:
		sentence = verb(doesNot, "does not", "do not")
	case len(doesNot) == 0:
		sentence = verb(does, "does", "do")
	default:
		sentence = verb(does, "does", "do") + "; " + verb(doesNot, "does not", "do not")
	}
	return strings.ToUpper(sentence[:1]) + sentence[1:] + "."
}
