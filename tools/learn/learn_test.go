package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/corpustest"
	"bothsides/internal/search"
)

// The same queries make the same model, and search opens with it.
func TestRun(t *testing.T) {
	dir := corpustest.Labelled(t, "../../internal/search/testdata/ward")
	var made [2][]byte
	for i := range made {
		var out strings.Builder
		if err := run([]string{"-corpus", dir, "-misses"}, &out); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), "QUERY RIGHT") || !strings.Contains(out.String(), "ward-") {
			t.Errorf("it prints no figures or no misses:\n%s", &out)
		}
		data, err := os.ReadFile(filepath.Join(dir, corpus.ModelFile))
		if err != nil {
			t.Fatal(err)
		}
		made[i] = data
	}
	if !bytes.Equal(made[0], made[1]) {
		t.Error("the same queries make two models")
	}
	c, err := corpus.Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	index, err := search.Open(c, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
}

func TestRefusals(t *testing.T) {
	for _, test := range []struct {
		name string
		args []string
		want string
	}{
		{"a flag that is none", []string{"-corpse", "x"}, "-corpse"},
		{"no corpus there", []string{"-corpus", filepath.Join(t.TempDir(), "none")}, "no such file"},
		{"no labelled queries", []string{"-corpus", "../../examples/pitch"}, corpus.QuestionsFile},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := run(test.args, &strings.Builder{}); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error is %v, want one with %q", err, test.want)
			}
		})
	}
}
