package handlers

import (
	"strings"
	"unicode"
)

// CompleteLine offers ways to go on with a console line: each Value is a whole
// line, each Name what is shown of it.
func (h *House) CompleteLine(line string) []Suggestion {
	name, rest, spaced := strings.Cut(strings.TrimLeftFunc(line, unicode.IsSpace), " ")
	if !spaced {
		return completeCommand(name)
	}
	command, found := Find(strings.TrimPrefix(name, "/"))
	if !found || len(command.Options) == 0 {
		return nil
	}
	option, at := command.last(rest)
	typed := strings.TrimLeftFunc(rest[at:], unicode.IsSpace)
	head := line[:len(line)-len(typed)]
	var out []Suggestion
	for _, s := range h.Complete(command.Name, option, typed) {
		out = append(out, Suggestion{s.Name, head + s.Value})
	}
	return out
}

func completeCommand(typed string) []Suggestion {
	var out []Suggestion
	for _, c := range Table() {
		if name := "/" + c.Name; c.Message == "" && strings.HasPrefix(name, typed) {
			out = append(out, Suggestion{name, name + " "})
		}
	}
	return out
}

// last is the option that the end of text belongs to, and where its value
// begins.
func (c Command) last(text string) (option string, at int) {
	option = c.Options[0].Name
	for start, word := range words(text) {
		if name, ok := strings.CutSuffix(word, ":"); ok && c.has(name) {
			option, at = name, start+len(word)
		}
	}
	return option, at
}
