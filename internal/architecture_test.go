package internal

import (
	"go/ast"
	"go/token"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func architecture(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
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
	names := regexp.MustCompile("`([a-z]+)((?:\\.[A-Z][A-Za-z]*)+)`").FindAllStringSubmatch(architecture(t), -1)
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
