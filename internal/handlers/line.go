package handlers

import (
	"strings"
	"unicode"
)

// plainLine is the command that a line without a slash is given to.
const plainLine = "ask"

// ParseLine reads a line as somebody types it in Discord or on a terminal:
// "/who-said topic: hockey source: kremlin". An option begins at a word that
// is one of the command's option names with a colon, and its value runs to
// the next such word. Text before any option is the first option's value.
func ParseLine(line string) Call {
	line = strings.TrimSpace(line)
	rest, slash := strings.CutPrefix(line, "/")
	name := plainLine
	if slash {
		end := strings.IndexFunc(rest, unicode.IsSpace)
		if end < 0 {
			end = len(rest)
		}
		name, rest = rest[:end], rest[end:]
		if c, found := Find(strings.ToLower(name)); found {
			name = c.Name // whatever the letters' case: telephones begin with a capital
		}
	}
	call := Call{Command: name, Options: map[string]any{}}
	if command, found := Find(name); found && len(command.Options) > 0 {
		command.split(rest, call.Options)
	}
	return call
}

// split cuts text at the command's option names.
func (c Command) split(text string, into map[string]any) {
	current, start := c.Options[0].Name, 0
	store := func(end int) {
		value := strings.TrimSpace(text[start:end])
		if value != "" && !(start == 0 && c.Options[0].Kind == Boolean) { // "/help hockey" asks for help
			into[current] = value
		}
	}
	for at, word := range words(text) {
		if name, ok := strings.CutSuffix(word, ":"); ok && c.has(name) {
			store(at)
			current, start = name, at+len(word)
		}
	}
	store(len(text))
}

func (c Command) has(option string) bool {
	for _, o := range c.Options {
		if o.Name == option {
			return true
		}
	}
	return false
}

// words yields each word between white space with its byte offset.
func words(text string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for start := 0; start < len(text); {
			rest := text[start:]
			start += len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
			end := strings.IndexFunc(text[start:], unicode.IsSpace)
			if end < 0 {
				end = len(text) - start
			}
			if end == 0 || !yield(start, text[start:start+end]) {
				return
			}
			start += end
		}
	}
}
