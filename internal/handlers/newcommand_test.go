package handlers

import (
	"os"
	"strings"
	"testing"

	"bothsides/internal/answer"
)

// The command of docs/architecture.md, word for word.

func numbers() Command {
	return Command{
		Name:    "numbers",
		Options: []Option{privateOption()},
		Example: "/numbers",
		Run: func(svc *Service, args Args) (answer.Answer, error) {
			var found answer.Passages
			for _, s := range svc.Corpus.Statements {
				section := answer.Section{Statement: s}
				for _, p := range s.Passages {
					if strings.ContainsAny(p.Text(), "0123456789") {
						section.Quotes = append(section.Quotes, answer.Quote{Passage: p})
					}
				}
				if len(section.Quotes) == 0 {
					section.Outcome = answer.Silent
				}
				found.Sections = append(found.Sections, section)
			}
			actions := steps(svc.Corpus, args.Language, passagesOf(found.Sections))
			return answer.Answer{Content: found, Actions: actions}, nil
		},
	}
}

// What the documentation shows as a new command is one that works.
func TestTheDocumentedCommand(t *testing.T) {
	doc, err := os.ReadFile("../../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("newcommand_test.go")
	if err != nil {
		t.Fatal(err)
	}
	_, code, found := strings.Cut(string(doc), "```go\n// internal/handlers/numbers.go\n")
	code, _, closed := strings.Cut(code, "```")
	if !found || !closed || !strings.Contains(string(source), code) {
		t.Error("the command that docs/architecture.md shows is not the one here")
	}
	a, err := numbers().Run(testService(t), Args{Language: "en"})
	if err != nil || len(a.Sections()) != 2 || a.Sections()[0].Outcome != answer.Silent || len(a.Sections()[1].Quotes) != 4 {
		t.Errorf("%+v, %v", a.Sections(), err)
	}
}
