package handlers

import (
	"strings"
	"unicode"

	"bothsides/internal/message"
	"bothsides/internal/text"
)

// plainLine is the command that a line without a slash is given to.
const plainLine = "ask"

// ParseLine reads a line as somebody types it in Discord or on a terminal:
// "/who-said topic: hockey source: kremlin". An option begins at a word that
// is one of the command's option names with a colon, and its value runs to
// the next such word. Text before any option is the first option's value. A
// command given by its name in a language takes its options' names in that
// language too: "/wer-sagte Hockey quelle: kremlin". In a message that is given
// on one line, \n is a line break.
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
	}
	call := Call{Command: name, Options: map[string]any{}}
	if command, found := findByAnyName(name); found {
		call.Command = command.Name
		call.OneLine = command.Message && !strings.Contains(line, "\n")
		if len(command.Options) > 0 {
			command.split(rest, command.languages, call.Options)
		}
	}
	return call
}

// ParsePrompt reads a line that a person types at a prompt, where a command
// needs no slash: its name alone is the command, and so is its name before what
// the command takes ("who-said hockey"). Other lines that begin with the name
// are questions ("about the ceasefire").
func (svc *Service) ParsePrompt(line string) Call {
	line = strings.TrimSpace(line)
	if line == "?" {
		line = "help"
	}
	if strings.HasPrefix(line, "/") {
		return ParseLine(line)
	}
	call := ParseLine("/" + line)
	command, found := Find(call.Command)
	if !found {
		return ParseLine(line)
	}
	alone := !strings.ContainsFunc(line, unicode.IsSpace)
	if _, refusal := command.check(svc.Corpus, call); alone || len(call.Options) > 0 && refusal == "" {
		return call
	}
	return ParseLine(line)
}

// LanguageOf is the language that a line is written in, as far as its words or
// the name of its command tell; else English.
func LanguageOf(line string) message.Language {
	name, _, _ := strings.Cut(strings.TrimPrefix(line, slash), " ")
	if c, found := findByAnyName(name); found && strings.HasPrefix(line, slash) {
		return c.languages[0]
	}
	return message.Of(text.Language(text.Words(line, "")))
}

// split cuts a line at the command's option names, the English ones and those of
// the given languages.
func (c Command) split(line string, languages []message.Language, into map[string]any) {
	current, start := c.Options[0].Name, 0
	store := func(end int) {
		value := strings.TrimSpace(line[start:end])
		if value != "" && !(start == 0 && c.Options[0].Kind == Boolean) { // "/help hockey" asks for help
			into[current] = value
		}
	}
	for at, word := range words(line) {
		if o, ok := c.optionAt(word, languages); ok {
			store(at)
			current, start = o.Name, at+len(word)
		}
	}
	store(len(line))
}

// optionAt is the option whose name with a colon is the word.
func (c Command) optionAt(word string, languages []message.Language) (Option, bool) {
	name, ok := strings.CutSuffix(word, ":")
	if !ok {
		return Option{}, false
	}
	for _, o := range c.Options {
		for _, l := range languages {
			if name == o.Name || name == o.LocalName(l) {
				return o, true
			}
		}
	}
	return Option{}, false
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
