// Package corpustest has corpora for tests: the built-in statements as they are,
// and with their texts changed over, where what treats both sides alike gives
// the mirror image of what it gives from the statements as they are; and folders
// with labelled queries.
package corpustest

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"bothsides/corpus"
)

var builtin = sync.OnceValues(corpus.Builtin)

// Builtin is the built-in corpus. The tests of a package share it and must not
// change it.
func Builtin(t testing.TB) *corpus.Corpus {
	t.Helper()
	c, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Mirrored is the corpus in a folder with the texts of the two statements
// changed over, and with them all that names their passages.
func Mirrored(t testing.TB, folder string) *corpus.Corpus {
	t.Helper()
	files := fstest.MapFS{}
	from := os.DirFS(folder)
	for _, pattern := range []string{"*.md", "topics.yaml", "thesaurus/*.yaml", "facts.yaml", corpus.ModelFile, corpus.ClaimModelFile} {
		names, err := fs.Glob(from, pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(from, name)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = &fstest.MapFile{Data: data}
		}
	}
	whHead, whText := headAndText(files["white-house.md"].Data)
	krHead, krText := headAndText(files["kremlin.md"].Data)
	files["white-house.md"].Data = []byte(whHead + krText)
	files["kremlin.md"].Data = []byte(krHead + whText)
	files["topics.yaml"].Data = []byte(Swap(string(files["topics.yaml"].Data)))
	files["facts.yaml"].Data = []byte(swapCodes(string(files["facts.yaml"].Data)))
	c, err := corpus.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Labelled is a folder with the corpus in the given one and its labelled
// queries as questions that search can learn from.
func Labelled(t testing.TB, folder string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, "queries.jsonl"), filepath.Join(dir, corpus.QuestionsFile)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// headAndText is a statement's front matter and its text.
func headAndText(data []byte) (head, text string) {
	end := strings.Index(string(data)[4:], "\n---\n") + 4 + len("\n---\n")
	return string(data)[:end], string(data)[end:]
}

// swapCodes changes over what passage ids begin with.
func swapCodes(s string) string { return strings.NewReplacer("WH", "KR", "KR", "WH").Replace(s) }

// Swap changes over the sides' ids and names.
func Swap(s string) string {
	return strings.NewReplacer("WH-", "KR-", "KR-", "WH-", "white-house", "kremlin", "kremlin", "white-house",
		"White House", "Kremlin", "Kremlin", "White House").Replace(s)
}
