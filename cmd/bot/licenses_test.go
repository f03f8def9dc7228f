package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"bothsides/internal/golden"
)

// TestNotices checks the notices against what the program is built from: Go, the data
// of others, and every module that go.mod requires.
func TestNotices(t *testing.T) {
	if golden.Updating() {
		if err := os.WriteFile("notices.txt", []byte(newNotices(t)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text := read(t, "cmd/bot/notices.txt")
	names := []string{"Go " + runtime.Version()[2:strings.LastIndex(runtime.Version(), ".")], "SCOWL", "WordNet"}
	modules := read(t, "go.mod")
	for _, m := range regexp.MustCompile(`(?m)^\s*(?:require )?(\S+\.\S+/\S+) v\S+(?: // indirect)?$`).FindAllStringSubmatch(modules, -1) {
		if !strings.Contains(modules, m[1]+" => ./") { // replaced by a module of our own
			names = append(names, m[1])
		}
	}
	for _, name := range names {
		if !strings.Contains(text, "\n== "+name+"\n") {
			t.Errorf("the notices lack %s (go test ./cmd/bot -run Notices -update writes them)", name)
		}
	}
	if status, stdout, _ := runHere(t, nil, "licenses"); !golden.Updating() && (status != exitOK || stdout != text) {
		t.Errorf("bot licenses: status %d, %d bytes", status, len(stdout))
	}
}

// newNotices gathers the licences; modules under the same text share it.
func newNotices(t *testing.T) string {
	t.Helper()
	owners := map[string][]string{}
	add := func(owner, text string) { owners[text] = append(owners[text], owner) }
	add("Go "+runtime.Version()[2:strings.LastIndex(runtime.Version(), ".")], licences(t, goroot(t)))
	words := read(t, "tools/words/README.md")
	for _, data := range []string{"SCOWL", "WordNet"} {
		_, text, found := strings.Cut(words, "\n"+data+": ")
		if !found {
			t.Fatalf("tools/words/README.md has no notice of %s", data)
		}
		text, _, _ = strings.Cut(text, "\n\n")
		add(data, strings.TrimSpace(text))
	}
	for _, m := range modules(t) {
		add(m.Path, licences(t, m.Dir))
	}
	var texts []string
	for text, names := range owners {
		slices.Sort(names)
		texts = append(texts, "== "+strings.Join(names, "\n== ")+"\n\n"+text+"\n")
	}
	slices.Sort(texts)
	return "The program is built from the following, each under its own licence.\n\n" + strings.Join(texts, "\n")
}

// goroot is where the Go is that builds the program.
func goroot(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

type module struct{ Path, Dir string }

// modules are those that go.mod requires, with the folders of their sources.
func modules(t *testing.T) (out []module) {
	t.Helper()
	command := exec.Command("go", "mod", "download", "-json")
	command.Dir = project
	raw, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	for decoder := json.NewDecoder(bytes.NewReader(raw)); ; {
		var m module
		err := decoder.Decode(&m)
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, m)
	}
}

// licences are the texts of a module's licence and of its notices.
func licences(t *testing.T, dir string) string {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice)`)
	var texts []string
	for _, f := range files {
		if f.IsDir() || !name.MatchString(f.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n")))
	}
	if len(texts) == 0 {
		t.Fatalf("%s has no licence", dir)
	}
	return strings.Join(texts, "\n\n")
}
