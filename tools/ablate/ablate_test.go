package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bothsides/corpus"
	"bothsides/internal/corpustest"
	"bothsides/internal/search"
	"bothsides/internal/verify/paraphrase"
)

const ward = "../../internal/search/testdata/ward"

// rows are the cells of a table in Markdown, its head first.
func rows(t *testing.T, table string) [][]string {
	t.Helper()
	var out [][]string
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		out = append(out, cells)
	}
	if len(out) < 3 {
		t.Fatalf("no table:\n%s", table)
	}
	for i, row := range out {
		if len(row) != len(out[0]) {
			t.Errorf("line %d has %d cells, its head %d:\n%s", i, len(row), len(out[0]), table)
		}
	}
	return append(out[:1], out[2:]...)
}

// Every mechanism has a line, after one with nothing switched off.
func TestQueries(t *testing.T) {
	if testing.Short() {
		t.Skip("learns as many models as there are mechanisms")
	}
	var out strings.Builder
	if err := run([]string{"-corpus", corpustest.Labelled(t, ward), filepath.Join(ward, "queries.jsonl")}, &out); err != nil {
		t.Fatal(err)
	}
	table := rows(t, out.String())
	if got := strings.Join(table[0], ", "); got != "switched off, learned from, queries" {
		t.Errorf("the head is %s", got)
	}
	if table[1][0] != "nothing" || len(table) != 2+len(search.Mechanisms()) {
		t.Errorf("%d lines for %d mechanisms, the first %s", len(table)-1, len(search.Mechanisms()), table[1][0])
	}
	for _, row := range table[1:] {
		if row[1] == "0.0" || row[2] == "0.0" {
			t.Errorf("nothing is right: %v", row)
		}
	}
}

func TestQuotes(t *testing.T) {
	file := filepath.Join(t.TempDir(), "two.jsonl")
	labels := `{"query":"The council will ask its members to vote on 6 March","verdict":"exact"}
{"query":"Penguins cannot fly","verdict":"close"}
`
	if err := os.WriteFile(file, []byte(labels), 0o600); err != nil {
		t.Fatal(err)
	}
	dir := corpustest.Labelled(t, ward)
	claims := `{"id":"a-1","query":"The nurses say that moving the ward is right because rain drips into two rooms","verdict":"close","source":"nu","passages":["4.1"]}
{"id":"b-1","query":"The first bus is going to leave on the first of April","verdict":"close","source":"to","passages":["4.2"]}
{"id":"a-2","query":"The mayor called the board incompetent","verdict":"absent"}
{"id":"b-2","query":"The doctors support the nurses in every point","verdict":"absent"}
`
	if err := os.WriteFile(filepath.Join(dir, corpus.ClaimsFile), []byte(claims), 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := run([]string{"-corpus", dir, "-quotes", file}, &out); err != nil {
		t.Fatal(err)
	}
	table := rows(t, out.String())
	if len(table) != 2+len(paraphrase.Mechanisms()) {
		t.Errorf("%d lines for %d mechanisms", len(table)-1, len(paraphrase.Mechanisms()))
	}
	for _, row := range table[1:] {
		if row[2] != "50.0, 0" {
			t.Errorf("%v, want one of two right and none falsely close", row)
		}
	}
}

func TestRefusals(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "broken.jsonl")
	if err := os.WriteFile(broken, []byte("{\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		args []string
		want string
	}{
		{"a flag that is none", []string{"-x"}, "-x"},
		{"no corpus there", []string{"-corpus", "none"}, "no such file"},
		{"no labelled queries", []string{"-corpus", ward}, corpus.QuestionsFile},
		{"no file of queries", []string{"-corpus", corpustest.Labelled(t, ward), "none.jsonl"}, "none.jsonl"},
		{"no file of quotes", []string{"-corpus", ward, "-quotes", "none.jsonl"}, "none.jsonl"},
		{"no labelled claims", []string{"-corpus", ward, "-quotes"}, corpus.ClaimsFile},
		{"broken labels", []string{"-corpus", ward, "-quotes", broken}, "broken.jsonl: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := run(test.args, &strings.Builder{}); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error is %v, want one with %q", err, test.want)
			}
		})
	}
}
