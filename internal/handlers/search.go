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
			return svc.find("who-said", args, args.Text("topic"), search.Query{Text: topic(svc.Corpus, args), Source: args.Text("source")})
		},
		Press: pressPage,
	}
}

// find searches and gives each statement its section; command is whose
// answer it is, typed what was asked, whatever of it is searched for.
func (svc *Service) find(command string, args Args, typed string, q search.Query) (a answer.Answer, err error) {
	l := args.Language
	defer func() { a.Query = typed }()
	if named := references(svc.Corpus, typed); named != nil {
		return svc.namedPassages(l, named), nil
	}
	start := time.Now()
	result, err := svc.Index.Search(q)
	if svc.Searched != nil {
		svc.Searched(time.Since(start))
	}
	if err != nil {
		return answer.Refused(l.Text("refusal.failed")), fmt.Errorf("searching: %w", err)
	}
	if result.Intent != "" {
		return svc.whole(args, answer.Intent(result.Intent), result.Only)
	}
	found := passages(svc.Corpus, result)
	switch {
	case result.Unread != "" && !svc.readsMore():
		found.Lead = message.Unread(result.Unread)
	case q.Question:
		found.Lead = leadOf(l, result, found.Sections)
	}
	return answer.Answer{Content: found, Notes: notes(l, result, found.Sections), Actions: svc.searchActions(command, l, q, result, found)}, nil
}

// readsMore reports whether a statement is in another language than the bot's own:
// then what the bot says of the languages that it reads is not so.
func (svc *Service) readsMore() bool {
	return slices.ContainsFunc(svc.Corpus.Languages(), func(code string) bool {
		return !slices.Contains(message.Languages(), message.Language(code))
	})
}

// namedPassages shows passages that were asked for by their ids.
func (svc *Service) namedPassages(l message.Language, named []*corpus.Passage) answer.Answer {
	var found answer.Passages
	for _, s := range svc.Corpus.Statements {
		section := pageOf(s, answer.State{Passages: named})
		if section.Quotes == nil {
			section.Outcome = answer.Excluded
		}
		found.Sections = append(found.Sections, section)
	}
	return answer.Answer{Content: found, Actions: steps(svc.Corpus, l, named)}
}

// notes say how the query was taken, what was looked through where nothing was
// found, and where it is the other way round.
func notes(l message.Language, result search.Result, sections []answer.Section) []string {
	var out []string
	for _, c := range result.Corrections {
		out = append(out, l.Text("note.corrected", c.Meant, answer.Printable(c.Typed)))
	}
	if !has(sections, answer.Shown) {
		out = append(out, searched(l, searchedStatements(sections)))
		if result.Unread == "" {
			out = append(out, otherLanguage(l, result.Language, sections)...)
		}
	}
	if len(result.Exchanged) > 0 {
		out = append(out, l.Text("note.exchanged", answer.IDs(result.Exchanged)))
	}
	return out
}

// searchActions are what to do next: with what was found, or where nothing was
// with passages that are no answer and with topics.
func (svc *Service) searchActions(command string, l message.Language, q search.Query, result search.Result, found answer.Passages) []answer.Action {
	actions := append(moreAction(command, l, q, result, found.Sections), steps(svc.Corpus, l, passagesOf(found.Sections))...)
	if len(result.Exchanged) > 0 {
		actions = append(actions, otherPassages(command, l, "action.exchanged", exchangedChoice, result.Exchanged))
	}
	if has(found.Sections, answer.Unsure) && len(found.Nearest) > 0 {
		actions = append(actions, otherPassages(command, l, "action.nearest", nearestChoice, found.Nearest))
	}
	if len(found.Suggestions) == 0 && !has(found.Sections, answer.Shown) && len(svc.Corpus.Topics) > 0 {
		actions = append(actions, topicMenu(l, svc.Corpus.Topics))
	}
	for _, t := range found.Suggestions {
		actions = append(actions, answer.Action{Label: t.Name(string(l)), State: answer.State{Command: "compare", Choice: t.ID}, Topic: true})
	}
	return actions
}

// passages are the result of a search as answers hold it.
func passages(c *corpus.Corpus, result search.Result) answer.Passages {
	found := answer.Passages{Nearest: result.Nearest, Suggestions: result.Topics, Sections: make([]answer.Section, len(c.Statements))}
	for i, s := range c.Statements {
		hits := result.Hits[i]
		shown := min(len(hits), answer.MaxQuotes)
		found.Sections[i] = answer.Section{Statement: s, Outcome: outcome(result.Outcomes[i]), Quotes: quotes(hits[:shown]), More: len(hits) - shown}
	}
	for _, u := range result.Unknown {
		found.Unknown = append(found.Unknown, answer.Unknown{Text: u.Text, Understood: u.Understood})
	}
	return found
}

// quotes are hits as answers hold them, the best first. What an earlier one leans
// on is shown with that and not again.
func quotes(hits []search.Hit) []answer.Quote {
	out := make([]answer.Quote, 0, len(hits))
	for _, hit := range hits {
		if !slices.ContainsFunc(out, func(q answer.Quote) bool { return q.Before == hit.Passage }) {
			out = append(out, answer.Quote{Passage: hit.Passage, Marks: hit.Marks, Before: hit.Before})
		}
	}
	return out
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

// searchedStatements are those that a search was not told to leave out.
func searchedStatements(sections []answer.Section) []*corpus.Statement {
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
	if !slices.ContainsFunc(sections, func(s answer.Section) bool { return s.More > 0 }) {
		return nil
	}
	found := make([][]*corpus.Passage, len(sections))
	for i := range sections {
		for _, hit := range result.Hits[i] {
			found[i] = append(found[i], hit.Passage)
		}
	}
	return pageActions(l, answer.State{Command: command, Passages: interleaved(found), Choice: q.Source}, true)
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
