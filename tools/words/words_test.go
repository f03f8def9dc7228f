package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// index and data are files of WordNet in small: two words share a sense, a third
// is the wider word of it.
const (
	index = `  1 This is the licence.
player n 2 1 @ 2 0 00000001 00000003
star n 1 1 @ 1 0 00000001
person n 1 0 1 0 00000002
fish n 1 0 1 0 00000004
`
	data = `  1 This is the licence.
00000001 18 n 02 player 0 star 0 001 @ 00000002 n 0000 | one who plays
00000002 18 n 01 person 0 000 | a human being
00000003 18 n 01 player 0 000 | a machine
00000004 18 n 01 fish 0 000 | swims
`
)

func wordnet(t *testing.T, index string) string {
	dir := t.TempDir()
	for _, part := range []string{"noun", "verb", "adj", "adv"} {
		files := map[string]string{"index." + part: "", "data." + part: ""}
		if part == "noun" {
			files = map[string]string{"index.noun": index, "data.noun": data}
		}
		for name, text := range files {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

func TestPairs(t *testing.T) {
	dir := wordnet(t, index)
	words, near := map[sense][]string{}, map[sense][]sense{}
	if err := readIndex(dir, "noun", words); err != nil {
		t.Fatal(err)
	}
	if err := readSenses(dir, "noun", near); err != nil {
		t.Fatal(err)
	}
	got := pairs(words, near)
	for _, test := range []struct {
		pair string
		kin  bool
	}{{"player star", true}, {"person player", true}, {"person star", true}, {"fish player", false}, {"player player", false}} {
		if got[test.pair] != test.kin {
			t.Errorf("%s: %t", test.pair, got[test.pair])
		}
	}
}

func TestRun(t *testing.T) {
	for _, test := range []struct{ name, dir, complaint string }{
		{"right", wordnet(t, index), ""},
		{"no files", t.TempDir(), "index.noun"},
		{"broken", wordnet(t, "player n 2 many\n"), "index.noun: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "kin.bloom")
			err := run(test.dir, file)
			if (err != nil) != (test.complaint != "") || err != nil && !strings.Contains(err.Error(), test.complaint) {
				t.Fatalf("the error is %v", err)
			}
			if bits, err := os.ReadFile(file); test.complaint == "" && (err != nil || len(bits) != (3*bitsOfPair+7)/8) {
				t.Errorf("%d bytes, %v", len(bits), err)
			}
		})
	}
}
