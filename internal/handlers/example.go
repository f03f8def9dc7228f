package handlers

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/message"
)

// ExampleOver is a line that a person who speaks l would type. A command's own
// Example is about the built-in statements; over others it names what they have.
func (c Command) ExampleOver(over *corpus.Corpus, l message.Language) string {
	given := map[string]any{}
	if _, rest, _ := strings.Cut(c.Example, " "); len(c.Options) > 0 {
		c.split(rest, []message.Language{message.English}, given)
	}
	line := "/" + c.typedName(l)
	for i, o := range c.Options {
		value, ok := given[o.Name]
		if !ok {
			continue
		}
		switch {
		case o.Sample != nil && !over.Builtin:
			value = o.Sample(over)
		case o.Words != "":
			value = l.Text(o.Words)
		}
		if i > 0 {
			line += " " + o.LocalName(l) + ":"
		}
		line += " " + fmt.Sprint(value)
	}
	return line
}

func lastOf(c *corpus.Corpus) *corpus.Statement { return c.Statements[len(c.Statements)-1] }

// sampleTopic is something that the statements speak of: a topic of the
// reviewed map, or else the longest word of the first passage.
func sampleTopic(c *corpus.Corpus) string {
	if len(c.Topics) > 0 {
		return c.Topics[0].Name(string(message.English))
	}
	longest := ""
	for _, word := range strings.FieldsFunc(c.Statements[0].Passages[0].Text(), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if utf8.RuneCountInString(word) > utf8.RuneCountInString(longest) {
			longest = word
		}
	}
	return longest
}

func sampleQuestion(c *corpus.Corpus) string { return sampleTopic(c) + "?" }

func sampleQuote(c *corpus.Corpus) string { return "“" + opening(lastOf(c)) + "”" }

func sampleMessage(c *corpus.Corpus) string { return lastOf(c).Name + ": " + sampleQuote(c) }

func samplePassage(c *corpus.Corpus) string { return c.Statements[0].Passages[0].ID() }

// opening is how a statement begins, in a few words.
func opening(s *corpus.Statement) string {
	const most = 6
	words := strings.Fields(s.Passages[0].Text())
	return strings.TrimRightFunc(strings.Join(words[:min(len(words), most)], " "), unicode.IsPunct)
}
