package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the files that are made from the program")

// project is where the project's files are, from this package.
const project = "../.."

func TestEnvExample(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Every setting with its default. Copy this file to .env and fill in what you need:\n" +
		"# an empty value is as good as none, and the environment stands above the file.\n")
	for _, v := range variables() {
		b.WriteString("\n# " + strings.Join(v.comment, "\n# ") + "\n" + v.name + "=" + v.fallback + "\n")
	}
	same(t, ".env.example", b.String())

	// It is a file of settings that changes nothing.
	parsed, ok := parseDotenv([]byte(b.String()))
	if !ok {
		t.Fatal("the file cannot be read as settings")
	}
	for _, v := range variables() {
		if value, found := parsed[v.name]; !found || value != v.fallback {
			t.Errorf("%s is read as %q, want its default %q", v.name, value, v.fallback)
		}
	}
}

// same holds a file of the project to what it is made from.
func same(t *testing.T, name, want string) {
	t.Helper()
	name = filepath.Join(project, name)
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("%s is not what the program makes (go test ./cmd/bot -update writes it):\n%s", name, diff)
	}
}
