package internal

import (
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bothsides/internal/golden"
)

const architectureFile = "../docs/architecture.md"

func architecture(t *testing.T) string {
	t.Helper()
	return readFile(t, "docs/architecture.md")
}

// TestTableOfPackages checks the table of docs/architecture.md against the rules
// for imports. "all" stands for any package.
func TestTableOfPackages(t *testing.T) {
	row := regexp.MustCompile("(?m)^\\| `([a-z/]+)` \\| .* \\| ([a-z, ]+) \\|$")
	table := rules()
	seen := map[string]bool{}
	for _, m := range row.FindAllStringSubmatch(architecture(t), -1) {
		dir, known := m[1], strings.Split(m[2], ", ")
		r, found := table[dir]
		seen[dir] = true
		if !found {
			t.Errorf("%s is in the document and has no rule", dir)
			continue
		}
		if m[2] == "all" {
			continue
		}
		want := []string{"nothing"}
		if len(r.ours) > 0 {
			want = nil
		}
		for _, own := range r.ours {
			want = append(want, path.Base(own))
		}
		slices.Sort(want)
		slices.Sort(known)
		if !slices.Equal(known, want) {
			t.Errorf("%s may import %v, and the document says %v", dir, want, known)
		}
	}
	for dir := range table {
		if !seen[dir] {
			t.Errorf("%s has a rule and is not in the document", dir)
		}
	}
}

// TestPictureOfPackages checks the picture in docs/architecture.md against the
// rules for imports of the program.
func TestPictureOfPackages(t *testing.T) {
	before, rest, _ := strings.Cut(architecture(t), "```mermaid\n")
	_, after, found := strings.Cut(rest, "```\n")
	if !found {
		t.Fatal("docs/architecture.md has no picture")
	}
	var b strings.Builder
	b.WriteString("flowchart TD\n")
	table := rules()
	for _, dir := range slices.Sorted(maps.Keys(leadsTo(table, "cmd/bot"))) {
		for _, own := range direct(table, dir) {
			fmt.Fprintf(&b, "    %s --> %s\n", strings.TrimPrefix(dir, "internal/"), strings.TrimPrefix(own, "internal/"))
		}
	}
	golden.CheckFile(t, architectureFile, before+"```mermaid\n"+b.String()+"```\n"+after)
}

// direct lists the packages that a package may import and that none of its other
// imports leads to.
func direct(table map[string]rule, dir string) []string {
	implied := map[string]bool{}
	for _, own := range table[dir].ours {
		for _, further := range table[own].ours {
			maps.Copy(implied, leadsTo(table, further))
		}
	}
	return slices.DeleteFunc(slices.Sorted(slices.Values(table[dir].ours)), func(own string) bool { return implied[own] })
}

// leadsTo is a package with all that it imports, by way of others too.
func leadsTo(table map[string]rule, dir string) map[string]bool {
	out := map[string]bool{dir: true}
	for _, own := range table[dir].ours {
		maps.Copy(out, leadsTo(table, own))
	}
	return out
}

// TestNamesInArchitecture finds names of code in docs/architecture.md that the
// packages no longer have.
func TestNamesInArchitecture(t *testing.T) {
	declared := map[string]bool{}
	packages := map[string]bool{}
	for _, f := range files(t) {
		if !f.test {
			packages[f.ast.Name.Name] = true
			for _, name := range exported(f.ast) {
				declared[f.ast.Name.Name+"."+name] = true
			}
		}
	}
	names := regexp.MustCompile("[`\"]([a-z]+)((?:\\.[A-Z][A-Za-z]*)+)").FindAllStringSubmatch(architecture(t), -1)
	if len(names) < 20 {
		t.Fatalf("found only %d names", len(names))
	}
	for _, m := range names {
		if packages[m[1]] && !declared[m[1]+m[2]] {
			t.Errorf("there is no %s%s", m[1], m[2])
		}
	}
}

// exported lists the exported names that a file declares; a method is
// TYPE.METHOD.
func exported(f *ast.File) []string {
	var out []string
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if name := d.Name.Name; d.Recv != nil {
				out = append(out, receiver(d)+"."+name)
			} else {
				out = append(out, name)
			}
		case *ast.GenDecl:
			if d.Tok == token.TYPE {
				for _, s := range d.Specs {
					out = append(out, s.(*ast.TypeSpec).Name.Name)
				}
			}
		}
	}
	return out
}
