package corpus

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// document reads one YAML text of a corpus file node by node, so that whatever
// is wrong in it becomes a fault with the line of its node.
type document struct {
	file   string
	before int // lines of the file before the text
	faults Faults
}

// fault notes what is wrong at a node.
func (d *document) fault(at *yaml.Node, format string, args ...any) {
	d.faultAt(at.Line, format, args...)
}

// faultAt notes what is wrong at a line of the text.
func (d *document) faultAt(line int, format string, args ...any) {
	d.faults = append(d.faults, Fault{d.file, d.before + line, fmt.Sprintf(format, args...)})
}

// parse returns the top node of the text. Without one, which is a fault only
// if the text cannot be read, the node is nil.
func (d *document) parse(data string) *yaml.Node {
	decoder := yaml.NewDecoder(strings.NewReader(data))
	var top, second yaml.Node
	switch err := decoder.Decode(&top); {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		d.unreadable(err)
		return nil
	}
	if err := decoder.Decode(&second); err == nil {
		d.fault(&second, "The file has a second YAML document, which would not be read.")
	}
	return top.Content[0]
}

// unreadable notes a syntax error. The library gives its line only as part of
// the text "yaml: line 3: did not find expected key".
func (d *document) unreadable(err error) {
	reason := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1
	if number, rest, found := strings.Cut(strings.TrimPrefix(reason, "line "), ": "); found {
		if n, err := strconv.Atoi(number); err == nil {
			line, reason = n, rest
		}
	}
	d.faultAt(line, "The YAML cannot be read: %s.", reason)
}

// kindNames are the kinds of nodes in words of the files.
var kindNames = map[yaml.Kind]string{yaml.ScalarNode: "a text", yaml.SequenceNode: "a list",
	yaml.MappingNode: "keys with values", yaml.AliasNode: "a reference"}

// is reports whether a node has the kind, and notes a fault if not.
func (d *document) is(n *yaml.Node, kind yaml.Kind) bool {
	if n.Kind != kind {
		d.fault(n, "Expected %s here, found %s.", kindNames[kind], kindNames[n.Kind])
	}
	return n.Kind == kind
}

// each calls read for each key of a mapping with its value, but for keys that
// appear a second time, which are faults.
func (d *document) each(n *yaml.Node, read func(key, value *yaml.Node)) {
	if !d.is(n, yaml.MappingNode) {
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case !d.is(key, yaml.ScalarNode):
		case seen[key.Value]:
			d.fault(key, "The key %q appears twice.", key.Value)
		default:
			seen[key.Value] = true
			read(key, value)
		}
	}
}

// fields reads a mapping by the readers of its keys; a key without a reader is
// a fault. It returns the values by key.
func (d *document) fields(n *yaml.Node, readers map[string]func(*yaml.Node)) map[string]*yaml.Node {
	values := map[string]*yaml.Node{}
	d.each(n, func(key, value *yaml.Node) {
		read, known := readers[key.Value]
		if !known {
			d.fault(key, "The key %q is unknown; known here: %s.", key.Value, strings.Join(slices.Sorted(maps.Keys(readers)), ", "))
			return
		}
		values[key.Value] = value
		read(value)
	})
	return values
}

// items calls read for each item of a list.
func (d *document) items(n *yaml.Node, read func(*yaml.Node)) {
	if d.is(n, yaml.SequenceNode) {
		for _, item := range n.Content {
			read(item)
		}
	}
}

// placed is a text with the line of its node, for faults that are found once
// more is known.
type placed struct {
	text string
	line int
}

// placed reads a scalar with its line.
func (d *document) placed(to *placed) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if d.is(n, yaml.ScalarNode) {
			*to = placed{n.Value, n.Line}
		}
	}
}

// placedList reads a list of scalars with their lines.
func (d *document) placedList(to *[]placed) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d.items(n, func(item *yaml.Node) {
			var p placed
			if d.placed(&p)(item); p.line > 0 {
				*to = append(*to, p)
			}
		})
	}
}

// text reads a scalar.
func (d *document) text(to *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if d.is(n, yaml.ScalarNode) {
			*to = n.Value
		}
	}
}

// texts reads a list of scalars.
func (d *document) texts(to *[]string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d.items(n, func(item *yaml.Node) {
			if d.is(item, yaml.ScalarNode) {
				*to = append(*to, item.Value)
			}
		})
	}
}

// textsByLanguage reads a mapping of scalars under codes of languages.
func (d *document) textsByLanguage(to *map[string]string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		*to = map[string]string{}
		readers := map[string]func(*yaml.Node){}
		for _, code := range languages() {
			readers[code] = func(value *yaml.Node) {
				if d.is(value, yaml.ScalarNode) {
					(*to)[code] = value.Value
				}
			}
		}
		d.fields(n, readers)
	}
}

// number reads a whole number.
func (d *document) number(to *int) func(*yaml.Node) {
	return func(n *yaml.Node) {
		value, err := strconv.Atoi(n.Value)
		if err != nil {
			d.fault(n, "Expected a whole number here, found %q.", n.Value)
		}
		*to = value
	}
}

// flag reads true or false.
func (d *document) flag(to *bool) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Value != "true" && n.Value != "false" {
			d.fault(n, "Expected true or false here, found %q.", n.Value)
		}
		*to = n.Value == "true"
	}
}

// sorted is the faults in the order of their lines.
func (d *document) sorted() Faults {
	slices.SortStableFunc(d.faults, func(a, b Fault) int { return a.Line - b.Line })
	return d.faults
}
