// Package internal holds the rules of the project, as tests over its source.
package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the path that our own packages begin with.
const module = "bothsides/"

// rule is what a package may import besides the standard library.
type rule struct {
	ours   []string // our packages, without the module's path
	theirs []string // modules of others, by the beginning of their path
	never  []string // packages of the standard library that it must not import
	tests  bool     // only tests may import it
}

const (
	bleve     = "github.com/blevesearch/bleve"
	snowball  = "github.com/blevesearch/snowballstem"
	uax29     = "github.com/clipperhouse/uax29/v2"
	discordgo = "github.com/bwmarrin/discordgo"
	websocket = "github.com/gorilla/websocket"
	yaml      = "go.yaml.in/yaml/v3"
	text      = "golang.org/x/text"
	ansi      = "github.com/charmbracelet/x/ansi"
	charm     = "charm.land/"
)

// rules is the table of which package may import which; docs/architecture.md
// says why. Only the packages of internal/discord and tools/pictures import discordgo, only
// internal/search imports bleve.
func rules() map[string]rule {
	return map[string]rule{
		"internal/text":     {theirs: []string{uax29, text, snowball}},
		"corpus":            {ours: []string{"internal/text"}, theirs: []string{yaml}},
		"internal/message":  {theirs: []string{yaml, text}},
		"internal/answer":   {ours: []string{"corpus", "internal/finding", "internal/message"}, theirs: []string{ansi}},
		"internal/claim":    {ours: []string{"corpus", "internal/text"}, theirs: []string{yaml, "golang.org/x/sync/errgroup"}},
		"internal/classify": {},
		"internal/labelled": {},
		"internal/search":   {ours: []string{"corpus", "internal/claim", "internal/classify", "internal/labelled", "internal/text"}, theirs: []string{bleve, "golang.org/x/sync/errgroup"}},
		"internal/finding":  {ours: []string{"corpus"}},
		"tools/learn":       {ours: []string{"corpus", "internal/labelled", "internal/search", "internal/verify", "tools/learn/fit"}},
		"tools/ablate":      {ours: []string{"corpus", "internal/finding", "internal/labelled", "internal/search", "internal/verify", "internal/verify/paraphrase", "tools/learn/fit"}},
		"tools/alike":       {},
		"tools/pictures": {ours: []string{"corpus", "internal/answer", "internal/discord/render", "internal/handlers", "internal/message", "internal/search"},
			theirs: []string{discordgo}},
		"tools/scale":     {ours: []string{"corpus", "internal/finding", "internal/search", "internal/text", "internal/verify"}, theirs: []string{bleve, "golang.org/x/sys/unix"}},
		"tools/tune":      {ours: []string{"corpus", "internal/labelled", "internal/search", "internal/verify", "internal/verify/paraphrase", "tools/learn/fit"}},
		"tools/learn/fit": {ours: []string{"corpus", "internal/classify", "internal/finding", "internal/labelled", "internal/search", "internal/verify", "internal/verify/paraphrase"}},
		"internal/verify": {ours: []string{"corpus", "internal/claim", "internal/finding", "internal/text", "internal/verify/align", "internal/verify/attribution",
			"internal/verify/paraphrase"}},
		"internal/verify/paraphrase":  {ours: []string{"corpus", "internal/claim", "internal/classify", "internal/text"}},
		"internal/verify/align":       {ours: []string{"corpus", "internal/finding", "internal/text"}, theirs: []string{text}},
		"internal/verify/attribution": {ours: []string{"corpus", "internal/text"}},
		"internal/chart":              {theirs: []string{"golang.org/x/image"}},
		"internal/metrics":            {theirs: []string{"github.com/VictoriaMetrics/metrics"}},
		"internal/notice":             {},
		"internal/limit":              {},
		"internal/serve":              {ours: []string{"internal/metrics", "internal/notice"}, theirs: []string{"golang.org/x/sync"}},
		"internal/handlers": {
			ours: []string{"corpus", "internal/answer", "internal/finding", "internal/search", "internal/verify", "internal/message", "internal/chart",
				"internal/text"},
			never: []string{"net/http", "os"}},
		"internal/discord": {
			ours: []string{"corpus", "internal/answer", "internal/handlers", "internal/limit", "internal/message", "internal/metrics",
				"internal/notice",
				"internal/discord/api", "internal/discord/gateway", "internal/discord/render"},
			theirs: []string{discordgo}},
		"internal/discord/render": {
			ours:   []string{"corpus", "internal/answer", "internal/finding", "internal/message", "internal/text"},
			theirs: []string{discordgo}},
		"internal/discord/api": {
			ours:   []string{"corpus", "internal/handlers", "internal/message", "internal/discord/request"},
			theirs: []string{discordgo}},
		"internal/discord/gateway":     {ours: []string{"internal/discord/request"}, theirs: []string{websocket}},
		"internal/discord/request":     {},
		"internal/discord/contract":    {theirs: []string{discordgo, "github.com/santhosh-tekuri/jsonschema"}, tests: true},
		"internal/discord/discordtest": {theirs: []string{websocket}, tests: true},
		"internal/corpustest":          {ours: []string{"corpus"}, tests: true},
		"internal/web": {
			ours: []string{"corpus", "internal/answer", "internal/finding", "internal/handlers", "internal/limit", "internal/message",
				"internal/metrics"},
			theirs: []string{text, "maragu.dev/gomponents"}},
		"internal/golden": {theirs: []string{"github.com/google/go-cmp"}, tests: true},
		"cmd/bot": {
			ours: []string{"corpus", "internal/answer", "internal/handlers", "internal/search", "internal/message",
				"internal/metrics", "internal/notice", "internal/serve", "internal/text", "internal/discord", "internal/discord/api", "internal/discord/gateway", "internal/web"},
			theirs: []string{ansi, charm, "github.com/joho/godotenv", "golang.org/x/sys/windows", "golang.org/x/term"}},
	}
}

// testLibraries are what any test may import.
func testLibraries() []string {
	return []string{"github.com/charmbracelet/x/vt", "github.com/creack/pty", "github.com/google/go-cmp", "github.com/rogpeppe/go-internal", "go.uber.org/goleak",
		"github.com/santhosh-tekuri/jsonschema", "github.com/yuin/goldmark", "golang.org/x/net/html", "golang.org/x/sys", yaml}
}

func TestImports(t *testing.T) {
	table := rules()
	seen := map[string]bool{}
	imports := map[string][]string{} // of each package, tests left out
	for _, f := range files(t) {
		r, found := table[f.dir]
		seen[f.dir] = true
		if !found && f.dir != "internal" {
			t.Errorf("%s: the package has no row in the table of rules", f.name)
			continue
		}
		for _, imported := range f.ast.Imports {
			name, err := strconv.Unquote(imported.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if complaint := r.refuses(name, f.test, table); complaint != "" {
				t.Errorf("%s: imports %s, which %s", f.name, name, complaint)
			}
			if !f.test {
				imports[f.dir] = append(imports[f.dir], name)
			}
		}
	}
	for dir, r := range table {
		if !seen[dir] {
			t.Errorf("the table of rules has a row for %s, where there is no package", dir)
		}
		for _, own := range r.ours {
			if !slices.Contains(imports[dir], module+own) {
				t.Errorf("%s may import %s and does not: take that out of its row", dir, own)
			}
		}
		for _, other := range r.theirs {
			if !slices.ContainsFunc(imports[dir], func(name string) bool { return strings.HasPrefix(name, other) }) {
				t.Errorf("%s may import %s and does not: take that out of its row", dir, other)
			}
		}
	}
}

// refuses says why a file of the package may not import another, "" if it may.
// Tests may import any package of ours, but the rules for the libraries of
// others hold for them too.
func (r rule) refuses(name string, test bool, table map[string]rule) string {
	own, ok := strings.CutPrefix(name, module)
	if ok {
		switch {
		case test:
			return ""
		case table[own].tests:
			return "is for tests"
		case !slices.Contains(r.ours, own):
			return "is not in the package's row"
		}
		return ""
	}
	if first, _, _ := strings.Cut(name, "/"); !strings.Contains(first, ".") {
		if slices.Contains(r.never, name) && !test {
			return "the package must not import"
		}
		return ""
	}
	begins := func(prefix string) bool { return strings.HasPrefix(name, prefix) }
	if slices.ContainsFunc(r.theirs, begins) || test && slices.ContainsFunc(testLibraries(), begins) {
		return ""
	}
	return "is not in the package's row"
}

func TestNothingRunsAtInit(t *testing.T) {
	for _, f := range files(t) {
		for _, d := range f.ast.Decls {
			if function, ok := d.(*ast.FuncDecl); ok && function.Recv == nil && function.Name.Name == "init" {
				t.Errorf("%s: an init function", f.at(function))
			}
		}
	}
}

func TestPackageNames(t *testing.T) {
	for _, f := range files(t) {
		switch name := f.ast.Name.Name; name {
		case "util", "utils", "common", "types", "helpers", "misc", "base", "shared":
			t.Errorf("%s: a package named %s says nothing of what it is for", f.name, name)
		}
	}
}

// sourceFile is one parsed file of the module.
type sourceFile struct {
	name string // from the module's folder
	dir  string // its package's folder
	test bool
	ast  *ast.File
	set  *token.FileSet
}

func (f sourceFile) line(p token.Pos) int { return f.set.Position(p).Line }

func (f sourceFile) at(n ast.Node) string { return f.name + ":" + strconv.Itoa(f.line(n.Pos())) }

// files parses every Go file of the module.
func files(t *testing.T) []sourceFile {
	t.Helper()
	var out []sourceFile
	root := os.DirFS("..")
	set := token.NewFileSet()
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return skip(root, name)
		}
		if path.Ext(name) != ".go" {
			return nil
		}
		parsed, err := parser.ParseFile(set, filepath.Join("..", name), nil, parser.ParseComments)
		out = append(out, sourceFile{name, path.Dir(name), strings.HasSuffix(name, "_test.go"), parsed, set})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 20 {
		t.Fatalf("found only %d files", len(out))
	}
	return out
}

// skip passes over hidden folders and modules of their own.
func skip(root fs.FS, dir string) error {
	if dir == "." {
		return nil
	}
	if _, err := fs.Stat(root, path.Join(dir, "go.mod")); err == nil || strings.HasPrefix(path.Base(dir), ".") {
		return fs.SkipDir
	}
	return nil
}
