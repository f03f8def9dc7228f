package handlers

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
)

func passageOption() Option {
	return Option{Name: "passage", Required: true, Min: 1, Max: 100, Sample: samplePassage, Complete: completePassage, DescribeAny: "option.passage.any"}
}

// passage finds the passage that was meant: by its id, by a line of the
// completion, which begins with one, or by words that one passage alone has.
func passage(c *corpus.Corpus, args Args) (*corpus.Passage, string) {
	typed := strings.TrimSpace(args.Text("passage"))
	first, _, _ := strings.Cut(typed, " ")
	for _, id := range []string{first, strings.Join(strings.Fields(typed), "-")} {
		if p := c.Passage(id); p != nil {
			return p, ""
		}
	}
	if found := passagesWith(c, typed, 2); len(found) == 1 {
		return found[0], ""
	}
	return nil, args.Language.Text("refusal.passage", c.Statements[0].Passages[0].ID(), c.Statements[0].ID)
}

// completePassage offers passages whose id begins as typed or that have the
// typed words.
func completePassage(svc *Service, _ message.Language, typed string) []Suggestion {
	var out []Suggestion
	for _, p := range passagesWith(svc.Corpus, typed, maxSuggestions) {
		out = append(out, Suggestion{answer.Shorten(p.ID()+" · "+firstLine(p.Text()), maxChoiceName), p.ID()})
	}
	return out
}

// maxChoiceName is the longest name of a choice that Discord shows, in runes.
const maxChoiceName = 100

func firstLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// passagesWith lists at most n passages whose id begins with typed, and else
// those that have a word with each typed word as its beginning.
func passagesWith(c *corpus.Corpus, typed string, n int) []*corpus.Passage {
	var byID, byWords []*corpus.Passage
	parts := strings.Fields(typed)
	for _, s := range c.Statements {
		for _, p := range s.Passages {
			if len(byID) < n && hasPrefixFold(p.ID(), strings.Join(parts, "-")) {
				byID = append(byID, p)
			} else if len(byWords) < n && hasWords(p.Text(), parts) {
				byWords = append(byWords, p)
			}
		}
	}
	if len(byID) > 0 {
		return byID
	}
	return byWords
}

// maxWords bounds the work of a completion.
const maxWords = 16

func hasWords(text string, parts []string) bool {
	for _, part := range parts[:min(len(parts), maxWords)] {
		if !hasWord(text, part) {
			return false
		}
	}
	return len(parts) > 0
}

// hasWord reports whether a word of the text begins with part, whatever the
// case of letters.
func hasWord(text, part string) bool {
	inWord := false
	for i, r := range text {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		if letter && !inWord && hasPrefixFold(text[i:], part) {
			return true
		}
		inWord = letter
	}
	return false
}

// hasPrefixFold is strings.HasPrefix whatever the case of letters.
func hasPrefixFold(s, prefix string) bool {
	for _, want := range prefix {
		got, size := utf8.DecodeRuneInString(s)
		if size == 0 || got != want && unicode.ToLower(got) != unicode.ToLower(want) {
			return false
		}
		s = s[size:]
	}
	return true
}
