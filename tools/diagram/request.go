package main

import (
	"fmt"
	"path"
	"strings"
)

// step is a function on the way of a request, or a type that is handed on.
type step struct {
	dir, name string
	says      string   // what a reader cannot see from the name
	to        []string // names of what comes next
}

// way is the way of a request. What the functions take and give is read from
// the source.
func way() []step {
	const ask, made = "Service.Answer", "Answer"
	shown := []string{"Answer.Text", "Answer.MarshalJSON", "render.Answer", "Site.shown"}
	return []step{
		{"cmd/bot", "console.line", "a line on the terminal", []string{ask}},
		{"internal/discord", "Link.OnInteraction", "an event of the gateway", []string{ask}},
		{"internal/discord", "endpoint.ServeHTTP", "a signed POST", []string{ask}},
		{"internal/web", "Site.ask", "a page is opened", []string{ask}},
		{"internal/handlers", ask, "the table of commands", []string{"Index.Search", "Checker.CheckQuoted"}},
		{"internal/search", "Index.Search", "", []string{made}},
		{"internal/verify", "Checker.CheckQuoted", "", []string{made}},
		{"internal/answer", made, "fit to show, whatever happened", shown},
		{"internal/answer", "Answer.Text", "the terminal", nil},
		{"internal/answer", "Answer.MarshalJSON", "--json and the API", nil},
		{"internal/discord/render", "render.Answer", "Discord, both ways", nil},
		{"internal/web", "Site.shown", "a page", nil},
	}
}

// request is the way of a request as a graph.
func (s source) request() ([]*node, error) {
	nodes := map[string]*node{}
	var out []*node
	for _, w := range way() {
		n, err := s.node(w)
		if err != nil {
			return nil, err
		}
		nodes[w.name] = n
		out = append(out, n)
	}
	for _, w := range way() {
		for _, next := range w.to {
			nodes[w.name].to = append(nodes[w.name].to, nodes[next])
		}
	}
	return out, nil
}

// node describes a step. Its name may have its package's, as render.Answer has:
// names of steps are unique.
func (s source) node(w step) (*node, error) {
	base := path.Base(w.dir)
	name := strings.TrimPrefix(w.name, base+".")
	n := &node{title: base + "." + name, tip: w.dir}
	if p, found := s[w.dir]; !found || p.functions[name] == nil && !p.types[name] {
		return nil, fmt.Errorf("the way of a request (tools/diagram/request.go): %s has no %s", w.dir, name)
	}
	n.note(w.says)
	if f, found := s[w.dir].functions[name]; found {
		n.note(signature(f))
	}
	return n, nil
}

// note adds a line below the title, if it says anything.
func (n *node) note(text string) {
	if text != "" {
		n.notes = append(n.notes, text)
	}
}
