package handlers

import (
	"fmt"
	"slices"
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

// find searches and gives each statement its section; command is whose
// answer it is, typed what was asked, whatever of it is searched for.
func (svc *Service) find(command string, l message.Language, typed string, q search.Query) (a answer.Answer, err error) {
	defer func() { a.Query = typed }()
	start := time.Now()
	result, err := svc.Index.Search(q)
	if svc.Searched != nil {
		svc.Searched(time.Since(start))
	}
	if err != nil {
		return answer.Refused(l.Text("refusal.failed")), fmt.Errorf("searching: %w", err)
	}
	if result.Intent != "" {
		return svc.whole(l, answer.Intent(result.Intent), result.Only)
	}
	found := passages(svc.Corpus, result)
	if q.Question {
		found.Lead = leadOf(l, result, found.Sections)
	}
	for _, c := range result.Corrections {
		a.Notes = append(a.Notes, l.Text("note.corrected", c.Meant, answer.Printable(c.Typed)))
	}
	if shown := passagesOf(found.Sections); len(shown) > 0 {
		a.Actions = append(moreAction(command, l, q, result, found.Sections), steps(svc.Corpus, l, shown)...)
	} else {
		a.Notes = append(a.Notes, searched(l, asked(found.Sections)))
		a.Notes = append(a.Notes, otherLanguage(l, result.Language, found.Sections)...)
		found.Suggestions = result.Topics
	}
	if has(found.Sections, answer.Unsure) && len(found.Nearest) > 0 {
		a.Actions = append(a.Actions, nearestAction(command, l, found.Nearest))
	}
	a.Content = found
	return a, nil
}

// passages are the result of a search as answers hold it.
func passages(c *corpus.Corpus, result search.Result) answer.Passages {
	found := answer.Passages{Nearest: result.Nearest, Sections: make([]answer.Section, len(c.Statements))}
	for i, s := range c.Statements {
		hits := result.Hits[i]
		shown := min(len(hits), answer.MaxQuotes)
		section := answer.Section{Statement: s, Outcome: outcome(result.Outcomes[i]), More: len(hits) - shown}
		for _, hit := range hits[:shown] {
			section.Quotes = append(section.Quotes, answer.Quote{Passage: hit.Passage, Marks: hit.Marks, Before: hit.Before})
		}
		found.Sections[i] = section
	}
	for _, u := range result.Unknown {
		found.Unknown = append(found.Unknown, answer.Unknown{Text: u.Text, Understood: u.Understood})
	}
	return found
}

func outcome(o search.Outcome) answer.Outcome {
	switch o {
	case search.Silent:
		return answer.Silent
	case search.Unsure:
		return answer.Unsure
	case search.Excluded:
		return answer.Excluded
	}
	return answer.Shown
}

// has reports whether one of the sections has the outcome.
func has(sections []answer.Section, o answer.Outcome) bool {
	return slices.ContainsFunc(sections, func(s answer.Section) bool { return s.Outcome == o })
}

// asked are the statements that a search was not told to leave out.
func asked(sections []answer.Section) []*corpus.Statement {
	var out []*corpus.Statement
	for _, s := range sections {
		if s.Outcome != answer.Excluded {
			out = append(out, s.Statement)
		}
	}
	return out
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

// nearestChoice is the choice of a state whose passages are no answer but the
// nearest to what was asked. No statement's id has a sign like it.
const nearestChoice = "~nearest"

func nearestAction(command string, l message.Language, nearest []*corpus.Passage) answer.Action {
	return answer.Action{Label: l.Text("action.nearest"), State: answer.State{Command: command, Passages: nearest, Choice: nearestChoice}}
}

// pressNearest shows passages that are no answer, and says so.
func pressNearest(c *corpus.Corpus, l message.Language, nearest []*corpus.Passage) answer.Answer {
	page := answer.Page{Lead: l.Text("nearest.lead")}
	for _, s := range c.Statements {
		section := answer.Section{Statement: s}
		for _, p := range nearest {
			if p.Statement() == s {
				section.Quotes = append(section.Quotes, answer.Quote{Passage: p})
			}
		}
		if len(section.Quotes) > 0 {
			page.Sections = append(page.Sections, section)
		}
	}
	return answer.Answer{Content: page, Actions: steps(c, l, passagesOf(page.Sections))}
}

// searched says what was looked through, so that a silence can be trusted.
func searched(l message.Language, statements []*corpus.Statement) string {
	var names []string
	passages := 0
	for _, s := range statements {
		names = append(names, answer.Name(s, l))
		passages += len(s.Passages)
	}
	if len(names) == 2 {
		return l.Text("note.searched-both", passages)
	}
	return l.Text("note.searched", passages, strings.Join(names, ", "))
}

// otherLanguage says which statements, of which nothing is known, are in another
// language than the query: words of one are rarely found in another.
func otherLanguage(l message.Language, query string, sections []answer.Section) []string {
	var names []string
	for _, s := range sections {
		if language := s.Statement.Language; s.Outcome == answer.Unsure && language != query {
			names = append(names, answer.Name(s.Statement, l)+" ("+l.NameOf(language)+")")
		}
	}
	if names == nil {
		return nil
	}
	return []string{l.Text("note.other-language", strings.Join(names, ", "))}
}
