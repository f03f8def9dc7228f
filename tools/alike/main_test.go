package main

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// The program has the lists as they are.
func TestPackedListIsCurrent(t *testing.T) {
	want, err := read(lists)
	if err != nil {
		t.Fatal(err)
	}
	if got := unpacked(t, filepath.Join("../..", packedFile)); got != want {
		t.Errorf("%s is not what the lists say: run go run ./tools/alike", packedFile)
	}
	if n := strings.Count(want, "\n"); n < 4000 {
		t.Errorf("there are %d sets", n)
	}
}

func TestRun(t *testing.T) {
	file := filepath.Join(t.TempDir(), "packed")
	err := run(fstest.MapFS{
		"a.txt":   {Data: []byte("# Work\npay, wage\n\ntransport > bus, train\n")},
		"b.txt":   {Data: []byte("wage, pay\ntransport, bus, train\nquit, resign")},
		"main.go": {Data: []byte("no, list")},
	}, file)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := unpacked(t, file), "pay, wage\ntransport > bus, train\ntransport, bus, train\nquit, resign\n"; got != want {
		t.Errorf("packed is %q, want %q", got, want)
	}
}

func unpacked(t *testing.T, file string) string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(got)
}
