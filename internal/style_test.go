package internal

import (
	"go/ast"
	"go/token"
	"testing"
)

func TestExportedNamesAreExplained(t *testing.T) {
	packages := map[string]bool{}
	for _, f := range files(t) {
		if f.test {
			continue
		}
		packages[f.dir] = packages[f.dir] || f.ast.Doc != nil
		for _, d := range f.ast.Decls {
			for _, name := range unexplained(d) {
				t.Errorf("%s: %s is exported and has no comment", f.at(name), name.Name)
			}
		}
	}
	for dir, explained := range packages {
		if !explained {
			t.Errorf("%s: the package has no comment", dir)
		}
	}
}

// unexplained lists the exported names that a declaration leaves without a
// comment. One over a group of constants or variables is for them all.
func unexplained(d ast.Decl) []*ast.Ident {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && d.Doc == nil && (d.Recv == nil || ast.IsExported(receiver(d))) {
			return []*ast.Ident{d.Name}
		}
	case *ast.GenDecl:
		if d.Doc == nil {
			return unexplainedSpecs(d.Specs)
		}
	}
	return nil
}

func unexplainedSpecs(specs []ast.Spec) []*ast.Ident {
	var out []*ast.Ident
	for _, s := range specs {
		switch s := s.(type) {
		case *ast.TypeSpec:
			if s.Name.IsExported() && s.Doc == nil {
				out = append(out, s.Name)
			}
		case *ast.ValueSpec:
			for _, name := range s.Names {
				if name.IsExported() && s.Doc == nil && s.Comment == nil {
					out = append(out, name)
				}
			}
		}
	}
	return out
}

// receiver is the name of a method's type.
func receiver(d *ast.FuncDecl) string {
	e := d.Recv.List[0].Type
	for {
		switch typed := e.(type) {
		case *ast.StarExpr:
			e = typed.X
		case *ast.IndexExpr:
			e = typed.X
		case *ast.Ident:
			return typed.Name
		default:
			return ""
		}
	}
}

func TestPackageVariablesNeverChange(t *testing.T) {
	variables := map[string]map[string]bool{} // by package
	for _, f := range files(t) {
		if variables[f.dir] == nil {
			variables[f.dir] = map[string]bool{}
		}
		for _, name := range packageVariables(f.ast) {
			variables[f.dir][name] = true
		}
	}
	for _, f := range files(t) {
		own := variables[f.dir]
		ast.Inspect(f.ast, func(n ast.Node) bool {
			for _, changed := range changes(n) {
				if name := root(changed); name != nil && own[name.Name] && !f.local(name) {
					t.Errorf("%s: changes the package variable %s", f.at(n), name.Name)
				}
			}
			return true
		})
	}
}

func packageVariables(f *ast.File) []string {
	var out []string
	for _, d := range f.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
			for _, s := range g.Specs {
				for _, name := range s.(*ast.ValueSpec).Names {
					out = append(out, name.Name)
				}
			}
		}
	}
	return out
}

// changes lists what a statement or expression assigns to, or hands out to be
// assigned to.
func changes(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			return n.Lhs
		}
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			return []ast.Expr{n.X}
		}
	case *ast.CallExpr:
		if f, ok := n.Fun.(*ast.Ident); ok && (f.Name == "delete" || f.Name == "clear") && len(n.Args) > 0 {
			return n.Args[:1]
		}
	}
	return nil
}

// root is the variable that an expression such as v.field[i] is part of.
func root(e ast.Expr) *ast.Ident {
	for {
		switch typed := e.(type) {
		case *ast.Ident:
			return typed
		case *ast.SelectorExpr:
			e = typed.X
		case *ast.IndexExpr:
			e = typed.X
		case *ast.StarExpr:
			e = typed.X
		case *ast.ParenExpr:
			e = typed.X
		default:
			return nil
		}
	}
}

// local reports whether a name is declared within a function: the parser resolves
// names to what declares them in the same file.
func (f sourceFile) local(name *ast.Ident) bool {
	return name.Obj != nil && f.ast.Scope.Lookup(name.Name) != name.Obj
}
