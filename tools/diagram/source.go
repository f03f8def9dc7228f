package main

import (
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// module is the path that our own packages begin with, and the one in the
// project's top folder.
const module = "bothsides"

// source is what the pictures are drawn from: the project's packages, tests
// left out, by their folders; the top folder is module.
type source map[string]*pkg

// pkg is a package.
type pkg struct {
	synopsis  string
	ours      []string                 // folders of the packages that it imports
	theirs    []string                 // modules of others that it imports
	functions map[string]*ast.FuncType // by name; a method is TYPE.METHOD
	types     map[string]bool
}

// parse reads the Go files of the project in the folder root, those of hidden
// folders and of other modules left out.
func parse(root string) (source, error) {
	s := source{}
	set := token.NewFileSet()
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir():
			return skip(root, name)
		case filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(set, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		dir, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			return err
		}
		s.add(filepath.ToSlash(dir), f)
		return nil
	})
	for _, p := range s {
		slices.Sort(p.ours)
		slices.Sort(p.theirs)
		p.ours, p.theirs = slices.Compact(p.ours), slices.Compact(p.theirs)
	}
	return s, err
}

// skip passes over folders that are no part of the module.
func skip(root, dir string) error {
	if dir == root {
		return nil
	}
	modules, err := filepath.Glob(filepath.Join(dir, "go.mod"))
	if err != nil {
		return err
	}
	if base := filepath.Base(dir); len(modules) > 0 || base == "testdata" || strings.HasPrefix(base, ".") {
		return filepath.SkipDir
	}
	return nil
}

func (s source) add(dir string, f *ast.File) {
	if dir == "." {
		dir = module
	}
	p := s[dir]
	if p == nil {
		p = &pkg{functions: map[string]*ast.FuncType{}, types: map[string]bool{}}
		s[dir] = p
	}
	if f.Doc != nil {
		p.synopsis = new(doc.Package).Synopsis(f.Doc.Text())
	}
	for _, imported := range f.Imports {
		p.imports(imported.Path.Value)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			p.functions[name(n)] = n.Type
			return false
		case *ast.TypeSpec:
			p.types[n.Name.Name] = true
		}
		return true
	})
}

// imports takes note of an import; the standard library's are left out.
func (p *pkg) imports(quoted string) {
	imported, err := strconv.Unquote(quoted)
	first, _, _ := strings.Cut(imported, "/")
	own, ours := strings.CutPrefix(imported, module+"/")
	switch {
	case err != nil:
	case imported == module:
		p.ours = append(p.ours, module)
	case ours:
		p.ours = append(p.ours, own)
	case strings.Contains(first, "."):
		p.theirs = append(p.theirs, short(imported))
	}
}

// short is what people call the module of a path: "bleve" for
// github.com/blevesearch/bleve/v2/search, "x/text" for golang.org/x/text/language.
func short(imported string) string {
	host, rest, _ := strings.Cut(imported, "/")
	parts := strings.Split(rest, "/")
	if host == "github.com" && len(parts) > 1 {
		parts = parts[1:] // without the owner
	}
	if parts[0] == "x" && len(parts) > 1 {
		return path.Join(parts[:2]...)
	}
	return parts[0]
}

// name is that of a function, or of a method with its type's.
func name(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return d.Name.Name
	}
	return typeName(d.Recv.List[0].Type) + "." + d.Name.Name
}

// typeName writes a type shortly: without pointers and packages.
func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.StarExpr:
		return typeName(e.X)
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.ArrayType:
		return "[]" + typeName(e.Elt)
	case *ast.Ellipsis:
		return "…" + typeName(e.Elt)
	case *ast.FuncType:
		return "func"
	}
	return fmt.Sprintf("%T", e)
}

// signature says what a function makes of what, such as "Query → Result": types
// alone, errors left out. It is empty for a function that returns nothing else.
func signature(f *ast.FuncType) string {
	var params, results []string
	for _, p := range f.Params.List {
		params = append(params, typeName(p.Type))
	}
	if f.Results != nil {
		for _, r := range f.Results.List {
			results = append(results, typeName(r.Type))
		}
	}
	results = slices.DeleteFunc(results, func(name string) bool { return name == "error" })
	if len(params) == 0 || len(results) == 0 {
		return ""
	}
	return strings.Join(params, ", ") + " → " + strings.Join(results, ", ")
}
