package answer

import (
	"unicode"
	"unicode/utf8"

	"bothsides/corpus"
	"bothsides/internal/message"
)

// Name is what a statement's side is called in the given language.
func Name(s *corpus.Statement, l message.Language) string { return s.NameIn(string(l)) }

// Subject is how sentences speak of a statement: "the Kremlin statement" or, in
// languages in which statements do not say things but things are in them, "in
// der Erklärung des Kremls". A statement that its corpus does not word for the
// language gets words that fit any name.
func Subject(s *corpus.Statement, l message.Language) string {
	if phrase := s.PhraseIn(string(l)); phrase != "" {
		return phrase
	}
	return l.Text("statement.subject", Name(s, l))
}

// Sentence begins a text with a capital, since a statement's words in the
// middle of a sentence may also begin one.
func Sentence(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}
