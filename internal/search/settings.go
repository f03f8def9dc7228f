package search

import (
	"strings"

	"bothsides/corpus"
)

// Settings are the numbers by which a query's words are weighed. What is learned
// from labelled queries decides on what they give; docs/answers.md tells how.
type Settings struct {
	// How much a term in a field counts as saying what was asked; in fieldSaid
	// it counts 1.
	Held, Near float64
	// Weak is how much a weak unit weighs beside others, Actor how much an
	// actor weighs, as parts of their weight.
	Weak, Actor float64
	// How much words that no passage has weigh, as a part of the rarest term's
	// weight: any, one that tells how in a question, one of another language.
	Unknown, UnknownManner, UnknownForeign float64
	// UnknownName is the same for a word that is in no dictionary. Where names
	// are strict nothing answers without them, in a query in English.
	UnknownName float64
	StrictNames bool
	// Manner is how much a word that tells how weighs in a question, as a part
	// of its weight.
	Manner float64
	// WeakWords says that words which no concept has are weak: right where the
	// thesaurus has all that the statements speak of.
	WeakWords bool
	// Acts says that words for the same act stand for each other, and other words for
	// the same: right where the thesaurus does not list them.
	Acts bool
	// Alike is how much another word for the same counts, in a phrase that is within a
	// longer one so many times as much, and Beside how much a word of a set beside its.
	Alike, Within, Beside float64
	// Enough is the share of the asked weight from which on a passage may answer by itself.
	Enough float64
	// Literal is the share of what is asked for from which on a passage that has it
	// in the query's own words is shown, whatever was learned: who asks for words that
	// a statement has wants to see them.
	Literal float64
	// Off are mechanisms to do without; only tools/ablate sets it.
	Off Mechanism
}

// DefaultSettings are the fitted settings for a corpus that has a thesaurus of
// all that it speaks of, and labelled queries.
func DefaultSettings() Settings {
	return Settings{
		Held: 0.9, Near: 0.5,
		Weak: 0.35, Actor: 0.4,
		Unknown: 0.9, UnknownManner: 0.3, UnknownForeign: 0.3,
		Enough: 0.55, Literal: 0.99,
		UnknownName: 0.9, StrictNames: true, Manner: 1, WeakWords: true,
	}
}

// PlainSettings are the settings for any other corpus. Its words count by
// themselves, the rare ones most, and a word that no passage has lowers what the
// others are worth, without silencing them.
func PlainSettings() Settings {
	s := DefaultSettings()
	s.Unknown, s.UnknownName, s.UnknownManner = 0.65, 0.8, 0.3
	s.StrictNames, s.WeakWords, s.Manner, s.Acts = false, false, 0.5, true
	s.Alike, s.Within, s.Beside = 0.65, 0.7, 0.45
	s.Enough, s.Literal = 0.46, 0.8
	return s
}

// settingsFor are the settings that suit a corpus.
func settingsFor(c *corpus.Corpus) Settings {
	if c.Model != nil {
		return DefaultSettings()
	}
	return PlainSettings()
}

// field is one of the fields of a document, with how much a term in it counts.
type field struct {
	name   string
	weight float64
}

// fields are those in which documents have such a term as the unit's.
func (s Settings) fields(u unit, term string) []field {
	said, held, near := field{fieldSaid, 1}, field{fieldHeld, s.Held}, field{fieldNear, s.Near}
	if s.off(Near) {
		near.weight = 0
	}
	switch {
	case strings.HasPrefix(term, conceptMark):
		return []field{said, held, near}
	case strings.HasPrefix(term, actMark):
		return []field{held}
	case strings.HasPrefix(term, alikeMark):
		return []field{{fieldNear, u.near[term]}}
	}
	return []field{said}
}

// Mechanism is a set of the parts of a search that can be switched off, to see
// what each is worth.
type Mechanism uint32

// The mechanisms.
const (
	Spelling  Mechanism = 1 << iota // misspelled words are corrected
	Parts                           // parts of a query are answered by themselves
	Quoted                          // phrases in quote marks must occur word for word
	Details                         // a question for when, where or how many wants a passage that has it
	WeakUnits                       // acts and actors only colour what else is asked
	Near                            // passages that only touch a concept have some of it
	Score                           // bleve's score orders passages
	Facts                           // who does what is matched with the facts
	Opinion                         // labelled queries with the same words count
)

// Mechanisms are the names of the mechanisms.
func Mechanisms() map[Mechanism]string {
	return map[Mechanism]string{Spelling: "spelling", Parts: "parts of a query", Quoted: "quoted phrases", Details: "details (when, where, how many)",
		WeakUnits: "weak units and actors", Near: "concepts that are only touched",
		Score: "bleve's score (BM25)", Facts: "facts", Opinion: "learned from labelled queries"}
}

func (s Settings) off(m Mechanism) bool { return s.Off&m != 0 }
