package handlers

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/message"
)

// Example is a line that a person would type. A command's own is about the
// built-in statements; over others it names what they have.
func (h *House) Example(c Command) string {
	if h.Corpus.Builtin {
		return c.Example
	}
	_, rest, _ := strings.Cut(c.Example, " ")
	given := map[string]any{}
	if len(c.Options) > 0 {
		c.split(rest, given)
	}
	line := "/" + c.Name
	for i, o := range c.Options {
		value, ok := given[o.Name]
		if !ok {
			continue
		}
		if i > 0 {
			line += " " + o.Name + ":"
		}
		line += " " + h.sample(o.Name, value)
	}
	return line
}

// sample is a value of the option that fits the corpus, or the given one where
// any corpus takes it.
func (h *House) sample(option string, given any) string {
	first, last := h.Corpus.Statements[0], h.Corpus.Statements[len(h.Corpus.Statements)-1]
	switch option {
	case "topic":
		return h.sampleTopic()
	case "question":
		return h.sampleTopic() + "?"
	case "quote":
		return "“" + opening(last) + "”"
	case "message":
		return last.Name + ": “" + opening(last) + "”"
	case "source", "said-by":
		return last.ID
	case "passage":
		return first.Passages[0].ID()
	case "paragraph":
		return "1"
	}
	return fmt.Sprint(given)
}

// sampleTopic is something that the statements speak of: a topic of the
// reviewed map, or else the longest word of the first passage.
func (h *House) sampleTopic() string {
	if len(h.Corpus.Topics) > 0 {
		return h.Corpus.Topics[0].Name(string(message.English))
	}
	longest := ""
	for _, word := range strings.FieldsFunc(h.Corpus.Statements[0].Passages[0].Text(), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if utf8.RuneCountInString(word) > utf8.RuneCountInString(longest) {
			longest = word
		}
	}
	return longest
}

// opening is how a statement begins, in a few words.
func opening(s *corpus.Statement) string {
	const most = 6
	words := strings.Fields(s.Passages[0].Text())
	return strings.TrimRightFunc(strings.Join(words[:min(len(words), most)], " "), unicode.IsPunct)
}
