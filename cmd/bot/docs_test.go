package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"bothsides/internal/answer"
	"bothsides/internal/discord/api"
	"bothsides/internal/golden"
	"bothsides/internal/handlers"
)

// project is where the project's files are, from this package.
const project = "../.."

func TestEnvExample(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Every setting with its default. Copy this file to .env and fill in what you need:\n" +
		"# an empty value is as good as none, and the environment comes before the file.\n")
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

// readmeWidth is how wide README.md shows an answer, in columns.
const readmeWidth = 100

func TestReadme(t *testing.T) {
	readme := read(t, "README.md")
	if lines := strings.Count(readme, "\n"); lines > 150 {
		t.Errorf("README.md has %d lines, more than 150", lines)
	}
	before, rest, found := strings.Cut(readme, "```console\n")
	_, after, closed := strings.Cut(rest, "```\n")
	if !found || !closed {
		t.Fatal("README.md shows no answer")
	}
	same(t, "README.md", before+"```console\n"+shownAnswer(t)+"```\n"+after)
}

// shownAnswer is the example that README.md shows, as a terminal has it.
func shownAnswer(t *testing.T) string {
	t.Helper()
	line := handlers.Table()[0].Example
	var out bytes.Buffer
	c := testConsole(t)
	c.out, c.style = &out, func() answer.Style { return answer.Style{Width: readmeWidth} }
	if err := c.line(line); err != nil {
		t.Fatal(err)
	}
	return "$ go run ./cmd/bot console '" + line + "'\n" + out.String()
}

// TestReadmeCommands checks the README's two commands against what the tests and
// .ci/run run: the program without arguments (trial.txtar), and all tests.
func TestReadmeCommands(t *testing.T) {
	readme, ci := read(t, "README.md"), read(t, ".ci/run")
	_, block, _ := strings.Cut(readme, "```sh\n")
	block, _, _ = strings.Cut(block, "```")
	var commands []string
	for line := range strings.Lines(block) {
		command, _, _ := strings.Cut(line, "#")
		commands = append(commands, strings.TrimSpace(command))
	}
	if want := []string{"go run ./cmd/bot", "go test ./..."}; !slices.Equal(commands, want) {
		t.Errorf("README.md's commands are %q, want %q", commands, want)
	}
	if !strings.Contains(ci, "\ntests() { go test ./...; }\n") || !strings.Contains(ci, "\ncheck \"go test\" tests\n") {
		t.Error(".ci/run does not run README.md's test command")
	}
}

// TestReadmePermissions: README.md names what the install link asks for where
// mentions are answered.
func TestReadmePermissions(t *testing.T) {
	readme := strings.Join(strings.Fields(read(t, "README.md")), " ")
	nothing := api.InstallConfig{api.InServer: {}, api.ForUser: {}}
	asked := nothing.Missing(api.NewInstallConfig(true))
	if len(asked) < 5 {
		t.Fatalf("the link asks for %q", asked)
	}
	for _, name := range asked {
		if !strings.HasPrefix(name, "the scope ") && !strings.Contains(readme, "*"+name+"*") {
			t.Errorf("README.md does not name %s", name)
		}
	}
}

// files are the project's that match one of the patterns.
func files(t *testing.T, patterns ...string) []string {
	t.Helper()
	var out []string
	for _, pattern := range patterns {
		matched, err := filepath.Glob(filepath.Join(project, pattern))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, matched...)
	}
	return out
}

// documents are what people read.
func documents(t *testing.T) []string {
	return files(t, "*.md", "docs/*.md", "docs/decisions/*.md")
}

// TestLinks follows each link of the documents that leads to a file.
func TestLinks(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#]+)(#[^)]*)?\)`)
	for _, document := range documents(t) {
		text, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(document), m[1])); err != nil {
				t.Errorf("%s: the link to %s leads nowhere", document, m[1])
			}
		}
	}
}

// TestPicturesAreShown keeps no picture that no document shows.
func TestPicturesAreShown(t *testing.T) {
	var all strings.Builder
	for _, document := range documents(t) {
		text, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	pictures := files(t, "docs/pictures/*")
	if len(pictures) < 10 {
		t.Errorf("only %d pictures", len(pictures))
	}
	for _, picture := range pictures {
		if !strings.Contains(all.String(), "pictures/"+filepath.Base(picture)) {
			t.Errorf("no document shows %s", picture)
		}
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(project, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// same checks a file of the project against what it is made from.
func same(t *testing.T, name, want string) {
	t.Helper()
	golden.CheckFile(t, filepath.Join(project, name), want)
}

// TestNamesInDocuments holds the names of metrics and settings that documents
// give to those that there are.
func TestNamesInDocuments(t *testing.T) {
	text := read(t, "docs/operating.md") + read(t, "README.md")
	source := read(t, "internal/metrics/metrics.go") + read(t, "internal/metrics/gateway.go")
	for _, name := range regexp.MustCompile(`bot_[a-z_]+`).FindAllString(text, -1) {
		short := strings.TrimPrefix(strings.TrimSuffix(name, "_bucket"), "bot_gateway_")
		if !strings.Contains(source, `"`+short+`"`) {
			t.Errorf("there is no metric %s", name)
		}
	}
	known := map[string]bool{}
	for _, v := range variables() {
		known[v.name] = true
	}
	for _, name := range regexp.MustCompile(`\b[A-Z]+_[A-Z_]+\b`).FindAllString(text, -1) {
		if !known[name] {
			t.Errorf("there is no setting %s", name)
		}
	}
}

// TestGoVersion: the README, the image and every go.mod ask for one Go.
func TestGoVersion(t *testing.T) {
	for _, test := range []struct{ name, pattern string }{
		{"go.mod", `(?m)^go (\d+\.\d+)\.0$`},
		{"README.md", `With \[Go\]\(https://go.dev/dl/\) (\d+\.\d+) or newer`},
		{"deploy/Dockerfile", `(?m)^FROM .*golang:(\d+\.\d+)[@ ]`},
		{"tools/manifests/go.mod", `(?m)^go (\d+\.\d+)\.`},
	} {
		t.Run(test.name, func(t *testing.T) {
			found := regexp.MustCompile(test.pattern).FindStringSubmatch(read(t, test.name))
			if found == nil || !strings.HasPrefix(runtime.Version(), "go"+found[1]) {
				t.Errorf("it asks for Go %q, and this is %s", found, runtime.Version())
			}
		})
	}
}

// TestLinesInDocuments checks the lines of the log that docs/operating.md
// explains against those that the program writes.
func TestLinesInDocuments(t *testing.T) {
	_, table, found := strings.Cut(read(t, "docs/operating.md"), "\n| line | what to do |\n")
	if !found {
		t.Fatal("docs/operating.md explains no lines")
	}
	table, _, _ = strings.Cut(table, "\n\n")
	var source strings.Builder
	for _, pattern := range []string{"cmd/bot/*.go", "internal/*/*.go", "internal/discord/*/*.go"} {
		files, err := filepath.Glob(filepath.Join(project, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if !strings.HasSuffix(file, "_test.go") {
				source.WriteString(read(t, strings.TrimPrefix(file, project)))
			}
		}
	}
	lines := regexp.MustCompile("(?m)^\\| `(?:refused: )?([^`]+)` \\|").FindAllStringSubmatch(table, -1)
	if len(lines) < 5 {
		t.Fatalf("found only %q", lines)
	}
	for _, line := range lines {
		if !strings.Contains(source.String(), line[1]) {
			t.Errorf("no line of the log says %q", line[1])
		}
	}
}
