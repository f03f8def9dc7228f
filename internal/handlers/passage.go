package handlers

import (
	"slices"
	"strings"

	"bothsides/corpus"
	"bothsides/internal/answer"
	"bothsides/internal/message"
	"bothsides/internal/text"
)

func passageOption() Option {
	return Option{Name: "passage", Required: true, Min: 1, Max: 100, Sample: samplePassage, Complete: completePassage, DescribeAny: "option.passage.any"}
}

// passagesMeant finds the passages that were meant: by their ids, by a line of
// the completion, which begins with one, or by words that one passage alone
// has.
func passagesMeant(c *corpus.Corpus, args Args) ([]*corpus.Passage, string) {
	typed := strings.TrimSpace(args.Text("passage"))
	if named := references(c, typed); named != nil {
		return named, ""
	}
	first, _, _ := strings.Cut(typed, suggestedText)
	if p := c.Passage(first); p != nil {
		return []*corpus.Passage{p}, ""
	}
	if found := passagesWith(c, typed, 2); len(found) == 1 {
		return found, ""
	}
	return nil, args.Language.Text("refusal.passage", c.Statements[0].Passages[0].ID(), c.Statements[0].ID)
}

// suggestedText is between the id and the text of a suggested passage.
const suggestedText = " · "

// completePassage offers passages whose id begins as typed or that have the
// typed words.
func completePassage(svc *Service, _ message.Language, typed string) []Suggestion {
	var out []Suggestion
	for _, p := range passagesWith(svc.Corpus, typed, maxSuggestions) {
		out = append(out, Suggestion{answer.Shorten(p.ID()+suggestedText+firstLine(p.Text()), maxChoiceName), p.ID()})
	}
	return out
}

// maxChoiceName is the longest name of a choice that Discord shows, in runes.
const maxChoiceName = 100

func firstLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// mostLookedThrough is up to how many passages are looked through for words while
// somebody types; of a larger corpus passages are found by their ids alone.
const mostLookedThrough = 20_000

// passagesWith lists at most n passages whose id begins with typed, and else
// those that have a word with each typed word as its beginning.
func passagesWith(c *corpus.Corpus, typed string, n int) []*corpus.Passage {
	id := strings.Join(strings.Fields(typed), "-")
	found := passagesThat(c, n, func(p *corpus.Passage) bool {
		return len(p.ID()) >= len(id) && strings.EqualFold(p.ID()[:len(id)], id)
	})
	if len(found) > 0 || c.PassageCount() > mostLookedThrough {
		return found
	}
	words := typedWords(typed)
	return passagesThat(c, n, func(p *corpus.Passage) bool { return words.begin(p.Text()) })
}

// passagesThat lists the first n passages that are wanted.
func passagesThat(c *corpus.Corpus, n int, wanted func(*corpus.Passage) bool) []*corpus.Passage {
	var out []*corpus.Passage
	for _, s := range c.Texts() {
		for _, p := range s.Passages {
			if len(out) < n && wanted(p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// beginnings are what words begin with, as somebody types them.
type beginnings []text.Token

func typedWords(typed string) beginnings {
	const most = 16 // bounds the work of a completion
	words := text.Words(typed, "")
	return words[:min(len(words), most)]
}

// begin reports whether each is the beginning of a word of s, or a number of it:
// the "1" of a mention, "<@&1>", or of an id that there is not, is no "175".
func (b beginnings) begin(s string) bool {
	words := text.Words(s, "")
	for _, typed := range b {
		begins := func(w text.Token) bool {
			return w.Folded == typed.Folded || typed.Kind != text.Number && strings.HasPrefix(w.Folded, typed.Folded)
		}
		if !slices.ContainsFunc(words, begins) {
			return false
		}
	}
	return len(b) > 0
}
