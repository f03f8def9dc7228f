// Command alike packs the lists of English words that mean the same, which are
// beside it by subject, into internal/text/data/alike.txt.gz: without comments, and
// without a set that has the phrases of another one.
//
//	go run ./tools/alike
package main

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
)

//go:embed *.txt
var lists embed.FS

const packedFile = "internal/text/data/alike.txt.gz"

func main() {
	if err := run(lists, packedFile); err != nil {
		fmt.Fprintln(os.Stderr, "alike:", err)
		os.Exit(1)
	}
}

func run(lists fs.FS, file string) error {
	sets, err := read(lists)
	if err != nil {
		return err
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, sets); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(file, packed.Bytes(), 0o644)
}

// read reads the sets of all lists, a line each, in order.
func read(lists fs.FS) (string, error) {
	names, err := fs.Glob(lists, "*.txt")
	if err != nil {
		return "", err
	}
	var out strings.Builder
	seen := map[string]bool{}
	for _, name := range names {
		raw, err := fs.ReadFile(lists, name)
		if err != nil {
			return "", err
		}
		for line := range strings.Lines(string(raw)) {
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' || seen[phrases(line)] {
				continue
			}
			seen[phrases(line)] = true
			out.WriteString(line + "\n")
		}
	}
	return out.String(), nil
}

// phrases are those of a set, whatever their order.
func phrases(line string) string {
	asked, answers, _ := strings.Cut(line, ">")
	var out []string
	for mark, list := range map[string]string{"": asked, ">": answers} {
		for phrase := range strings.SplitSeq(list, ",") {
			out = append(out, mark+strings.TrimSpace(phrase))
		}
	}
	slices.Sort(out)
	return strings.Join(out, ",")
}
