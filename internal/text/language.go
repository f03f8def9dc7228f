package text

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// What speaks for a language counts so much.
const (
	scriptVote   = 1 // a word in a script that is written by few languages
	ordinaryVote = 1 // an English word
	stopVote     = 2 // a frequent small word
	uniqueVote   = 3 // such a word that is none in English, or a letter of few languages
	// lead is by how much another language must be ahead of English: many
	// questions are in English and have a name or a word in another.
	lead = 2
)

// Language is the ISO code of the language that a text is written in as far as
// its words tell, "" where they do not. It is one of Languages or one that the
// package can only recognize: "it", "pl", "ar", "ja" and others.
func Language(tokens []Token) string {
	e := &data().evidence
	votes := make([]int, len(e.codes))
	cyrillic := false
	for _, t := range tokens {
		if t.Kind == Word {
			r, _ := utf8.DecodeRuneInString(t.Folded)
			cyrillic = cyrillic || unicode.Is(unicode.Cyrillic, r)
			e.vote(votes, t.Folded, r)
		}
	}
	if ja, zh := slices.Index(e.codes, "ja"), slices.Index(e.codes, "zh"); votes[ja] > 0 {
		votes[ja], votes[zh] = votes[ja]+votes[zh], 0 // Japanese has both scripts
	}
	best := 0 // English
	for code := range votes {
		if votes[code] > votes[best] && votes[code] >= votes[0]+lead {
			best = code
		}
	}
	switch {
	case votes[best] > 0:
		return e.codes[best]
	case cyrillic:
		return "ru" // no letter that Ukrainian has alone
	}
	return ""
}

// vote counts a word that begins with a letter.
func (e *evidence) vote(votes []int, folded string, first rune) {
	ordinary := IsOrdinary(folded) || IsStop(folded, en)
	if ordinary {
		votes[0] += ordinaryVote
	}
	for _, code := range e.words[folded] {
		switch {
		case code == 0:
			votes[code] += stopVote - ordinaryVote
		case ordinary:
			votes[code] += stopVote
		default:
			votes[code] += uniqueVote
		}
	}
	if isPlain(folded) {
		return
	}
	seen := -1
	for i, r := range folded {
		if code, ok := e.letters[folded[i:i+utf8.RuneLen(r)]]; ok && code != seen {
			votes[code] += uniqueVote
			seen = code
		}
	}
	for _, s := range e.scripts {
		if unicode.Is(s.table, first) {
			votes[s.code] += scriptVote
			return
		}
	}
}
