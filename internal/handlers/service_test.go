package handlers

import (
	"sync"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
	"bothsides/internal/search"
)

// builtinService answers from the built-in statements and the real index.
var builtinService = sync.OnceValues(func() (*Service, error) {
	c, err := corpus.Builtin()
	if err != nil {
		return nil, err
	}
	index, err := search.Open(c, search.Options{})
	return &Service{Corpus: c, Index: index, Version: "v1.0.0"}, err
})

func testService(t testing.TB) *Service {
	t.Helper()
	svc, err := builtinService()
	if err != nil {
		t.Fatal(err)
	}
	return svc
}

// serviceOver answers from a corpus of the test's own.
func serviceOver(t testing.TB, c *corpus.Corpus) *Service {
	t.Helper()
	index, err := search.Open(c, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = index.Close() })
	return &Service{Corpus: c, Index: index, Version: "v1.0.0"}
}

// answerLine answers a console line in English.
func answerLine(t testing.TB, svc *Service, line string) answer.Answer {
	t.Helper()
	return answerLineIn(t, svc, message.English, line)
}

func answerLineIn(t testing.TB, svc *Service, l message.Language, line string) answer.Answer {
	t.Helper()
	call := ParseLine(line)
	call.Language = l
	a, err := svc.Answer(call)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return a
}

// bodyOf is the text of a page.
func bodyOf(a answer.Answer) []answer.Block {
	p, _ := a.Content.(answer.Page)
	return p.Body
}

// suggested are the names of the topics that are offered instead.
func suggested(a answer.Answer) []string {
	p, _ := a.Content.(answer.Passages)
	return p.SuggestedNames(a.Language)
}

// press takes an action in English.
func press(t testing.TB, svc *Service, state answer.State) answer.Answer {
	t.Helper()
	a, err := svc.Answer(Call{State: &state})
	if err != nil {
		t.Fatalf("pressing %+v: %v", state, err)
	}
	return a
}
