package main

import (
	"os"
	"strings"
	"testing"
	"time"

	"bothsides/corpus"
)

func TestRun(t *testing.T) {
	var out strings.Builder
	if err := run([]string{"-passages", "40", "-queries", "20"}, &out); err != nil {
		t.Fatal(err)
	}
	var heads []string
	for line := range strings.Lines(out.String()) {
		heads = append(heads, strings.TrimSpace(line[:min(14, len(line))]))
	}
	want := []string{"first start", "second start", "searches", "checks", "plain bleve", "in turns: ours", "plain bleve"}
	if strings.Join(heads, ", ") != strings.Join(want, ", ") {
		t.Errorf("it prints\n%s", &out)
	}
	if err := run([]string{"-passages", "many"}, &out); err == nil || !strings.Contains(err.Error(), "many") {
		t.Errorf("of a flag that is no number the error is %v", err)
	}
}

// The same seed writes the same text, with about as many passages as asked for.
func TestGenerate(t *testing.T) {
	write := func(seed uint64) *corpus.Corpus {
		g, err := newGenerator(seed)
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		if err := g.write(dir, 201); err != nil {
			t.Fatal(err)
		}
		c, err := corpus.Load(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	one, same, other := write(1), write(1), write(2)
	if n := one.PassageCount(); n < 190 || n > 201 {
		t.Errorf("%d passages, want about 201", n)
	}
	if one.Hash != same.Hash || one.Hash == other.Hash {
		t.Errorf("the seeds 1, 1 and 2 give %s, %s and %s", one.Hash, same.Hash, other.Hash)
	}
}

func TestPercentiles(t *testing.T) {
	var times []time.Duration
	for n := range 200 {
		times = append(times, time.Duration(200-n)*time.Millisecond)
	}
	if got, want := percentiles(times), "mean 100.5ms, p50 101ms, p99 199ms, longest 200ms"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
