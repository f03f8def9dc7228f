package handlers

import (
	"strings"
	"unicode"

	"bothsides/internal/message"
)

// Complete offers values for an option that is being typed; nil where there
// is nothing to offer. typed may be of any type.
func (svc *Service) Complete(l message.Language, command, option string, typed any) (out []Suggestion) {
	defer func() {
		if recover() != nil {
			out = nil // completion is a help, never a gate
		}
	}()
	c, _ := Find(command)
	text, _ := typed.(string)
	for _, o := range c.Options {
		if o.Name != option {
			continue
		}
		if o.Complete != nil {
			return o.Complete(svc, l, text)
		}
		if o.Choices != nil {
			return o.Choices(svc.Corpus, l)
		}
	}
	return nil
}

// CompleteLine offers ways to go on with a console line: each Value is a whole
// line, each Name what is shown of it.
func (svc *Service) CompleteLine(l message.Language, line string) []Suggestion {
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
	for _, s := range svc.Complete(l, command.Name, option, typed) {
		out = append(out, Suggestion{s.Name, head + s.Value})
	}
	return out
}

func completeCommand(typed string) []Suggestion {
	var out []Suggestion
	for _, c := range Table() {
		if name := "/" + c.Name; strings.HasPrefix(name, typed) {
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
