// Diagram draws the packages of the program and the way of a request through
// them, from the source: docs/pictures/packages.svg and request.svg. Run it from
// the project's folder; a test compares the pictures with what it draws.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if err := run("."); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run writes the pictures of the project in the folder root.
func run(root string) error {
	pictures, err := draw(root)
	if err != nil {
		return err
	}
	for name, svg := range pictures {
		if err := os.WriteFile(filepath.Join(root, filepath.FromSlash(name)), svg, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// draw makes the pictures, by the names of their files.
func draw(root string) (map[string][]byte, error) {
	source, err := parse(root)
	if err != nil {
		return nil, err
	}
	request, err := source.request()
	if err != nil {
		return nil, err
	}
	return map[string][]byte{
		"docs/pictures/packages.svg": arrange(source.packages("cmd/bot")).svg("The program's packages; an arrow leads to a package that is imported"),
		"docs/pictures/request.svg":  arrange(request).svg("One request, from where it comes in to the answer"),
	}, nil
}
