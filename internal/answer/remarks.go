package answer

import (
	"strings"

	"bothsides/internal/message"
)

// maxUnknown is how many words that no statement has are repeated.
const maxUnknown = 6

// Remarks are the sentences under an answer: which words of the question no
// statement has, and its notes.
func (a Answer) Remarks() []string {
	var out []string
	p, _ := a.Content.(Passages)
	if words := a.unknown(p, false); len(words) > 0 {
		for i, w := range words {
			words[i] = a.Language.Text("answer.word", w)
		}
		out = append(out, a.Language.Text("answer.not-understood", list(words)))
	}
	if words := a.unknown(p, true); len(words) > 0 && a.Quotes() {
		key := "answer.not-mentioned"
		if len(p.Sections) == 2 {
			key = "answer.neither-mentions"
		}
		out = append(out, a.Language.Text(key, list(words)))
	}
	return append(out, a.Notes...)
}

// unknown are the words of the question that no statement has and that are
// understood, or are not, as they were typed.
func (a Answer) unknown(p Passages, understood bool) []string {
	var words []string
	for _, u := range p.Unknown {
		if u.Understood == understood {
			words = append(words, Printable(typed(a.Query, u.Text)))
		}
	}
	return words
}

// typed is a word in the letters of the question: NATO, not nato.
func typed(query, word string) string {
	lower := strings.ToLower(query)
	at := strings.Index(lower, word)
	if at < 0 || len(lower) != len(query) {
		return word
	}
	return query[at : at+len(word)]
}

// list joins words, of many only the first.
func list(words []string) string {
	if len(words) > maxUnknown {
		return strings.Join(words[:maxUnknown], ", ") + " …"
	}
	return strings.Join(words, ", ")
}

// SuggestedNames are what the suggested topics are called in a language.
func (p Passages) SuggestedNames(l message.Language) []string {
	names := make([]string, len(p.Suggestions))
	for i, t := range p.Suggestions {
		names[i] = t.Name(string(l))
	}
	return names
}
