package handlers

import (
	"slices"
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
			return narrowed(o.Choices(svc.Corpus, l), text)
		}
	}
	return nil
}

// narrowed keeps the choices whose value or name has a word that begins as
// typed.
func narrowed(choices []Suggestion, typed string) []Suggestion {
	words := typedWords(typed)
	return slices.DeleteFunc(choices, func(s Suggestion) bool {
		return len(words) > 0 && !words.begin(s.Value) && !words.begin(s.Name)
	})
}

// CompleteLine offers ways to go on with a console line: each Value is a whole
// line, each Name what is shown of it. They are commands, values of the option
// that the line ends in, and names of options that are not given yet.
func (svc *Service) CompleteLine(l message.Language, line string) []Suggestion {
	name, rest, spaced := strings.Cut(strings.TrimLeftFunc(line, unicode.IsSpace), " ")
	if !spaced {
		return completeCommand(l, name)
	}
	command, found := findByAnyName(strings.TrimPrefix(name, "/"))
	if !found || !strings.HasPrefix(name, "/") || len(command.Options) == 0 {
		return nil
	}
	option, at := command.last(rest)
	typed := strings.TrimLeftFunc(rest[at:], unicode.IsSpace)
	head := line[:len(line)-len(typed)]
	var out []Suggestion
	for _, s := range svc.Complete(l, command.Name, option, typed) {
		// A value with a space after it is complete.
		if next := head + s.Value; len(next) >= len(line) || !strings.EqualFold(line[:len(next)], next) {
			out = append(out, Suggestion{s.Name, next})
		}
	}
	if typed == "" {
		return out // a value is to come first
	}
	return append(out, command.completeOption(line, rest)...)
}

// completeCommand offers commands in the language of the person who types, and
// where their English names are begun, those.
func completeCommand(l message.Language, typed string) []Suggestion {
	typed = strings.ToLower(typed)
	var own, english []Suggestion
	for _, c := range Table() {
		local := "/" + c.typedName(l)
		if strings.HasPrefix(local, typed) {
			own = append(own, Suggestion{local, local + " "})
		}
		if name := "/" + c.Name; name != local && len(typed) > 1 && strings.HasPrefix(name, typed) {
			english = append(english, Suggestion{name, name + " "})
		}
	}
	return append(own, english...)
}

// last is the option that the end of text belongs to, and where its value
// begins.
func (n named) last(text string) (option string, at int) {
	option = n.Options[0].Name
	for start, word := range words(text) {
		if o, ok := n.optionAt(word, n.languages); ok {
			option, at = o.Name, start+len(word)
		}
	}
	return option, at
}

// completeOption offers the names of options that rest, the line after its
// command, has not given: those that its last word begins, or all of them after
// a value and a space. The only switch, private, means nothing on a terminal.
func (n named) completeOption(line, rest string) []Suggestion {
	begun := rest[strings.LastIndexFunc(rest, unicode.IsSpace)+1:]
	given := map[string]any{}
	n.split(rest, n.languages, given)
	var out []Suggestion
	for _, o := range n.Options {
		name := o.LocalName(n.languages[0]) + ":"
		if given[o.Name] == nil && o.Kind != Boolean && strings.HasPrefix(name, begun) {
			out = append(out, Suggestion{name, strings.TrimSuffix(line, begun) + name + " "})
		}
	}
	return out
}
