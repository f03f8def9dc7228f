package handlers

import (
	"slices"
	"sync"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/finding"
	"bothsides/internal/message"
	"bothsides/internal/verify"
)

func verifyQuote() Command {
	return Command{
		Name: "verify",
		Options: []Option{
			{Name: "quote", Required: true, Min: 1, Max: 2000, Sample: sampleQuote},
			statementOption("said-by"),
			privateOption(),
		},
		Example: "/verify “with 157 individuals released on each side” said-by: kremlin",
		Run: func(svc *Service, args Args) (answer.Answer, error) {
			text := args.Text("quote")
			quotes, err := svc.quotes(text)
			if err != nil {
				return answer.Refused(args.Language.Text("refusal.failed")), err
			}
			f := quotes.Check(text, args.Text("said-by"))
			return checked(svc.Corpus, args.Language, text, answer.Findings{List: []answer.Finding{{Finding: f, Text: text}}}), nil
		},
	}
}

// checker is made when it is first needed.
type checker struct {
	once sync.Once
	made *verify.Checkers
	err  error
}

// quotes is what compares an alleged quote with the statements.
func (svc *Service) quotes(text string) (*verify.Checker, error) {
	if err := svc.Prepare(); err != nil {
		return nil, err
	}
	return svc.checker.made.For(text)
}

// Prepare makes what would else be made when it is first asked for.
func (svc *Service) Prepare() error {
	svc.checker.once.Do(func() { svc.checker.made, svc.checker.err = verify.NewCheckers(svc.Corpus, svc.Index) })
	return svc.checker.err
}

// checked is the answer of findings: with their passages, after the notes what
// was searched where nothing was found, and what to do next.
func checked(c *corpus.Corpus, l message.Language, query string, found answer.Findings, notes ...string) answer.Answer {
	a := answer.Answer{Query: query, Notes: notes}
	for _, f := range found.List {
		if f.Verdict == finding.Absent {
			a.Notes = append(a.Notes, searched(l, c.Statements))
			break
		}
	}
	found.Sections = places(c, found.List)
	a.Actions = stepsBeside(l, passagesOf(found.Sections), nil)
	a.Content = found
	return a
}

// places are the passages of findings, by statement, each once with the marks
// of the finding that has it first; statements without any are left out. Of
// more than are shown those with marks come before the others.
func places(c *corpus.Corpus, findings []answer.Finding) []answer.Section {
	var sections []answer.Section
	for _, s := range c.Texts() {
		quotes := quotesOf(s, findings)
		if len(quotes) == 0 {
			continue
		}
		section := answer.Section{Statement: s, Quotes: quotes}
		if n := len(quotes); n > answer.MaxQuotes {
			slices.SortStableFunc(quotes, func(a, b answer.Quote) int { return min(len(b.Marks), 1) - min(len(a.Marks), 1) })
			section.Quotes, section.More = quotes[:answer.MaxQuotes], n-answer.MaxQuotes
		}
		sections = append(sections, section)
	}
	return sections
}

func quotesOf(s *corpus.Statement, findings []answer.Finding) []answer.Quote {
	var quotes []answer.Quote
	for _, f := range findings {
		for i, p := range slices.Concat(f.Passages, f.Nearest) {
			seen := slices.ContainsFunc(quotes, func(q answer.Quote) bool { return q.Passage == p })
			if p.Statement() != s || seen {
				continue
			}
			q := answer.Quote{Passage: p}
			if i < len(f.Marks) {
				q.Marks = f.Marks[i]
			}
			quotes = append(quotes, q)
		}
	}
	return quotes
}
