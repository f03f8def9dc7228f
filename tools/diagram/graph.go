package main

import (
	"maps"
	"slices"
	"strings"
)

// packages is the graph of a package and of all that it imports of ours. An
// import that other imports lead to anyway has no arrow.
func (s source) packages(top string) []*node {
	reached := map[string]bool{}
	s.reach(top, reached)
	nodes := map[string]*node{}
	for dir := range reached {
		p := s[dir]
		nodes[dir] = &node{title: strings.TrimPrefix(dir, "internal/"), notes: wrap(p.theirs), tip: p.synopsis}
	}
	var out []*node
	for _, dir := range slices.Sorted(maps.Keys(nodes)) {
		for _, own := range s.direct(dir) {
			nodes[dir].to = append(nodes[dir].to, nodes[own])
		}
		out = append(out, nodes[dir])
	}
	return out
}

// direct lists the imports of a package that none of its other imports leads to.
func (s source) direct(dir string) []string {
	implied := map[string]bool{}
	for _, own := range s[dir].ours {
		for _, further := range s[own].ours {
			s.reach(further, implied)
		}
	}
	return slices.DeleteFunc(slices.Clone(s[dir].ours), func(own string) bool { return implied[own] })
}

// reach marks a package and all that it leads to.
func (s source) reach(dir string, seen map[string]bool) {
	if seen[dir] {
		return
	}
	seen[dir] = true
	for _, own := range s[dir].ours {
		s.reach(own, seen)
	}
}

// perLine is how many modules a line of a box names.
const perLine = 2

// wrap makes lines of names.
func wrap(names []string) []string {
	var out []string
	for some := range slices.Chunk(names, perLine) {
		out = append(out, strings.Join(some, ", "))
	}
	return out
}
