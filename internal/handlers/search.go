package handlers

import (
	"fmt"
	"strings"
	"time"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
	"bothsides/internal/search"
)

func whoSaid() Command {
	return Command{
		Name:    "who-said",
		Options: []Option{topicOption(), statementOption("source"), privateOption()},
		Example: "/who-said energy ceasefire",
		Run: func(svc *Service, args Args) (answer.Answer, error) {
			return svc.find("who-said", args.Language, args.Text("topic"), search.Query{Text: topic(svc.Corpus, args), Source: args.Text("source")})
		},
		Press: pressPage,
	}
}

func ask() Command {
	return Command{
		Name: "ask",
		Options: []Option{
			{Name: "question", Required: true, Min: 1, Max: 200, Sample: sampleQuestion},
			privateOption(),
		},
		Example: "/ask whose idea was hockey?",
		Run: func(svc *Service, args Args) (answer.Answer, error) {
			question := args.Text("question")
			return svc.find("ask", args.Language, question, search.Query{Text: question, Question: true})
		},
		Press: pressPage,
	}
}

// find searches and gives each statement its section; command is whose
// answer it is, typed what was asked, whatever of it is searched for.
func (svc *Service) find(command string, l message.Language, typed string, q search.Query) (answer.Answer, error) {
	start := time.Now()
	result, err := svc.Index.Search(q)
	if svc.Searched != nil {
		svc.Searched(time.Since(start))
	}
	if err != nil {
		return answer.Answer{Query: typed, Refusal: l.Text("refusal.failed")}, fmt.Errorf("searching: %w", err)
	}
	a := answer.Answer{Query: typed, Sections: sections(svc.Corpus, q, result)}
	for _, c := range result.Corrections {
		a.Notes = append(a.Notes, l.Text("note.corrected", c.Meant, answer.Printable(c.Typed)))
	}
	switch {
	case q.Question && result.Mention:
		a.Lead = lead(l, a.Sections, leadWords{"lead.does", "lead.does-not", "lead.both-do", "lead.neither-does"})
	case q.Question && result.Asked != "":
		a.Lead = lead(l, a.Sections, leadWords{"lead.speaks", "lead.does-not-speak", "lead.both-speak", "lead.neither-speaks"})
	}
	if silent(a.Sections) {
		a.Notes = append(a.Notes, searched(l, a.Sections))
		a.Suggestions = topicNames(l, result.Topics)
		return a, nil
	}
	a.Actions = append(moreAction(command, l, q, result, a.Sections), steps(svc.Corpus, l, passagesOf(a.Sections))...)
	return a, nil
}

// sections gives each statement what was found in it.
func sections(c *corpus.Corpus, q search.Query, result search.Result) []answer.Section {
	sections := make([]answer.Section, len(c.Statements))
	for i, s := range c.Statements {
		hits := result.Hits[i]
		shown := min(len(hits), answer.MaxQuotes)
		section := answer.Section{Statement: s, Excluded: q.Source != "" && q.Source != s.ID, More: len(hits) - shown}
		for _, hit := range hits[:shown] {
			section.Quotes = append(section.Quotes, answer.Quote{Passage: hit.Passage, Marks: hit.Marks, Before: hit.Before})
		}
		sections[i] = section
	}
	return sections
}

// moreAction opens the second page, if there is one.
func moreAction(command string, l message.Language, q search.Query, result search.Result, sections []answer.Section) []answer.Action {
	more := false
	found := make([][]*corpus.Passage, len(sections))
	for i, s := range sections {
		more = more || s.More > 0
		for _, hit := range result.Hits[i] {
			found[i] = append(found[i], hit.Passage)
		}
	}
	if !more {
		return nil
	}
	return pageActions(l, answer.State{Command: command, Passages: inTurns(found), Choice: q.Source}, true)
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
func searched(l message.Language, sections []answer.Section) string {
	var names []string
	passages := 0
	for _, s := range sections {
		if !s.Excluded {
			names = append(names, answer.Name(s.Statement, l))
			passages += len(s.Statement.Passages)
		}
	}
	if len(names) == 2 {
		return l.Text("note.searched-both", passages)
	}
	return l.Text("note.searched", passages, strings.Join(names, ", "))
}

// leadWords are the keys of a lead's words: to "does it mention that" another
// answer is given than to "what does it say".
type leadWords struct{ does, doesNot, both, neither string }

// lead answers a question about mention, or about one side, in words: the
// statements in their fixed order, whichever is named.
func lead(l message.Language, sections []answer.Section, words leadWords) string {
	var clauses []string
	speak := 0
	for _, s := range sections {
		key := words.doesNot
		if !s.Silent() {
			key = words.does
			speak++
		}
		clauses = append(clauses, l.Text(key, answer.Subject(s.Statement, l)))
		words.does, words.doesNot = "lead.does", "lead.does-not" // after a whole clause, short ones
	}
	switch {
	case len(sections) == 2 && speak == 2:
		return l.Text(words.both)
	case len(sections) == 2 && speak == 0:
		return l.Text(words.neither)
	}
	return answer.Sentence(strings.Join(clauses, "; ")) + "."
}
