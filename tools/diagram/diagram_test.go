package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// project is the project's folder, from this package.
const project = "../.."

func TestPicturesAreUpToDate(t *testing.T) {
	pictures, err := draw(project)
	if err != nil {
		t.Fatal(err)
	}
	for name, svg := range pictures {
		committed, err := os.ReadFile(filepath.Join(project, name))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(committed), string(svg)); diff != "" {
			t.Errorf("%s is not what the source looks like (go run ./tools/diagram draws it):\n%s", name, diff)
		}
	}
}

// example is a project in which a imports b, c and d, b imports c, and c d.
func example() source {
	return source{"a": {ours: []string{"b", "c", "d"}}, "b": {ours: []string{"c"}}, "c": {ours: []string{"d"}}, "d": {}, "unused": {}}
}

func TestArrowsThatFollowFromOthersAreLeftOut(t *testing.T) {
	var got []string
	for _, n := range example().packages("a") {
		for _, next := range n.to {
			got = append(got, n.title+next.title)
		}
	}
	if want := []string{"ab", "bc", "cd"}; !slices.Equal(got, want) {
		t.Errorf("arrows %v, want %v", got, want)
	}
}

func TestArrowsLeadToTheNextRow(t *testing.T) {
	far, near, end := &node{title: "far"}, &node{title: "near"}, &node{title: "end"}
	far.to, near.to = []*node{near, end}, []*node{end}
	l := arrange([]*node{end, near, far})
	if len(l.rows) != 3 {
		t.Fatalf("%d rows, want 3", len(l.rows))
	}
	for i, row := range l.rows {
		for _, n := range row {
			for _, next := range n.to {
				if !slices.Contains(l.rows[min(i+1, len(l.rows)-1)], next) {
					t.Errorf("an arrow from %q in row %d does not lead to row %d", n.title, i, i+1)
				}
			}
		}
	}
}

func TestBoxesDoNotOverlap(t *testing.T) {
	s, err := parse(project)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range arrange(s.packages("cmd/bot")).rows {
		for i, n := range row[1:] {
			if left := row[i]; left.x+left.width()/2 > n.x-n.width()/2 {
				t.Errorf("%q overlaps %q", left.title, n.title)
			}
		}
	}
}

func TestAStepThatIsGoneIsNamed(t *testing.T) {
	_, err := example().request()
	want := "the way of a request (tools/diagram/request.go): cmd/bot has no console.line"
	if err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestShort(t *testing.T) {
	tests := []struct {
		path, want string
	}{
		{"github.com/blevesearch/bleve/v2/search", "bleve"},
		{"golang.org/x/text/language", "x/text"},
		{"github.com/charmbracelet/x/ansi", "x/ansi"},
		{"go.yaml.in/yaml/v3", "yaml"},
	}
	for _, test := range tests {
		t.Run(test.path, func(t *testing.T) {
			if got := short(test.path); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
