package handlers

import (
	"flag"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
	"bothsides/internal/search"
)

var update = flag.Bool("update", false, "write golden files")

// builtinHouse is the house over the built-in statements and the real index.
var builtinHouse = sync.OnceValues(func() (*House, error) {
	c, err := corpus.Builtin()
	if err != nil {
		return nil, err
	}
	index, err := search.New(c)
	return &House{Corpus: c, Index: index, Version: "v1.0.0"}, err
})

func house(t testing.TB) *House {
	t.Helper()
	h, err := builtinHouse()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// houseOver is a house over a corpus of the test's own.
func houseOver(t testing.TB, c *corpus.Corpus) *House {
	t.Helper()
	index, err := search.New(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = index.Close() })
	return &House{Corpus: c, Index: index, Version: "v1.0.0"}
}

// say answers a console line in English.
func say(t testing.TB, h *House, line string) answer.Answer {
	t.Helper()
	return sayIn(t, h, message.English, line)
}

func sayIn(t testing.TB, h *House, l message.Language, line string) answer.Answer {
	t.Helper()
	call := ParseLine(line)
	call.Language = l
	a, err := h.Answer(call)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return a
}

// press takes an action in English.
func press(t testing.TB, h *House, state answer.State) answer.Answer {
	t.Helper()
	a, err := h.Answer(Call{State: &state})
	if err != nil {
		t.Fatalf("pressing %+v: %v", state, err)
	}
	return a
}

// golden compares got with a file of testdata, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}
